"""One session on a day off because somebody insists, and moving what was held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.rules.plan import Move, Status, applied, one
from planner.rules.plan_chains import pushed
from planner.rules.plan_ground import stations
from planner.rules.plan_places import (
    DayIsOff,
    DayTaken,
    Held,
    Locked,
    OutsideLectures,
    SundayIsFree,
    may_insist,
)
from planner.rules.plan_verbs import HeldMoves, OnDayOff, dropped, moved, shelved, swapped
from tests.rules.plan_semesters import NOON, days, semester, without

SAINTS, SUNDAY, MARCH = date(2023, 11, 1), date(2023, 11, 19), date(2024, 3, 6)


@pytest.mark.parametrize(
    ("day", "why"), [(SAINTS, DayIsOff), (SUNDAY, SundayIsFree), (MARCH, OutsideLectures)]
)
def test_one_session_may_lie_on_a_day_off_if_one_insists(day, why):
    plan = semester()
    with pytest.raises(why) as refusal:
        dropped(plan, "s4", day)
    assert may_insist(refusal.value)
    change = dropped(plan, "s4", day, insist=True)
    assert change == moved(plan, "s4", day, insist=True)
    assert change.moves == (Move("s4", date(2023, 11, 15), day, NOON, insisted=True),)
    (off,) = [warning for warning in change.warnings if isinstance(warning, OnDayOff)]
    assert (off.day, type(off.why)) == (day, why)
    assert one(applied(plan, change), "s4").insisted


def test_a_later_move_to_an_ordinary_day_forgets_that_somebody_insisted():
    plan = semester()
    there = applied(plan, moved(plan, "s4", SAINTS, insist=True))
    for change in (
        moved(there, "s4", date(2023, 11, 15)),
        shelved(there, "s4"),
        pushed(there, "s4"),
        swapped(there, "s4", "guest", insist=True),
    ):
        assert not one(applied(there, change), "s4").insisted
    other = applied(there, swapped(there, "s4", "guest", insist=True))
    assert (one(other, "guest").day, one(other, "guest").insisted) == (SAINTS, True)


def test_insisting_on_an_ordinary_day_is_a_move_as_any_other():
    plan = semester()
    for day in (date(2023, 11, 16), date(2023, 11, 22)):
        assert dropped(plan, "s4", day, insist=True) == dropped(plan, "s4", day)


def test_chains_flow_around_what_lies_on_a_day_off():
    plan = semester()
    there = applied(plan, moved(plan, "s4", SAINTS, insist=True))
    assert all(station.place.day != SAINTS for station in stations(there))
    assert days(applied(there, pushed(there, "s2")))["s4"] == SAINTS
    with pytest.raises(DayTaken):
        dropped(there, "s5", SAINTS, insist=True)


def test_removing_a_holiday_moves_nothing():
    plan = semester()
    there = applied(plan, moved(plan, "s4", SAINTS, insist=True))
    opened = replace(without(there, "saints"), days_off=())
    assert days(opened) == days(without(there, "saints"))
    assert [station.place.day for station in stations(opened)].count(SAINTS) == 1


def test_other_hours_on_a_day_off_keep_it_insisted():
    plan = semester()
    there = applied(plan, moved(plan, "s4", SAINTS, insist=True))
    later = replace(NOON, end=NOON.end.replace(hour=15))
    assert one(applied(there, moved(there, "s4", SAINTS, hours=later)), "s4").insisted


def test_what_was_held_moves_only_by_hand_and_stays_held():
    plan = without(semester(s4={"status": Status.HELD}), "s5")
    with pytest.raises(Held) as refusal:
        moved(plan, "s4", date(2023, 11, 22))
    assert may_insist(refusal.value)
    for change in (
        moved(plan, "s4", date(2023, 11, 22), insist=True),
        dropped(plan, "s4", date(2023, 11, 29), insist=True),
        swapped(plan, "s4", "s7", insist=True),
    ):
        assert HeldMoves("s4", date(2023, 11, 15)) in change.warnings
        assert one(applied(plan, change), "s4").status is Status.HELD


def test_what_is_locked_stays_whoever_insists():
    for row in ({"locked": True}, {"locked": True, "status": Status.HELD}):
        with pytest.raises(Locked) as refusal:
            moved(semester(s4=row), "s4", date(2023, 11, 16), insist=True)
        assert not may_insist(refusal.value)
    with pytest.raises(Held):
        dropped(semester(s5={"status": Status.HELD}), "s4", date(2023, 11, 22), insist=True)


def test_recorded_attendance_pins_a_session_as_having_been_held_does():
    plan = semester(s4={"attended": True})
    seen = one(plan, "s4")
    with pytest.raises(Held) as refusal:
        moved(plan, "s4", date(2023, 11, 16))
    assert refusal.value.attended
    assert may_insist(refusal.value)
    change = moved(plan, "s4", date(2023, 11, 16), insist=True)
    assert HeldMoves("s4", seen.day) in change.warnings
    later = pushed(plan, "s3")
    assert one(applied(plan, later), "s4").day == seen.day
    assert one(applied(plan, later), "s3").day != seen.day
    assert not any(row.id == "s4" for line in stations(plan) for row in line.sessions)
