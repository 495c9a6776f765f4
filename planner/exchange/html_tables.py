"""Tables of web pages and of Excel's XML of 2003, which many programs export under .xls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, override

from planner.exchange.worksheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Pile, TooMuch

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_PAGE = 12_000_000  # letters
MOST_MARKS = 1_500_000  # tags and entities
DEEPEST = 20  # tables inside of tables
_MARKED_UP = re.compile(
    r"\s*(?:<[!?][^>]*>\s*)*<(?:html|head|body|meta|style|table|div|workbook)\b"
)
_TABLE = re.compile(r"<(?:table|workbook)\b", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_CELLS = frozenset({"td", "th", "cell"})
_ROWS = frozenset({"tr", "row"})
_NOT_SAID = frozenset({"script", "style", "select", "comment"})
_PIECE = 65_536
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?")


def holds_tables(text: str) -> bool:
    """Tell whether a text is a page of HTML, or a workbook as XML, with a table in it."""
    return bool(_MARKED_UP.match(text[:4096].lower()) and _TABLE.search(text))


def read_tables(text: str, pile: Pile) -> None:
    """Read every table of a page into a pile, a sheet each. Raises TooMuch.

    A cell over several columns stands in the first; one over several rows stands in each.
    """
    if len(text) > LONGEST_PAGE or text.count("<") + text.count("&") > MOST_MARKS:
        raise TooMuch
    reading = _Reading(pile)
    for at in range(0, len(text), _PIECE):
        reading.feed(text[at : at + _PIECE])
    reading.close()
    reading.end_all()


@dataclass(slots=True)
class _Table:
    """A table that is being read; ``below`` are cells that reach into the rows to come."""

    title: str = ""
    rows: list[Sequence[str]] = field(default_factory=list)
    row: list[str] | None = None
    cell: list[str] | None = None
    across: int = 1
    down: int = 1
    below: dict[int, tuple[int, str]] = field(default_factory=dict)


class _Reading(HTMLParser):
    """Reads tables; one that lies inside another is a table of its own."""

    def __init__(self, pile: Pile) -> None:
        super().__init__()
        self._pile = pile
        self._open: list[_Table] = []
        self._hushed = self._cells = 0
        self._title = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "worksheet":
            self._title = said.get("ss:name", "")
        elif tag == "table":
            if len(self._open) >= DEEPEST:
                raise TooMuch
            self._open.append(_Table(self._title))
        elif tag in _NOT_SAID:
            self._hushed += 1
        elif self._open:
            self._inside(self._open[-1], tag, said)

    def _inside(self, table: _Table, tag: str, said: dict[str, str]) -> None:
        if tag in _ROWS:
            self._end_row(table)
            there = len(table.rows)
            table.rows += [()] * (_number(said.get("ss:index"), there + 1) - there - 1)
            table.row = []
        elif tag in _CELLS:
            self._end_cell(table)
            if table.row is None:
                table.row = []
            place = _number(said.get("ss:index"), len(table.row) + 1)
            table.row += [""] * (place - len(table.row) - 1)
            table.cell = []
            table.across = _number(said.get("colspan"), 1) + _number(said.get("ss:mergeacross"), 0)
            table.down = _number(said.get("rowspan"), 1) + _number(said.get("ss:mergedown"), 0)
        elif tag in _BREAKS and table.cell:
            table.cell.append("\n")

    @override
    def handle_data(self, data: str) -> None:
        if self._open and not self._hushed and (cell := self._open[-1].cell) is not None:
            cell.append(data)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SAID:
            self._hushed = max(self._hushed - 1, 0)
        elif not self._open:
            return
        elif tag in _CELLS:
            self._end_cell(self._open[-1])
        elif tag in _ROWS:
            self._end_row(self._open[-1])
        elif tag == "table":
            self._end_table()

    def end_all(self) -> None:
        """End what the page left open, as it does when it was cut off."""
        while self._open:
            self._end_table()

    def _end_cell(self, table: _Table) -> None:
        if table.cell is None or table.row is None:
            return
        words = "".join(table.cell).strip()
        table.cell = None
        day = _DAY.fullmatch(words)
        words = day[1] if day else words
        self._fill(table)
        at = len(table.row)
        if at + table.across > MOST_COLUMNS:
            raise TooMuch
        table.row += [words] + [""] * (table.across - 1)
        if table.down > 1:
            for column in range(at, at + table.across):
                table.below[column] = (table.down - 1, words if column == at else "")

    def _fill(self, table: _Table) -> None:
        """Put in what reaches down from rows above."""
        assert table.row is not None, "only called inside a row"
        while (place := len(table.row)) in table.below:
            left, words = table.below.pop(place)
            table.row.append(words)
            if left > 1:
                table.below[place] = (left - 1, words)

    def _end_row(self, table: _Table) -> None:
        self._end_cell(table)
        if table.row is None:
            return
        reaching = max(table.below, default=-1)
        while len(table.row) <= reaching:
            self._fill(table)
            if len(table.row) <= reaching:
                table.row.append("")
        self._cells += len(table.row)
        if len(table.rows) >= MOST_ROWS or self._cells > MOST_CELLS:
            raise TooMuch
        table.rows.append(table.row)
        table.row = None

    def _end_table(self) -> None:
        table = self._open.pop()
        self._end_row(table)
        if self._pile.full:
            return
        self._pile.begin(table.title)
        for number, cells in enumerate(table.rows, start=1):
            self._pile.row(number, cells)


def _number(text: str | None, usual: int) -> int:
    """Read a small number; what is none, or far off, is the usual one."""
    if text is None or not text.isdecimal() or len(text) > 5:
        return usual
    return min(max(int(text), 1 if usual else 0), MOST_ROWS)
