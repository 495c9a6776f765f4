"""Tables drawn with pipes, in all the ways pages write them, and tables pasted with tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.exchange.course_page_parts import Passage, Row, Table, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.course_page_words import CellReader

FEWEST = 3  # lines with pipes or tabs that make a table without a rule below its heading
MOST_CELLS = 200  # of a row; the rest is lost
_CONTAINER = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_BARE = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?[-–—=]+:?\s*")
_HELD = re.compile(
    r"`[^`]*`|\[\[[^\[\]]*\]\]|!?\[[^\[\]]*\]\([^()]*\)|\[[^\[\]]*\]|\$[^$]*\$|\([^()]*\)"
)
_STOPS = re.compile(r":\s|\{|#{1,6}\s|\[\^|[-*+]\s|\d{1,3}[.)]\s|[*_-]{3,}\s*$|Table:|<")


@dataclass(frozen=True, slots=True)
class _Found:
    """A table's lines: its heading, its rule if it has one, and its rows."""

    first: int
    heads: int
    ruled: int  # columns of the rule, 0 for none
    rows: tuple[tuple[int, str], ...]
    end: int
    outer: bool  # whether rows begin with a pipe


def take_pipes(lines: list[str], reader: CellReader) -> list[Table]:
    """Take the tables with pipes out of the lines, which are blanked where they stood."""
    bare = [_uncontained(line) for line in lines]
    tables: list[Table] = []
    ended = -1  # where the last table ended, if only blank lines followed
    place = 0
    while place < len(bare):
        found = _table_at(bare, place) if "|" in bare[place] else None
        if not found:
            ended = ended if not bare[place] else -1
            place += 1
            continue
        table = _table(found, reader)
        if tables and ended >= 0 and not (found.heads or found.ruled):
            table = _joined(tables.pop(), table)
        tables.append(table)
        lines[found.first : found.end] = [""] * (found.end - found.first)
        place = ended = found.end
    return tables


def take_tabs(lines: list[str], reader: CellReader) -> list[Table]:
    """Take out what was pasted from a table: lines in a row whose cells are parted by tabs."""
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and ("\t" in lines[end].strip() or _goes_on(lines, place, end)):
            end += 1
        if end - place >= FEWEST:
            rows = [
                Row(tuple(reader.passage(cell, n + 1) for cell in cells), n + 1)
                for n in range(place, end)
                if (cells := lines[n].rstrip().split("\t")[:MOST_CELLS])
            ]
            tables.append(table_of(rows, place + 1, heads=0))
            lines[place:end] = [""] * (end - place)
        place = max(end, place + 1)
    return tables


def _goes_on(lines: Sequence[str], first: int, place: int) -> bool:
    """Whether a line only fills later cells of a table that began above."""
    line = lines[place]
    return place > first and line.startswith("\t") and not _STOPS.match(line.strip())


def _uncontained(line: str) -> str:
    """Take a quotation's marks and the indentation off a line."""
    found = _CONTAINER.match(line)
    return line[found.end() :].rstrip() if found else line.strip()


def _table_at(lines: Sequence[str], place: int) -> _Found | None:
    """Find the table whose first line stands at a place, if one does."""
    if width := _ruled(lines[place]):
        return _rows(lines, place, heads=0, rule=place, width=width)
    for heads in (1, 2):
        rule = place + heads
        above = lines[place:rule]
        drawn = all(line.startswith("|") for line in above) or (heads == 1 and "|" in above[0])
        if rule < len(lines) and drawn and (width := _ruled(lines[rule])):
            return _rows(lines, place, heads=heads, rule=rule, width=width)
    return _unruled(lines, place)


def _unruled(lines: Sequence[str], place: int) -> _Found | None:
    """Find a table without a rule: some lines in a row with pipes, all alike."""
    outer = lines[place].startswith("|")
    end = place
    while end < len(lines) and _alike(lines[end], outer=outer):
        end += 1
        if end + 1 < len(lines) and _ruled(lines[end + 1]):
            break
    counts = {len(split(line)) for line in lines[place : min(end, place + 50)]}
    if outer:
        fits = min(counts, default=0) > 1
        fewest = 1  # the last rows of a table may stand apart
    else:
        fits, fewest = len(counts) == 1, FEWEST
    if not fits or end - place < fewest:
        return None
    rows = tuple((n, lines[n]) for n in range(place, end) if not _ruled(lines[n]))
    return _Found(place, 0, 0, rows, end, outer)


