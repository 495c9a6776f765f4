from __future__ import annotations

import pytest
from openpyxl import Workbook

from planner.exchange.compound_file import BEGINS_WITH
from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.marking_sheets_in import (
    NotAMarkingSheet,
    is_marking_sheet,
    read_marking_sheet,
)
from planner.rules.marking_layout import MARK, Column

KEYS = ("student", None, None, "number:hw", "state:hw", "feedback:hw")
HEADS = ("student", "Family name", "Given names", "HW: points", "HW: state", "HW: feedback")


def written(path, *rows, taken=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if taken:
        page = book.create_sheet("taken")
        for row in taken:
            page.append(row)
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ben.xlsx"


def test_each_entry_is_known_by_the_ids_of_student_and_item(path):
    written(
        path,
        (MARK, "sheetid", "courseid", "Ben"),
        KEYS,
        ("", "Some course"),
        HEADS,
        ("adler", "Adler", "Jonas", 17.5, None, " Well done. "),
        ("biber", "Biber", None, None, "P"),
    )

    found = read_marking_sheet(path)

    assert (found.id, found.course, found.person) == ("sheetid", "courseid", "Ben")
    adler, biber = found.rows
    assert (adler.row, adler.student, adler.name) == (5, "adler", "Adler, Jonas")
    assert [(cell.item, cell.column, cell.text) for cell in adler.cells] == [
        ("hw", Column.NUMBER, "17.5"),
        ("hw", Column.FEEDBACK, "Well done."),
    ]
    assert [(cell.heading, cell.text) for cell in biber.cells] == [("HW: state", "P")]
    assert found.problems == ()


def test_rows_above_and_columns_in_between_are_passed_over(path):
    written(
        path,
        ("My own notes",),
        ("x", MARK, "sheetid", "courseid", "Ben"),
        (None, "Sum", *KEYS),
        (None, "Sum", *HEADS),
        (None, 99, "adler", "Adler", "Jonas", 17),
    )

    (adler,) = read_marking_sheet(path).rows

    assert [cell.text for cell in adler.cells] == ["17"]


def test_the_values_as_taken_along_are_read_from_the_sheet_that_does_not_show(path):
    own = (MARK, "sheetid", "courseid", "Ben")
    written(
        path,
        own,
        KEYS,
        HEADS,
        taken=(own, ("adler", "hw", "1", "passed", "17.5", "", "Well done."), ("biber", "hw")),
    )

    assert read_marking_sheet(path).taken == {
        ("adler", "hw"): ("1", "passed", "17.5", "", "Well done."),
        ("biber", "hw"): ("", "", "", "", ""),
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("Nachname", "Vorname"), ("Adler", "Jonas")],
        [KEYS, HEADS],
        [(MARK, "sheetid", "courseid"), HEADS],
    ],
)
def test_another_workbook_is_no_marking_sheet(path, rows):
    with pytest.raises(NotAMarkingSheet) as refusal:
        read_marking_sheet(written(path, *rows))
    assert refusal.value.name == "ben.xlsx"


@pytest.mark.parametrize(
    ("content", "why"), [(b"no zip", Why.DAMAGED), (BEGINS_WITH, Why.DAMAGED)]
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(path, content, why):
    path.write_bytes(content)

    with pytest.raises(UnreadableFile) as refusal:
        read_marking_sheet(path)
    assert refusal.value.why is why


def test_a_marking_sheet_is_told_from_other_files_without_reading_it(path):
    assert is_marking_sheet(written(path, (MARK, "sheetid", "courseid"), KEYS, HEADS))
    assert not is_marking_sheet(written(path, ("Nachname", "Vorname"), ("Adler", "Jonas")))
    path.write_bytes(b"no zip")
    assert not is_marking_sheet(path)
    assert not is_marking_sheet(path.with_name("absent.xlsx"))
