from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import days_off, sessions
from planner.db import plans
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.rules import plan_verbs
from planner.rules.plan import applied
from planner.rules.plan_day_off import Choice, day_off_changes
from planner.rules.terms import DayOff, Days, OffKind
from tests.small_course import dump, furnished

STEP = Title.of("Step")
FIRST = date(2023, 10, 25)
OFF = DayOff(Days(FIRST, FIRST), OffKind.OWN, "krank", "ill")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


@pytest.mark.parametrize("choice", [*Choice])
def test_a_day_off_and_what_becomes_of_its_sessions_are_one_step(store, choice):
    before, plan = dump(store), store.read(plans.plan_of)
    change = day_off_changes(plan, OFF, choice)
    assert change.subject == "sb"
    store.change(STEP, lambda tx: days_off.take_day_off(tx, OFF, change, reason="ill"))
    now = store.read(plans.plan_of)
    assert {row.id: row for row in now.sessions} == {
        row.id: row for row in applied(plan, change).sessions
    }
    assert OFF in now.days_off
    store.undo()
    assert dump(store) == before


def test_a_plan_that_has_moved_keeps_its_day(store):
    change = day_off_changes(store.read(plans.plan_of), OFF, Choice.SHELVE)
    away = plan_verbs.shelved(store.read(plans.plan_of), "sb")
    store.change(STEP, lambda tx: sessions.carry_out(tx, away))
    before = dump(store)
    with pytest.raises(sessions.PlanHasMoved):
        store.change(STEP, lambda tx: days_off.take_day_off(tx, OFF, change))
    assert dump(store) == before
