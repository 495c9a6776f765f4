"""A Markdown page as headings, passages of prose and tables, each knowing its line.

Words that are struck out (``~~18.10.~~``, ``<s>``, ``<del>``, ``<strike>``) stand in a passage's
``edged`` between STRUCK and UNSTRUCK. Its ``text`` leaves them out where something stands beside
them, for that replaces them ("~~18.10.~~ 25.10." reads "25.10."), and keeps them where all is
struck out; ``struck`` and ``replaced`` tell the two apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

EDGE = "\x1f"  # stands where emphasis begins or ends; regular expressions see a blank
STRUCK, UNSTRUCK = "\x1c", "\x1d"  # stand around words that are struck out; blanks, too
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<inside>.{0,20000}?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<title>\S.*)$", re.MULTILINE)
BARE_PIPE = re.compile(r"(?<!\\)\|")
_STRUCK_OUT = re.compile(rf"{STRUCK}(?P<words>[^{STRUCK}{UNSTRUCK}]*){UNSTRUCK}")
_MARKS = str.maketrans("", "", EDGE + STRUCK + UNSTRUCK)
_SAID = re.compile(r"[^\W_]")
_TAG = re.compile(r"<(?P<ends>/?)(?P<name>[a-z0-9]+)", re.IGNORECASE)
_STRIKING = {"s", "del", "strike"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a bullet or a cell: its text, and the lines the text comes from.

    ``level`` is 1 to 6 for a heading, else 0; ``depth`` counts the lists around a bullet.
    ``edged`` is the text with EDGE where emphasis begins or ends; ``breaks`` are the offsets in
    it at which a further line of the page begins. Words between STRUCK and UNSTRUCK are struck
    out on the page.
    """

    edged: str
    line: int
    level: int = 0
    depth: int = 0
    breaks: tuple[int, ...] = ()

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
    """One row of a table: its cells, and whether the page has more cells than the heading."""

    cells: tuple[Passage, ...]
    line: int
    spilled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading row."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int


@dataclass(frozen=True, slots=True)
class PageText:
    """All of a page that carries meaning; code, comments and raw HTML are left out."""

    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    front_title: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and where the reader stands."""

    source: Sequence[str]
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    depth: int = 0
    level: int = 0
    heads: tuple[str, ...] = ()
    cells: list[Passage] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    row_line: int = 0
    table_line: int = 0
    in_table: bool = False


def page_text(page: str) -> PageText:
    """Read a page with a Markdown parser (CommonMark with tables); no text makes it fail."""
    # Late: only the reading of pages needs the parser.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    body, title = _without_front_matter(page.replace("\r\n", "\n").replace("\r", "\n"))
    reading = _Reading(body.split("\n"))
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body):
        _take(token, reading)
    return PageText(tuple(reading.passages), tuple(reading.tables), title)


def _without_front_matter(page: str) -> tuple[str, str]:
    """Blank a YAML heading, so that its lines still count, and keep the title it names."""
    found = FRONT_MATTER.match(page)
    if not found:
        return page, ""
    title = FRONT_TITLE.search(found["inside"] or "")
    words = title["title"].strip().strip("\"'") if title else ""
    return "\n" * found[0].count("\n") + page[found.end() :], words


def _take(token: Token, reading: _Reading) -> None:
    line = token.map[0] + 1 if token.map else reading.row_line
    match token.type:
        case "heading_open":
            reading.level = int(token.tag[1:])
        case "heading_close":
            reading.level = 0
        case "bullet_list_open" | "ordered_list_open":
            reading.depth += 1
        case "bullet_list_close" | "ordered_list_close":
            reading.depth -= 1
        case "table_open":
            reading.in_table, reading.table_line = True, line
        case "tr_open":
            reading.row_line = line
        case "tr_close":
            _end_row(reading)
        case "table_close":
            table = Table(reading.heads, tuple(reading.rows), reading.table_line)
            reading.tables.append(table)
            reading.heads, reading.rows, reading.in_table = (), [], False
        case "inline":
            passage = _passage(token, line, reading)
            (reading.cells if reading.in_table else reading.passages).append(passage)
        case _:
            pass


def _end_row(reading: _Reading) -> None:
    cells, reading.cells = tuple(reading.cells), []
    if not reading.heads:
        reading.heads = tuple(cell.text for cell in cells)
        return
    written = reading.source[reading.row_line - 1].strip() if reading.row_line else ""
    inner = written.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    spilled = len(BARE_PIPE.findall(inner)) + 1 > len(reading.heads)
    reading.rows.append(Row(cells, reading.row_line, spilled))


def _passage(token: Token, line: int, reading: _Reading) -> Passage:
    pieces: list[str] = []
    breaks: list[int] = []
    length = 0
    for piece, is_break in _pieces(token.children or ()):
        length += len(piece)
        pieces.append(piece)
        if is_break:
            breaks.append(length)
    edged = "".join(pieces)
    return Passage(edged, line, reading.level, reading.depth, tuple(breaks))


def _pieces(children: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """Turn inline marks into words: links, code and pictures become their text."""
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield " ", True
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                yield EDGE, False
            case "s_open":
                yield STRUCK, False
            case "s_close":
                yield UNSTRUCK, False
            case "html_inline":
                yield _tag(child.content), False
            case _:
                yield child.content, False


def _tag(written: str) -> str:
    """Return what a tag in a line of Markdown means for the words around it."""
    found = _TAG.match(written)
    name = found["name"].lower() if found else ""
    if found and name in _STRIKING:
        return UNSTRUCK if found["ends"] else STRUCK
    return " " if name == "br" else ""


def _words(edged: str) -> str:
    return " ".join(edged.translate(_MARKS).split())