def _alike(line: str, *, outer: bool) -> bool:
    return line.startswith("|") if outer else bool(_BARE.search(line))


def _rows(lines: Sequence[str], first: int, *, heads: int, rule: int, width: int) -> _Found:
    """Follow a table to its end; a row that was broken over two lines is joined."""
    rows = [(n, lines[n]) for n in range(first, first + heads)]
    outer = any(line.startswith("|") for _, line in rows) or lines[rule].startswith("|")
    place = rule + 1
    while place < len(lines) and lines[place]:
        line = lines[place]
        if not _BARE.search(line) and (outer or _STOPS.match(line)):
            if not (outer and rows and _is_open(rows[-1][1]) and not _STOPS.match(line)):
                break
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line}")
        elif outer and not line.startswith("|") and len(rows) > heads and _is_open(rows[-1][1]):
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {line}")
        elif not _ruled(line):
            rows.append((place, line))
        place += 1
    return _Found(first, heads, width, tuple(rows), place, outer)


def _is_open(row: str) -> bool:
    """Whether a row that began with a pipe lacks the one at its end."""
    return row.startswith("|") and not row.endswith("|")


def _ruled(line: str) -> int:
    """Return how many columns the rule below a heading has; 0 if the line is none."""
    if not line or line.strip(" \t|:+=-–—"):
        return 0
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"[|+]", inner)
    ruled = sum(_RULE_CELL.fullmatch(cell) is not None for cell in cells)
    blank = sum(not cell.strip() for cell in cells)
    if "|" not in line or not ruled or ruled + blank < len(cells):
        return 0
    return len(cells)


def split(row: str) -> list[str]:
    r"""Split a row into its cells.

    >>> split(r"| 1 | a \| b |")
    [' 1 ', ' a | b ']
    """
    return [cell.replace("\\|", "|") for cell in _BARE.split(_inner(row))[:MOST_CELLS]]


def _split_carefully(row: str) -> list[str]:
    """Split a row at those pipes alone that stand outside of code, links and formulas."""
    held = _HELD.sub(lambda found: found[0].replace("|", "\\|"), _inner(row))
    return [cell.replace("\\|", "|").rstrip("\\") for cell in _BARE.split(held)[:MOST_CELLS]]


def _inner(row: str) -> str:
    inner = row.strip().removeprefix("|")
    return inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner


def _table(found: _Found, reader: CellReader) -> Table:
    width = max((len(split(line)) for _, line in found.rows[: found.heads]), default=0)
    width = max(width, found.ruled)
    rows = [
        Row(_passages(_cells(line, width, outer=found.outer), n + 1, reader), n + 1)
        for n, line in found.rows
    ]
    return table_of(rows, found.first + 1, heads=found.heads, ruled=found.ruled)


def _cells(row: str, width: int, *, outer: bool) -> list[str]:
    """Split a row, and with more care if it seems to have too many cells.

    In a table without outer pipes one that begins with a pipe has an empty first cell.
    """
    cells = split(row)
    if not outer and row.startswith("|") and len(cells) < width:
        cells = ["", *cells]
    if not 0 < width < len(cells):
        return cells
    careful = _split_carefully(row)
    return careful if len(careful) >= width else cells


def _passages(cells: Sequence[str], line: int, reader: CellReader) -> tuple[Passage, ...]:
    return tuple(reader.passage(cell, line) for cell in cells)


def _joined(table: Table, more: Table) -> Table:
    """Add rows that stand apart from their table by a blank line."""
    width = len(table.heads)
    wider = [row for row in more.rows if len(row.cells) > width]
    if wider or not width:
        width = max(width, len(more.heads))
    heads = Row(tuple(Passage(head, table.line) for head in table.heads), table.line)
    rows = (*table.rows, *more.rows)
    return table_of((heads, *rows), table.line, heads=1, ruled=width)
