"""Reads documents back for the preview: pages of a PDF, sheets of a workbook, or a text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from planner.exchange.page_source import PageSource
from planner.ui.parts.pdf_pages import CannotShow, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.language import Language
    from planner.ui.parts.pdf_pages import PdfPage

MOST_ROWS, MOST_PAGES = 500, 40
TEXTS = frozenset({".md", ".html", ".txt", ".ics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A PDF to look at; no pages where the preview cannot draw it. ``more`` are not shown."""

    document: bytes
    pages: tuple[PdfPage, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook as text; ``more`` rows are in the file beyond these."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook to look at, sheet by sheet."""

    document: bytes
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text to look at as it will be written."""

    document: bytes
    text: str


type Content = Pages | Book | Written


def content_of(document: bytes, suffix: str, say: Language) -> Content:
    """Read a document back as it will be on the disk."""
    if suffix == ".xlsx":
        return _book(document, say)
    if suffix in TEXTS:
        return Written(document=document, text=PageSource.of(document, suffix).text)
    try:
        shown, count = pages(document, MOST_PAGES)
        return Pages(document=document, pages=shown, more=count - len(shown))
    except CannotShow:
        return Pages(document=document, pages=())


def _book(document: bytes, say: Language) -> Book:
    # Late: openpyxl takes a sixth of a second, and most starts never look at a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(document), read_only=True)
    try:
        sheets = tuple(
            _sheet(one.title, one.iter_rows(values_only=True), say)
            for one in book.worksheets
            if one.sheet_state == "visible"
        )
    finally:
        book.close()
    return Book(document=document, sheets=sheets)


def _sheet(title: str, rows: Iterator[tuple[object, ...]], say: Language) -> Sheet:
    shown = [tuple(_cell(value, say) for value in row) for row in islice(rows, MOST_ROWS + 1)]
    more = sum(1 for _ in rows)
    wide = max(map(len, shown), default=0)
    headings, *below = (row + ("",) * (wide - len(row)) for row in shown or [()])
    return Sheet(title=title, headings=headings, rows=tuple(below), more=more)


def _cell(value: object, say: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        plain = f"{value:.10g}"
        return plain.replace(".", ",") if say.code == "de" else plain
    return str(value)
