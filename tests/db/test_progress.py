from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from planner.commands import results
from planner.db import store as stores
from planner.db.journal import Title
from planner.db.progress import entered_at
from planner.rules.credits import State
from tests.small_course import furnished, student_id, tick

BEGUN = datetime(2023, 11, 1, 12, tzinfo=UTC)


class Clock:
    """A clock of the history that goes on by a day with each step."""

    def __init__(self):
        self.days = 0

    def __call__(self):
        self.days += 1
        return BEGUN + timedelta(days=self.days)


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "x.course"
    with closing(stores.create_course(path, who="B", now=Clock())) as store:
        yield furnished(store)


def when(store, family, item):
    found = store.read(entered_at)
    return found.get((student_id(store, family), item))


def test_a_result_dates_from_the_step_that_gave_it_its_value(store):
    assert when(store, "Adler", "sheet") is None
    tick(store, "Adler", "sheet", State.SUBMITTED)
    first = when(store, "Adler", "sheet")
    tick(store, "Adler", "sheet")
    assert when(store, "Adler", "sheet") == first + timedelta(days=1)


def test_a_note_leaves_the_date_as_it_is_and_undoing_sets_it_anew(store):
    tick(store, "Adler", "sheet")
    first = when(store, "Adler", "sheet")
    who = student_id(store, "Adler")
    store.change(Title.of("Note"), lambda tx: results.annotate(tx, who, "sheet", note="x"))
    assert when(store, "Adler", "sheet") == first
    store.undo()
    store.undo()
    assert when(store, "Adler", "sheet") is None
