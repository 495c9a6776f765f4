from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.anchors import AfterLectures, anchors_of, taught
from planner.rules.credits import Item
from planner.rules.next_plan import laid_out
from planner.rules.plan import FIXED, Kind, Mode, Plan, PlannedSession, Status
from planner.rules.plan_places import free_places, places
from planner.rules.slots import parse_slot
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import clashes, semester, semesters, without

WINTER = Days(date(2024, 10, 14), date(2025, 2, 8))
SUMMER = Days(date(2025, 4, 14), date(2025, 7, 26))
CHRISTMAS = DayOff(Days(date(2024, 12, 23), date(2025, 1, 6)), OffKind.BREAK, "", "Christmas")
NEXT = Plan(
    sessions=(), lectures=WINTER, slots=(parse_slot("Thu 10-12, Room 2"),), days_off=(CHRISTMAS,)
)


def no_anchors(_row):
    return ()


def laid(old, frame=NEXT, **more):
    return laid_out(old, frame, **{"anchors": no_anchors} | more)


def by_id(plan):
    return {row.id: row for row in plan.sessions}


def first_weeks(weeks):
    """Return a new term with so many places."""
    lectures = Days(WINTER.first, WINTER.first + timedelta(weeks=weeks, days=-1))
    return replace(NEXT, lectures=lectures, days_off=())


def test_the_topics_keep_their_order_and_lose_their_days():
    made = laid(semester(s2={"status": Status.HELD, "locked": True}, s6={"room": "Aula"}))
    rows = [row for row in made.plan.sessions if row.kind != Kind.BUFFER]
    assert [row.id for row in rows] == [*(f"s{n}" for n in range(1, 9)), "s10", "s11", "s12",
                                        "s13", "guest"]  # fmt: skip
    assert rows[0].day == date(2024, 10, 17)
    assert {row.day and row.day.weekday() for row in rows} == {3, None}
    assert {row.status for row in rows} == {Status.PLANNED}
    assert not any(row.locked for row in rows)
    assert by_id(made.plan)["s6"].room == "Aula"
    assert by_id(made.plan)["s7"].room == "Room 2"
    assert (made.shelved, made.dropped, made.by_hand, made.merges) == ((), (), (), ())


def test_the_buffer_before_the_break_is_before_the_break_again():
    made = laid(semester())
    buffer = by_id(made.plan)["s9"]
    assert (buffer.day, buffer.mode) == (date(2024, 12, 19), Mode.ONLINE)
    assert by_id(made.plan)["s10"].day == date(2024, 12, 12)


def test_what_lay_on_the_shelf_lies_there_again_and_costs_no_buffer():
    made = laid(semester(), first_weeks(13))
    assert by_id(made.plan)["guest"].day is None
    assert (made.shelved, made.dropped) == ((), ())


def test_too_few_places_cost_the_buffer_first_then_what_was_cancelled_then_the_last_topics():
    made = laid(semester(), first_weeks(12))
    assert [row.id for row in made.dropped] == ["s9"]
    assert made.shelved == ()
    made = laid(semester(s5={"status": Status.CANCELLED}), first_weeks(10))
    assert [row.id for row in made.shelved] == ["s5", "s12"]
    assert taught(made.plan)[-1].id == "s13"
    assert [row.id for row in made.plan.sessions if row.day is None] == ["s5", "s12", "guest"]


def test_parts_of_one_topic_are_proposed_as_one_and_then_the_last_ones():
    old = without(
        semester(s3={"topic": "Policy gradients (part 1)"}, s4={"topic": "Policy gradients, II"}),
        "guest",
    )
    made = laid(old, first_weeks(10))
    first, second = made.merges
    assert (first.pair, first.topic, first.parts) == (("s3", "s4"), "Policy gradients", True)
    assert (second.pair, second.parts) == (("s12", "s13"), False)
    assert "; " in second.topic
    assert [row.id for row in made.shelved] == ["s11", "s12"]
    merged = laid(old, first_weeks(10), taken=[first.pair, second.pair])
    assert merged.merges == made.merges
    assert merged.shelved == ()
    assert merged.became == {"s4": "s3", "s13": "s12"}
    assert by_id(merged.plan)["s3"].topic == "Policy gradients"
    assert taught(merged.plan)[-1].topic == second.topic


