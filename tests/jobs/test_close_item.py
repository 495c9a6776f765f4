from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import results, students, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work import tiers
from planner.jobs.close_item import RECORDS, Closing, preview
from planner.jobs.gradebook import gradebook
from planner.rules.credits import Enrolment, ItemKind, Requirement, State
from planner.rules.requirements import Counting
from tests.small_course import dump, furnished, student_id

TODAY, STEP = date(2023, 11, 20), Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def does(store, family="Adler", item="sheet", today=TODAY):
    lines = preview(store.read(gradebook).lines, item, today)
    return next(one.does for one in lines if one.line.student.family == family)


def change(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, student_id(store, "Adler"), *args, **kwargs))


def test_who_has_handed_in_nothing_is_recorded(store):
    assert does(store) is Closing.RECORDED


@pytest.mark.parametrize("state", sorted(set(State) - {State.OPEN, State.EXCUSED}))
def test_whatever_is_recorded_already_stays(store, state):
    change(store, results.enter, "sheet", Entry(state=state))
    assert does(store) is Closing.THERE


@pytest.mark.parametrize("entry", [Entry(points=Decimal(0)), Entry(late_days=1)])
def test_a_zero_and_lateness_are_there(store, entry):
    change(store, results.enter, "sheet", entry)
    assert does(store) is Closing.THERE


def test_excused_stays_also_when_extended(store):
    change(store, results.enter, "sheet", Entry(state=State.EXCUSED))
    change(store, results.annotate, "sheet", due=date(2023, 11, 1))
    assert does(store) is Closing.EXCUSED


def test_an_extension_keeps_the_cell_open_to_its_last_day(store):
    change(store, results.annotate, "sheet", due=TODAY)
    assert does(store) is Closing.EXTENDED
    assert does(store, today=date(2023, 11, 21)) is Closing.OVERDUE


def test_what_the_aim_does_not_ask_for_is_left_unless_somebody_ticks_it(store):
    change(store, students.edit, aim_id="three")
    assert does(store, item="poster") is Closing.NOT_ASKED
    assert does(store, family="Biber", item="poster") is Closing.RECORDED
    assert Closing.NOT_ASKED not in RECORDS


def test_a_kind_of_items_asks_for_every_item_of_that_kind(store):
    posters = Requirement(
        text="every poster", items=(), at_least=0, counting=Counting.ALL, kinds=(ItemKind.POSTER,)
    )
    three = next(tier for tier in store.read(tiers) if tier.id == "three")
    store.change(STEP, lambda tx: work.put_tier(tx, replace(three, requires=(posters,))))
    change(store, students.edit, aim_id="three")
    assert does(store, item="poster") is Closing.RECORDED
    assert does(store, item="sheet") is Closing.NOT_ASKED


def test_leavers_guests_and_the_waiting_list_are_left(store):
    for status in (Enrolment.LEFT, Enrolment.GUEST, Enrolment.WAITING):
        change(store, students.edit, status=status)
        assert does(store) is Closing.GONE


def test_closing_is_one_step_that_touches_only_what_is_still_blank(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    store.change(STEP, lambda tx: results.enter(tx, biber, "sheet", Entry(state=State.SUBMITTED)))
    before = dump(store)
    store.change(STEP, lambda tx: results.close_item(tx, "sheet", [adler, biber]))
    found = {line.student.family: line for line in store.read(gradebook).lines}
    assert found["Adler"].facts["sheet"].state is State.MISSING
    assert found["Biber"].facts["sheet"].state is State.SUBMITTED
    store.undo()
    assert dump(store) == before
