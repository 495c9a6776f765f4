"""The rows of a schedule as they are written: where each begins and ends, and its cells in it.

A page is cut into pieces that put together again are the page. A row is found by the line that
the reader names: in a table with pipes, in MyST's list-table, or in HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_END = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(r"[\s>]*\|?[\s:-]*-[\s:-]*(?:\|[\s:-]*)*")
_PIPE = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<marks>[*-][ \t]+-)(?P<text>[ \t].*|$)")
_CELL = re.compile(r"(?P<indent>[ \t]*)-(?P<text>[ \t].*|$)")
_TR = re.compile(
    r"<tr\b[^>]*>(?P<inside>.*?)(?:</tr\s*>|(?=<tr\b|</tbody|</thead|</table)|$)",
    re.IGNORECASE | re.DOTALL,
)
_TD = re.compile(
    r"<(?P<tag>t[dh])\b(?P<more>[^>]*)>(?P<text>.*?)(?:</(?P=tag)\s*>|(?=<t[dh]\b)|$)",
    re.IGNORECASE | re.DOTALL,
)
_SPAN = re.compile(r"\b(?:row|col)span\s*=\s*[\"']?\s*(?!1\b)\d", re.IGNORECASE)


class Form(StrEnum):
    """How a table is written."""

    PIPES = "pipes"
    LIST = "list"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row: pieces of text of which those at ``cells`` are what stands in its cells.

    ``spans``: a cell of it reaches over further rows or columns.
    """

    form: Form
    pieces: tuple[str, ...]
    cells: tuple[int, ...]
    spans: bool = False

    @property
    def text(self) -> str:
        """The row as it stands on the page, without the end of its last line."""
        return "".join(self.pieces)

    def cell(self, place: int) -> str:
        """Return what is written in a cell, without blanks around it; "" beyond the last."""
        return self.pieces[self.cells[place]].strip() if place < len(self.cells) else ""

    def with_cell(self, place: int, words: str) -> WrittenRow:
        """Write something else into a cell; its width stays where the new words fit."""
        if place >= len(self.cells):
            longer = self._longer(place)
            return longer.with_cell(place, words) if place < len(longer.cells) else self
        pieces = list(self.pieces)
        at = self.cells[place]
        pieces[at] = _fitted(words, pieces[at], self.form)
        if at == len(pieces) - 2 and not pieces[-1]:  # a row without a last bar
            pieces[at] = pieces[at].rstrip()
        return replace(self, pieces=tuple(pieces))

    def _longer(self, place: int) -> WrittenRow:
        """Add cells at the end of a row that is shorter than its heading."""
        pieces, cells = list(self.pieces), list(self.cells)
        closed = "|" in pieces[-1]
        while self.form is Form.PIPES and len(cells) <= place:
            if not closed:
                pieces[-1] = "|" if pieces[-2].endswith(" ") else " |"
            cells.append(len(pieces))
            pieces += ["  ", "|"] if closed else [" ", ""]
        return replace(self, pieces=tuple(pieces), cells=tuple(cells))

    def emptied(self) -> WrittenRow:
        """Return a row of the same shape with nothing in its cells."""
        row = self
        for place in range(len(self.cells)):
            row = row.with_cell(place, "")
        return row


@dataclass(frozen=True, slots=True)
class Piece:
    """A row with the line it begins on, or, with ``row`` None, the text between two."""

    text: str
    line: int = 0
    row: WrittenRow | None = None
    table: int = 0  # which of the tables that the page's schedule is made of


def _fitted(words: str, old: str, form: Form) -> str:
    """Put words in the place of others, and keep the blanks around and the width where it fits."""
    kept = old.strip()
    if not old:
        return f" {words}" if form is Form.LIST and words else words
    if not kept:
        if form is not Form.PIPES:
            return f" {words}" if form is Form.LIST and words else words
        return f" {words} ".ljust(len(old)) if words else old
    lead = old[: len(old) - len(old.lstrip())]
    tail = old[len(old.rstrip()) :]
    if form is not Form.PIPES or not tail:
        return f"{lead}{words}{tail}"
    return f"{lead}{words}{tail[:1]}".ljust(len(old))


def cut(text: str, lines: set[int]) -> tuple[Piece, ...]:
    """Cut a page into the rows that stand on these lines (from 1), and what lies between.

    Further rows of the same tables are rows, too; a line that is in no row is not found.
    """
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    rows: dict[int, tuple[int, WrittenRow]] = {}
    for line in sorted(lines):
        start = starts[line - 1] if line <= len(starts) else len(text)
        if any(begin <= start < end for begin, (end, _) in rows.items()):
            continue
        rows |= _table_around(text, starts, line - 1)
    return tuple(_pieces(text, starts, rows))


def _pieces(
    text: str, starts: list[int], rows: dict[int, tuple[int, WrittenRow]]
) -> Iterator[Piece]:
    at, table = 0, 0
    for begin in sorted(rows):
        end, row = rows[begin]
        if begin > at:
            table += bool(text[at:begin].strip()) or len(LINE_END.findall(text[at:begin])) > 1
            yield Piece(text[at:begin])
        yield Piece(row.text, bisect_right(starts, begin), row, table)
        at = end
    yield Piece(text[at:])


