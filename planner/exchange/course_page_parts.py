"""What a course page is made of once its markup is read: passages, and tables of passages.

Words that are struck out (``~~18.10.~~``, ``<s>``, ``<del>``, ``<strike>``) stand in a passage's
``edged`` between STRUCK and UNSTRUCK. Its ``text`` leaves them out where something stands beside
them, for that replaces them ("~~18.10.~~ 25.10." reads "25.10."), and keeps them where all is
struck out; ``struck`` and ``replaced`` tell the two apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE = "\x1f"  # stands where emphasis begins or ends; regular expressions see a blank
STRUCK, UNSTRUCK = "\x1c", "\x1d"  # stand around words that are struck out; blanks, too
WIDEST = 60  # columns; what stands beyond them is no schedule
_STRUCK_OUT = re.compile(rf"{STRUCK}(?P<words>[^{STRUCK}{UNSTRUCK}]*){UNSTRUCK}")
_MARKS = str.maketrans("", "", EDGE + STRUCK + UNSTRUCK)
_SAID = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a bullet or a cell: its text, and the lines the text comes from.

    ``level`` is 1 to 6 for a heading, else 0; ``depth`` counts the lists around a bullet, and
    ``marker`` is the number of one in an ordered list.
    ``edged`` is the text with EDGE where emphasis begins or ends; ``breaks`` are the offsets in
    it at which a further line of the page begins. Words between STRUCK and UNSTRUCK are struck
    out on the page.
    """

    edged: str
    line: int
    level: int = 0
    depth: int = 0
    breaks: tuple[int, ...] = ()
    marker: str = ""

    @property
    def text(self) -> str:
        """The words alone, with single blanks, and without those that others replace."""
        edged = self.edged
        if STRUCK in edged and not self.struck:
            edged = _STRUCK_OUT.sub(" ", edged)
        return _words(edged)

    @property
    def struck(self) -> bool:
        """Whether all that it says is struck out."""
        return STRUCK in self.edged and not _SAID.search(_STRUCK_OUT.sub("", self.edged))

    @property
    def replaced(self) -> str:
        """The words that are struck out while others stand beside them; else nothing."""
        if STRUCK not in self.edged or self.struck:
            return ""
        return _words(" ".join(found["words"] for found in _STRUCK_OUT.finditer(self.edged)))

    def line_at(self, offset: int) -> int:
        """Return the line of the page on which an offset of ``edged`` lies."""
        return self.line + bisect_right(self.breaks, offset)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells, and whether the page has more cells than the heading.

    ``across`` are the places of cells into which the one to the left reaches (a cell over
    several columns), ``down`` of those that repeat the one above (a cell over several rows).
    """

    cells: tuple[Passage, ...]
    line: int
    spilled: bool = False
    across: frozenset[int] = frozenset()
    down: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading row, all blank if it has none.

    ``under`` is the heading of the page above it.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    under: str = ""


class Elsewhere(StrEnum):
    """Where the plan of a page may stand that is not on the page itself."""

    SHEET = "sheet"  # a spreadsheet shown in a frame
    CALENDAR = "calendar"  # a calendar shown in a frame
    DATA = "data"  # a file that the page's generator fills in
    SCRIPT = "script"  # a script that fills the page when it is shown


@dataclass(frozen=True, slots=True)
class PageText:
    """All of a page that carries meaning; code, comments and hidden parts are left out.

    ``cut`` is the line from which on a page that is far too long was not read, else 0.
    """

    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    front_title: str = ""
    elsewhere: Elsewhere | None = None
    cut: int = 0


def table_of(rows: Sequence[Row], line: int, *, heads: int, ruled: int = 0) -> Table:
    """Make a table in which every row is as wide as the heading; ``heads`` rows are the heading.

    The heading is as wide as it is written, or wider if the rule below it (``ruled`` columns) and
    the rows agree on that, or nearly all rows do. What a row says beyond it is lost, and the row
    is marked as spilled.
    """
    titles, body = rows[:heads], rows[heads:]
    width = max((len(row.cells) for row in titles), default=0)
    widths = sorted(len(row.cells) for row in body)
    usual = widths[len(widths) // 2] if widths else 0
    if not titles:
        width = widths[-1] if widths else 0
    elif usual > width and (
        usual == ruled or widths[len(widths) // 5] == usual > 0 < len(body) // 3
    ):
        width = usual
    width = min(width, WIDEST)
    written = tuple(_heading(titles, place) for place in range(width))
    return Table(written, tuple(_fitted(row, width) for row in body), line)


def _heading(titles: Sequence[Row], place: int) -> str:
    said: list[str] = []
    for row in titles:
        text = row.cells[place].text if place < len(row.cells) else ""
        if text and text not in said:
            said.append(text)
    return " ".join(said)


def _fitted(row: Row, width: int) -> Row:
    lacking = width - len(row.cells)
    if not lacking:
        return row
    if lacking > 0:
        blanks = (Passage("", row.line),) * lacking
        return Row((*row.cells, *blanks), row.line, across=row.across, down=row.down)
    return Row(row.cells[:width], row.line, spilled=True, across=row.across, down=row.down)


def _words(edged: str) -> str:
    return " ".join(edged.translate(_MARKS).split())
