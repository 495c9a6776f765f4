"""The signs of the grid, drawn rather than typed: few fonts have all of them at one weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from planner.rules.credits import Standing
from planner.ui.gradebook.cells import CHECK
from planner.ui.gradebook.shared_mark import draw_talk
from planner.ui.gradebook.together import TALK
from planner.ui.theme import PANEL_RADIUS

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

TONES = {
    Standing.MET: "met",
    Standing.WAITING: "waiting",
    Standing.POSSIBLE: "possible",
    Standing.OUT_OF_REACH: "out",
}
SIGN_PX, STROKE = 9.0, 1.6
RADIUS_PX = PANEL_RADIUS - 1  # inside the panel's line
_CHECK = ((0.04, 0.55), (0.36, 0.86), (0.96, 0.16))
_QUARTER, _HALF = 90 * 16, 180 * 16  # Qt counts sixteenths of a degree


def draw_sign(painter: QPainter, sign: str, where: QRectF, colour: QColor) -> None:
    """Draw a check, a cross or the leaf of a calendar into a square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(colour, STROKE))
    if sign == CHECK:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(where.x() + x * where.width(), where.y() + y * where.height())
                    for x, y in _CHECK
                ]
            )
        )
    elif sign == TALK:
        draw_talk(painter, where, _pen(colour, 1.2))
    else:
        inner = where.adjusted(1.4, 1.4, -1.4, -1.4)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_standing(painter: QPainter, standing: Standing, where: QRectF, colour: QColor) -> None:
    """Draw a standing: a disc, a half disc, a ring, or a ring struck through."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if standing is Standing.MET:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(where)
    else:
        ring = where.adjusted(0.7, 0.7, -0.7, -0.7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, 1.4))
        painter.drawEllipse(ring)
        if standing is Standing.OUT_OF_REACH:
            inner = ring.adjusted(1.2, 1.2, -1.2, -1.2)
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        if standing is Standing.WAITING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(ring, _QUARTER, _HALF)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def fill_rounded(painter: QPainter, rect: QRect, colour: QColor, *rounded: Qt.Corner) -> None:
    """Fill a rectangle some of whose corners are round, as those of the panel around it."""
    side = RADIUS_PX
    corners = {
        Qt.Corner.TopLeftCorner: rect.topLeft(),
        Qt.Corner.TopRightCorner: rect.topRight() - QPoint(side - 1, 0),
        Qt.Corner.BottomLeftCorner: rect.bottomLeft() - QPoint(0, side - 1),
        Qt.Corner.BottomRightCorner: rect.bottomRight() - QPoint(side - 1, side - 1),
    }
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(QRectF(rect), side, side)
    for corner, at in corners.items():
        if corner not in rounded:
            path.addRect(QRectF(at, QSizeF(side, side)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
