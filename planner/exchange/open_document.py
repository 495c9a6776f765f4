"""OpenDocument sheets (.ods), read as a stream, so that repeated rows and cells never unfold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from planner.exchange.worksheets import (
    LAST_ROW,
    MOST_COLUMNS,
    Pile,
    TooMuch,
    as_written,
    padded,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Mapping

MANIFEST = "META-INF/manifest.xml"
MOST_CELLS = 2_000_000  # looked at, blank ones among them
MOST_TEXT = 25_000_000  # letters
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = (f"{{{_OASIS}{one}:1.0}}" for one in ("table", "text", "office"))
_CELLS = frozenset((f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"))
_NOT_SAID = frozenset((f"{_OFFICE}annotation", f"{_TABLE}tracked-changes"))
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_DAY, _TIME = f"{_OFFICE}date-value", f"{_OFFICE}time-value"
_HOURS = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_PIECE = 65_536


def locked(package: zipfile.ZipFile) -> bool:
    """Tell whether a document needs a password."""
    return MANIFEST in package.namelist() and b"encryption-data" in package.read(MANIFEST)


def read_open_document(content: IO[bytes], pile: Pile) -> None:
    """Read the part content.xml of a document into a pile. Raises TooMuch, or what is broken."""
    # Late: only these sheets need it.
    from defusedxml.ElementTree import XMLParser  # noqa: PLC0415

    parser = XMLParser(target=_Reading(pile), forbid_dtd=True)
    while piece := content.read(_PIECE):
        parser.feed(piece)
    parser.close()


@dataclass(slots=True)
class _Cell:
    """A cell that is being read; ``times`` is how often it stands there."""

    said: Mapping[str, str]
    times: int
    text: list[str] = field(default_factory=list)

    def words(self) -> str:
        """Return what the cell says: a number by its value, under the zeros it is shown with."""
        shown = "".join(self.text).strip()
        number = self.said.get(f"{_OFFICE}value")
        if number is not None:
            plain = as_written(float(number)) if "e" in number.lower() else number
            return padded(int(plain), "0" * len(shown)) if _same(plain, shown) else _whole(plain)
        if _TIME in self.said:
            time = _HOURS.fullmatch(self.said[_TIME])
            return f"{time[1]}:{time[2]}:{time[3]}" if time else shown
        if _DAY in self.said:
            return self.said[_DAY].replace("T", " ").removesuffix(" 00:00:00")
        return self.said.get(f"{_OFFICE}boolean-value", shown)


def _same(plain: str, shown: str) -> bool:
    """Tell whether a number is shown as itself with zeros before it."""
    return shown.isdecimal() and plain.isdecimal() and int(shown) == int(plain)


def _whole(number: str) -> str:
    """Return "4711" for "4711.0"."""
    whole, _, rest = number.partition(".")
    return whole if whole and not rest.strip("0") else number


class _Reading:
    """Takes the events of the XML; a row goes onto the pile as soon as it ends."""

    def __init__(self, pile: Pile) -> None:
        self._pile = pile
        self._number = self._times = self._seen = self._letters = 0
        self._row: list[str] = []
        self._width = 0  # of the row, blank cells among it
        self._cell: _Cell | None = None
        self._hushed = 0  # how deep inside what is no part of the table
        self._tables = 0  # one may lie in a cell of another

    def start(self, tag: str, said: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._hushed or tag in _NOT_SAID:
            self._hushed += 1
        elif tag == f"{_TABLE}table":
            self._tables += 1
            if self._tables == 1:
                self._begin(said)
        elif self._tables != 1:
            return
        elif tag == f"{_TABLE}table-row":
            self._times = max(int(said.get(f"{_TABLE}number-rows-repeated", "1")), 1)
            self._row, self._width = [], 0
        elif tag in _CELLS:
            times = max(int(said.get(f"{_TABLE}number-columns-repeated", "1")), 1)
            self._cell = _Cell(said, times)
        elif self._cell is not None:
            self._inside(self._cell, tag, said)

    def data(self, text: str) -> None:
        """Take text."""
        if self._cell is not None and not self._hushed and self._tables == 1:
            self._letters += len(text)
            if self._letters > MOST_TEXT:
                raise TooMuch
            self._cell.text.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._hushed:
            self._hushed -= 1
        elif tag == f"{_TABLE}table":
            self._tables -= 1
        elif self._tables != 1:
            return
        elif tag in _CELLS and self._cell is not None:
            self._take(self._cell)
            self._cell = None
        elif tag == f"{_TABLE}table-row":
            self._end_row()

    def close(self) -> None:
        """Nothing is left to be done at the end."""

    def _begin(self, said: Mapping[str, str]) -> None:
        if self._pile.full:
            raise TooMuch
        self._pile.begin(said.get(f"{_TABLE}name", ""))
        self._number = 0

    def _inside(self, cell: _Cell, tag: str, said: Mapping[str, str]) -> None:
        """Take what stands in a cell: paragraphs one below the other, tabs, blanks."""
        if tag == f"{_TEXT}p" and cell.text:
            cell.text.append("\n")
        elif tag == f"{_TEXT}s":
            cell.text.append(" " * min(int(said.get(f"{_TEXT}c", "1")), MOST_COLUMNS))
        else:
            cell.text.append(_SIGNS.get(tag, ""))

    def _take(self, cell: _Cell) -> None:
        self._seen += 1
        if self._seen > MOST_CELLS:
            raise TooMuch
        words = cell.words()
        if words:
            if self._width + cell.times > MOST_COLUMNS:
                raise TooMuch
            self._row += [""] * (self._width - len(self._row))
            self._row += [words] * cell.times
        self._width += cell.times

    def _end_row(self) -> None:
        for number in range(self._times if self._row else 0):
            self._pile.row(self._number + number + 1, self._row)
        self._number += self._times
        self._seen += 1
        if self._seen > MOST_CELLS or (self._row and self._number > LAST_ROW):
            raise TooMuch
