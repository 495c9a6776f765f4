"""HTML, as a whole page or as tables inside Markdown, read into passages and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.exchange.course_page_cells import HtmlTable
from planner.exchange.course_page_parts import (
    EDGE,
    STRUCK,
    UNSTRUCK,
    Elsewhere,
    PageText,
    Passage,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.exchange.course_page_words import CellReader

_IS_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BEFORE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--(?P<comment>))")
MOST_BEFORE = 20  # comments before a page in HTML begins
MOST_TABLES = 300  # in HTML on a page in Markdown
MOST_ELEMENTS = 80_000  # of a page; a real one has some thousand
_OPENS = re.compile(r"<(?P<ends>/?)table\b", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(?P<name>script|style|svg|template)\b.*?</(?P=name)\s*>", re.IGNORECASE | re.DOTALL
)
_FRAME = re.compile(r"<(?:iframe|embed|object)\b[^<>]*", re.IGNORECASE)
_SHEET = re.compile(r"spreadsheets|/sheets?\b|airtable|excel|onedrive", re.IGNORECASE)
_CALENDAR = re.compile(r"calendar|kalender|\.ics\b", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"line-through", re.IGNORECASE)
_SKIPPED = {
    *("script", "style", "template", "noscript", "svg", "nav", "select", "button", "textarea"),
    *("iframe", "object", "head", "math", "dialog"),
}
_WITHIN = {
    *("a", "abbr", "acronym", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "font", "ins"),
    *(
        "kbd",
        "label",
        "mark",
        "q",
        "samp",
        "small",
        "span",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ),
    *("wbr", "o:p"),
}
_EMPHASIS = {"b", "strong", "em", "i"}
_STRIKING = {"s", "del", "strike"}
_INLINE = _WITHIN | _EMPHASIS | _STRIKING | {"br"}
_OF_TABLES = {"tr", "td", "th", "thead", "tbody", "tfoot", "caption"}
_LISTS = {"ul", "ol", "menu"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def is_html(page: str) -> bool:
    """Tell a page in HTML from one in Markdown by how it begins."""
    start = 0
    for _ in range(MOST_BEFORE):
        if _IS_PAGE.match(page, start):
            return True
        before = _BEFORE_PAGE.match(page, start)
        if not before:
            return False
        start = before.end()
        if before["comment"] is not None:
            start = page.find("-->", start) + 3
            if start < 3:
                return False
    return False


def html_page(page: str) -> PageText:
    """Read a whole page in HTML."""
    reading = _Reading()
    root = _parsed(page)
    if root is None:
        return PageText((), (), elsewhere=elsewhere_of(page))
    reading.read(root)
    title = root.findtext(".//title") or ""
    words = " ".join(title.split())[:200]
    elsewhere = elsewhere_of(page)
    passages, tables = tuple(reading.passages), tuple(reading.tables)
    return PageText(passages, tables, words, elsewhere, reading.cut)


def elsewhere_of(page: str) -> Elsewhere | None:
    """Say what a page shows in a frame that may be its plan, or whether scripts fill it."""
    frames = [found[0] for found in _FRAME.finditer(page)]
    if any(_SHEET.search(frame) for frame in frames):
        return Elsewhere.SHEET
    if any(_CALENDAR.search(frame) for frame in frames):
        return Elsewhere.CALENDAR
    return Elsewhere.SCRIPT if "<script" in page.lower() else None


def take_html(lines: list[str], reader: CellReader) -> tuple[list[Passage], list[Table]]:
    """Take tables in HTML out of a page in Markdown; scripts and styles are blanked."""
    page = "\n".join(lines)
    passages: list[Passage] = []
    tables: list[Table] = []
    if "<" not in page:
        return passages, tables
    page = _UNSEEN.sub(lambda found: "\n" * found[0].count("\n"), page)
    kept: list[str] = []
    at = 0
    for start, end in islice(_regions(page), MOST_TABLES):
        reading = _Reading(below=page.count("\n", 0, start), reader=reader)
        root = _parsed(page[start:end])
        if root is not None:
            reading.read(root)
        passages += reading.passages
        tables += reading.tables
        kept += [page[at:start], "\n" * page.count("\n", start, end)]
        at = end
    lines[:] = "".join((*kept, page[at:])).split("\n")
    return passages, tables


def _regions(page: str) -> Iterator[tuple[int, int]]:
    """Find where tables stand, from the outermost opening tag to its end."""
    depth, start = 0, 0
    for found in _OPENS.finditer(page):
        if not depth and (found["ends"] or page[found.start() - 1 : found.start()] == "`"):
            continue
        if not depth:
            start = found.start()
        depth += -1 if found["ends"] else 1
        if not depth:
            close = page.find(">", found.end())
            yield start, close + 1 if close >= 0 else found.end()
    if depth and "<tr" in page[start:].lower():
        yield start, len(page)


def _parsed(page: str) -> Any:
    """Parse any text; None if there is nothing in it."""
    # Late: only the reading of pages in HTML needs the parser.
    from lxml import etree, html  # noqa: PLC0415

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


@dataclass(slots=True)
class _Words:
    """The words of a passage while it is read."""

    parts: list[str] = field(default_factory=list)
    line: int = 0

    def passage(self, *, level: int = 0, depth: int = 0, marker: str = "") -> Passage:
        """Return what was read, with single blanks."""
        edged = re.sub(r"[^\S\x1c\x1d\x1f]+", " ", "".join(self.parts)).strip(" ")
        return Passage(edged, self.line, level, depth, marker=marker)


@dataclass(slots=True)
class _Reading:
    """One way through the elements, without recursion, so that depth costs nothing."""

    below: int = 0  # how many lines of the page stand above the text that is parsed
    reader: CellReader | None = None  # for a table in Markdown, whose cells may hold Markdown
    passages: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    table: HtmlTable | None = None
    inner: int = 0  # how many tables stand open within a cell of the table
    words: _Words = field(default_factory=_Words)
    level: int = 0
    marker: str = ""
    counts: list[int] = field(default_factory=list)  # of the lists around; -1 for bullets
    after_span: bool = False
    cut: int = 0  # the line at which the reader gave up, 0 if it came to the end

    def read(self, root: Any) -> None:
        """Read everything below an element."""
        # Late: only the reading of pages in HTML needs the parser.
        from lxml import etree  # noqa: PLC0415

        layout, seen = _layouts(root), -1
        skipping: Any = None
        for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
            if count > 2 * MOST_ELEMENTS:
                self.cut = self._line(element)
                break
            seen += event == "start" and element.tag == "table"
            if event == "start" and skipping is None:
                if _is_hidden(element):
                    skipping = element
                    continue
                tag = "div" if element.tag == "table" and seen in layout else str(element.tag)
                self._open(tag, element)
                self._say(element.text, element)
            elif event == "end":
                if skipping is None:
                    self._close(str(element.tag), element)
                elif skipping is element:
                    skipping = None
                if skipping is None:
                    self._say(element.tail, element)
        self._end_table()
        self._flush()

    def _say(self, text: str | None, element: Any) -> None:
        if text:
            if not self.words.line:
                self.words.line = self._line(element)
            self.words.parts.append(text)
            self.after_span = False

    def _line(self, element: Any) -> int:
        return self.below + int(element.sourceline or 1)

    def _open(self, tag: str, element: Any) -> None:
        if tag in _INLINE:
            self._mark(tag, element, STRUCK)
        elif tag == "table" and self.table is None:
            self._flush()
            self.table = HtmlTable(self._line(element))
        elif tag == "table":
            self.inner += 1
            self._break()
        elif tag in _OF_TABLES and self.table and not self.inner:
            self._open_in_table(self.table, tag, element)
        else:
            self._break()
            self._open_block(tag, element)

    def _mark(self, tag: str, element: Any, strike: str) -> None:
        """Say what an inline tag means for the words around it."""
        opens = strike == STRUCK
        if tag in _STRIKING or _LINE_THROUGH.search(element.get("style", "")):
            self.words.parts.append(strike)
        elif tag in _EMPHASIS:
            self.words.parts.append(EDGE)
        elif (tag == "br" and opens) or (tag == "span" and opens and self.after_span):
            self.words.parts.append(" ")
        self.after_span = tag == "span" and not opens

    def _open_block(self, tag: str, element: Any) -> None:
        if tag in _HEADINGS:
            self.level = _HEADINGS[tag]
        elif tag in _LISTS:
            start = element.get("start", "1")
            first = int(start) if start.isdecimal() and len(start) < 4 else 1
            self.counts.append(first if tag == "ol" else -1)
        elif tag == "li" and self.counts and self.counts[-1] >= 0:
            self.marker = str(self.counts[-1])
            self.counts[-1] += 1

    def _close(self, tag: str, element: Any) -> None:
        if tag in _INLINE:
            self._mark(tag, element, UNSTRUCK)
        elif tag == "table" and self.inner:
            self.inner -= 1
            self._break()
        elif tag == "table" and self.table:
            self._end_table()
        elif tag in _OF_TABLES and self.table and not self.inner:
            self._close_in_table(self.table, tag)
        else:
            self._break()
            if tag in _HEADINGS:
                self.level = 0
            elif tag in _LISTS:
                self.counts = self.counts[:-1]

    def _break(self) -> None:
        """End a passage; inside a table its words go on after a blank."""
        if self.table:
            self.words.parts.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        depth = len(self.counts)
        passage = self.words.passage(level=self.level, depth=depth, marker=self.marker)
        if passage.text:
            self.passages.append(passage)
            self.marker = ""
        self.words = _Words()

    def _open_in_table(self, table: HtmlTable, tag: str, element: Any) -> None:
        if tag == "tr":
            table.open_row(self._line(element))
        elif tag in {"td", "th"}:
            table.open_cell(self._line(element), element)
        elif tag == "thead":
            table.in_head = True
        self.words = _Words(line=self._line(element))

    def _close_in_table(self, table: HtmlTable, tag: str) -> None:
        if tag in {"td", "th"}:
            passage = self.words.passage()
            if self.reader:
                passage = self.reader.passage(passage.edged, passage.line)
            table.close_cell(passage)
        elif tag == "tr":
            table.close_row()
        elif tag == "thead":
            table.in_head = False
        self.words = _Words()

    def _end_table(self) -> None:
        if self.table and (made := self.table.table()):
            self.tables.append(made)
        self.table, self.inner = None, 0
        self.words = _Words()


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    hidden = element.get("hidden") is not None
    return hidden or _NOT_SHOWN.search(element.get("style", "")) is not None


def _layouts(root: Any) -> set[int]:
    """Say which tables, counted through the page, only place things: they hold a larger one.

    So do those of one or two rows that hold headings.
    """
    # Late: only the reading of pages in HTML needs the parser.
    from lxml import etree  # noqa: PLC0415

    found: set[int] = set()
    open_ones: list[list[int]] = []  # place, own rows, rows of the largest within, headings
    seen = 0
    tags = ("table", "tr", *_HEADINGS)
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=tags):
        if element.tag == "table" and event == "start":
            open_ones.append([seen, 0, 0, 0])
            seen += 1
        elif element.tag == "table":
            place, rows, largest, headings = open_ones.pop()
            if largest > rows or (headings and rows <= 2):
                found.add(place)
            if open_ones:
                open_ones[-1][2] = max(open_ones[-1][2], rows, largest)
        elif open_ones and event == "start":
            open_ones[-1][1 if element.tag == "tr" else 3] += 1
    return found
