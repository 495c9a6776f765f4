from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, time

import pytest

from planner.commands import sessions
from planner.db import counts, courses, plans, steps, work
from planner.db.glance import glance
from planner.db.journal import Title
from planner.db.reading import (
    CannotUse,
    Damaged,
    FileReader,
    address,
    clock,
    day,
    moment,
    refusal_of,
    rows,
    structure,
)
from planner.db.store import create_course, in_memory, open_course
from tests.example import example_course
from tests.small_course import furnished

FINDERS = (
    *(courses.course, courses.slots, courses.days_off, courses.people),
    *(plans.plan_of, plans.details, work.items, work.tiers),
    *(counts.students, counts.submitted, steps.tops),
)
LOOK = """
import sys
from pathlib import Path
from planner.db import counts, courses, plans, work
from planner.db.store import open_course
with open_course(Path(sys.argv[1])) as store:
    for finder in (courses.course, plans.plan_of, work.tiers, counts.students):
        store.look(finder)
    store.tops()
print(sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.course"
    with create_course(path) as store:
        furnished(store)
    return path


@pytest.mark.parametrize("finder", FINDERS, ids=lambda finder: finder.__name__)
def test_a_look_finds_what_a_transaction_finds(tmp_path, finder):
    with example_course(tmp_path / "example.course") as store:
        found = store.look(finder)
        assert found == store.read(finder)
    assert found


def test_a_look_needs_the_standard_library_alone(path):
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(path)], capture_output=True, text=True, check=True
    )
    assert "sqlite3" in done.stdout
    assert "sqlalchemy" not in done.stdout


def test_a_look_sees_every_step_and_nothing_that_is_not_one_yet(path):
    def topic(found):
        return next(one.topic for one in found if one.id == "sa")

    def rename(tx):
        sessions.edit(tx, "sa", topic="New")
        assert topic(plans.sessions(tx)) == "New"
        assert topic(store.look(plans.sessions)) == "Topic sa"

    with open_course(path) as store:
        store.look(plans.sessions)
        store.change(Title.of("Rename"), rename)
        assert topic(store.look(plans.sessions)) == "New"


def test_a_course_in_memory_can_be_looked_at_as_well():
    with closing(in_memory()) as store:
        furnished(store)
        assert store.look(courses.course).title == "Small course"


def test_a_look_cannot_write(path):
    reader = FileReader(path)
    with pytest.raises(CannotUse, match="readonly"), reader.looking() as tx:
        rows(tx, "DELETE FROM session")
    reader.close(tidy=False)


def test_a_look_at_a_damaged_file_names_it(path):
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 200_000)
    with open_course(path, writing=False) as store, pytest.raises(Damaged) as refusal:
        store.look(courses.course)
    assert refusal.value.name == "a.course"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database disk image is malformed", Damaged),
        ("file is not a database", Damaged),
        ("database or disk is full", CannotUse),
        ("attempt to write a readonly database", CannotUse),
        ("database is locked", CannotUse),
        ("no such table: nowhere", type(None)),
    ],
)
def test_what_keeps_sqlite_from_working_is_told_from_a_mistake_of_ours(words, kind):
    assert type(refusal_of("a.course", sqlite3.OperationalError(words))) is kind


def test_what_is_closed_leaves_nothing_beside_the_file(path):
    with open_course(path) as store:
        store.look(courses.course)
    assert {one.name for one in path.parent.iterdir()} == {"a.course", ".a.course.lock"}


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        FileReader(tmp_path / "none.course")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["100% sure?", "a#b", "ö & ü", "mode=ro"])
def test_every_name_of_a_file_finds_it(tmp_path, name):
    path = tmp_path / f"{name}.course"
    with create_course(path) as store:
        furnished(store)
    assert glance(path) == ("Small course", "WS 2023/24", 3)
    assert address(path, "ro").endswith("?mode=ro")


def test_values_mean_the_same_as_text_and_as_what_they_are():
    assert day("2023-11-15") == day(date(2023, 11, 15)) == date(2023, 11, 15)
    assert clock("12:30:00.000000") == clock(time(12, 30)) == time(12, 30)
    at = datetime(2023, 11, 15, 8, 0, tzinfo=UTC)
    assert moment("2023-11-15 08:00:00.000000") == moment(at.replace(tzinfo=None)) == at
    assert structure('["a"]') == structure(["a"]) == ["a"]
    assert day(None) is clock(None) is structure(None) is None
