"""One page set by hand: text in wrapped lines, rules, a picture, measured from the top down.

All text goes through Sheet.text, all decoration through the others, so that each can be tagged.
Nothing here reads markup: a text is drawn as it is written.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from planner.reports import paper
from planner.reports.archive import archived
from planner.reports.refusals import PictureUnreadable
from planner.reports.tagged import Cell, Shape
from planner.reports.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from reportlab.lib.colors import Color

    from planner.language import Code
    from planner.reports.archive import Attachment, Part, SignatureField
    from planner.reports.tagging import Tag

CAP_MIDDLE: Final = 0.357  # half the height of a capital of Noto Sans, in ems
PICTURE_FORMATS: Final = ("PNG", "JPEG")
MOST_PIXELS: Final = 50_000_000
DOTS_PER_POINT: Final = 400 / 72  # more than print shows only makes the file larger


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks; size and leading in points.

    ``lang`` is "de" or "en" where the text is in another language than the document.
    """

    size: float
    leading: float
    font: str = paper.REGULAR
    colour: Color = paper.INK
    lang: str = ""

    def scaled(self, by: float) -> Look:
        """Return the same look, smaller or larger."""
        return replace(self, size=self.size * by, leading=self.leading * by)

    def width_of(self, text: str) -> float:
        """Return the width of a text on one line, as it is drawn."""
        return stringWidth(paper.plain(text), self.font, self.size)


@dataclass(frozen=True, slots=True)
class Block:
    """Texts below one another, each already wrapped to a width: its lines, and its look."""

    texts: tuple[tuple[tuple[str, ...], Look], ...]

    @classmethod
    def of(cls, texts: Iterable[tuple[str, Look]], width: float) -> Block:
        """Wrap texts to a width; an empty text makes no line."""
        broken = ((wrapped(text, look, width), look) for text, look in texts)
        return cls(tuple((lines, look) for lines, look in broken if lines))

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(len(lines) * look.leading for lines, look in self.texts)


def wrapped(text: str, look: Look, width: float) -> tuple[str, ...]:
    """Break a text into lines of at most ``width``.

    Lines break at blanks; a word wider than the line breaks after a hyphen or slash, or else
    wherever it must. A no-break space holds.
    """
    text = paper.plain(text)
    if stringWidth(text, look.font, look.size) <= width:
        return (text,) if text else ()
    lines: list[str] = []
    line = ""
    for blank, piece in _pieces(text, look, width):
        longer = f"{line}{blank}{piece}" if line else piece
        if line and stringWidth(longer, look.font, look.size) > width:
            lines.append(line)
            longer = piece
        line = longer
    return (*lines, line)


def _pieces(text: str, look: Look, width: float) -> Iterator[tuple[str, str]]:
    """Yield what may not be broken any further, each with the blank that goes before it."""
    for word in text.split(" "):
        if stringWidth(word, look.font, look.size) <= width:
            yield " ", word
            continue
        blank = " "
        for part in re.findall(r"[^-/]+[-/]*|[-/]+", word):
            if stringWidth(part, look.font, look.size) <= width:
                yield blank, part
            else:
                yield from ((blank if not n else "", sign) for n, sign in enumerate(part))
            blank = ""


def fitting(text: str, look: Look, width: float, smallest: float) -> Look:
    """Return the look, made smaller until the text fits on one line, but not below a size."""
    needed = look.width_of(text)
    if needed <= width:
        return look
    # A hair less than the width, so that rounding does not break the line after all.
    return look.scaled(max((width - 0.01) / needed, smallest / look.size))


