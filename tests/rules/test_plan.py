from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date

import pytest

import planner.rules.plan as plans
from planner.rules.plan import (
    Kind,
    Move,
    PlanChange,
    PlannedSession,
    Status,
    UnknownSession,
    applied,
    in_order,
    moves_between,
    numbers,
    one,
)
from planner.rules.slots import Hours
from planner.rules.terms import Days
from tests.rules.plan_semesters import MORNING, NOON, semester


def test_the_example_in_the_docstring_is_true():
    found = doctest.testmod(plans)
    assert found.attempted
    assert not found.failed


def test_the_example_semester_has_thirteen_numbers_and_the_buffer_is_the_ninth():
    found = numbers(semester().sessions)
    assert found == {f"s{n}": str(n) for n in range(1, 14)}
    assert one(semester(), "s9").kind == Kind.BUFFER


def test_cancelled_shelved_and_fixed_rows_and_deadlines_have_no_number():
    plan = semester(s2={"status": Status.CANCELLED}, s3={"day": None}, guest={"kind": Kind.OTHER})
    found = numbers(plan.sessions)
    assert found["s4"] == "2"
    assert {"s2", "s3", "guest", "saints", "christmas", "none"}.isdisjoint(found)


def test_two_sessions_of_a_day_are_numbered_by_their_start():
    day = date(2023, 10, 18)
    rows = [
        PlannedSession(id="late", topic="", day=day, hours=NOON),
        PlannedSession(id="early", topic="", day=day, hours=MORNING, position=9),
        PlannedSession(id="untimed", topic="", day=day),
        PlannedSession(id="also late", topic="", day=day, hours=NOON, position=-1),
    ]
    assert [row.id for row in in_order(rows)] == ["untimed", "early", "also late", "late"]


def test_an_unknown_id_is_refused():
    with pytest.raises(UnknownSession) as refusal:
        one(semester(), "s99")
    assert refusal.value.id == "s99"


def test_a_change_gives_a_new_plan_and_leaves_the_old_one():
    plan = semester()
    move = Move("s4", date(2023, 11, 15), date(2023, 11, 16), MORNING)
    change = PlanChange(verb="move", subject="s4", moves=(move,), cancelled=("s5",))
    now = applied(plan, change)
    assert (one(now, "s4").day, one(now, "s4").hours) == (date(2023, 11, 16), MORNING)
    assert one(now, "s5").status == Status.CANCELLED
    assert one(plan, "s4").day == date(2023, 11, 15)
    assert moves_between(plan, now, "s4") == (move,)


def test_a_change_made_for_another_plan_is_a_mistake():
    move = Move("s4", date(2023, 11, 22), date(2023, 11, 16))
    with pytest.raises(ValueError, match="was not made for"):
        applied(semester(), PlanChange(verb="move", subject="s4", moves=(move,)))


def test_a_row_that_gets_a_day_is_no_longer_laid():
    laid = Days(date(2024, 1, 10), date(2024, 1, 20))
    plan = semester(guest={"laid": laid})
    move = Move("guest", None, date(2023, 11, 16), Hours(NOON.start, NOON.end))
    now = applied(plan, PlanChange(verb="move", subject="guest", moves=(move,)))
    assert one(now, "guest").laid is None


def test_on_the_shelf_a_row_has_no_last_day():
    plan = semester(s4={"end_day": date(2023, 11, 16)})
    move = Move("s4", date(2023, 11, 15), None, NOON)
    now = applied(plan, PlanChange(verb="shelve", subject="s4", moves=(move,)))
    assert one(now, "s4") == replace(one(plan, "s4"), day=None, end_day=None)
