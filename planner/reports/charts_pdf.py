"""Charts as a PDF: one after the other on A4, each with its title and what it says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from planner.reports import paper
from planner.reports.charts import Box, Label, Stroke
from planner.reports.charts_svg import COLOURS, TINTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from planner.language import Language
    from planner.reports.charts import Drawing, Shape

HATCH: Final = 5.0  # between two lines of a pattern
FEW: Final = 12  # sentences that stay with their chart


def charts_pdf(
    drawings: Sequence[Drawing], heading: str, particulars: str, made: date, say: Language
) -> bytes:
    """Set charts below a heading; same charts, same bytes. Raises GlyphsMissing."""
    frame = paper.Frame(title=heading, foot=f"{heading} · {particulars}", made=made)
    muted = paper.style(8.5, colour=paper.MUTED)
    story: list[Flowable] = [
        paper.heading(heading, paper.style(18, font=paper.BOLD)),
        paper.paragraph(particulars, paper.style(9.5, colour=paper.MUTED)),
    ]
    for one in drawings:
        labels = (shape.text for shape in one.shapes if isinstance(shape, Label))
        paper.check_glyphs(one.title, one.title, *labels, *one.words)
        title = paper.heading(one.title, paper.style(12, font=paper.BOLD), 2)
        chart: list[Flowable] = [paper.spacer(16), title, paper.spacer(6)]
        if one.height:
            alt = " ".join((f"{one.title}.", *(f"{sentence}." for sentence in one.words)))
            chart += [paper.figure(Chart(one, frame.width), alt), paper.spacer(4)]
        words, rest = one.words[:FEW], one.words[FEW:]
        chart += [paper.paragraph(sentence, muted) for sentence in words]
        story.append(paper.together(chart))
        story += [paper.paragraph(sentence, muted) for sentence in rest]
    return paper.bound(story, frame, say)


class Chart(Flowable):
    """A drawing as wide as the page."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing, self._scale = drawing, width / drawing.width
        self.width, self.height = width, drawing.height * self._scale

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        """Draw the shapes where reportlab has put this."""
        canvas: Canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._scale, self._scale)
        for one in self._drawing.shapes:
            _draw(canvas, one)
        canvas.restoreState()


def _draw(canvas: Canvas, one: Shape) -> None:
    """Draw a shape; y runs down in a drawing and up on paper."""
    if isinstance(one, Box):
        _box(canvas, one)
    elif isinstance(one, Stroke):
        canvas.setStrokeColor(HexColor(COLOURS[one.role]))
        canvas.setLineWidth(one.width)
        canvas.line(one.x1, -one.y1, one.x2, -one.y2)
    else:
        _label(canvas, one)


def _box(canvas: Canvas, one: Box) -> None:
    colour = HexColor(COLOURS[one.role])
    tint = HexColor(TINTS.get(one.role, COLOURS["surface"]))
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(one.x, -one.y - one.height, one.width, one.height)
    canvas.setFillColor(colour if one.pattern == "full" else tint)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.75)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.clipPath(path, stroke=0, fill=0)
    steps = int((one.width + one.height) / HATCH) + 1
    base = -one.y - one.height
    for n in range(steps):
        x = one.x + n * HATCH
        if one.pattern in {"hatched", "crossed"}:
            canvas.line(x - one.height, base, x, base + one.height)
        if one.pattern == "crossed":
            canvas.line(x, base, x - one.height, base + one.height)
    if one.pattern == "dotted":
        canvas.setFillColor(colour)
        for n in range(int(one.width / HATCH) + 1):
            for m in range(int(one.height / HATCH) + 1):
                canvas.circle(one.x + n * HATCH + 2, base + m * HATCH + 2, 0.6, stroke=0, fill=1)
    canvas.restoreState()


def _label(canvas: Canvas, one: Label) -> None:
    font = paper.BOLD if one.bold else paper.REGULAR
    text = paper.plain(one.text)
    if one.boxed:
        wide = canvas.stringWidth(text, font, one.size) + 5
        canvas.setFillColor(HexColor(COLOURS["surface"]))
        canvas.roundRect(one.x - wide / 2, -one.y - 3, wide, one.size + 3, 3, stroke=0, fill=1)
    canvas.setFillColor(HexColor(COLOURS[one.role]))
    canvas.setFont(font, one.size)
    place = {"start": canvas.drawString, "end": canvas.drawRightString}
    place.get(one.anchor, canvas.drawCentredString)(one.x, -one.y, text)
