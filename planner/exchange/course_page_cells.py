"""The rows and cells of a table in HTML while it is read: cells over several rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.exchange.course_page_parts import WIDEST, Passage, Row, Table, table_of

TALLEST = 500  # rows over which one cell may reach
LONGEST = 2_000  # rows of a table that are read
MOST_HEADS = 4  # rows of a heading


@dataclass(slots=True)
class _Held:
    """A cell that reaches into rows below."""

    passage: Passage
    rows: int  # how many rows it still covers
    is_first: bool  # whether it is the first column of its cell


@dataclass(slots=True)
class HtmlTable:
    """A table being read; rows have as many cells as columns, however far a cell reaches."""

    line: int
    rows: list[Row] = field(default_factory=list)
    heads: int = 0  # rows of the heading, as far as it is known
    in_head: bool = False
    in_cell: bool = False
    held: dict[int, _Held] = field(default_factory=dict)
    cells: dict[int, Passage] = field(default_factory=dict)
    across: set[int] = field(default_factory=set)
    down: set[int] = field(default_factory=set)
    row_line: int = 0
    in_row: bool = False
    all_titles: bool = True
    reach: tuple[int, int] = (1, 1)

    def open_row(self, line: int) -> None:
        """Begin a row; one that was never ended ends here."""
        self.close_row()
        if len(self.rows) >= LONGEST:
            self.held.clear()
        self.row_line, self.in_row, self.all_titles = line, True, True
        for place, held in list(self.held.items()):
            self.cells[place] = held.passage if held.is_first else Passage("", line)
            (self.down if held.is_first else self.across).add(place)
            held.rows -= 1
            if held.rows <= 0:
                del self.held[place]

    def open_cell(self, line: int, element: Any) -> None:
        """Begin a cell."""
        if not self.in_row:
            self.open_row(line)
        self.in_cell = True
        self.all_titles = self.all_titles and element.tag == "th"
        across = min(_number(element.get("colspan")), WIDEST)
        down = element.get("rowspan")
        tall = TALLEST if down == "0" else min(_number(down), TALLEST)
        self.reach = (across, tall) if len(self.rows) < LONGEST else (1, 1)

    def close_cell(self, passage: Passage) -> None:
        """Put a cell into the first free column, and into those it reaches."""
        if not self.in_cell:
            return
        self.in_cell = False
        across, down = self.reach
        place = next((n for n in range(WIDEST) if n not in self.cells), None)
        if place is None:
            return
        for n in range(place, min(place + across, WIDEST)):
            if n > place and n in self.cells:
                break
            self.cells[n] = passage if n == place else Passage("", self.row_line)
            if n > place:
                self.across.add(n)
            if down > 1:
                self.held[n] = _Held(passage, down - 1, n == place)

    def close_row(self) -> None:
        """End a row; rows of titles at the top are the heading."""
        if not self.in_row:
            return
        width = max(self.cells, default=-1) + 1
        cells = tuple(self.cells.get(n, Passage("", self.row_line)) for n in range(width))
        is_title = self.in_head or (
            self.all_titles and (not self.across or len(self.across) < width - 1)
        )
        if cells and len(self.rows) < LONGEST:
            if is_title and self.heads == len(self.rows) < MOST_HEADS:
                self.heads += 1
            row = Row(
                cells, self.row_line, across=frozenset(self.across), down=frozenset(self.down)
            )
            self.rows.append(row)
        self.in_row = False
        self.cells, self.across, self.down = {}, set(), set()

    def table(self) -> Table | None:
        """Return the table, or None if it has no rows."""
        self.close_row()
        if not self.rows:
            return None
        heads = self.heads if self.heads < len(self.rows) else 0
        return table_of(self.rows, self.line, heads=heads)


def _number(written: str | None) -> int:
    text = (written or "").strip()
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1
