from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.rules.plan import Kind, Plan, PlannedSession, Status, applied
from planner.rules.plan_chains import BufferUsed, pulled, pushed
from planner.rules.plan_in_turn import in_turn
from planner.rules.plan_places import Locked
from planner.rules.plan_verbs import cancelled, shelved
from planner.rules.slots import Hours, Slot
from planner.rules.terms import Days

NOON = Hours(time(12, 30), time(14))
FIRST = date(2023, 10, 18)
WEEKS = [FIRST + timedelta(weeks=n) for n in range(8)]


def row(n, **more):
    return PlannedSession(
        id=f"s{n}", topic=f"Topic {n}", day=WEEKS[n], hours=NOON, position=n, **more
    )


def plan(*rows):
    return Plan(
        sessions=rows,
        lectures=Days(date(2023, 10, 16), date(2023, 12, 9)),
        slots=(Slot(2, NOON, "Room 1"),),
    )


PLAN = plan(row(0), row(1), row(2), row(3, kind=Kind.BUFFER), row(4), row(5))


def days_of(change, of=PLAN):
    return {one.id: one.day for one in applied(of, change).sessions}


def test_two_neighbours_pushed_from_the_last_on_use_one_buffer():
    change = in_turn(PLAN, ("s2", "s1"), pushed)
    assert (change.verb, change.subject) == ("push", "s1")
    assert days_of(change) == {
        "s0": WEEKS[0],
        "s1": WEEKS[2],
        "s2": WEEKS[3],
        "s3": None,
        "s4": WEEKS[4],
        "s5": WEEKS[5],
    }
    assert [type(one) for one in change.warnings] == [BufferUsed]


def test_several_are_called_off_with_one_change_and_keep_their_days():
    change = in_turn(PLAN, ("s1", "s4"), cancelled)
    assert change.cancelled == ("s1", "s4")
    assert change.moves == ()
    after = {one.id: one for one in applied(PLAN, change).sessions}
    assert after["s1"].status is after["s4"].status is Status.CANCELLED
    assert after["s1"].day == WEEKS[1]


def test_one_that_is_locked_keeps_all_where_they_are():
    locked = plan(row(0), row(1, locked=True), row(2))
    with pytest.raises(Locked):
        in_turn(locked, ("s2", "s1"), shelved)
    with pytest.raises(ValueError, match="no session"):
        in_turn(locked, (), shelved)


@given(st.lists(st.sampled_from([0, 1, 2, 4, 5]), min_size=1, unique=True), st.booleans())
def test_what_is_told_is_what_the_verbs_do_one_after_the_other(numbers, later):
    verb = pushed if later else pulled
    ids = [f"s{n}" for n in sorted(numbers, reverse=later)]
    now = PLAN
    try:
        for one in ids:
            now = applied(now, verb(now, one))
    except PlannerError as refusal:
        with pytest.raises(type(refusal)):
            in_turn(PLAN, ids, verb)
        return
    assert applied(PLAN, in_turn(PLAN, ids, verb)) == now