def _table_around(text: str, starts: list[int], line: int) -> dict[int, tuple[int, WrittenRow]]:
    """Return all rows of the table that a line (from 0) is in, by where they begin."""
    written = _line(text, starts, line)
    if _ITEM.match(written) or _CELL.match(written):
        found = _list_rows(text, starts, line)
        if found:
            return found
    if html := _html_rows(text, starts, line):
        return html
    return _pipe_rows(text, starts, line) if _PIPE.search(written) else {}


def _line(text: str, starts: list[int], line: int) -> str:
    """Return a line without its end."""
    if not 0 <= line < len(starts):
        return ""
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    return text[starts[line] : end].rstrip("\r\n")


def _pipe_rows(text: str, starts: list[int], line: int) -> dict[int, tuple[int, WrittenRow]]:
    first = line
    while (
        first > 0
        and not _RULE.fullmatch(_line(text, starts, first - 1))
        and _PIPE.search(_line(text, starts, first - 1))
    ):
        first -= 1
    found: dict[int, tuple[int, WrittenRow]] = {}
    at = first
    while _PIPE.search(_line(text, starts, at)):
        written = _line(text, starts, at)
        found[starts[at]] = (starts[at] + len(written), pipe_row(written))
        at += 1
    return found


def pipe_row(line: str) -> WrittenRow:
    """Cut a line of a table with pipes into its cells.

    >>> [pipe_row("> | a | b |").cell(place) for place in (0, 1)]
    ['a', 'b']
    """
    bars = [found.start() for found in _PIPE.finditer(line)]
    opened = not line[: bars[0]].strip(" \t>")
    ends = not line[bars[-1] + 1 :].strip()
    edges = bars if opened else [-1, *bars]
    edges = edges if ends else [*edges, len(line)]
    if len(edges) < 2:
        edges = [edges[0], len(line)]
    pieces, cells, at = [], [], 0
    for left, right in pairwise(edges):
        pieces.append(line[at : left + 1])
        cells.append(len(pieces))
        pieces.append(line[left + 1 : right])
        at = right
    pieces.append(line[at:])
    return WrittenRow(Form.PIPES, tuple(pieces), tuple(cells))


def _list_rows(text: str, starts: list[int], line: int) -> dict[int, tuple[int, WrittenRow]]:
    """Read the rows of a list-table: lists in a list."""
    first = line
    while first > 0 and not (found := _ITEM.match(_line(text, starts, first))):
        first -= 1
    found = _ITEM.match(_line(text, starts, first))
    if not found:
        return {}
    indent = found["indent"]
    while first > 0 and _inside(_line(text, starts, first - 1), indent):
        first -= 1
    rows: dict[int, tuple[int, WrittenRow]] = {}
    at = first
    while (
        at < len(starts)
        and (head := _ITEM.match(_line(text, starts, at)))
        and head["indent"] == indent
    ):
        last = at
        while _within(_line(text, starts, last + 1), indent):
            last += 1
        while last > at and not _line(text, starts, last).strip():
            last -= 1
        end = starts[last] + len(_line(text, starts, last))
        rows[starts[at]] = (end, _list_row(text[starts[at] : end]))
        at = last + 1
        while at < len(starts) and not _line(text, starts, at).strip():
            at += 1
    return rows


def _inside(line: str, indent: str) -> bool:
    """Tell whether a line belongs to the rows of a list-table: a row, or within one."""
    found = _ITEM.match(line)
    return bool(found and found["indent"] == indent) or _within(line, indent)


def _within(line: str, indent: str) -> bool:
    return line.startswith(f"{indent} ") and bool(line.strip())


def _list_row(text: str) -> WrittenRow:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    head = _ITEM.match(lines[0])
    assert head is not None  # a row was found by it
    deep = len(head["indent"]) + len(head["marks"]) - 1
    pieces, cells = [lines[0][: head.end("marks")]], [1]
    pieces.append(lines[0][head.end("marks") :])
    for line in lines[1:]:
        cell = _CELL.match(line)
        if cell and len(cell["indent"]) == deep:
            last = pieces[-1]
            kept = last.rstrip("\r\n")
            pieces[-1] = kept
            pieces.append(last[len(kept) :] + line[: deep + 1])
            cells.append(len(pieces))
            pieces.append(line[deep + 1 :])
        else:
            pieces[-1] += line
    return WrittenRow(Form.LIST, tuple(pieces), tuple(cells))


def _html_rows(text: str, starts: list[int], line: int) -> dict[int, tuple[int, WrittenRow]]:
    """Read the rows of the HTML table that a line is in."""
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    opened = text.lower().rfind("<table", 0, end)
    closed = text.lower().find("</table", max(opened, 0))
    if opened < 0 or 0 <= closed < starts[line]:
        return {}
    table = text[opened : closed if closed >= 0 else len(text)]
    spans = _SPAN.search(table) is not None
    rows: dict[int, tuple[int, WrittenRow]] = {}
    for found in _TR.finditer(table):
        pieces, cells, at = [], [], 0
        written = found[0].rstrip()
        offset = found.start("inside") - found.start()
        for cell in _TD.finditer(found["inside"]):
            start, stop = (offset + one for one in cell.span("text"))
            pieces.append(written[at:start])
            cells.append(len(pieces))
            pieces.append(written[start:stop])
            at = stop
        if cells:
            pieces.append(written[at:])
            row = WrittenRow(Form.HTML, tuple(pieces), tuple(cells), spans)
            rows[opened + found.start()] = (opened + found.start() + len(written), row)
    return rows
