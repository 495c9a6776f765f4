"""Recording attendance."""

from __future__ import annotations

from contextlib import closing

import pytest

from planner.commands.attendance import record
from planner.commands.sessions import delete
from planner.db import plans
from planner.db.attendance import attendance, excused_counts
from planner.db.finding import Gone
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.rules.attendance import ExcusedCounts, Presence
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        yield store


def test_what_is_recorded_is_read_by_student_and_session_and_can_be_taken_back(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    empty = dump(store)
    store.change(
        STEP, lambda tx: record(tx, "sa", {adler: Presence.PRESENT, biber: Presence.EXCUSED})
    )
    store.change(STEP, lambda tx: record(tx, "sa", {adler: Presence.ABSENT}))
    assert store.read(attendance) == {
        adler: {"sa": Presence.ABSENT},
        biber: {"sa": Presence.EXCUSED},
    }
    store.change(STEP, lambda tx: record(tx, "sa", {adler: None, biber: None}))
    assert store.read(attendance) == {}
    for _ in range(3):
        store.undo()
    assert dump(store) == empty


def test_only_sessions_and_students_of_the_course_are_recorded(store):
    with pytest.raises(Gone):
        store.change(STEP, lambda tx: record(tx, "nowhere", {}))
    with pytest.raises(Gone):
        store.change(STEP, lambda tx: record(tx, "sa", {"nobody": Presence.PRESENT}))


def test_an_excused_session_is_left_out_unless_the_course_says_otherwise(store):
    assert store.read(excused_counts) is ExcusedCounts.LEFT_OUT


def test_a_session_goes_with_its_records_and_comes_back_with_them(store):
    adler = student_id(store, "Adler")
    store.change(STEP, lambda tx: record(tx, "sb", {adler: Presence.PRESENT}))
    before = dump(store)
    assert {row.id for row in store.read(plans.sessions) if row.attended} == {"sb"}
    store.change(STEP, lambda tx: delete(tx, "sb"))
    assert store.read(attendance) == {}
    store.undo()
    assert dump(store) == before
