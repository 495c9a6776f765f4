"""Tables of other programs, text or workbook, as rows of plain text, read safely."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import Problem
from planner.exchange.files_in import UnreadableFile, Why, as_text, read_bytes
from planner.exchange.html_tables import holds_tables, read_tables
from planner.exchange.workbooks_in import is_workbook, worksheets
from planner.exchange.worksheets import MOST_COLUMNS, MOST_ROWS, Pile, TooMuch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

LARGEST = 25_000_000  # bytes
LONGEST_RECORD = 40  # lines that one quoted cell may make a row long
HEAD_WITHIN = 60  # the heading stands in one of the first rows
DELIMITERS = ";\t,:|"  # the likelier first
MOST_LINES = 1_000_000
LONGEST_LINE = 2_000_000  # letters
_PROTECTED = re.compile(r'="([^"]*)"')  # how some keep a spreadsheet from eating zeros
_RULED = re.compile(r"[-:=+\s]*")  # a line of a table drawn in text
_OUR_MARK = re.compile(r"'(?=[=+\-@\t\r0-9])")  # ours, and what keeps a number from losing zeros
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_ANY_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_TO_NOTHING = dict.fromkeys(map(ord, _INVISIBLE))


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenQuotes(Problem):
    """A row whose quotation marks do not fit together; it was skipped."""


class SheetRow(NamedTuple):
    """One row: its number as a spreadsheet shows it, counted from 1, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All rows of a sheet, or of a text, that are not blank; nothing is taken for a heading yet.

    ``exact`` tells that every row must be as wide as the heading, as in a CSV file; a workbook
    leaves blank cells at the end out.
    """

    title: str
    rows: tuple[SheetRow, ...]
    exact: bool
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A heading with the rows below it; blank rows are left out. ``exact`` as of a Sheet.

    ``sheets`` are the titles of all sheets that hold such a table, if there are several, with
    this one's ``sheet`` among them.
    """

    heads: tuple[str, ...]
    head_row: int
    rows: tuple[SheetRow, ...]
    exact: bool
    sheet: str = ""  # of a workbook
    problems: tuple[Problem, ...] = ()
    sheets: tuple[str, ...] = ()


def read_table(path: Path, is_head: Callable[[str], bool], sheet: str = "") -> SheetTable:
    """Read the table of a file; what it is, its content tells, not its ending.

    The heading is the row, among the first sixty, with the most cells that ``is_head`` knows;
    that also decides which delimiter a text has and which sheet of a workbook is meant, unless
    the title of a ``sheet`` is given. Raises UnreadableFile.
    """
    return table_of(read_sheets(path, is_head), path.name, is_head, sheet)


def read_pasted(text: str, name: str, is_head: Callable[[str], bool]) -> SheetTable:
    """Read a table from text that was copied anywhere: cells of a spreadsheet, a page, a file.

    ``name`` is what refusals call it. Raises UnreadableFile.
    """
    return table_of(sheets_of_text(text, name, is_head), name, is_head)


def read_sheets(path: Path, is_head: Callable[[str], bool]) -> tuple[Sheet, ...]:
    """Read all sheets of a file, .xlsx, .xls, .ods or a page with tables; a text is one sheet.

    ``is_head`` helps to find the delimiter of a text. Raises UnreadableFile.
    """
    content = read_bytes(path, largest=LARGEST)
    if is_workbook(content):
        found = worksheets(content, path.name)
        return tuple(Sheet(title=one.title, rows=_filled(one.rows), exact=False) for one in found)
    text = as_text(content, path.name)
    return sheets_of_text(text.text, path.name, is_head, text.problems)


def sheets_of_text(
    text: str, name: str, is_head: Callable[[str], bool], problems: tuple[Problem, ...] = ()
) -> tuple[Sheet, ...]:
    """Split text into rows: the tables of a page, or lines with a delimiter.

    ``problems`` are known already and go along. Raises UnreadableFile.
    """
    try:
        if holds_tables(text):
            pile = Pile()
            read_tables(text, pile)
            return tuple(
                Sheet(title=one.title, rows=_filled(one.rows), exact=False, problems=problems)
                for one in pile.sheets()
            )
        return (_delimited(text, is_head, problems),)
    except TooMuch as failure:
        raise UnreadableFile(name, Why.TOO_BIG) from failure


def table_of(
    sheets: Sequence[Sheet], name: str, is_head: Callable[[str], bool], wanted: str = ""
) -> SheetTable:
    """Find the table in sheets: the heading that knows most, then the longest.

    Raises UnreadableFile if none has a heading, or none of those that are ``wanted``.
    """
    scored = [(_head(sheet.rows, is_head), sheet) for sheet in sheets]
    fitting = [(score, len(sheet.rows), place, sheet) for (place, score), sheet in scored if score]
    meant = [one for one in fitting if not wanted or one[3].title == wanted]
    if not meant:
        raise UnreadableFile(name, Why.NO_TABLE)
    _, _, place, sheet = max(meant, key=lambda one: one[:2])
    head = sheet.rows[place]
    return SheetTable(
        heads=head.cells,
        head_row=head.number,
        rows=sheet.rows[place + 1 :],
        exact=sheet.exact,
        sheet=sheet.title,
        problems=sheet.problems,
        sheets=tuple(one[3].title for one in fitting) if len(fitting) > 1 else (),
    )


