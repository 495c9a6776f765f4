from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.rules.plan import Status, applied, in_order, one
from planner.rules.plan_chains import BufferUsed, NoPlaceLeft, pushed
from planner.rules.plan_day_off import Choice, StaysOnDayOff, day_off_changes
from planner.rules.plan_places import days_of
from planner.rules.plan_verbs import OnDayOff
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import clashes, days, semester, semesters

WED = date(2023, 11, 15)
ILL = DayOff(Days(WED, WED), OffKind.OWN, "krank", "ill")
TWO_WEEKS = DayOff(Days(date(2023, 11, 13), date(2023, 11, 24)), OffKind.OWN, "", "away")


def landing(change):
    return {move.id: move.now for move in change.moves}


def test_pushing_does_what_a_push_from_that_day_does():
    plan = semester()
    change = day_off_changes(plan, ILL, Choice.PUSH)
    assert (change.verb, change.subject) == ("push", "s4")
    assert landing(change) == landing(pushed(plan, "s4"))
    assert BufferUsed("s9", date(2023, 12, 20)) in change.warnings


def test_pushing_all_needs_a_place_at_the_end():
    with pytest.raises(NoPlaceLeft):
        day_off_changes(semester(), ILL, Choice.PUSH_ALL)


def test_several_sessions_keep_their_order():
    plan = semester(s8={"kind": "buffer"})
    now = applied(plan, day_off_changes(plan, TWO_WEEKS, Choice.PUSH))
    assert [now_day for name, now_day in days(now).items() if name in {"s4", "s5", "s6"}] == [
        date(2023, 11, 29),
        date(2023, 12, 6),
        date(2023, 12, 13),
    ]
    assert (days(now)["s7"], days(now)["s8"], days(now)["s9"]) == (date(2023, 12, 20), None, None)


def test_a_buffer_on_the_day_off_is_used_up():
    buffer_day = date(2023, 12, 20)
    off = DayOff(Days(buffer_day, buffer_day), OffKind.OWN)
    change = day_off_changes(semester(), off, Choice.PUSH)
    assert landing(change) == {"s9": None}
    assert change.warnings == (BufferUsed("s9", buffer_day),)


def test_shelving_and_cancelling():
    plan = semester()
    assert landing(day_off_changes(plan, TWO_WEEKS, Choice.SHELVE)) == {"s4": None, "s5": None}
    change = day_off_changes(plan, TWO_WEEKS, Choice.CANCEL)
    assert (change.moves, change.cancelled) == ((), ("s4", "s5"))


def test_what_is_left_there_is_insisted_on_and_named():
    plan = semester()
    change = day_off_changes(plan, ILL, Choice.LEAVE)
    now = applied(plan, change)
    assert (one(now, "s4").day, one(now, "s4").insisted) == (WED, True)
    assert [type(warning) for warning in change.warnings] == [OnDayOff]
    assert days(now) == days(plan)


def test_locked_held_and_cancelled_sessions_stay():
    plan = semester(s4={"locked": True}, s5={"status": Status.HELD})
    change = day_off_changes(plan, TWO_WEEKS, Choice.SHELVE)
    assert change.moves == ()
    assert change.warnings == (StaysOnDayOff("s4", "4", one(plan, "s4").topic, WED),)


def test_a_day_without_sessions_changes_nothing():
    monday = date(2023, 11, 13)
    change = day_off_changes(semester(), DayOff(Days(monday, monday), OffKind.OWN), Choice.PUSH)
    assert (change.subject, change.moves, change.warnings) == ("", (), ())


@given(semesters(), st.data(), st.sampled_from([*Choice]))
def test_a_day_off_overwrites_nothing_and_nothing_movable_stays_on_it(plan, data, choice):
    dated = [row.day for row in plan.sessions if row.day]
    assume(dated)
    first = data.draw(st.sampled_from(dated))
    last = data.draw(st.dates(first, first.replace(year=first.year + 1)))
    off = DayOff(Days(first, last), OffKind.OWN)
    try:
        change = day_off_changes(plan, off, choice)
    except NoPlaceLeft:
        assert choice in {Choice.PUSH, Choice.PUSH_ALL}
        return
    now = applied(plan, change)
    assert clashes(now) == []
    order = [row.id for row in in_order(plan.sessions)]
    still = [row.id for row in in_order(now.sessions)]
    if choice is not Choice.CANCEL:
        concerned = [move.id for move in change.moves if move.now]
        assert [name for name in still if name in concerned] == [
            name for name in order if name in concerned
        ]
    stays = {warning.id for warning in change.warnings if isinstance(warning, StaysOnDayOff)}
    closed = replace(plan, days_off=(*plan.days_off, off))
    assert clashes(applied(closed, change)) == []
    for move in change.moves:
        row = one(now, move.id)
        assert row.id not in stays
        lies_there = any(day in off.days for day in days_of(row) or ())
        assert lies_there == (choice is Choice.LEAVE)
