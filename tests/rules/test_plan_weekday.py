from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.plan import Due, Kind, Plan, PlanChange, PlannedSession, Status, applied
from planner.rules.plan import in_order as plans_in_order
from planner.rules.plan_chains import BufferUsed
from planner.rules.plan_follows import DueKept, with_consequences
from planner.rules.plan_ground import chained
from planner.rules.plan_lost import FindsNoPlace, StaysBehind
from planner.rules.plan_places import free_places, places
from planner.rules.plan_weekday import lies_in, relaid
from planner.rules.slots import ExtraDate, Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import MORNING, NOON, clashes, days, semester, semesters

WEDNESDAYS, THURSDAYS = (Slot(2, NOON, "Room 1"),), (Slot(3, NOON, "Room 2"),)
MAY_1, ASCENSION, CORPUS = date(2024, 5, 1), date(2024, 5, 9), date(2024, 5, 30)
LECTURES = Days(date(2024, 4, 15), date(2024, 7, 27))
PENTECOST = Days(date(2024, 5, 20), date(2024, 5, 25))


def summer(**changed: dict[str, object]) -> Plan:
    """Return 13 Wednesdays of a summer term, the tenth a buffer; only 12 Thursdays are free."""
    offs = [
        DayOff(Days(day, day), OffKind.HOLIDAY, "", name)
        for day, name in ((MAY_1, "May Day"), (ASCENSION, "Ascension"), (CORPUS, "Corpus Christi"))
    ]
    offs.append(DayOff(PENTECOST, OffKind.BREAK, "Pfingstpause", "Pentecost break"))
    empty = Plan(sessions=(), lectures=LECTURES, slots=WEDNESDAYS, days_off=(*offs,))
    rows = [
        PlannedSession(
            id=f"s{n}",
            topic="Buffer" if n == 10 else f"Topic {n}",
            kind=Kind.BUFFER if n == 10 else Kind.CLASS,
            day=place.day,
            hours=NOON,
            room="Room 1",
            position=n,
        )
        for n, place in enumerate(places(empty), start=1)
    ]
    return replace(empty, sessions=(*(replace(row, **changed.get(row.id, {})) for row in rows),))


def test_a_course_goes_from_wednesdays_to_the_fewer_thursdays_and_the_buffer_makes_it_fit():
    plan = summer()
    change = relaid(plan, THURSDAYS)
    now = applied(replace(plan, slots=THURSDAYS), change)
    assert (len(plan.sessions), len(places(replace(plan, slots=THURSDAYS)))) == (13, 12)
    assert change.warnings == (BufferUsed("s10", date(2024, 7, 3)),)
    lie = days(now)
    assert lie.pop("s10") is None
    assert [*lie.values()] == [place.day for place in places(now)]
    assert {row.room for row in now.sessions if row.day} == {"Room 2"}
    assert lie["s3"] == date(2024, 5, 2)  # the week of May Day is free on Thursday


def test_the_last_topics_find_no_place_when_no_buffer_is_left():
    plan = summer(s10={"kind": Kind.CLASS})
    change = relaid(plan, THURSDAYS)
    assert change.warnings == (FindsNoPlace("s13", "13", "Topic 13"),)
    assert days(applied(plan, change))["s13"] is None


def test_gaps_stay_where_there_is_room_and_every_session_keeps_its_week():
    plan = replace(summer(), days_off=())
    plan = replace(
        plan, sessions=tuple(row for row in plan.sessions if row.id not in {"s2", "s7"})
    )
    now = days(applied(plan, relaid(plan, THURSDAYS)))
    assert now == {row.id: row.day + timedelta(days=1) for row in plan.sessions}


def test_a_holiday_is_passed_by_the_way_that_moves_least():
    plan = summer()
    plan = replace(plan, sessions=plan.sessions[:3])  # 17 and 24 April, 8 May
    now = days(applied(plan, relaid(plan, THURSDAYS)))
    assert [*now.values()] == [date(2024, 4, 18), date(2024, 4, 25), date(2024, 5, 2)]


def test_of_two_weekly_times_only_the_one_that_changes_moves_its_sessions():
    both = (*WEDNESDAYS, Slot(0, MORNING))
    plan = replace(summer(), slots=both)
    monday = PlannedSession(id="m", topic="Exercises", day=date(2024, 6, 10), hours=MORNING)
    plan = replace(plan, sessions=(*plan.sessions[:3], monday))
    change = relaid(plan, (*THURSDAYS, Slot(0, MORNING)))
    assert [move.id for move in change.moves] == ["s1", "s2", "s3"]