def plain_cell(text: str) -> str:
    """Take off what protects or pads a cell: blanks of all kinds, ="000123", our own mark.

    >>> plain_cell('="000123"'), plain_cell("'=1+1"), plain_cell("  Gans ")
    ('000123', '=1+1', 'Gans')
    """
    if not text.isascii():
        text = text.translate(_TO_NOTHING)
    plain = " ".join(text.split())
    if plain[:1] not in {"=", "'"}:
        return plain
    protected = _PROTECTED.fullmatch(plain)
    if protected:
        return protected[1].strip()
    return plain[1:] if _OUR_MARK.match(plain) else plain


def plain_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """Clean all cells of a row; of most rows one look tells that nothing is to be taken off."""
    row = f"\0{'\0'.join(cells)}\0"
    if (
        " ".join(row.split()) == row
        and not ("\0 " in row or " \0" in row or "\0=" in row or "\0'" in row)
        and (row.isascii() or not _ANY_INVISIBLE.search(row))
    ):
        return tuple(cells)
    return tuple(map(plain_cell, cells))


def _filled(rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[SheetRow, ...]:
    """Clean all cells and leave out rows in which nothing is left."""
    cleaned = ((number, plain_cells(cells)) for number, cells in rows)
    return tuple(SheetRow(number, cells) for number, cells in cleaned if any(cells))


def _delimited(text: str, is_head: Callable[[str], bool], problems: tuple[Problem, ...]) -> Sheet:
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise TooMuch
    lines = list(StringIO(text, newline=""))
    if max(map(len, lines), default=0) > LONGEST_LINE:
        raise TooMuch
    told = re.fullmatch(r"sep=([;,:|\t])\s*", lines[0], re.IGNORECASE) if lines else None
    delimiter = told[1] if told else _delimiter(lines, is_head)
    broken: list[Problem] = []
    rows = _filled(enumerate(_bounded(_records(lines, delimiter, broken)), start=1))
    if delimiter == "|":
        rows = tuple(map(_inside_of_pipes, rows))
        rows = tuple(row for row in rows if not _RULED.fullmatch("".join(row.cells)))
    return Sheet(title="", rows=rows, exact=delimiter != "|", problems=(*problems, *broken))


def _bounded(rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Let rows through, as long as there are no more, and no wider ones, than a list has."""
    for number, cells in enumerate(rows):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise TooMuch
        yield cells


def _inside_of_pipes(row: SheetRow) -> SheetRow:
    """Take the pipes at both ends of a row of Markdown off."""
    cells = row.cells
    if len(cells) > 2 and not cells[0] and not cells[-1]:
        return SheetRow(row.number, cells[1:-1])
    return row


def _delimiter(lines: Sequence[str], is_head: Callable[[str], bool]) -> str:
    """Choose the delimiter that gives the best heading, then the most regular rows."""
    first = lines[: HEAD_WITHIN * 2]

    def fitness(delimiter: str) -> tuple[int, int]:
        rows = _filled(enumerate(_records(first, delimiter, [])))
        widths = Counter(len(row.cells) for row in rows)
        width, often = max(widths.items(), key=_regular, default=(1, 0))
        return _head(rows, is_head)[1], often if width > 1 else 0

    text = "".join(first)
    absent = next((one for one in DELIMITERS if one not in text), "")  # one speaks for all
    return max((one for one in DELIMITERS if one in text or one == absent), key=fitness)


def _regular(width: tuple[int, int]) -> tuple[int, int]:
    return width[1], width[0]


def _records(
    lines: Sequence[str], delimiter: str, broken: list[Problem]
) -> Iterator[Sequence[str]]:
    """Split lines into rows; a row that is broken comes out empty and is reported.

    After an unclosed quotation mark reading goes on with the very next line, so that one slip
    costs one row.
    """
    at = number = 0
    while at < len(lines):
        if '"' not in lines[at]:  # nearly all lines, and much faster than by csv
            number += 1
            yield lines[at].rstrip("\r\n").split(delimiter)
            at += 1
            continue
        window = lines[at : at + LONGEST_RECORD]
        reader = csv.reader(window, delimiter=delimiter, skipinitialspace=True, strict=True)
        number += 1
        try:
            cells = next(reader, [])
        except csv.Error:
            broken.append(BrokenQuotes(row=number))
            yield ()
            at += 1
        else:
            yield cells
            at += max(reader.line_num, 1)


def _head(rows: Sequence[SheetRow], is_head: Callable[[str], bool]) -> tuple[int, int]:
    """Return where the heading stands among the rows, and how many of its cells are known."""
    scores = [sum(map(is_head, row.cells)) for row in rows[:HEAD_WITHIN]]
    best = max(scores, default=0)
    return (scores.index(best), best) if best else (0, 0)
