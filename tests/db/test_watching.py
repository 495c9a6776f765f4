from __future__ import annotations

from contextlib import closing

import pytest

from planner.db.checking import check
from planner.db.finding import one
from planner.db.journal import Title
from planner.db.result_tables import CreditTier, Student
from planner.db.store import create_course, in_memory
from planner.db.students import students
from planner.db.watching import enter_many
from planner.rules.credits import Enrolment
from tests.small_course import dump, furnished

STEP = Title.of("Step")
TWO = ({"family": "Eule", "status": Enrolment.GUEST}, {"family": "Uhu", "given": "Ida"})


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def test_many_rows_at_once_look_in_the_history_as_one_by_one(store):
    many = store.change(STEP, lambda tx: enter_many(tx, Student, TWO))
    single = store.change(STEP, lambda tx: [tx.add(Student(**row)) for row in TWO])
    ids = [{row.row_id for row in changes.rows} for changes in (many, single)]
    assert len(ids[0] | ids[1]) == 4

    def images(changes):
        return [row.after | {"id": ""} for row in changes.rows if row.before is None]

    assert sorted(images(many), key=str) == sorted(images(single), key=str)


def test_many_rows_at_once_are_undone_and_done_again_to_the_row(tmp_path):
    with closing(furnished(create_course(tmp_path / "a.course"))) as store:
        before = dump(store)
        store.change(STEP, lambda tx: enter_many(tx, Student, TWO))
        after = dump(store)
        assert {row.family for row in store.read(students)} >= {"Eule", "Uhu"}
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == after
        assert store.read(check).whole


def test_a_row_entered_with_many_can_be_changed_in_the_same_step(store):
    def both(tx):
        enter_many(tx, Student, [{"family": "Eule"}])
        (new,) = (row for row in students(tx) if row.family == "Eule")
        one(tx, Student, new.id).family = "Uhu"

    changes = store.change(STEP, both)
    (row,) = changes.rows
    assert (row.before, row.after["family"]) == (None, "Uhu")


def test_nothing_at_once_is_no_step(store):
    assert store.change(STEP, lambda tx: enter_many(tx, Student, [])).rows == ()


def test_a_table_whose_defaults_are_made_anew_is_not_entered_so(store):
    with pytest.raises(AssertionError):
        store.change(STEP, lambda tx: enter_many(tx, CreditTier, [{"name": "3 ECTS"}]))
