"""The examination office's own lists: read into plain rows, and grade cells filled in, proven."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from planner.errors import PlannerError
from planner.exchange import office_workbook
from planner.exchange.csv_cells import CsvCells, QuotesLeftOpen
from planner.exchange.files_in import UnreadableFile, read_bytes
from planner.exchange.office_layout import layout, row_of
from planner.exchange.same_but_cells import texts_differ_only_in, workbooks_differ_only_in
from planner.exchange.sheets_in import LARGEST
from planner.exchange.workbooks_in import PACKAGE, is_workbook, worksheets
from planner.rules.office_grades import USUAL, Form, Style, System, grade_in, style_of
from planner.rules.office_rows import OfficeList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from planner.exchange.csv_cells import Place
    from planner.exchange.office_layout import Layout
    from planner.exchange.office_workbook import Book, Value
    from planner.rules.office_rows import OfficeRow

ENDINGS: Final[Mapping[System, tuple[str, ...]]] = {  # of the files that each system writes
    System.HISINONE: (".xlsx",),
    System.HISQIS: (".xls", ".xlsx", ".csv", ".txt"),
    System.CAMPUSONLINE: (".csv",),
}


@dataclass(eq=False)
class NotAnOfficeList(PlannerError):
    """A file that is readable, and no list of an examination office."""

    name: str


@dataclass(eq=False)
class CannotFill(PlannerError):
    """A list of a kind that is read, and cannot be filled without changing more than grades."""

    name: str


@dataclass(eq=False)
class MoreWouldChange(PlannerError):
    """The filled list differs in more than the grade cells; it was not written."""

    name: str


@dataclass(eq=False)
class ChangedMeanwhile(PlannerError):
    """A list is not any more what it was when it was read."""

    name: str


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A list as it was read, with the bytes it was read from."""

    list: OfficeList
    content: bytes


def is_office_list(path: Path) -> bool:
    """Tell whether a file is a list of an examination office, by its content."""
    try:
        read_office_list(path)
    except (UnreadableFile, QuotesLeftOpen, NotAnOfficeList):
        return False
    return True


def read_office_list(path: Path) -> OfficeFile:
    """Read a list of HISinOne, HISQIS or CAMPUSonline.

    A list may stand on any sheet, in any order of columns, below any number of other rows.
    Raises UnreadableFile, QuotesLeftOpen or NotAnOfficeList.
    """
    content = read_bytes(path, largest=LARGEST)
    source, name = str(path.absolute()), path.name
    fillable = not is_workbook(content) or office_workbook.is_xlsx(content)
    if not fillable:
        found = _of_other_workbook(content, name)
    elif is_workbook(content):
        found = _of_workbook(office_workbook.read_book(content, name))
    else:
        found = _of_text(CsvCells.parse(content, name))
    read = list(found)
    if not read:
        raise NotAnOfficeList(name)
    first, style = read[0][0], read[0][2]
    rows = tuple(row for _, several, _ in read for row in several)
    numbers = {row.exam_number for row in rows} - {""}
    return OfficeFile(
        OfficeList(
            source=source,
            name=name,
            system=first.system,
            style=style,
            rows=rows,
            title=first.title,
            exam_number=first.exam_number or (numbers.pop() if len(numbers) == 1 else ""),
            examiner=first.examiner,
            term=first.term,
            period=first.period,
            fillable=fillable,
        ),
        content,
    )


def filled(file: OfficeFile, values: Mapping[str, str]) -> bytes:
    """Write values into the cells of a list, by their places, and prove that nothing else changed.

    Grades are written as numbers where the list does so. Raises CannotFill for a list that cannot
    be filled, LettersLost, and MoreWouldChange where the proof fails.
    """
    one, content = file.list, file.content
    if not values:
        return content
    if not one.fillable:
        raise CannotFill(one.name)
    if content.startswith(PACKAGE):
        return _filled_workbook(one, content, values)
    cells = {_text_place(where): value for where, value in values.items()}
    fresh = CsvCells.parse(content, one.name).replaced(cells)
    if not texts_differ_only_in(content, fresh, cells):
        raise MoreWouldChange(one.name)
    return fresh


