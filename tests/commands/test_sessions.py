from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.commands import course, sessions, work
from planner.db import plans
from planner.db.finding import Gone, one
from planner.db.journal import Title
from planner.db.result_tables import WorkItem
from planner.db.store import in_memory
from planner.db.work import items, tiers
from planner.errors import PlannerError
from planner.rules import plan_chains, plan_lengths, plan_verbs, rule_checks
from planner.rules.plan import DueMove, Kind, PlannedSession, Status, applied
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_lost import lost_week
from planner.rules.plan_marks import NotToBeHeld
from planner.rules.plan_places import DayIsOff, DayTaken
from planner.rules.slots import Hours, Slot
from tests.small_course import WEDNESDAY, dump, furnished

STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def row(store, session_id):
    return next(one for one in store.read(plans.sessions) if one.id == session_id)


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def test_what_was_shown_is_what_is_carried_out(store):
    change = plan_verbs.dropped(store.read(plans.plan_of), "sa", date(2023, 10, 25))
    do(store, sessions.carry_out, change)
    assert {move.id: row(store, move.id).day for move in change.moves} == {
        move.id: move.now for move in change.moves
    }


def test_the_room_of_the_other_slot_is_carried_out_with_the_day(store):
    thursday = Slot(3, WEDNESDAY.hours, "Room 2")
    do(store, course.set_slots, [WEDNESDAY, thursday])
    do(store, sessions.edit, "sa", room="Room 1")
    change = plan_verbs.moved(store.read(plans.plan_of), "sa", date(2023, 10, 19))
    do(store, sessions.carry_out, change)
    assert row(store, "sa").room == "Room 2"


def test_a_change_for_another_plan_is_refused_whole(store):
    change = plan_verbs.moved(store.read(plans.plan_of), "sa", date(2023, 11, 22))
    do(store, sessions.carry_out, plan_verbs.shelved(store.read(plans.plan_of), "sa"))
    before = dump(store)
    with pytest.raises(sessions.PlanHasMoved) as refusal:
        do(store, sessions.carry_out, change)
    assert refusal.value.topic == "Topic sa"
    assert dump(store) == before


def test_a_holiday_is_refused_by_name_before_anything_happens(store):
    with pytest.raises(DayIsOff) as refusal:
        plan_verbs.moved(store.read(plans.plan_of), "sa", date(2023, 11, 1))
    assert refusal.value.holiday_de == "Allerheiligen"


def test_a_session_of_several_days_keeps_its_length(store):
    camp = PlannedSession(
        id="camp", topic="Camp", day=date(2023, 11, 23), end_day=date(2023, 11, 24)
    )
    do(store, sessions.add, camp)
    change = plan_verbs.moved(store.read(plans.plan_of), "camp", date(2023, 11, 30))
    do(store, sessions.carry_out, change)
    assert (row(store, "camp").day, row(store, "camp").end_day) == (
        date(2023, 11, 30),
        date(2023, 12, 1),
    )


def test_cancelling_keeps_the_day_and_two_reasons(store):
    change = plan_verbs.cancelled(store.read(plans.plan_of), "sb")
    do(store, sessions.carry_out, change, reason="ill", words="cancelled at short notice")
    assert (row(store, "sb").status, row(store, "sb").day) == (
        Status.CANCELLED,
        date(2023, 10, 25),
    )
    said = store.read(plans.details)["sb"]
    assert (said.cancel_reason, said.cancel_words) == ("ill", "cancelled at short notice")
    do(store, sessions.restore, "sb")
    assert row(store, "sb").status is Status.PLANNED
    assert store.read(plans.details)["sb"].cancel_words == ""


def test_locking_holding_and_editing(store):
    do(store, sessions.lock, "sa", locked=True)
    do(store, sessions.hold, "sb")
    do(store, sessions.edit, "sc", topic="New", room="2", starts=time(9), ends=time(10))
    assert row(store, "sa").locked
    assert row(store, "sb").status is Status.HELD
    assert (row(store, "sc").topic, row(store, "sc").hours) == ("New", Hours(time(9), time(10)))
    with pytest.raises(sessions.EmptyTopic):
        do(store, sessions.edit, "sc", topic="  ")


