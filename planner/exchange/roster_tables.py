"""Finding the table of people in a file or in pasted text, with a heading or without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.exchange.files_in import UnreadableFile, Why
from planner.exchange.people_lines import HEADS, people_in
from planner.exchange.roster_columns import NAMES, Fact, Facts, by_heading, is_head
from planner.exchange.roster_guesses import LOOKED_AT, by_content, looks_like_data
from planner.exchange.sheets_in import (
    HEAD_WITHIN,
    Sheet,
    SheetRow,
    SheetTable,
    read_sheets,
    sheets_of_text,
    table_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LEAST_ROWS = 3  # of a table in which nothing is known, its heading among them
MOSTLY = 0.8  # of its rows must be equally wide
Knows = Callable[[str], bool]
TELLING = frozenset((Fact.EMAIL, Fact.MATRICULATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSource:
    """A file, or a pasted text, as it was read; ``name`` is what refusals call it.

    ``tables`` are all tables of people in it, the likeliest first. Where there is no heading
    row, all headings are "".
    """

    name: str
    tables: tuple[SheetTable, ...]

    def table(self, sheet: str = "") -> SheetTable:
        """Return the likeliest table, or that of the sheet with a title.

        Raises UnreadableFile if there is none of this title.
        """
        for table in self.tables:
            if not sheet or table.sheet == sheet:
                return table
        raise UnreadableFile(self.name, Why.NO_TABLE)


def read_source(path: Path, knows: Knows = is_head) -> RosterSource:
    """Read all tables of people of a file; ``knows`` tells headings. Raises UnreadableFile."""
    return _source(read_sheets(path, knows), path.name, knows)


def pasted_source(text: str, name: str, knows: Knows = is_head) -> RosterSource:
    """Read tables of people from text that was copied anywhere, or people line by line.

    Raises UnreadableFile.
    """
    lines = people_in(text)
    try:
        found = _source(sheets_of_text(text, name, knows), name, knows, lines_too=False)
    except UnreadableFile:
        if lines is None:
            raise
    else:
        table = found.table()
        told = table.head_row or (len(table.rows) > 1 and NAMES & set(proposal(table)))
        if told or lines is None:
            return found
    table = SheetTable(heads=HEADS, head_row=0, rows=lines.rows, exact=False)
    return RosterSource(name=name, tables=(table,))


def proposal(table: SheetTable) -> Facts:
    """Propose what each column of a table holds: by its heading, else by what stands in it."""
    known = by_heading(table.heads)
    if any(map(is_head, table.heads)) and NAMES & set(known) and TELLING & set(known):
        return known
    return by_content(columns_of(table), table.heads, known)


def with_heading(table: SheetTable) -> SheetTable:
    """Take the first row of a table without a heading for its heading."""
    head, *rows = table.rows
    wide = len(table.heads)
    heads = (*head.cells[:wide], *("",) * (wide - len(head.cells)))
    return replace(table, heads=heads, head_row=head.number, rows=tuple(rows))


def columns_of(table: SheetTable, most: int = LOOKED_AT) -> list[list[str]]:
    """Return the first cells of each column, as many for each."""
    rows = [row.cells for row in table.rows[:most]]
    return [
        [cells[place] if place < len(cells) else "" for cells in rows]
        for place in range(len(table.heads))
    ]


def _source(
    sheets: Sequence[Sheet], name: str, knows: Knows, *, lines_too: bool = True
) -> RosterSource:
    """Find the tables in sheets; ``lines_too`` takes one that is a single column of people."""
    found = []
    for sheet in sheets:
        table = _known(sheet, name, knows) or _unknown(sheet, lines_too=lines_too)
        if table is not None:
            found.append((_fitness(table, knows), table))
    if not found:
        raise UnreadableFile(name, Why.NO_TABLE)
    found.sort(key=lambda one: one[0], reverse=True)
    return RosterSource(name=name, tables=tuple(table for _, table in found))


def _fitness(table: SheetTable, knows: Knows) -> tuple[bool, int, int]:
    """Say how likely a table is the list: it has names; then what is known, and its length."""
    facts = proposal(table)
    return bool(NAMES & set(facts)), sum(map(knows, table.heads)), len(table.rows)


def _known(sheet: Sheet, name: str, knows: Knows) -> SheetTable | None:
    """Find a table whose heading is known in part."""
    try:
        table = table_of((sheet,), name, knows)
    except UnreadableFile:
        return None
    return None if looks_like_data(table.heads) else table


def _unknown(sheet: Sheet, *, lines_too: bool) -> SheetTable | None:
    """Find a table in which no heading is known: by what stands in it, or if it is regular."""
    if not sheet.rows:
        return None
    table = _bare(sheet)
    wide = len(table.heads)
    telling = bool(TELLING & set(by_content(columns_of(table), table.heads, (None,) * wide)))
    if telling and wide == 1:
        return _lines(sheet) if lines_too else None
    if telling:
        return table
    often = sum(len(row.cells) == wide for row in sheet.rows)
    regular = len(sheet.rows) >= LEAST_ROWS and often >= MOSTLY * len(sheet.rows)
    return table if wide > 1 and regular else None


def _lines(sheet: Sheet) -> SheetTable | None:
    """Take the only column of a sheet for people, written one below the other."""
    found = [people_in(row.cells[0]) for row in sheet.rows]
    rows = tuple(
        SheetRow(row.number, one.rows[0].cells)
        for row, one in zip(sheet.rows, found, strict=True)
        if one
    )
    return SheetTable(heads=HEADS, head_row=0, rows=rows, exact=False, problems=sheet.problems)


def _bare(sheet: Sheet) -> SheetTable:
    """Take a sheet for a table: with the heading above what looks like data, or without any."""
    widths = Counter(len(row.cells) for row in sheet.rows)
    wide = max(widths.items(), key=lambda one: (one[1], one[0]))[0]
    if not sheet.exact:
        wide = max(widths)
    first = next((at for at, row in enumerate(sheet.rows) if len(row.cells) > wide / 2), 0)
    rows = sheet.rows[first:]
    data = [looks_like_data(row.cells) for row in rows[:HEAD_WITHIN]]
    has_head = not data[0] and any(data) and wide > 1
    head = rows[0] if has_head else None
    return SheetTable(
        heads=(*head.cells, *("",) * (wide - len(head.cells))) if head else ("",) * wide,
        head_row=head.number if head else 0,
        rows=rows[1:] if head else rows,
        exact=sheet.exact,
        sheet=sheet.title,
        problems=sheet.problems,
    )