def test_three_parts_keep_their_names_when_two_of_them_are_merged():
    names = {f"s{n}": {"topic": f"RL (part {n})"} for n in (1, 2, 3)}
    made = laid(semester(**names), first_weeks(11))
    assert made.merges[0].topic == "RL (part 1); RL (part 2)"


def test_parts_whose_topics_go_on_are_parts_too_and_lose_no_word():
    first, second = "RL (part 2): policy gradients", "RL (part 3): reward models"
    old = semester(s3={"topic": first}, s4={"topic": second})
    (merge, *_) = laid(old, first_weeks(11)).merges
    assert (merge.pair, merge.topic, merge.parts) == (("s3", "s4"), f"{first}; {second}", True)


def test_where_all_topics_come_before_the_break_the_buffer_stays_between_its_neighbours():
    two = replace(NEXT, slots=(*NEXT.slots, parse_slot("Mon 10-12")))
    rows = [row.id for row in laid(semester(), two).plan.sessions]
    assert rows.index("s9") == rows.index("s8") + 1 == rows.index("s10") - 1


def test_a_deadline_and_a_late_exam_find_their_days_and_a_row_of_several_days_does_not():
    old = semester()
    paper = PlannedSession(id="paper", topic="Paper", kind=Kind.OTHER, day=date(2024, 3, 9))
    exam = PlannedSession(id="exam", topic="Exam", kind=Kind.EXAM, day=date(2024, 2, 17))
    trip = PlannedSession(
        id="trip", topic="Trip", day=date(2024, 1, 12), end_day=date(2024, 1, 13)
    )
    old = replace(old, sessions=(*old.sessions, paper, exam, trip))

    def anchors(row):
        return anchors_of(Item(id=row.id, title=row.topic, due=row.day), old, [])

    made = laid(old, anchors=anchors)
    rows = by_id(made.plan)
    assert rows["paper"].day == WINTER.last + timedelta(days=28)
    assert rows["exam"].day == WINTER.last + timedelta(days=7)
    assert (rows["trip"].day, rows["trip"].end_day) == (None, None)
    assert made.by_hand == (trip,)


def test_an_exam_that_would_lie_on_a_holiday_goes_to_the_shelf_and_is_named():
    old = semester()
    exam = PlannedSession(id="exam", topic="Exam", kind=Kind.EXAM, day=date(2024, 2, 17))
    day = WINTER.last + timedelta(days=3)
    frame = replace(NEXT, days_off=(DayOff(Days(day, day), OffKind.HOLIDAY),))
    made = laid(
        replace(old, sessions=(*old.sessions, exam)),
        frame,
        anchors=lambda _row: [AfterLectures(days=3)],
    )
    assert by_id(made.plan)["exam"].day is None
    assert made.by_hand == (exam,)


def test_without_a_weekly_time_all_topics_lie_on_the_shelf():
    made = laid(semester(), replace(NEXT, slots=()))
    assert {row.day for row in made.plan.sessions} == {None}
    assert len(made.shelved) == 12
    assert [row.id for row in made.dropped] == ["s9"]


@given(semesters(), st.integers(1, 12))
def test_every_row_is_laid_shelved_or_named(old, weeks):
    frame = first_weeks(weeks)
    made = laid(old, frame)
    rows = by_id(made.plan)
    movable = {row.id for row in old.sessions if row.kind not in FIXED}
    assert rows.keys() | {row.id for row in made.dropped} == movable
    assert len(rows) == len(made.plan.sessions)
    laid_down = [row for row in made.plan.sessions if row.day]
    open_places = {(place.day, place.hours) for place in places(frame)}
    assert all((row.day, row.hours) in open_places for row in laid_down)
    assert clashes(made.plan) == []
    if made.shelved or made.dropped:
        assert free_places(made.plan) == ()


@given(semesters())
def test_taking_all_merges_makes_room_and_loses_no_topic(old):
    frame = first_weeks(3)
    made = laid(old, frame)
    merged = laid(old, frame, taken=[merge.pair for merge in made.merges])
    assert len(merged.shelved) == max(0, len(made.shelved) - len(made.merges))
    words = " ".join(row.topic for row in merged.plan.sessions)
    rows = [row for row in made.plan.sessions if row.kind == Kind.CLASS]
    parts = {each for merge in made.merges if merge.parts for each in merge.pair}
    assert all(row.topic in words for row in rows if row.id not in parts)