def test_what_cannot_be_held_is_not_recorded_as_held(store):
    do(store, sessions.carry_out, plan_verbs.cancelled(store.read(plans.plan_of), "sb"))
    before = dump(store)
    with pytest.raises(NotToBeHeld):
        do(store, sessions.hold, "sb")
    with pytest.raises(NoDayYet):
        do(store, sessions.hold, "se")
    with pytest.raises(NoDayYet):
        do(store, sessions.lock, "se", locked=True)
    assert dump(store) == before


def test_what_was_called_off_does_not_come_back_over_another(store):
    do(store, sessions.carry_out, plan_verbs.cancelled(store.read(plans.plan_of), "sb"))
    instead = plan_verbs.moved(store.read(plans.plan_of), "sc", date(2023, 10, 25))
    do(store, sessions.carry_out, instead)
    with pytest.raises(DayTaken) as refusal:
        do(store, sessions.restore, "sb")
    assert refusal.value.by_topic == "Topic sc"
    assert row(store, "sb").status is Status.CANCELLED


def test_a_session_that_work_is_due_before_is_not_deleted(store):
    def tie(tx):
        one(tx, WorkItem, "sheet").due_session = "sa"

    store.change(STEP, tie)
    with pytest.raises(sessions.IsDueDay) as refusal:
        do(store, sessions.delete, "sa")
    assert refusal.value.item == "Sheet"
    do(store, sessions.delete, "sb")
    with pytest.raises(Gone):
        do(store, sessions.delete, "sb")


def test_a_new_session_gets_an_id_and_lies_last_on_the_shelf(store):
    do(store, sessions.add, PlannedSession(id="", topic="Guest", hours=WEDNESDAY.hours))
    last = store.read(plans.sessions)[-1]
    assert (last.topic, last.day, last.kind, bool(last.id)) == ("Guest", None, Kind.CLASS, True)
    with pytest.raises(sessions.EmptyTopic):
        do(store, sessions.add, PlannedSession(id="", topic=" "))


def test_items_and_tiers_in_use_are_not_deleted(store):
    with pytest.raises(work.ItemInUse) as refusal:
        do(store, work.delete_item, "sheet")
    assert refusal.value.tiers == ("3 ECTS", "6 ECTS")
    do(store, work.delete_tier, "six")
    do(store, work.delete_item, "poster")
    assert [item.id for item in store.read(items)] == ["sheet"]


def test_a_requirement_asks_for_no_more_than_it_names(store):
    tier = store.read(tiers)[0]
    greedy = replace(tier, requires=(replace(tier.requires[0], at_least=2),))
    with pytest.raises(rule_checks.TooManyAsked):
        do(store, work.put_tier, greedy)


def due(store, item, day, *, before=None):
    """Let an item be due on a day, hanging on a session or on none."""

    def tie(tx):
        row = one(tx, WorkItem, item)
        row.due, row.due_session = day, before

    store.change(STEP, tie)


def test_a_deadline_goes_along_in_the_same_step_and_comes_back_with_it(store):
    due(store, "sheet", date(2023, 11, 14), before="sd")
    before = dump(store)
    plan = store.read(plans.plan_of)
    assert not plan.dues[0].announced
    change = plan_verbs.moved(plan, "sd", date(2023, 11, 22))
    assert change.dues == (DueMove("sheet", "Sheet", date(2023, 11, 14), date(2023, 11, 21)),)
    do(store, sessions.carry_out, change)
    assert store.read(items)[0].due == date(2023, 11, 21)
    store.undo()
    assert dump(store) == before


def test_a_published_deadline_stays_unless_one_says_along(store):
    due(store, "sheet", date(2023, 11, 15), before="sd")
    do(store, course.edit, page="seminar.md")
    plan = store.read(plans.plan_of)
    change = plan_verbs.moved(plan, "sd", date(2023, 11, 22))
    assert (change.dues, len(change.warnings)) == ((), 1)
    do(store, sessions.carry_out, with_consequences(plan, change, along=True))
    assert store.read(items)[0].due == date(2023, 11, 22)


