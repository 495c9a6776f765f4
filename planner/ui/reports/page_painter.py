"""Paints a page of a PDF: glyphs as outlines from our own fonts, so that it looks as printed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QRawFont, QTransform

from planner import places
from planner.ui.reports.pdf_drawing import Picture, Shape, Text, Turn

if TYPE_CHECKING:
    from planner.ui.reports.pdf_drawing import Colour, Matrix, PdfPage, Stretch

EM: Final = 1000.0


def paint_page(painter: QPainter, page: PdfPage, area: QRectF) -> None:
    """Paint a page into an area, which should have the page's proportions; paper is white."""
    painter.save()
    painter.fillRect(area, QColor("white"))
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scale = area.width() / page.width
    base = QTransform(scale, 0, 0, -scale, area.x(), area.y() + page.height * scale)
    base *= painter.transform()
    for one in page.drawn:
        match one:
            case Text():
                _text(painter, one, base)
            case Shape():
                _shape(painter, one, base)
            case Picture():
                _picture(painter, one, base)
            case Turn(back=True):
                painter.restore()
            case Turn():
                painter.save()
    painter.restore()


def _text(painter: QPainter, text: Text, base: QTransform) -> None:
    state = text.state
    if state.face is None:
        return
    path = outline(state.face.name, text.said, state.spacing / (state.size or 1))
    small = QTransform.fromScale(state.size / EM, state.size / EM)
    painter.setTransform(small * _transform(text.matrix) * base)
    painter.fillPath(path, _colour(state.fill))


def _shape(painter: QPainter, shape: Shape, base: QTransform) -> None:
    state = shape.state
    painter.setTransform(_transform(state.matrix) * base)
    path = _path(shape.path)
    odd = Qt.FillRule.OddEvenFill if shape.even_odd else Qt.FillRule.WindingFill
    path.setFillRule(odd)
    if shape.clips:
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if shape.fills:
        painter.fillPath(path, _colour(state.fill))
    if shape.strokes:
        pen = QPen(_colour(state.stroke), state.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if state.dash and state.width:
            lengths = state.dash if len(state.dash) % 2 == 0 else state.dash * 2
            pen.setDashPattern([length / state.width for length in lengths])
        painter.strokePath(path, pen)


def _picture(painter: QPainter, picture: Picture, base: QTransform) -> None:
    painter.setTransform(_transform(picture.matrix) * base)
    upright = QTransform(1, 0, 0, -1, 0, 1)  # rows of a picture run downwards
    painter.setTransform(upright * painter.transform())
    painter.drawImage(QRectF(0, 0, 1, 1), _image(picture))


@lru_cache(maxsize=8)
def _image(picture: Picture) -> QImage:
    kinds = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}
    line = picture.width * picture.channels
    size = (picture.width, picture.height, line)
    image = QImage(picture.content, *size, kinds[picture.channels]).copy()
    if len(picture.mask) >= picture.width * picture.height:
        opacity = QImage(
            picture.mask, picture.width, picture.height, picture.width, kinds[1]
        ).copy()
        image = image.convertToFormat(QImage.Format.Format_ARGB32)
        image.setAlphaChannel(opacity)
    return image


def _path(stretches: tuple[Stretch, ...]) -> QPainterPath:
    path = QPainterPath()
    for name, n in stretches:
        match name:
            case "m":
                path.moveTo(n[0], n[1])
            case "l":
                path.lineTo(n[0], n[1])
            case "c":
                path.cubicTo(QPointF(n[0], n[1]), QPointF(n[2], n[3]), QPointF(n[4], n[5]))
            case "re":
                path.addRect(n[0], n[1], n[2], n[3])
            case _:
                path.closeSubpath()
    return path


@lru_cache(maxsize=4000)
def outline(face: str, said: str, spacing: float = 0.0) -> QPainterPath:
    """Return a text's outline at 1000 units to the em, y upwards, as one of our fonts draws it."""
    font = _font(face)
    flipped = QTransform.fromScale(1, -1)
    path, x = QPainterPath(), 0.0
    glyphs = font.glyphIndexesForString(said)
    for glyph, step in zip(glyphs, font.advancesForGlyphIndexes(glyphs), strict=True):
        path.addPath(flipped.map(font.pathForGlyph(glyph)).translated(x, 0))
        x += step.x() + spacing * EM
    return path


@cache
def _font(face: str) -> QRawFont:
    """Return one of our fonts; a name we do not ship gives the regular one."""
    folder = places.resources() / "fonts"
    file = folder / f"{face}.ttf"
    if not file.exists():
        file = folder / "NotoSans-Regular.ttf"
    return QRawFont(str(file), EM)


def _transform(matrix: Matrix) -> QTransform:
    return QTransform(*matrix)


def _colour(colour: Colour) -> QColor:
    return QColor.fromRgbF(*(min(max(part, 0.0), 1.0) for part in colour))
