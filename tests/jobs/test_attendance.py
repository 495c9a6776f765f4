from __future__ import annotations

import pytest

from planner.commands import attendance, students
from planner.db import attendance as found
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students as listed
from planner.db.tables import ClassSession
from planner.jobs.attendance import overview, room_list
from planner.rules.attendance import Presence
from planner.rules.credits import Enrolment
from planner.rules.plan import Status
from tests.small_course import furnished


@pytest.fixture
def store():
    with in_memory() as store:
        yield furnished(store)


@pytest.fixture
def change(store):
    return lambda command, *args, **kwargs: store.change(
        Title.of("Step"), lambda tx: command(tx, *args, **kwargs)
    )


def call_off(tx, session_id):
    tx.get(ClassSession, session_id).status = Status.CANCELLED


def ids(store):
    return {row.family: row.id for row in store.read(listed)}


def test_a_list_has_everybody_by_name_and_those_who_left_only_with_a_record(store, change):
    people = ids(store)
    change(students.edit, people["Adler"], status=Enrolment.LEFT)
    change(students.edit, people["Biber"], status=Enrolment.LEFT)
    change(attendance.record, "sb", {people["Biber"]: Presence.EXCUSED})
    rows = store.read(room_list, "sb")
    assert [(one.student.family, one.presence) for one in rows.seats] == [
        ("Biber", Presence.EXCUSED),
        ("Dachs", None),
    ]
    assert rows.number == "2"
    assert store.read(room_list, "gone") is None


def test_the_overview_counts_what_is_recorded_of_each_session_with_a_day(store, change):
    people = ids(store)
    change(attendance.record_rest, "sb", people.values(), Presence.PRESENT)
    change(call_off, "sc")
    rows = store.read(overview)
    assert [(one.session.id, one.recorded, one.expected) for one in rows] == [
        ("sa", 0, 3),
        ("sb", 3, 3),
        ("sd", 0, 3),
    ]


def test_the_rest_touches_only_whom_nothing_is_recorded_of(store, change):
    people = ids(store)
    change(attendance.record, "sa", {people["Adler"]: Presence.ABSENT})
    change(attendance.record_rest, "sa", people.values(), Presence.PRESENT)
    assert {who: of["sa"] for who, of in store.read(found.attendance).items()} == {
        people["Adler"]: Presence.ABSENT,
        people["Biber"]: Presence.PRESENT,
        people["Dachs"]: Presence.PRESENT,
    }
    assert store.read(found.totals)["sa"] == {Presence.ABSENT: 1, Presence.PRESENT: 2}