def check_unchanged(file: OfficeFile, path: Path) -> None:
    """Refuse to go on with a list that is another one by now. Raises ChangedMeanwhile."""
    now = read_bytes(path, largest=LARGEST)
    if hashlib.sha256(now).digest() != hashlib.sha256(file.content).digest():
        raise ChangedMeanwhile(file.list.name)


def _filled_workbook(one: OfficeList, content: bytes, values: Mapping[str, str]) -> bytes:
    typed = {where: _typed(value, one.style) for where, value in values.items()}
    fresh = office_workbook.filled(content, one.name, typed)
    try:
        same = workbooks_differ_only_in(content, fresh, typed)
    except office_workbook.BROKEN as failure:
        raise MoreWouldChange(one.name) from failure
    if not same:
        raise MoreWouldChange(one.name)
    return fresh


type _Read = tuple[Layout, tuple[OfficeRow, ...], Style]


def _of_workbook(book: Book) -> Iterator[_Read]:
    for part, sheet in book.sheets.items():
        grid = sheet.texts()
        found = layout(grid)
        if found is None:
            continue
        column, dated = found.columns["grade"], found.columns.get("assessed")
        rows, as_text = [], False
        for number in found.rows:
            cell = sheet.rows[number].cells.get(column)
            style = sheet.style_of(number, column)
            as_text = as_text or style in book.text_styles
            rows.append(
                replace(
                    row_of(grid, found, number),
                    place=office_workbook.place(part, number, column),
                    date_place=office_workbook.place(part, number, dated) if dated else "",
                    grade_is_text=cell is not None and cell.is_text,
                    closed=sheet.is_closed(number, column),
                )
            )
        yield found, tuple(rows), _style(rows, found.system, in_text=as_text)


def _of_other_workbook(content: bytes, name: str) -> Iterator[_Read]:
    for sheet in worksheets(content, name):
        grid = {number: dict(enumerate(cells, start=1)) for number, cells in sheet.rows}
        found = layout(grid)
        if found is not None:
            column = found.columns["grade"]
            rows = [
                replace(
                    row_of(grid, found, number),
                    place=office_workbook.place(sheet.title, number, column),
                )
                for number in found.rows
            ]
            yield found, tuple(rows), _style(rows, found.system, in_text=False)


def _of_text(file: CsvCells) -> Iterator[_Read]:
    grid = {
        number: {column: cell.text for column, cell in enumerate(cells, start=1) if cell.text}
        for number, cells in enumerate(file.rows, start=1)
    }
    found = layout(grid)
    if found is None:
        return
    column, dated = found.columns["grade"], found.columns.get("assessed", 0)
    rows = []
    for number in found.rows:
        wide = len(file.rows[number - 1])
        rows.append(
            replace(
                row_of(grid, found, number),
                place=f"{number}:{column}",
                date_place=f"{number}:{dated}" if 0 < dated <= wide else "",
                closed=column > wide,
            )
        )
    yield found, tuple(rows), _style(rows, found.system, in_text=True)


def _style(rows: Iterable[OfficeRow], system: System, *, in_text: bool) -> Style:
    """Say how a list writes grades; where cells are text, HISinOne's have a comma."""
    usual = USUAL[system]
    if in_text:
        form = Form.COMMA if system is System.HISINONE else usual.form
        usual = Style(form, as_text=True)
    return style_of(((row.grade, row.grade_is_text) for row in rows), usual)


def _typed(value: str, style: Style) -> Value:
    """Say how a value stands in a cell: a grade as a number, where the list does so."""
    grade = grade_in(value)
    if grade is None or style.as_text:
        return value, True
    return f"{float(value):.15g}", False


def _text_place(where: str) -> Place:
    row, _, column = where.partition(":")
    return int(row) - 1, int(column) - 1
