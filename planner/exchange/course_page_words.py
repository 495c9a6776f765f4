"""Inline marks of Markdown turned into words: emphasis, links, struck-out text, tags, entities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from planner.exchange.course_page_parts import EDGE, STRUCK, UNSTRUCK, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_CELLS = 60_000  # of a page; a real one has some hundred
MOST_PARSED = 5_000  # cells that hold marks, for the parser is slow
_MARKED = re.compile(r"[\\`*_~<&!\[\]]")
_CHEAPLY = re.compile(r"[*_`\[\]]|\]\([^()]*\)|<[^<>]*>")
_TAG = re.compile(r"<(?P<ends>/?)(?P<name>[a-z0-9]+)", re.IGNORECASE)
_EMPHASIS = {"b", "strong", "em", "i", "th"}
_STRIKING = {"s", "del", "strike"}
_WITHIN_WORDS = {
    *("a", "abbr", "code", "font", "ins", "kbd", "mark", "small", "span", "sub", "sup", "tt", "u"),
    *("wbr", "q", "cite", "time"),
}
_BLOCKS = {
    *("li", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "section"),
    *("ul", "ol", "dl", "details", "article", "blockquote", "header", "hr", "figcaption"),
}


@cache
def markdown() -> MarkdownIt:
    """Return the one Markdown parser (CommonMark with struck-out text).

    Indented text is no code, so that what stands in a list or a box is read; tags stay in the
    text, so that Markdown between them is read, too.
    """
    # Late: only the reading of pages needs the parser.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark").enable("strikethrough").disable(["code", "html_block"])


@dataclass(slots=True)
class Piece:
    """Words between two block tags in a paragraph; ``tag`` is the one that opens it."""

    tag: str = ""
    parts: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0
    line: int = 0  # how many lines below the paragraph's first one it begins

    def add(self, words: str, *, is_break: bool = False) -> None:
        """Take further words; a break is where the next line of the page begins."""
        self.parts.append(words)
        self.length += len(words)
        if is_break:
            self.breaks.append(self.length)


@dataclass(slots=True)
class CellReader:
    """Reads cells of tables; after a great many it takes the cheap way, so that it ends."""

    cells: int = MOST_CELLS
    left: int = MOST_PARSED

    def passage(self, text: str, line: int) -> Passage:
        """Read one cell, written on one line (or joined from several)."""
        self.cells -= 1
        text = text.strip() if self.cells > 0 else ""
        if not _MARKED.search(text):
            return Passage(text, line)
        self.left -= 1
        if self.left < 0:
            return Passage(_CHEAPLY.sub("", text), line)
        [token] = markdown().parseInline(text)
        pieces = pieces_of(token.children or ())
        return Passage(" ".join("".join(piece.parts) for piece in pieces), line)


def pieces_of(children: Sequence[Token]) -> list[Piece]:
    """Turn the marks of a paragraph into words: links, code and pictures become their text."""
    pieces = [Piece()]
    lines = 0
    for words, is_break, block in _words(children):
        if block:
            pieces.append(Piece(block, line=lines))
        pieces[-1].add(words, is_break=is_break)
        lines += is_break
    return pieces


def _words(children: Sequence[Token]) -> Iterator[tuple[str, bool, str]]:
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield " ", True, ""
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                yield EDGE, False, ""
            case "s_open":
                yield STRUCK, False, ""
            case "s_close":
                yield UNSTRUCK, False, ""
            case "html_inline":
                words, block = _tag(child.content)
                yield words, False, block
            case _:
                yield child.content, False, ""


def _tag(written: str) -> tuple[str, str]:
    """Return what a tag means for the words around it, and its name if it opens a block."""
    found = _TAG.match(written)
    name = found["name"].lower() if found else ""
    if not found or name in _WITHIN_WORDS:
        return "", ""
    if name in _STRIKING:
        return (UNSTRUCK if found["ends"] else STRUCK), ""
    if name in _EMPHASIS:
        return EDGE, ""
    if name in _BLOCKS:
        return "", f"/{name}" if found["ends"] else name
    return " ", ""
