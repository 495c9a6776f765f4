"""Tables of other programs, CSV text or Excel workbook, as rows of plain text, read safely."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import Problem
from planner.exchange.files_in import UnreadableFile, Why, as_text, read_bytes
from planner.exchange.workbooks_in import MOST_COLUMNS, MOST_ROWS, worksheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

LARGEST = 25_000_000  # bytes
LONGEST_RECORD = 40  # lines that one quoted cell may make a row long
HEAD_WITHIN = 60  # the heading stands in one of the first rows
DELIMITERS = ";\t,:|"  # the likelier first
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PROTECTED = re.compile(r'="([^"]*)"')  # how some keep a spreadsheet from eating zeros
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
class SheetTable:
    """A heading with the rows below it; blank rows are left out.

    ``exact`` tells that every row must be as wide as the heading, as in a CSV file; a workbook
    leaves blank cells at the end out.
    """

    heads: tuple[str, ...]
    head_row: int
    rows: tuple[SheetRow, ...]
    exact: bool
    sheet: str = ""  # of a workbook with several
    problems: tuple[Problem, ...] = ()


def read_table(path: Path, is_head: Callable[[str], bool]) -> SheetTable:
    """Read the table of a file; what it is, its content tells, not its ending.

    The heading is the row, among the first sixty, with the most cells that ``is_head`` knows;
    that also decides which sheet of a workbook is meant and which delimiter a text has. Raises
    UnreadableFile.
    """
    content = read_bytes(path, largest=LARGEST)
    if content.startswith(OLD_OFFICE):
        raise UnreadableFile(path.name, Why.ENCRYPTED if _ENCRYPTED in content else Why.OLD_EXCEL)
    if content.startswith(b"PK\x03\x04"):
        return _from_workbook(content, path.name, is_head)
    return _from_text(content, path.name, is_head)


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


def _from_workbook(content: bytes, name: str, is_head: Callable[[str], bool]) -> SheetTable:
    best: tuple[int, str, list[SheetRow], int] | None = None
    for sheet in worksheets(content, name):
        rows = _filled(sheet.rows)
        place, score = _head(rows, is_head)
        if score and (best is None or score > best[0]):
            best = score, sheet.title, rows, place
    if best is None:
        raise UnreadableFile(name, Why.NO_TABLE)
    _, title, rows, place = best
    return _table(rows, place, exact=False, sheet=title)


def _filled(rows: Iterable[tuple[int, Sequence[str]]]) -> list[SheetRow]:
    """Clean all cells and leave out rows in which nothing is left."""
    cleaned = ((number, plain_cells(cells)) for number, cells in rows)
    return [SheetRow(number, cells) for number, cells in cleaned if any(cells)]


def _from_text(content: bytes, name: str, is_head: Callable[[str], bool]) -> SheetTable:
    text = as_text(content, name)
    lines = list(StringIO(text.text, newline=""))
    told = re.fullmatch(r"sep=([;,:|\t])\s*", lines[0], re.IGNORECASE) if lines else None
    delimiter = told[1] if told else _delimiter(lines, is_head)
    broken: list[Problem] = []
    rows = _filled(enumerate(_records(lines, delimiter, broken), start=1))
    if len(rows) > MOST_ROWS or any(len(row.cells) > MOST_COLUMNS for row in rows):
        raise UnreadableFile(name, Why.TOO_BIG)
    place, score = _head(rows, is_head)
    if not score:
        raise UnreadableFile(name, Why.NO_TABLE)
    table = _table(rows, place, exact=True)
    return SheetTable(
        heads=table.heads,
        head_row=table.head_row,
        rows=table.rows,
        exact=True,
        problems=(*text.problems, *broken),
    )


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


def _table(rows: Sequence[SheetRow], place: int, *, exact: bool, sheet: str = "") -> SheetTable:
    head = rows[place]
    return SheetTable(
        heads=head.cells,
        head_row=head.number,
        rows=tuple(rows[place + 1 :]),
        exact=exact,
        sheet=sheet,
    )
