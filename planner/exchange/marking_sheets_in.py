"""Marking sheets that come back: what stands in which cell, by the ids that the sheet carries."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError, Problem
from planner.exchange.files_in import UnreadableFile, read_bytes, refuse_what_never_ends
from planner.exchange.sheets_in import LARGEST
from planner.exchange.workbooks_in import BROKEN, worksheets
from planner.rules.marking_layout import MARK, STUDENT, Column, column_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from planner.exchange.worksheets import Worksheet

LOOKED_AT = frozenset({"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"})
BEGINNING = 65_536  # bytes of a part, in which the mark of a marking sheet stands
HEAD_WITHIN = 60  # rows; a sheet's own stand at the top, whatever was put above them
NAMES_WITHIN = 2  # the columns with names follow the ids


@dataclass(eq=False)
class NotAMarkingSheet(PlannerError):
    """A workbook that no marking sheet was made as, or whose ids were deleted."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdded(Problem):
    """A row without an id, so that nobody knows for sure whom it means; ``text`` is its name."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTwice(Problem):
    """A student whose row was copied and then filled in differently; ``first`` was taken."""

    text: str
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredText:
    """What stands in one cell; ``heading`` is that of its column."""

    item: str
    column: Column
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """One row by the student's id; ``name`` is as the row shows it. Blank cells are left out."""

    row: int
    student: str
    name: str
    cells: tuple[EnteredText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedSheet:
    """A marking sheet as it came back.

    ``taken`` are the values as they were taken along, by student and item, as far as the file
    still has them: attempt, state, number, summands, feedback, each as text.
    """

    id: str
    course: str
    person: str  # who took it along
    rows: tuple[ReturnedRow, ...]
    headings: Mapping[str, str]  # of the first column of each item, by its id
    taken: Mapping[tuple[str, str], tuple[str, ...]]
    problems: tuple[Problem, ...] = ()


def read_marking_sheet(path: Path) -> ReturnedSheet:
    """Read a marking sheet; rows and columns may have been sorted, moved and hidden.

    Raises UnreadableFile, or NotAMarkingSheet.
    """
    content = read_bytes(path, largest=LARGEST)
    sheets = worksheets(content, path.name)
    main = next((one for one in sheets if _keys(one) is not None), None)
    if main is None:
        raise NotAMarkingSheet(path.name)
    at, keys = _keys(main) or (0, ())
    marks = [cells for number, cells in main.rows if number <= at and MARK in cells]
    if not marks:
        raise NotAMarkingSheet(path.name)
    own = _ids(marks[0])
    heads = _heads(main, at, keys)
    rows, problems = _rows(main, at, keys, heads)
    return ReturnedSheet(
        id=own[0],
        course=own[1],
        person=own[2],
        rows=rows,
        headings={key[1]: head for key, head in reversed(heads.values())},
        taken=_taken(sheets, own),
        problems=problems,
    )


def is_marking_sheet(path: Path) -> bool:
    """Tell whether a file looks like a marking sheet, by the beginnings of two of its parts.

    Nothing is read as a workbook; a file that cannot be read is none.
    """
    try:
        refuse_what_never_ends(path)
        with zipfile.ZipFile(path) as package:
            parts = LOOKED_AT & set(package.namelist())
            return any(MARK.encode() in package.open(part).read(BEGINNING) for part in parts)
    except (UnreadableFile, *BROKEN):
        return False


def _keys(sheet: Worksheet) -> tuple[int, Sequence[str]] | None:
    """Find the row of keys: it names the students' column and at least one of an item."""
    for number, cells in sheet.rows:
        if number > HEAD_WITHIN:
            break
        if STUDENT in cells and any(map(column_of, cells)):
            return number, cells
    return None


def _ids(marked: Sequence[str]) -> tuple[str, str, str]:
    """Return the ids of sheet and course, and a name: they follow the mark."""
    after = [*marked[marked.index(MARK) + 1 :], "", "", ""]
    return after[0].strip(), after[1].strip(), after[2].strip()


type Heads = dict[int, tuple[tuple[Column, str], str]]


def _heads(sheet: Worksheet, at: int, keys: Sequence[str]) -> Heads:
    """Return the columns of items by their place: what is entered there, and the heading.

    The heading row is the one below the keys that names the most of these columns.
    """
    found = {place: key for place, cell in enumerate(keys) if (key := column_of(cell))}
    near = [cells for number, cells in sheet.rows if at < number <= at + HEAD_WITHIN]

    def named(cells: Sequence[str]) -> int:
        return sum(bool(cells[place : place + 1] and cells[place].strip()) for place in found)

    student = keys.index(STUDENT)
    headings = [cells for cells in near if cells[student : student + 1] == (STUDENT,)]
    head = headings[0] if headings else max(near, key=named, default=())
    return {
        place: (key, " ".join(_at(head, place).split()) or key[0].value)
        for place, key in found.items()
    }


def _rows(
    sheet: Worksheet, at: int, keys: Sequence[str], heads: Heads
) -> tuple[tuple[ReturnedRow, ...], tuple[Problem, ...]]:
    student = keys.index(STUDENT)
    found: dict[str, ReturnedRow] = {}
    problems: list[Problem] = []
    below = _below_heading(sheet, at, student)
    for number, cells in below:
        row = _row(number, cells, student, heads)
        if not row.student and (row.cells or row.name):
            problems.append(RowAdded(row=number, text=row.name))
        elif row.student not in found:
            found[row.student] = row
        elif row.cells != found[row.student].cells:
            first = found[row.student].row
            problems.append(RowTwice(row=number, text=row.name, first=first))
    found.pop("", None)
    return tuple(found.values()), tuple(problems)


def _below_heading(sheet: Worksheet, at: int, student: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows below the heading, which repeats the key of the students' column."""
    rows = [(number, cells) for number, cells in sheet.rows if number > at]
    heads = [number for number, cells in rows if _at(cells, student).strip() == STUDENT]
    start = heads[0] if heads else at
    return [(number, cells) for number, cells in rows if number > start]


def _row(number: int, cells: Sequence[str], student: int, heads: Heads) -> ReturnedRow:
    names = cells[student + 1 : student + 1 + NAMES_WITHIN]
    entered = (
        EnteredText(item=key[1], column=key[0], heading=heading, text=text)
        for place, (key, heading) in heads.items()
        if (text := _at(cells, place).strip())
    )
    return ReturnedRow(
        row=number,
        student=_at(cells, student).strip(),
        name=", ".join(name.strip() for name in names if name.strip()),
        cells=tuple(entered),
    )


def _taken(
    sheets: Sequence[Worksheet], own: tuple[str, str, str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Read the values as taken along from the sheet that does not show, if it is this one's."""
    for sheet in sheets:
        first = sheet.rows[0][1] if sheet.rows else ()
        if first[:1] == (MARK,) and _ids(first) == own and _keys(sheet) is None:
            return {
                (cells[0], cells[1]): (*cells[2:7], *("",) * (7 - max(len(cells), 2)))
                for _, cells in sheet.rows[1:]
                if len(cells) > 1
            }
    return {}


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
