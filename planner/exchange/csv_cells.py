"""Cells of somebody else's CSV file, replaced without touching any other byte of it.

What goes back to the program that wrote a file must be that file: its byte order mark, encoding,
delimiter, quotation marks, line ends and blank lines. So the file is never written anew; single
cells are cut out and others put in.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Self

from planner.errors import PlannerError
from planner.exchange.files_in import SEEN_AS_BINARY, UnreadableFile, Why
from planner.exchange.sheets_in import DELIMITERS
from planner.exchange.worksheets import MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place = tuple[int, int]  # row and column, counted from 0; blank lines are rows too
LOOKED_AT = 40  # rows by which the delimiter is told
MOST_CELLS = 3_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(eq=False)
class QuotesLeftOpen(PlannerError):
    """A quotation mark is never closed, so that nobody can tell where cells end.

    ``row`` counts from 1, as a spreadsheet shows rows.
    """

    name: str
    row: int


@dataclass(eq=False)
class LettersLost(PlannerError):
    """The encoding of a file has no signs for what is to be written into it."""

    text: str
    encoding: str


class Cell(NamedTuple):
    """A cell: what it says, and where it stands in the decoded text, quotation marks included."""

    text: str
    start: int
    end: int
    quoted: bool


class Difference(NamedTuple):
    """A cell that is another one in two files; None where a file has no such cell."""

    row: int
    column: int
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class CsvCells:
    """A CSV file as a grid of cells; rows[n][m].text is what a cell says.

    A blank line is a row of one blank cell. ``encoding`` is a name of Python's, ``mark`` the byte
    order mark or b"".
    """

    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str
    encoding: str
    mark: bytes
    whole: str

    @classmethod
    def parse(
        cls, content: bytes, name: str = "", *, delimiter: str = "", encoding: str = ""
    ) -> Self:
        """Find the cells of a file; ``name`` is for refusals.

        Where they are not given, the delimiter is the one that makes the most regular rows, and
        the encoding what the mark tells, else UTF-8 if the bytes are, else Windows-1252. Raises
        UnreadableFile or QuotesLeftOpen.
        """
        mark, encoding = _encoding(content, encoding)
        if (
            not encoding.startswith("utf-16")
            and content.translate(None, SEEN_AS_BINARY) != content
        ):
            raise UnreadableFile(name, Why.BINARY)
        try:  # bytes that the encoding does not know survive as they are
            whole = content[len(mark) :].decode(encoding, _kept(encoding))
        except UnicodeDecodeError as failure:
            raise UnreadableFile(name, Why.BINARY) from failure
        if not whole.strip():
            raise UnreadableFile(name, Why.EMPTY)
        delimiter = delimiter or _delimiter(whole, name)
        rows: list[tuple[Cell, ...]] = []
        count = 0
        for row in _rows(whole, delimiter, name):
            count += len(row)
            if count > MOST_CELLS or len(rows) > MOST_ROWS:
                raise UnreadableFile(name, Why.TOO_BIG)
            rows.append(row)
        return cls(tuple(rows), delimiter, encoding, mark, whole)

    def text(self, row: int, column: int) -> str:
        """Return what a cell says; "" where the row is shorter."""
        cells = self.rows[row]
        return cells[column].text if column < len(cells) else ""

    def replaced(self, cells: Mapping[Place, str]) -> bytes:
        """Return the file with other texts in some cells, each quoted as it was before.

        A cell without quotation marks gets them where its new text needs them. IndexError for a
        cell that is not there. Raises LettersLost.
        """
        pieces, at = [], 0
        for row, column in sorted(cells):
            cell, text = self.rows[row][column], cells[row, column]
            if text == cell.text:
                continue
            pieces += [self.whole[at : cell.start], self._written(text, quoted=cell.quoted)]
            at = cell.end
        pieces.append(self.whole[at:])
        return self.mark + "".join(pieces).encode(self.encoding, _kept(self.encoding))

    def holds(self, text: str) -> bool:
        """Tell whether the encoding of the file has signs for a text."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def _written(self, text: str, *, quoted: bool) -> str:
        if not self.holds(text):
            raise LettersLost(text, self.encoding)
        if quoted or text != text.strip(" ") or any(sign in text for sign in self._special):
            return '"' + text.replace('"', '""') + '"'
        return text

    @property
    def _special(self) -> tuple[str, ...]:
        return (self.delimiter, '"', "\r", "\n")

    def around(self) -> Iterator[str]:
        """Yield what stands between the cells: delimiters, line ends, blanks before quotes."""
        at = 0
        for row in self.rows:
            for cell in row:
                yield self.whole[at : cell.start]
                at = cell.end
        yield self.whole[at:]

    def raw(self, cell: Cell) -> str:
        """Return a cell as it is written, with its quotation marks."""
        return self.whole[cell.start : cell.end]


