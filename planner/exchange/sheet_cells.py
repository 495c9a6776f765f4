"""A worksheet's cells with the bytes they take up, so that one is replaced and nothing else."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from planner.exchange.package_xml import NotASheet, parse
from planner.exchange.worksheets import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, TooMuch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.parsers import expat

MOST_CELLS: Final = 500_000  # a list of 20,000 students has fewer
MOST_MERGES: Final = 20_000  # and styled columns
_TYPE: Final = re.compile(rb"""\s+t\s*=\s*("[^"]*"|'[^']*')""")
_REF: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TAG: Final = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_TEXTS: Final = frozenset({"s", "inlineStr", "str"})


@dataclass(slots=True)
class Cell:
    """One cell: what it says, its style, whether it is text or a formula, and its bytes.

    ``start`` and ``end`` are the bytes of the whole element in the part.
    """

    start: int
    style: str = ""
    kind: str = "n"
    text: str = ""
    formula: bool = False
    end: int = 0

    @property
    def is_text(self) -> bool:
        """Whether it holds text and no number."""
        return self.kind in _TEXTS


@dataclass(slots=True)
class Row:
    """One row: its cells by column, counted from 1, and where the next cell would go."""

    start: int
    style: str = ""
    cells: dict[int, Cell] = field(default_factory=dict)
    inside: int = 0  # where its first cell begins, or would; 0 for a row without an end tag


@dataclass(slots=True)
class Sheet:
    """A worksheet as it stands in its part of the package."""

    content: bytes
    rows: dict[int, Row] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first, last row, column
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)  # from, to, style
    _styles: dict[int, str] = field(default_factory=dict)
    _merges: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def texts(self) -> dict[int, dict[int, str]]:
        """Return what the cells say, by row and column, blank ones left out."""
        return {
            number: {column: cell.text for column, cell in row.cells.items() if cell.text}
            for number, row in self.rows.items()
        }

    def is_closed(self, row: int, column: int) -> bool:
        """Tell whether a cell cannot be filled alone: a formula, part of a merge, or no row."""
        line = self.rows.get(row)
        if line is None or (not line.cells and not line.inside):
            return True
        cell = line.cells.get(column)
        return (cell is not None and cell.formula) or self._is_merged(row, column)

    def style_of(self, row: int, column: int) -> str:
        """Return the style that a cell has, or would have if it were made now."""
        line = self.rows[row]
        if column in line.cells:
            return line.cells[column].style
        if column not in self._styles:
            spans = self.column_styles
            self._styles[column] = next(
                (one for low, high, one in spans if low <= column <= high), ""
            )
        return line.style or self._styles[column]

    def _is_merged(self, row: int, column: int) -> bool:
        """Tell whether a cell is part of a merge; the merges of a column are put in order once."""
        if column not in self._merges:
            self._merges[column] = sorted(
                (first, last)
                for first, last, left, right in self.merged
                if left <= column <= right
            )
            furthest = 0  # so that the last merge that begins above a row tells all
            for n, (first, last) in enumerate(self._merges[column]):
                furthest = max(furthest, last)
                self._merges[column][n] = first, furthest
        before = bisect_right(self._merges[column], (row, sys.maxsize))
        return before > 0 and self._merges[column][before - 1][1] >= row


def read_sheet(content: bytes, shared: Sequence[str]) -> Sheet:
    """Read the cells of a part; ``shared`` are the workbook's shared texts.

    Raises NotASheet or TooMuch.
    """
    reader = _Reader(content, shared)
    parse(content, reader.start, reader.end, reader.letters, reader.follow)
    if not reader.is_sheet:
        raise NotASheet
    return reader.sheet


def with_cells(sheet: Sheet, wanted: Mapping[tuple[int, int], tuple[str, bool]]) -> bytes:
    """Write values into cells, by row and column: each is a text and whether it is text.

    Only the elements of these cells are other than before; one that was not there is put in,
    with the style that its row or column has.
    """
    edits = []
    for (row, column), (text, as_text) in wanted.items():
        line = sheet.rows[row]
        cell = line.cells.get(column)
        if cell is None:
            at = _place(line, column)
            tag = _fresh_tag(sheet, row, column)
            edits.append((at, at, _element(tag, text, as_text=as_text)))
        else:
            raw = sheet.content[cell.start : _tag_end(sheet.content, cell.start)]
            tag = _TYPE.sub(b"", raw.rstrip(b">").rstrip(b"/").rstrip())
            edits.append((cell.start, cell.end, _element(tag, text, as_text=as_text)))
    content = sheet.content
    parts, at = [], 0
    for start, end, element in sorted(edits):
        parts += [content[at:start], element]
        at = end
    return b"".join([*parts, content[at:]])


