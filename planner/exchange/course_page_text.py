"""A page in Markdown or HTML as headings, passages of prose and tables, each knowing its line."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_directives import table_in
from planner.exchange.course_page_grids import take_grids, take_ruled
from planner.exchange.course_page_html import elsewhere_of, html_page, is_html, take_html
from planner.exchange.course_page_parts import (
    EDGE,
    STRUCK,
    UNSTRUCK,
    Elsewhere,
    PageText,
    Passage,
    Row,
    Table,
)
from planner.exchange.course_page_pipes import take_pipes, take_tabs
from planner.exchange.course_page_source import Source, source_of
from planner.exchange.course_page_words import CellReader, markdown, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

__all__ = ["EDGE", "STRUCK", "UNSTRUCK", "PageText", "Passage", "Row", "Table", "page_text"]


@dataclass(slots=True)
class _Reading:
    """What has been read of the prose so far, and where the reader stands."""

    passages: list[Passage] = field(default_factory=list)
    depth: int = 0
    level: int = 0
    marker: str = ""


def page_text(page: str) -> PageText:
    """Read a page in HTML, or in Markdown with all that is written in it; no text makes it fail.

    Tables are found first, whatever they are drawn with, and prose is what remains.
    """
    page = page.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = html_page(page) if is_html(page) else _markdown_page(page)
    headings = _sections(text.passages)
    tables = sorted(text.tables, key=_by_line)
    return replace(text, tables=tuple(_under(tables, headings)))


def _sections(passages: Iterable[Passage]) -> list[Passage]:
    """Return the headings that stand over a part of the page: all but its title."""
    headings = [passage for passage in passages if passage.level]
    return headings[1:] if headings and headings[0].level == 1 else headings


def _by_line(part: Passage | Table) -> int:
    return part.line


def _markdown_page(page: str) -> PageText:
    source, reader = source_of(page), CellReader()
    lines = source.lines
    passages, tables = take_html(lines, reader)
    tables += [table_in(block, reader) for block in source.blocks]
    for take in (take_grids, take_ruled, take_pipes, take_tabs):
        tables += take(lines, reader)
    passages += _prose(lines)
    passages.sort(key=_by_line)
    elsewhere = _elsewhere(source, page)
    return PageText(tuple(passages), tuple(tables), source.title, elsewhere, source.cut)


def _elsewhere(source: Source, page: str) -> Elsewhere | None:
    shown = elsewhere_of(page)
    return source.elsewhere if source.elsewhere and shown in {None, Elsewhere.SCRIPT} else shown


def _under(tables: Iterable[Table], headings: Sequence[Passage]) -> Iterator[Table]:
    """Tell each table the heading above it; both are in the order of their lines."""
    place = 0
    for table in tables:
        while place < len(headings) and headings[place].line <= table.line:
            place += 1
        yield replace(table, under=headings[place - 1].text) if place else table


def _prose(lines: Iterable[str]) -> list[Passage]:
    """Read headings, paragraphs and bullets with a Markdown parser."""
    reading = _Reading()
    for token in markdown().parse("\n".join(lines)):
        match token.type:
            case "heading_open":
                reading.level = int(token.tag[1:])
            case "heading_close":
                reading.level = 0
            case "bullet_list_open" | "ordered_list_open":
                reading.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                reading.depth -= 1
            case "list_item_open":
                reading.marker = token.info
            case "inline":
                reading.passages += _passages(token, reading)
                reading.marker = ""
            case _:
                pass
    return reading.passages


def _passages(token: Token, reading: _Reading) -> Iterator[Passage]:
    """Make the passages of a paragraph: one, or one for each block tag that stands in it."""
    line = token.map[0] + 1 if token.map else 1
    lists = 0
    for piece in pieces_of(token.children or ()):
        lists += piece.tag in {"ul", "ol"}
        lists -= piece.tag in {"/ul", "/ol"}
        edged = "".join(piece.parts)
        if not edged.strip(f" {EDGE}"):
            continue
        heading = int(piece.tag[1]) if piece.tag[:1] == "h" and piece.tag[1:].isdecimal() else 0
        marker = reading.marker
        depth = reading.depth + max(lists, piece.tag == "li")
        if marker and edged[:1].isalpha() and printed_date(f"{marker}. {edged[:12]}"):
            edged, marker = f"{marker}. {edged}", ""  # "18. October" is no eighteenth point
            depth = max(1, depth - 1)
        yield Passage(
            edged, line + piece.line, reading.level or heading, depth, tuple(piece.breaks), marker
        )
