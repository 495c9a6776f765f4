"""Makes documents and reads them back for the preview: pages of a PDF, or rows of a workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.ui.reports.pdf_pages import CannotShow, pages

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.reports.pdf_pages import PdfPage

MOST_ROWS, MOST_PAGES = 500, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A PDF to look at; no pages where the preview cannot draw it. ``more`` are not shown."""

    document: bytes
    pages: tuple[PdfPage, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The first sheet of a workbook as text; ``more`` rows are in the file beyond these."""

    document: bytes
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


type Content = Pages | Sheet


def content_of(document: bytes, suffix: str, say: Language) -> Content:
    """Read a document back as it will be on the disk."""
    if suffix == ".xlsx":
        return _sheet(document, say)
    try:
        shown, count = pages(document, MOST_PAGES)
        return Pages(document=document, pages=shown, more=count - len(shown))
    except CannotShow:
        return Pages(document=document, pages=())


def _sheet(document: bytes, say: Language) -> Sheet:
    # Late: openpyxl takes a sixth of a second, and most starts never look at a workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(document), read_only=True)
    try:
        every = [
            tuple(_cell(value, say) for value in row)
            for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    finally:
        book.close()
    wide = max(map(len, every), default=0)
    headings, *rows = (row + ("",) * (wide - len(row)) for row in every or [()])
    return Sheet(
        document=document,
        headings=headings,
        rows=tuple(rows[:MOST_ROWS]),
        more=max(len(rows) - MOST_ROWS, 0),
    )


def _cell(value: object, say: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        plain = f"{value:.10g}"
        return plain.replace(".", ",") if say.code == "de" else plain
    return str(value)
