from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import decisions
from planner.db.checking import check
from planner.db.journal import Title
from planner.db.reading import Damaged
from planner.db.store import create_course, in_memory, open_course
from tests.small_course import furnished, tick

PAGE = 4096  # bytes of a page of SQLite


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "small.course"
    with furnished(create_course(path)) as store:
        tick(store, "Adler", "sheet")
        tick(store, "Adler", "sheet", "failed")
        store.undo()
        tick(store, "Biber", "poster")
        store.change(Title.of("Issue"), issue)
    return path


def issue(tx):
    decisions.register(
        tx, number="2024-0001", student_id="x", name="Adler", credits=Decimal(3), grade=None,
        language="de", issued_on=date(2024, 2, 16), sha256="0" * 64, document=b"%PDF", facts={},
    )  # fmt: skip


def found(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    with open_course(path, writing=False) as store:
        return store.read(check)


def test_a_file_that_only_the_program_wrote_is_whole_after_any_steps():
    with furnished(in_memory()) as store:
        for _ in range(3):
            tick(store, "Adler", "sheet")
            tick(store, "Dachs", "poster", "returned")
            store.undo()
            store.undo()
            store.redo()
            assert store.read(check).whole


def test_a_document_that_is_not_what_was_issued_is_named(path):
    findings = found(path)
    assert findings.documents == ("2024-0001",)
    assert not findings.whole
    assert (findings.sqlite, findings.orphans, findings.broken_step) == ((), (), None)
    assert findings.contradicted == ()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE result SET points = '12' WHERE state = 'passed'", "result"),
        ("UPDATE student SET family = 'Luchs' WHERE family = 'Adler'", "student"),
        ("UPDATE session SET day = '2023-10-19' WHERE id = 'sa'", "session"),
        ("UPDATE course SET language = 'de'", "course"),
        ("DELETE FROM result", "result"),
        ("UPDATE certificate SET credits = '9'", "certificate"),
        ("UPDATE tier SET credits = 'many'", "tier"),
        ("UPDATE session SET day = 'soon' WHERE id = 'sa'", "session"),
        (
            (
                "INSERT INTO person (id, role, name, email, signature, position)"
                " VALUES ('p', 'ta', 'T', '', '', 0)"
            ),
            "person",
        ),
    ],
)
def test_a_row_changed_past_the_program_is_found(path, statement, table):
    contradicted = found(path, statement).contradicted
    assert {name for name, _ in contradicted} == {table}


def test_a_row_that_refers_to_nothing_is_found_by_its_table(path):
    findings = found(path, "UPDATE result SET item_id = 'gone' WHERE state = 'passed'")
    assert findings.orphans == ("result",)


def test_a_history_that_was_rewritten_is_found_at_its_first_step(path):
    findings = found(
        path,
        "DROP TRIGGER step_image_only_grows_delete",
        "DELETE FROM step_image WHERE step_id = 3",
    )
    assert findings.broken_step == 3


def test_torn_pages_are_found_or_keep_the_file_from_being_read(path):
    content = path.read_bytes()
    for page in range(2, len(content) // PAGE):
        torn = bytearray(content)
        torn[page * PAGE : page * PAGE + 200] = b"\xff" * 200
        path.write_bytes(torn)
        with open_course(path, writing=False) as store:
            try:
                findings = store.read(check)
            except Damaged:
                continue
            assert not findings.whole
            assert findings.sqlite
