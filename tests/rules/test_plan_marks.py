from __future__ import annotations

from datetime import date, time

import pytest

from planner.rules.plan import Kind, Plan, PlannedSession, Status
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_marks import NotToBeHeld, check_hold, check_lock, check_restore
from planner.rules.plan_places import DayTaken, FixedRow
from planner.rules.slots import Hours, Slot
from planner.rules.terms import Days

DAY, HOURS = date(2023, 10, 25), Hours(time(12, 30), time(14))


def a_plan(*rows: PlannedSession) -> Plan:
    lectures = Days(date(2023, 10, 16), date(2024, 2, 10))
    return Plan(sessions=rows, lectures=lectures, slots=(Slot(2, HOURS, "Room 1"),))


def a_row(row_id: str = "a", **fields) -> PlannedSession:
    return PlannedSession(id=row_id, topic="Topic", **{"day": DAY, "hours": HOURS} | fields)


@pytest.mark.parametrize("kind", [Kind.HOLIDAY, Kind.BREAK, Kind.NO_CLASS])
def test_a_day_without_class_is_neither_held_nor_locked(kind):
    plan = a_plan(a_row(kind=kind))
    with pytest.raises(NotToBeHeld) as refusal:
        check_hold(plan, "a")
    assert (refusal.value.kind, refusal.value.cancelled) == (kind, False)
    with pytest.raises(FixedRow):
        check_lock(plan, "a")


@pytest.mark.parametrize("kind", [Kind.CLASS, Kind.BUFFER, Kind.EXAM, Kind.OTHER])
def test_whatever_else_has_a_day_is_held_and_locked_whenever_it_is(kind):
    plan = a_plan(a_row(kind=kind, day=date(2024, 2, 7)))
    check_hold(plan, "a")
    check_lock(plan, "a")


def test_what_was_called_off_is_not_held():
    with pytest.raises(NotToBeHeld) as refusal:
        check_hold(a_plan(a_row(status=Status.CANCELLED)), "a")
    assert refusal.value.cancelled


@pytest.mark.parametrize("check", [check_hold, check_lock])
def test_what_lies_on_the_shelf_needs_a_day_first(check):
    with pytest.raises(NoDayYet):
        check(a_plan(a_row(day=None)), "a")


def test_a_session_takes_place_after_all_unless_its_place_is_taken():
    off = a_row(status=Status.CANCELLED)
    check_restore(a_plan(off, a_row("b", status=Status.CANCELLED)), "a")
    check_restore(a_plan(off, a_row("b", hours=Hours(time(14), time(16)))), "a")
    with pytest.raises(DayTaken) as refusal:
        check_restore(a_plan(off, a_row("b")), "a")
    assert (refusal.value.day, refusal.value.by_number) == (DAY, "1")