def column_name(column: int) -> str:
    """Return the letters of a column.

    >>> column_name(7), column_name(28)
    ('G', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place_of(reference: str) -> tuple[int, int]:
    """Read "G6" as row and column. Raises NotASheet.

    >>> place_of("AB12")
    (12, 28)
    """
    match = _REF.fullmatch(reference.replace("$", "").upper())
    if match is None:
        raise NotASheet
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


class _Reader:
    """Follows the parser through a sheet."""

    def __init__(self, content: bytes, shared: Sequence[str]) -> None:
        self.sheet = Sheet(content)
        self.is_sheet = False
        self._shared, self._content = shared, content
        self._row, self._row_number = Row(0), 0
        self._cell: Cell | None = None
        self._column = 0
        self._count = self._letters = self._silent = 0
        self._hears = False

    def follow(self, parser: expat.XMLParserType) -> None:
        """Take the parser, which knows at which byte it is."""
        self._parser = parser

    def start(self, name: str, given: Mapping[str, str]) -> None:
        match name:
            case "worksheet":
                self.is_sheet = True
            case "row":
                self._start_row(given)
            case "c":
                self._start_cell(given)
            case "f" if self._cell is not None:
                self._cell.formula = True
            case "mergeCell":
                first, _, last = given.get("ref", "").partition(":")
                (top, left), (bottom, right) = place_of(first), place_of(last or first)
                self.sheet.merged.append((top, bottom, left, right))
                if len(self.sheet.merged) > MOST_MERGES:
                    raise TooMuch
            case "col" if "style" in given:
                span = int(given.get("min", "0")), int(given.get("max", "0"))
                self.sheet.column_styles.append((*span, given["style"]))
                if len(self.sheet.column_styles) > MOST_MERGES:
                    raise TooMuch
            case "rPh":
                self._silent += 1
        self._hears = name in {"v", "t"} and self._cell is not None and not self._silent

    def end(self, name: str) -> None:
        self._hears = False
        self._silent -= name == "rPh"
        if name == "c" and self._cell is not None:
            cell, self._cell = self._cell, None
            if not cell.end:
                at = self._parser.CurrentByteIndex
                cell.end = self._content.index(b">", at) + 1
            cell.text = self._said(cell)

    def letters(self, text: str) -> None:
        if self._hears and self._cell is not None:
            self._letters += len(text)
            if self._letters > MOST_TEXT:
                raise TooMuch
            self._cell.text += text

    def _start_row(self, given: Mapping[str, str]) -> None:
        self._row_number = int(given.get("r", self._row_number + 1))
        self._column = 0
        at = self._parser.CurrentByteIndex
        self._row = Row(at, given.get("s", ""))
        inside = _tag_end(self._content, at)
        self._row.inside = 0 if self._content[inside - 2 : inside] == b"/>" else inside
        if self._row_number in self.sheet.rows:
            raise NotASheet
        self.sheet.rows[self._row_number] = self._row
        if len(self.sheet.rows) > MOST_ROWS:
            raise TooMuch

    def _start_cell(self, given: Mapping[str, str]) -> None:
        if "r" in given:
            row, self._column = place_of(given["r"])
            if row != self._row_number:
                raise NotASheet
        else:
            self._column += 1
        at = self._parser.CurrentByteIndex
        self._cell = cell = Cell(at, given.get("s", ""), given.get("t", "n"))
        ending = _tag_end(self._content, at)
        if self._content[ending - 2 : ending] == b"/>":
            cell.end = ending
        if self._column in self._row.cells:
            raise NotASheet
        self._row.cells[self._column] = cell
        self._count += 1
        if self._count > MOST_CELLS or len(self._row.cells) > MOST_COLUMNS:
            raise TooMuch

    def _said(self, cell: Cell) -> str:
        """Return what a cell shows, numbers as people would write them."""
        if cell.kind == "s" and cell.text:
            return self._shared[int(cell.text)]
        if cell.kind == "n" and cell.text:
            number = float(cell.text)
            return f"{number:.15g}"  # as many digits as Excel keeps
        return cell.text


def _tag_end(content: bytes, start: int) -> int:
    """Return where a start tag ends, just behind its ">"; quoted values may hold one."""
    match = _TAG.match(content, start)
    if match is None:
        raise NotASheet
    return match.end()


def _place(line: Row, column: int) -> int:
    """Return where a missing cell belongs: before the next one of its row, or behind the last."""
    later = [cell.start for other, cell in line.cells.items() if other > column]
    if later:
        return min(later)
    return max((cell.end for cell in line.cells.values()), default=line.inside)


def _fresh_tag(sheet: Sheet, row: int, column: int) -> bytes:
    raw = sheet.content[sheet.rows[row].start :]
    prefix, colon, _ = raw[1:40].split(maxsplit=1)[0].rpartition(b":")
    style = sheet.style_of(row, column)
    tag = b"<" + prefix + colon + f'c r="{column_name(column)}{row}"'.encode()
    return tag + f' s="{style}"'.encode() if style else tag


def _element(tag: bytes, text: str, *, as_text: bool) -> bytes:
    """Write a cell; ``tag`` is its start tag without type and without its end."""
    prefix = tag[1:].split(maxsplit=1)[0].rpartition(b":")
    name = prefix[0] + prefix[1]
    said = escape(text).encode()
    if as_text:
        kind, inside = (
            b' t="inlineStr"',
            b"<%bis><%bt>%b</%bt></%bis>"
            % (
                *(name, name, said),
                *(name, name),
            ),
        )
    else:
        kind, inside = b"", b"<%bv>%b</%bv>" % (name, said, name)
    return tag + kind + b">" + inside + b"</%bc>" % name
