from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import select

from planner.commands import results
from planner.commands.results import Entry
from planner.db.cell_history import cell_id, changes_of_cell
from planner.db.journal import Title
from planner.db.result_tables import ItemResult
from planner.db.store import in_memory, open_course
from planner.db.students import NOTHING
from planner.db.students import results as listed
from planner.rules.credits import State
from tests.small_course import furnished, student_id


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def enter(store, family="Adler", by="Lena", **entry):
    store.who = by
    who = student_id(store, family)
    title = Title.of("{name} entered", name=family)
    store.change(title, lambda tx: results.enter(tx, who, "poster", Entry(**entry)))


def changes(store, family="Adler"):
    return store.read(changes_of_cell, student_id(store, family), "poster")


def test_each_change_tells_who_and_what_newest_first_and_of_this_cell_alone(store):
    enter(store, state=State.SUBMITTED)
    enter(store, family="Biber", state=State.PASSED)
    enter(store, by="Omar", state=State.FAILED, points=Decimal(3))
    second, first = changes(store)
    assert (first.by, second.by) == ("Lena", "Omar")
    assert first.before == NOTHING
    assert first.after.facts.state is State.SUBMITTED
    assert second.changed() == {"state", "points"}


def test_what_was_undone_and_entered_anew_is_one_history(store):
    enter(store, state=State.PASSED)
    store.undo()
    enter(store, state=State.FAILED)
    assert [one.kind for one in changes(store)] == ["do", "undo", "do"]
    assert changes(store)[1].after == NOTHING


def test_a_new_result_has_the_id_of_its_cell_unless_another_cell_has_it(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    enter(store, state=State.PASSED)

    def hand_over(tx):
        row = tx.get(ItemResult, cell_id(adler, "poster"))
        row.student_id = biber

    store.change(Title.of("Handed over"), hand_over)
    enter(store, state=State.FAILED)
    found = store.read(listed)
    assert found[biber]["poster"].facts.state is State.PASSED
    assert found[adler]["poster"].facts.state is State.FAILED


def test_restoring_sets_the_value_and_leaves_what_was_noted_since(store):
    who = student_id(store, "Adler")
    enter(store, state=State.PASSED, points=Decimal(7), summands="3+4")
    enter(store, state=State.FAILED, points=Decimal(2))
    store.change(Title.of("Note"), lambda tx: results.annotate(tx, who, "poster", note="why?"))
    _, _, first = changes(store)
    content = first.to_restore()
    store.change(Title.of("Back"), lambda tx: results.restore(tx, who, "poster", **content))
    now = store.read(listed)[who]["poster"]
    assert (now.facts.state, now.facts.points, now.summands) == (State.PASSED, Decimal(7), "3+4")
    assert now.note == "why?"


def test_restoring_a_note_sets_the_note_that_this_step_wrote(store):
    who = student_id(store, "Adler")
    for note in ("first", "second"):
        store.change(
            Title.of("Note"), lambda tx, n=note: results.annotate(tx, who, "poster", note=n)
        )
    content = changes(store)[1].to_restore()
    assert content["note"] == "first"
    assert "feedback" not in content


def test_a_history_from_before_there_were_sums_is_read(tmp_path):
    old = Path(__file__).parents[1] / "files" / "v1.course"
    with open_course(copy(old, tmp_path / "old.course")) as store:
        with store.reading() as tx:
            cells = tx.execute(select(ItemResult.student_id, ItemResult.item_id)).all()
        found = [one for cell in cells for one in store.read(changes_of_cell, *cell)]
    assert cells
    assert found
    assert {one.after.summands for one in found} == {""}