class Sheet:
    """One A4 page in the making. Lengths are points, ``top`` counts from the upper edge."""

    def __init__(self, *, title: str, author: str, code: Code, made: date) -> None:
        self._out = io.BytesIO()
        self.width, self.height = A4
        self._canvas = paper.blank(self._out, A4, title=title, author=author, code=code, made=made)

    def text(
        self, block: Block, x: float, top: float, *, centred: bool = False, tag: Tag = "P"
    ) -> None:
        """Write the lines of a block, beginning at x or centred on it.

        Each text of the block is a paragraph; with another tag, such as H1, all are one heading.
        """
        whole = None if tag == "P" else self._canvas.innermost.add(Element(tag))
        for lines, look in block.texts:
            element = Element("P", lang=look.lang)
            if whole is not None:
                element = whole.add(Element("Span", lang=look.lang)) if look.lang else whole
            with self._canvas.marked(element):
                self._lines(lines, look, x, top, centred=centred)
            top += len(lines) * look.leading

    def _lines(
        self, lines: Iterable[str], look: Look, x: float, top: float, *, centred: bool
    ) -> None:
        self._canvas.setFont(look.font, look.size)
        self._canvas.setFillColor(look.colour)
        draw = self._canvas.drawCentredString if centred else self._canvas.drawString
        base = top + look.leading / 2 + CAP_MIDDLE * look.size
        for n, line in enumerate(lines):
            draw(x, self.height - base - n * look.leading, line)

    def rule(self, x: float, top: float, width: float, colour: Color = paper.LINE) -> None:
        """Draw a thin line."""
        with self._canvas.artifact():
            self._canvas.setStrokeColor(colour)
            self._canvas.setLineWidth(0.75)
            self._canvas.line(x, self.height - top, x + width, self.height - top)

    def ring(self, x: float, top: float, radius: float) -> None:
        """Draw a dashed circle around a centre, as room for a stamp."""
        with self._canvas.artifact():
            self._canvas.setStrokeColor(paper.FAINT)
            self._canvas.setLineWidth(0.6)
            self._canvas.setDash(2, 2)
            self._canvas.circle(x, self.height - top, radius)
            self._canvas.setDash()

    def fill(self, x: float, top: float, width: float, height: float, colour: Color) -> None:
        """Fill a rectangle."""
        with self._canvas.artifact():
            self._canvas.setFillColor(colour)
            self._canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    @contextmanager
    def table(self, summary: str = "") -> Iterator[None]:
        """Let the rows set within be one table; ``summary`` says what it shows."""
        with self._canvas.within(Shape("Table", summary=summary).element):
            yield

    @contextmanager
    def row(self) -> Iterator[None]:
        """Let the cells set within be one row of the table."""
        with self._canvas.within(Element("TR")):
            yield

    @contextmanager
    def cell(
        self, *, heads: Literal["", "Row", "Column"] = "", columns: int = 1
    ) -> Iterator[None]:
        """Let the texts set within be one cell, which may be the heading of its row or column."""
        with self._canvas.within(Cell.of(heads, columns)):
            yield

    @contextmanager
    def figure(self, alt: str, x: float, top: float, size: tuple[float, float]) -> Iterator[None]:
        """Let everything drawn within be one figure, with words that say what it shows."""
        box = (x, self.height - top - size[1], x + size[0], self.height - top)
        with self._canvas.figure(alt, box):
            yield

    def picture(
        self, file: bytes, right: float, top: float, box: tuple[float, float], *, alt: str = ""
    ) -> None:
        """Draw a picture as large as a box allows, at its upper right corner.

        A picture without a text alternative is decoration. Raise PictureUnreadable.
        """
        image, (across, down) = picture(file, box)
        scale = min(box[0] / across, box[1] / down)
        width, height = across * scale, down * scale
        left, bottom = right - width, self.height - top - height
        shown = self.figure(alt, left, top, (width, height)) if alt else self._canvas.artifact()
        with shown:
            self._canvas.drawImage(image, left, bottom, width, height, mask="auto")

    def next_page(self) -> None:
        """Go on with another page of the same size."""
        self._canvas.showPage()

    def finished(
        self,
        *,
        part: Part = 3,
        attachments: Sequence[Attachment] = (),
        field: SignatureField | None = None,
    ) -> bytes:
        """Return the file, as PDF/A of a part and PDF/UA-1; raise as archived.

        Part 3 may carry files of any kind along, now or later.
        """
        self._canvas.showPage()
        self._canvas.save()
        drawn = self._out.getvalue()
        return archived(drawn, part=part, attachments=attachments, field=field)


@lru_cache(maxsize=4)
def picture(file: bytes, box: tuple[float, float]) -> tuple[ImageReader, tuple[int, int]]:
    """Read a PNG or JPEG file to be printed in a box, with its size in pixels: 400 dpi at most.

    Raise PictureUnreadable.
    """
    try:
        with Image.open(io.BytesIO(file), formats=PICTURE_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise PictureUnreadable
            mode = "RGBA" if image.has_transparency_data else "RGB"
            shown = image.convert(mode)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise PictureUnreadable from broken
    shown.thumbnail((box[0] * DOTS_PER_POINT, box[1] * DOTS_PER_POINT))
    return ImageReader(shown), shown.size