def replaced(content: bytes, cells: Mapping[Place, str]) -> bytes:
    r"""Return a file with other texts in some cells, see CsvCells.replaced and parse.

    >>> replaced(b'"A";"1"\r\nB;\r\n', {(0, 1): "2,5", (1, 1): "x;y"})
    b'"A";"2,5"\r\nB;"x;y"\r\n'
    """
    return CsvCells.parse(content).replaced(cells)


def differences(before: bytes, after: bytes) -> list[Difference]:
    r"""List the cells that two files have differently, row by row; see same_but_for.

    >>> differences(b"A;1\nB;\n", b"A;1\nB;2\n")
    [Difference(row=1, column=1, old='', new='2')]
    """
    old = CsvCells.parse(before)
    new = CsvCells.parse(after, delimiter=old.delimiter, encoding=old.encoding)
    found = []
    for row in range(max(len(old.rows), len(new.rows))):
        olds, news = (one.rows[row] if row < len(one.rows) else () for one in (old, new))
        for column in range(max(len(olds), len(news))):
            was, now = (
                cells[column].text if column < len(cells) else None for cells in (olds, news)
            )
            if was != now:
                found.append(Difference(row, column, was, now))
    return found


def same_but_for(before: bytes, after: bytes, changed: Mapping[Place, str]) -> bool:
    r"""Tell whether two files are the same to the byte but for these cells, and those say this.

    >>> same_but_for(b"A;1\nB;\n", b"A;1\nB;2\n", {(1, 1): "2"})
    True
    >>> same_but_for(b"A;1\nB;\n", b"A;1\r\nB;2\r\n", {(1, 1): "2"})
    False
    """
    old = CsvCells.parse(before)
    new = CsvCells.parse(after, delimiter=old.delimiter, encoding=old.encoding)
    if (old.mark, old.encoding, list(map(len, old.rows))) != (
        new.mark,
        new.encoding,
        list(map(len, new.rows)),
    ):
        return False
    return list(old.around()) == list(new.around()) and all(
        now.text == changed[row, column]
        if (row, column) in changed
        else new.raw(now) == old.raw(was)
        for row, (olds, news) in enumerate(zip(old.rows, new.rows, strict=True))
        for column, (was, now) in enumerate(zip(olds, news, strict=True))
    )


def _encoding(content: bytes, told: str) -> tuple[bytes, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    if told:
        return b"", told
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "cp1252"
    return b"", "utf-8"


def _kept(encoding: str) -> str:
    return "strict" if encoding.startswith("utf-16") else "surrogateescape"


def _delimiter(whole: str, name: str) -> str:
    """Choose the delimiter that makes the most regular rows, and among them the widest."""

    def fitness(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        with suppress(QuotesLeftOpen):  # whoever reads all rows says so
            for row in _rows(whole, delimiter, name):
                widths[len(row)] += len(row) > 1
                if widths.total() == LOOKED_AT:
                    break
        width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
        return often, width

    return max((one for one in DELIMITERS), key=fitness)


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    """Return what one cell looks like: blanks, quoted text or plain text, and how it ends."""
    sign = re.escape(delimiter)
    return re.compile(
        rf' *(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"(?P<rest>[^{sign}\r\n]*)|'
        rf"(?P<plain>[^{sign}\r\n]*))(?P<stop>{sign}|\r\n|\r|\n|\Z)"
    )


def _rows(whole: str, delimiter: str, name: str) -> Iterator[tuple[Cell, ...]]:
    match, at, number, row = _pattern(delimiter).match, 0, 1, list[Cell]()
    while True:
        found = match(whole, at)
        if found is None:  # cannot be: a cell may be blank, and the end ends it
            raise QuotesLeftOpen(name, number)
        cell = _cell(found)
        if not cell.quoted and cell.text.startswith('"'):
            raise QuotesLeftOpen(name, number)
        row.append(cell)
        at = found.end()
        if found["stop"] == delimiter:
            continue
        yield tuple(row)
        number, row = number + 1, []
        if at == len(whole):
            return


def _cell(found: re.Match[str]) -> Cell:
    if found["quoted"] is None:
        return Cell(found["plain"].strip(" "), *found.span("plain"), quoted=False)
    text = found["quoted"].replace('""', '"') + found["rest"]
    return Cell(text, found.start("quoted") - 1, found.end("rest"), quoted=True)
