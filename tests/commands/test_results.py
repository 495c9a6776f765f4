from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import results, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import NOTHING
from planner.db.students import results as listed
from planner.db.work import items
from planner.rules.credits import Marking, State
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        sheet = next(item for item in store.read(items) if item.id == "sheet")
        pointed = replace(sheet, marking=Marking.POINTS, max_points=Decimal(20))
        store.change(STEP, lambda tx: work.edit_item(tx, pointed))
        yield store


def enter(store, item, **entry):
    who = student_id(store, "Adler")
    return store.change(STEP, lambda tx: results.enter(tx, who, item, Entry(**entry)))


def result(store, item):
    return store.read(listed)[student_id(store, "Adler")].get(item, NOTHING)


def test_a_zero_does_not_erase_that_it_came_late(store):
    enter(store, "sheet", state=State.SUBMITTED, late_days=3)
    enter(store, "sheet", points=Decimal(0))
    facts = result(store, "sheet").facts
    assert (facts.state, facts.late_days, facts.points) == (State.SUBMITTED, 3, Decimal(0))


def test_a_state_leaves_the_points_alone(store):
    enter(store, "sheet", points=Decimal("17.5"))
    enter(store, "sheet", state=State.EXCUSED)
    assert result(store, "sheet").facts.points == Decimal("17.5")


@pytest.mark.parametrize("points", ["-1", "20.5"])
def test_points_out_of_bounds_are_refused_with_the_bound(store, points):
    before = dump(store)
    with pytest.raises(results.PointsOutOfBounds) as refusal:
        enter(store, "sheet", points=Decimal(points))
    assert (refusal.value.item, refusal.value.most) == ("Sheet", Decimal(20))
    assert dump(store) == before


def test_points_above_the_maximum_need_a_bonus(store):
    sheet = next(item for item in store.read(items) if item.id == "sheet")
    store.change(STEP, lambda tx: work.edit_item(tx, sheet, bonus=True))
    enter(store, "sheet", points=Decimal("20.5"))
    assert result(store, "sheet").facts.points == Decimal("20.5")


def test_a_grade_belongs_on_an_item_marked_by_grade(store):
    with pytest.raises(results.NotMarkedSo) as refusal:
        enter(store, "sheet", mark=Decimal("1.3"))
    assert refusal.value.marking is Marking.POINTS


def test_clearing_takes_state_and_number_but_not_the_notes(store):
    who = student_id(store, "Adler")
    enter(store, "sheet", state=State.PASSED, points=Decimal(12))
    notes = {"note": "spoke to her", "feedback": "Good", "due": date(2023, 11, 22)}
    store.change(STEP, lambda tx: results.annotate(tx, who, "sheet", **notes))
    store.change(STEP, lambda tx: results.clear(tx, [(who, "sheet"), (who, "poster")]))
    found = result(store, "sheet")
    assert (found.facts.state, found.facts.points) == (State.OPEN, None)
    assert (found.note, found.feedback, found.facts.due) == tuple(notes.values())
