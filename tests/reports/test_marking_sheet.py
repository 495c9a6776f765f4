from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from planner.language import Language
from planner.reports.marking_sheet import MarkingSheet, SheetLine, SheetResult, marking_xlsx
from planner.rules.credits import Item, Marking, State
from planner.rules.marking_layout import MARK
from planner.rules.marking_sheets import Marks, Number

HW = Item(
    id="hw",
    title="Homework 1",
    short="HW 1",
    marking=Marking.POINTS,
    max_points=Decimal(20),
    pass_points=Decimal(10),
)
POSTER = Item(id="poster", title="Poster")
TALK = Item(id="talk", title="Talk", marking=Marking.GRADE)
LINES = (
    SheetLine(
        student="adlerid",
        family="Öztürk",
        given="Ayşe",
        results={
            "hw": SheetResult(
                marks=Marks(number=Number(Decimal("7.5"), "4+3.5"), feedback="=1+1"),
                until=date(2023, 11, 22),
                late_days=2,
            )
        },
    ),
    SheetLine(
        student="biberid",
        family="Müller",
        given="Anna",
        apart="4711",
        results={
            "poster": SheetResult(marks=Marks(state=State.EXEMPT)),
            "talk": SheetResult(marks=Marks(number=Number(Decimal("1.3")), state=State.PASSED)),
        },
    ),
)
DOCUMENT = MarkingSheet(
    id="sheetid",
    course_id="courseid",
    course="Seminar",
    term="Winter semester 2023/24",
    person="Ben Arslan",
    taken_on=date(2023, 11, 2),
    items=(HW, POSTER, TALK),
    lines=LINES,
)
HEADING = 5


@pytest.fixture(scope="module")
def book():
    return load_workbook(BytesIO(marking_xlsx(DOCUMENT, Language.load("en"))))


@pytest.fixture(scope="module")
def page(book):
    return book.worksheets[0]


@pytest.fixture(scope="module")
def at(page):
    """Give a cell by the row of a student, from 0, and the heading of its column."""
    columns = {cell.value: cell.column for cell in page[HEADING]}
    return lambda row, heading: page.cell(HEADING + 1 + row, columns[heading])


def test_every_row_and_column_carries_its_id_where_nobody_sees_it(page):
    keys = [cell.value for cell in page[2]]

    assert [page.cell(1, n).value for n in (1, 2, 3, 4)] == [
        *(MARK, "sheetid", "courseid", "Ben Arslan")
    ]
    assert keys[0] == "student"
    assert [key for key in keys[1:] if key] == [
        *("number:hw", "state:hw", "feedback:hw", "state:poster", "feedback:poster"),
        *("number:talk", "state:talk", "feedback:talk"),
    ]
    assert [page.cell(row, 1).value for row in (6, 7)] == ["adlerid", "biberid"]
    assert page.row_dimensions[1].hidden
    assert page.row_dimensions[2].hidden
    assert page.column_dimensions["A"].hidden
    assert page.auto_filter.ref.startswith("A5:")


def test_the_values_stand_there_as_they_are(at):
    assert at(0, "HW 1: points of 20").value == "4+3.5"
    assert at(0, "HW 1: state").value is None
    assert at(0, "HW 1: feedback to the student").value == "=1+1"
    assert at(0, "HW 1: feedback to the student").data_type == "s"
    assert (at(1, "Talk: grade").value, at(1, "Talk: state").value) == (1.3, "passed")


def test_deadlines_and_days_late_show_only_where_there_are_any(page, at):
    headings = [cell.value for cell in page[HEADING]]

    assert at(0, "HW 1: deadline").value == "until 22 Nov, 2 days late"
    assert at(1, "HW 1: deadline").value is None
    assert "Poster: deadline" not in headings
    assert at(1, "To tell apart").value == "4711"


def test_only_the_cells_to_mark_are_open_and_no_password_locks_the_others(book, page, at):
    assert page.protection.sheet
    assert page.protection.password is None
    assert not page.protection.autoFilter
    assert not page.protection.sort
    for heading in ("HW 1: points of 20", "HW 1: state", "HW 1: feedback to the student"):
        assert not at(0, heading).protection.locked
    for heading in ("Family name", "Given names", "HW 1: deadline"):
        assert at(0, heading).protection.locked
    assert all(cell.protection.locked for row in page.iter_rows(max_row=HEADING) for cell in row)
    assert book.worksheets[1].protection.sheet


def test_what_is_exempt_or_recognised_is_locked(at):
    assert at(1, "Poster: state").value == "exempt"
    assert at(1, "Poster: state").protection.locked
    assert at(1, "Poster: feedback to the student").protection.locked
    assert not at(0, "Poster: state").protection.locked


def test_entries_are_checked_as_they_are_typed(book, page, at):
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    points = at(0, "HW 1: points of 20").column_letter
    grade = at(0, "Talk: grade").column_letter
    state = at(0, "HW 1: state").column_letter
    lists = book["lists"]

    bounds = rules[f"{points}6:{points}7"]
    assert (bounds.type, bounds.showErrorMessage) == ("custom", True)
    assert f"{points}6>=0,{points}6<=20" in bounds.formula1
    assert "0 to 20 points" in bounds.error
    assert rules[f"{state}6:{state}7"].formula1 == "lists!$A$1:$A$14"
    states = [cell.value for cell in lists["A"]]
    assert states[:7] == [
        *("submitted", "returned", "passed", "failed", "missing", "excused", "open")
    ]
    assert states[7:14] == ["H", "R", "P", "F", "M", "E", "O"]
    assert rules[f"{grade}6:{grade}7"].formula1 == "lists!$B$1:$B$12"
    assert [cell.value for cell in lists["B"]][:3] == [1, 1.3, 1.7]


def test_points_of_an_item_with_a_bonus_have_no_upper_bound():

    document = replace(DOCUMENT, bonus=frozenset({"hw"}))
    page = load_workbook(BytesIO(marking_xlsx(document, Language.load("en")))).worksheets[0]

    (bounds,) = [one for one in page.data_validations.dataValidation if one.type == "custom"]
    assert "<=20" not in bounds.formula1


def test_what_does_not_show_is_very_hidden_and_holds_the_values_as_taken_along(book):
    taken = [[cell.value for cell in row] for row in book["taken"].iter_rows()]

    states = [page.sheet_state for page in book]
    assert states == ["visible", "visible", "veryHidden", "veryHidden"]
    assert taken[1] == ["adlerid", "hw", "1", "open", "7.5", "4+3.5", "=1+1"]
    assert taken[2][:2] == ["adlerid", "poster"]


def test_the_legend_explains_states_and_letters_and_names_the_sheet(book):
    rows = [tuple(cell.value for cell in row[:3]) for row in book.worksheets[1].iter_rows()]

    assert ("passed", "P", "fulfilled") in rows
    assert any(row[0] == "exempt" and row[1] is None and "alone" in row[2] for row in rows)
    assert any(row[0] == "Sheet sheetid" for row in rows)


def test_the_same_rows_give_the_same_bytes_also_in_german():
    german = Language.load("de")

    assert marking_xlsx(DOCUMENT, german) == marking_xlsx(DOCUMENT, german)
    page = load_workbook(BytesIO(marking_xlsx(DOCUMENT, german))).worksheets[0]
    assert "4+3,5" in [cell.value for cell in page[6]]