def test_other_hours_on_the_same_day_change_times_and_no_day():
    later = (Slot(2, Hours(time(14), time(16)), "Room 1"),)
    change = relaid(summer(), later)
    assert len(change.moves) == 13
    assert all(move.was == move.now and move.hours == later[0].hours for move in change.moves)


def test_the_same_weekly_times_move_nothing():
    plan = summer(s2={"hours": Hours(time(12, 30), time(13, 30))}, s4={"hours": None})
    assert relaid(plan, WEDNESDAYS) == PlanChange(verb="relay", subject="")


def test_what_was_held_is_past_and_what_is_locked_stays_and_is_named():
    held = {f"s{n}": {"status": Status.HELD} for n in (1, 3)}
    plan = summer(s6={"locked": True}, s8={"status": Status.CANCELLED}, **held)
    change = relaid(plan, THURSDAYS)
    moved = {move.id for move in change.moves}
    assert not moved & {"s1", "s2", "s3", "s6", "s8"}
    assert [one for one in change.warnings if isinstance(one, StaysBehind)] == [
        StaysBehind("s2", "2", "Topic 2", date(2024, 4, 24)),
        StaysBehind("s6", "6", "Topic 6", date(2024, 6, 5)),
    ]
    assert min(move.now for move in change.moves if move.now) > date(2024, 5, 8)


def test_single_dates_and_exams_after_the_lectures_are_no_matter_of_weekly_times():
    exam = PlannedSession(id="x", topic="Exam", kind=Kind.EXAM, day=date(2024, 7, 31), hours=NOON)
    single = ExtraDate(date(2024, 6, 15), MORNING)
    whole = PlannedSession(id="d", topic="Block day", day=single.day, hours=MORNING)
    plan = summer()
    plan = replace(plan, sessions=(*plan.sessions[:3], exam, whole), extra=(single,))
    change = relaid(plan, THURSDAYS)
    assert [move.id for move in change.moves] == ["s1", "s2", "s3"]
    assert change.warnings == ()


def test_announced_deadlines_stay_unless_they_are_to_go_along():
    plan = replace(summer(), dues=(Due("hw", "Sheet 1", date(2024, 4, 24), "s2"),))
    change = relaid(plan, THURSDAYS)
    assert DueKept("hw", "Sheet 1", date(2024, 4, 24)) in change.warnings
    (due,) = with_consequences(plan, change, along=True).dues
    assert due.now == date(2024, 4, 25)


def test_a_weekly_time_has_sessions_in_it_if_one_that_can_move_lies_there():
    plan = summer()
    assert lies_in(plan, WEDNESDAYS[0])
    assert not lies_in(plan, THURSDAYS[0])
    locked = {f"s{n}": {"locked": True} for n in range(1, 14)}
    assert not lies_in(summer(**locked), WEDNESDAYS[0])


def test_the_example_semester_moves_to_fridays_around_its_breaks():
    plan = semester()
    now = applied(plan, change := relaid(plan, (Slot(4, NOON),)))
    assert not [one for one in change.warnings if isinstance(one, FindsNoPlace | BufferUsed)]
    assert all(row.day.weekday() == 4 for row in now.sessions if chained(row))


@given(semesters(), st.integers(0, 5), st.sampled_from([NOON, MORNING]))
def test_laying_anew_keeps_the_order_overwrites_nothing_and_loses_no_one_needlessly(
    plan, weekday, hours
):
    change = relaid(plan, (Slot(weekday, hours),))
    now = applied(replace(plan, slots=(Slot(weekday, hours),)), change)
    assert not set(clashes(now)) - set(clashes(plan))
    moved = {move.id for move in change.moves}
    order = [row.id for row in plans_in_order(plan.sessions) if row.id in moved]
    assert [row.id for row in plans_in_order(now.sessions) if row.id in moved] == [
        key for key in order if now.sessions[[*days(now)].index(key)].day is not None
    ]
    rows = {row.id: row for row in plan.sessions}
    assert all(chained(rows[key]) for key in moved)
    lost = [move.id for move in change.moves if move.now is None]
    told = {one.id for one in change.warnings if isinstance(one, FindsNoPlace | BufferUsed)}
    assert told == set(lost)
    since = max((r.day for r in plan.sessions if r.status is Status.HELD and r.day), default=None)
    left = [place for place in free_places(now) if not since or place.day > since]
    assert not (lost and left)