def test_a_change_for_another_deadline_is_refused_whole(store):
    due(store, "sheet", date(2023, 11, 15), before="sd")
    change = plan_verbs.moved(store.read(plans.plan_of), "sd", date(2023, 11, 22))
    due(store, "sheet", date(2023, 11, 16), before="sd")
    before = dump(store)
    with pytest.raises(sessions.PlanHasMoved):
        do(store, sessions.carry_out, change)
    assert dump(store) == before


def verbs(plan, session_id, other, to):
    """Return the ways to change a plan, by name."""
    return {
        "drop": lambda: plan_verbs.dropped(plan, session_id, to),
        "swap": lambda: plan_verbs.swapped(plan, session_id, other),
        "push": lambda: plan_chains.pushed(plan, session_id),
        "pull": lambda: plan_chains.pulled(plan, session_id, everything=True),
        "shelve": lambda: plan_verbs.shelved(plan, session_id),
        "cancel": lambda: plan_verbs.cancelled(plan, session_id),
        "lose": lambda: lost_week(plan, to),
    }


ids = st.sampled_from(["sa", "sb", "sc", "sd", "se"])
verb = st.sampled_from(["drop", "drop", "swap", "push", "pull", "shelve", "cancel", "lose"])
plans_at_random = st.lists(
    st.tuples(verb, ids, ids, st.integers(0, 110), st.booleans()), max_size=6
)


@settings(deadline=None, max_examples=20)
@given(plans_at_random, ids, st.booleans())
def test_what_is_shown_before_a_drop_equals_what_happens(story, tied, published):
    """Deadlines too; and taking it all back restores every row."""
    with closing(in_memory()) as store:
        furnished(store)
        due(store, "sheet", date(2023, 11, 14), before=tied)
        due(store, "poster", date(2023, 11, 15))
        do(store, course.edit, page="seminar.md" if published else "")
        begun, done = dump(store), 0
        for name, session_id, other, days, along in story:
            plan = store.read(plans.plan_of)
            with suppress(PlannerError):
                to = date(2023, 10, 16) + timedelta(days=days)
                change = verbs(plan, session_id, other, to)[name]()
                change = with_consequences(plan, change, along=along)
                shown = applied(plan, change)
                done += bool(do(store, sessions.carry_out, change).rows)
                now = store.read(plans.plan_of)
                assert set(now.sessions) == set(shown.sessions)
                assert set(now.dues) == set(shown.dues)
        for _ in range(done):
            store.undo()
        assert dump(store) == begun


def test_swapping_with_a_row_without_times_shows_what_happens(store):
    do(store, sessions.add, PlannedSession(id="bare", topic="Bare", day=date(2023, 11, 23)))
    plan = store.read(plans.plan_of)
    change = plan_verbs.swapped(plan, "bare", "sa")
    do(store, sessions.carry_out, change)
    assert set(store.read(plans.plan_of).sessions) == set(applied(plan, change).sessions)


def test_insisting_is_in_the_file_until_the_session_moves_to_an_ordinary_day(store):
    saints = date(2023, 11, 1)
    change = plan_verbs.moved(store.read(plans.plan_of), "sa", saints, insist=True)
    do(store, sessions.carry_out, change)
    assert (row(store, "sa").day, row(store, "sa").insisted) == (saints, True)
    store.undo()
    assert not row(store, "sa").insisted
    do(store, sessions.carry_out, change)
    back = plan_verbs.moved(store.read(plans.plan_of), "sa", date(2023, 11, 2))
    do(store, sessions.carry_out, back)
    assert (row(store, "sa").day, row(store, "sa").insisted) == (date(2023, 11, 2), False)


def test_another_length_is_in_the_file_and_undone_as_ever(store):
    long = Hours(time(12), time(16))
    before = row(store, "sb")
    plan = store.read(plans.plan_of)
    change = plan_lengths.resized(plan, "sb", long, end_day=date(2023, 10, 26))
    do(store, sessions.carry_out, change)
    assert (row(store, "sb").hours, row(store, "sb").end_day) == (long, date(2023, 10, 26))
    assert store.read(plans.plan_of) == applied(plan, change)
    store.undo()
    assert row(store, "sb") == before
