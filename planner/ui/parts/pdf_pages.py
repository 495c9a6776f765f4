"""Reads and draws the pages of a PDF with pdfium, to be shown as they will be printed.

pdfium keeps to one thread at a time, so every call here takes one lock.
"""

from __future__ import annotations

import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator

_one_at_a_time = threading.Lock()


class CannotShow(Exception):
    """The bytes are no PDF that pdfium can read."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: its size in points, its text, and the document it can be drawn from."""

    width: float
    height: float
    words: str
    number: int
    document: bytes = field(repr=False)

    def drawn(self, wide: int) -> QImage:
        """Draw the page so many pixels wide, on white."""
        with _opened(self.document) as pdf, closing(pdf[self.number]) as page:
            bitmap = page.render(scale=wide / self.width, rev_byteorder=True, prefer_bgrx=True)
            with closing(bitmap):
                kind = QImage.Format.Format_RGBX8888
                lines = bytes(bitmap.buffer)
                return QImage(lines, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


def pages(content: bytes, most: int | None = None) -> tuple[tuple[PdfPage, ...], int]:
    """Read the pages of a document, the first ``most`` of them; also how many it has.

    Raises CannotShow.
    """
    with _opened(content) as pdf:
        count = len(pdf)
        shown = count if most is None else min(most, count)
        return tuple(_page(pdf, number, content) for number in range(shown)), count


def _page(pdf: Any, number: int, content: bytes) -> PdfPage:
    with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
        width, height = page.get_size()
        return PdfPage(width, height, text.get_text_bounded(), number, content)


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    # Late: the library is 8 MB, and most starts look at no document.
    import pypdfium2  # noqa: PLC0415

    with _one_at_a_time:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as why:
            raise CannotShow(str(why)) from why
        with closing(pdf):
            try:
                yield pdf
            except pypdfium2.PdfiumError as why:
                raise CannotShow(str(why)) from why
