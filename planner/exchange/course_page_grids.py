"""Tables drawn with dashes: the grid, simple and multiline tables of Pandoc, Quarto and RST."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.exchange.course_page_parts import WIDEST, Row, Table, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_words import CellReader

_GRID_RULE = re.compile(r"\+(?:[-=:]+\+)+")
_RULE = re.compile(r"\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*")
_BORDER = re.compile(r"\s*-{5,}\s*")
_DASHES = re.compile(r"[-=]+")
HIGHEST = 60  # lines of a heading


@dataclass(slots=True)
class _Cells:
    """The cells of one row while its lines are read."""

    line: int
    texts: dict[int, list[str]] = field(default_factory=dict)
    across: set[int] = field(default_factory=set)

    def add(self, place: int, text: str) -> None:
        """Take one more line of a cell."""
        if text.strip():
            self.texts.setdefault(place, []).append(text.strip())

    def row(self, width: int, reader: CellReader) -> Row:
        """Make the row, every line of a cell after the other."""
        joined = (" ".join(self.texts.get(place, ())) for place in range(width))
        cells = tuple(reader.passage(text, self.line) for text in joined)
        return Row(cells, self.line, across=frozenset(self.across))


def take_grids(lines: list[str], reader: CellReader) -> list[Table]:
    """Take grid tables out of the lines, which are blanked where they stood."""
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        if not _GRID_RULE.fullmatch(lines[place].strip(" \t>")):
            place += 1
            continue
        end = place
        while end < len(lines) and lines[end].strip(" \t>").startswith(("+", "|")):
            end += 1
        if end - place > 2:
            grid = [line.strip(" \t>") for line in lines[place:end]]
            tables.append(_grid(grid, place + 1, reader))
            lines[place:end] = [""] * (end - place)
        place = end
    return tables


def _grid(grid: Sequence[str], first: int, reader: CellReader) -> Table:
    is_rule = [line.startswith("+") or "+--" in line or "+==" in line for line in grid]
    edges = sorted(
        {n for line in grid if _GRID_RULE.fullmatch(line) for n, c in enumerate(line) if c == "+"}
    )[: WIDEST + 1]
    rows: list[Row] = []
    heads = 0
    cells = _Cells(first + 1)
    for n, line in enumerate(grid):
        if not is_rule[n]:
            _grid_line(line, edges, cells)
            continue
        if cells.texts:
            rows.append(cells.row(len(edges) - 1, reader))
        if "=" in line and not heads:
            heads = len(rows)
        cells = _Cells(first + n + 1)
    if cells.texts:
        rows.append(cells.row(len(edges) - 1, reader))
    return table_of(rows, first, heads=heads)


def _grid_line(line: str, edges: Sequence[int], cells: _Cells) -> None:
    """Cut a line at those edges where a pipe stands; a cell without one reaches further."""
    begun = 0
    for place, (edge, after) in enumerate(pairwise(edges)):
        if place and line[edge : edge + 1] not in {"|", "+"}:
            cells.across.add(place)
            cells.add(begun, "")
            text = line[edge:after]
            if text.strip() and begun in cells.texts:
                cells.texts[begun][-1] += text.rstrip()
            elif text.strip():
                cells.add(begun, text)
            continue
        begun = place
        cells.add(place, line[edge + 1 : after])


def take_ruled(lines: list[str], reader: CellReader) -> list[Table]:
    """Take out simple and multiline tables: columns under a rule with gaps."""
    tables: list[Table] = []
    place = 0
    while place < len(lines):
        rule = lines[place]
        if not _RULE.fullmatch(rule):
            place += 1
            continue
        end = _end(lines, place)
        first = _heading_above(lines, place)
        table = _ruled(lines, first, place, end, reader)
        if table and (table.rows or any(table.heads)):
            tables.append(table)
            lines[first:end] = [""] * (end - first)
        place = max(end, place + 1)
    return tables


def _heading_above(lines: Sequence[str], rule: int) -> int:
    """Return where the heading above a rule begins; for a rule on top, where that stands."""
    first = rule
    while first > max(0, rule - HIGHEST) and lines[first - 1].strip():
        first -= 1
        if _BORDER.fullmatch(lines[first]):
            break
    return first


def _end(lines: Sequence[str], rule: int) -> int:
    """Return where the table ends: after its last rule, or at a blank line if it has no more."""
    mark = lines[rule].strip()[0]
    border = rule > 0 and _bordered(lines, rule)
    last = 0
    for place in range(rule + 1, len(lines)):
        line = lines[place].strip()
        if not line and not border and (mark == "-" or last):
            return place
        if line and not line.strip("-= ") and len(line) > 4:
            last = place + 1
            if mark == "-" or not _RULE.fullmatch(lines[place]):
                return last
        if line.startswith(("#", "|")):
            return last or place
        if mark == "=" and last and not line:
            return last
    return last or len(lines)


def _bordered(lines: Sequence[str], rule: int) -> bool:
    return _BORDER.fullmatch(lines[_heading_above(lines, rule)]) is not None


def _ruled(
    lines: Sequence[str], first: int, rule: int, end: int, reader: CellReader
) -> Table | None:
    starts = [found.start() for found in _DASHES.finditer(lines[rule])][:WIDEST]
    multiline = _BORDER.fullmatch(lines[first]) is not None and first < rule
    above = [n for n in range(first, rule) if not _is_rule(lines[n])]
    rules = [n for n in range(rule, end) if _is_rule(lines[n])]
    heads = [_row(lines, above, starts, reader)] if above else []
    rest = rule + 1
    if not above and len(rules) > 2:
        heads = [_row(lines, range(rule + 1, rules[1]), starts, reader)]
        rest = rules[1] + 1
    body = [n for n in range(rest, end) if not _is_rule(lines[n])]
    drawn = lines[rule].strip()[0]  # only reStructuredText goes on under an empty first cell
    groups = _groups(lines, body, starts if drawn == "=" else (), multiline=multiline)
    rows = [_row(lines, group, starts, reader) for group in groups]
    if not rows:
        return None
    return table_of((*heads, *rows), first + 1, heads=len(heads))


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and not line.strip("-= \t\n") and len(line.strip()) > 4


def _groups(
    lines: Sequence[str], body: Iterable[int], starts: Sequence[int], *, multiline: bool
) -> list[list[int]]:
    """Say which lines make a row: those between blank lines, or each with those it goes on in."""
    groups: list[list[int]] = []
    fresh = True
    for n in body:
        line = lines[n].expandtabs()
        if not line.strip():
            fresh = True
            continue
        goes_on = len(starts) > 1 and not line[: starts[1]].strip() and bool(groups)
        if (multiline and not fresh) or (not multiline and goes_on):
            groups[-1].append(n)
        else:
            groups.append([n])
        fresh = False
    return groups


def _row(
    lines: Sequence[str], places: Iterable[int], starts: Sequence[int], reader: CellReader
) -> Row:
    places = list(places)
    cells = _Cells(places[0] + 1 if places else 1)
    for n in places:
        line = lines[n].expandtabs()
        for place, start in enumerate(starts):
            after = starts[place + 1] if place + 1 < len(starts) else len(line)
            cells.add(place, line[0 if not place else start : after])
    return cells.row(len(starts), reader)
