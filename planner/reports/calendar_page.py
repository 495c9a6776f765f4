"""The page of the wall calendar: texts, cards and shading, in points from the upper left."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reportlab.lib.colors import HexColor, black

from planner.reports import paper
from planner.reports.archive import archived
from planner.reports.sheet import CAP_MIDDLE, Look, wrapped
from planner.reports.tagged import Shape
from planner.reports.tagging import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reportlab.lib.colors import Color

    from planner.language import Code
    from planner.reports.qr import QrCode
    from planner.reports.tagging import Tag

WHITE: Final = HexColor("#ffffff")
ELLIPSIS: Final = "…"
RADIUS: Final = 3.5
CORNER: Final = 6.0  # the legs of the triangle that marks what has changed
HATCH: Final = 7.0  # from one stripe of a break to the next


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``top`` counts from the upper edge of the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2

    def shrunk(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return what is left when each side moves in; never less than nothing."""
        width = max(self.width - left - right, 0)
        return Box(self.left + left, self.top + top, width, max(self.height - top - bottom, 0))

    def joined(self, other: Box) -> Box:
        """Return the smallest box around both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top)


def lines_of(text: str, look: Look, width: float, most: int) -> tuple[str, ...]:
    """Wrap a text into at most so many lines; what does not fit gives way to an ellipsis.

    Where not even one sign fits there is no line.
    """
    if most < 1 or look.width_of(ELLIPSIS) > width:
        return ()
    lines = wrapped(text, look, width)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], cut(f"{lines[most - 1]} {lines[most]}", look, width, more=True))


def cut(text: str, look: Look, width: float, *, more: bool = False) -> str:
    """Return a text that fits on one line, with an ellipsis if it (or what follows) does not."""
    text = paper.plain(text)
    if not more and look.width_of(text) <= width:
        return text
    while text and look.width_of(f"{text}{ELLIPSIS}") > width:
        text = text[:-1].rstrip(" ,;:·–-(")
    return f"{text}{ELLIPSIS}"


class Page:
    """One page in the making, on paper of any size."""

    def __init__(
        self,
        size: tuple[float, float],
        *,
        title: str,
        author: str,
        code: Code,
        made: date,
        larger: float = 1.0,
    ) -> None:
        """Begin a page; ``larger`` is how many times larger all is drawn than it is measured."""
        self._out = io.BytesIO()
        self._larger = larger
        self.width, self.height = size[0] / larger, size[1] / larger
        self._canvas = paper.blank(
            self._out, size, title=title, author=author, code=code, made=made
        )
        self._canvas.scale(larger, larger)

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """Let what is drawn meanwhile lie in an element, a new one or an older one."""
        with self._canvas.within(element):
            yield

    @contextmanager
    def told(self, tag: Tag = "P") -> Iterator[None]:
        """Let all texts drawn meanwhile be one paragraph, or heading."""
        with self._canvas.marked(Element(tag)):
            yield

    def table(self, rows: int, columns: int, summary: str) -> list[list[Element]]:
        """Return the cells of a table to draw in, the first of each row and column a heading."""
        shape = Shape("Table", header_rows=1, header_column=True, summary=summary)
        self._canvas.innermost.add(shape.element)
        cells = []
        for n in range(rows):
            row = shape.element.add(shape.row(n))
            cells.append([row.add(shape.cell(n, m, 1, 1)) for m in range(columns)])
        return cells

    def text(
        self,
        text: str,
        look: Look,
        x: float,
        middle: float,
        *,
        align: Literal["left", "centre", "right"] = "left",
        struck: bool = False,
    ) -> None:
        """Write one line whose capitals stand around ``middle``; x is where it is aligned."""
        text = paper.plain(text)
        width = look.width_of(text)
        x -= {"left": 0.0, "centre": width / 2, "right": width}[align]
        base = self.height - middle - CAP_MIDDLE * look.size
        if not text:
            return
        with self.told():
            self._canvas.setFont(look.font, look.size)
            self._canvas.setFillColor(look.colour)
            self._canvas.drawString(x, base, text)
            if struck:
                self.line((x, middle + 0.5), (x + width, middle + 0.5), look.colour)

    def lines(
        self,
        lines: Sequence[str],
        look: Look,
        x: float,
        middle: float,
        *,
        align: Literal["left", "right"] = "left",
        struck: bool = False,
    ) -> None:
        """Write lines below one another, as a block around ``middle``."""
        if not any(lines):
            return
        first = middle - look.leading * (len(lines) - 1) / 2
        with self.told():
            for n, line in enumerate(lines):
                self.text(line, look, x, first + n * look.leading, align=align, struck=struck)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Color = paper.LINE,
        thick: float = 0.5,
    ) -> None:
        """Draw a straight line between two points."""
        with self._canvas.artifact():
            self._canvas.setStrokeColor(colour)
            self._canvas.setLineWidth(thick)
            self._canvas.line(start[0], self.height - start[1], end[0], self.height - end[1])

    def fill(self, box: Box, colour: Color) -> None:
        """Fill a box."""
        with self._canvas.artifact():
            self._canvas.setFillColor(colour)
            self._canvas.rect(*self._placed(box), stroke=0, fill=1)

    def hatch(self, box: Box, ground: Color, stripes: Color) -> None:
        """Fill a box with slanting stripes."""
        with self._canvas.artifact():
            self._canvas.saveState()
            self._clip(box, 0)
            self.fill(box, ground)
            shift = box.left % HATCH + (self.height - box.bottom) % HATCH  # stripes run on
            at = box.left - box.height - shift
            while at < box.right:
                self.line((at, box.bottom), (at + box.height, box.top), stripes, HATCH * 0.36)
                at += HATCH
            self._canvas.restoreState()

    def card(self, box: Box, ground: Color, bar: Color | None) -> None:
        """Draw a card with a coloured edge at its left."""
        with self._canvas.artifact():
            self._canvas.saveState()
            self._clip(box, RADIUS)
            self.fill(box, ground)
            if bar is not None:
                self.fill(Box(box.left, box.top, 2.5, box.height), bar)
            self._canvas.restoreState()

    def outline(self, box: Box, colour: Color, *, dashed: bool) -> None:
        """Draw the outline of a card on white."""
        with self._canvas.artifact():
            self._canvas.saveState()
            self._canvas.setFillColor(WHITE)
            self._canvas.setStrokeColor(colour)
            self._canvas.setLineWidth(0.7)
            if dashed:
                self._canvas.setDash(2.5, 2)
            self._canvas.roundRect(*self._placed(box), RADIUS, stroke=1, fill=1)
            self._canvas.restoreState()

    def corner(self, box: Box, colour: Color, alt: str = "") -> None:
        """Fill a small triangle in the upper right corner of a box; ``alt`` says what it means."""
        top, right = self.height - box.top, box.right
        path = self._canvas.beginPath()
        path.moveTo(right - CORNER, top)
        path.lineTo(right, top)
        path.lineTo(right, top - CORNER)
        path.close()
        x, y, x2, y2 = (self._larger * n for n in (right - CORNER, top - CORNER, right, top))
        where = (x, y, x2, y2)
        with self._canvas.figure(alt, where) if alt else self._canvas.artifact():
            self._canvas.setFillColor(colour)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, code: QrCode, alt: str, left: float, top: float) -> None:
        """Draw a QR code with its quiet zone; ``alt`` says what it is."""
        box = Box(left, top, code.side, code.side)
        x, y, width, height = self._placed(box)
        with self._canvas.figure(alt, (x, y, x + width, y + height)):
            self._canvas.setFillColor(black)
            path = self._canvas.beginPath()
            for bar_x, bar_top, wide, high in code.bars():
                path.rect(x + bar_x, y + height - bar_top - high, wide, high)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def link(self, words: str, url: str, look: Look, x: float, middle: float) -> None:
        """Write one line that leads to an address."""
        element = Element("Link")
        with self._canvas.marked(element):
            self.text(words, look, x, middle)
        y = self.height - middle
        low = self._canvas.absolutePosition(x, y - look.size / 2)
        high = self._canvas.absolutePosition(x + look.width_of(words), y + look.size / 2)
        self._canvas.link(element, url, (*low, *high))

    def _clip(self, box: Box, radius: float) -> None:
        path = self._canvas.beginPath()
        path.roundRect(*self._placed(box), radius)
        self._canvas.clipPath(path, stroke=0, fill=0)

    def _placed(self, box: Box) -> tuple[float, float, float, float]:
        return box.left, self.height - box.bottom, box.width, box.height

    def finished(self) -> bytes:
        """Return the file, as PDF/A-2a and PDF/UA-1."""
        self._canvas.showPage()
        self._canvas.save()
        return archived(self._out.getvalue())
