"""The small marks in a cell for what it shares with others, and the sign of a talk's date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.ui.gradebook.together import SHARED

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

DOT_PX, INSET_PX = 2.5, 2


def draw_mark(painter: QPainter, kind: str, area: QRect, colour: QColor) -> None:
    """Draw two dots into a cell's corner, or one of them hollow where somebody stands apart.

    They stand above where lower-case letters begin, so that long words may fill the cell.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left, top = area.left() + INSET_PX, area.top() + INSET_PX
    first = QRectF(left, top, DOT_PX, DOT_PX)
    painter.drawEllipse(first)
    if kind == SHARED:
        painter.drawEllipse(first.translated(0, DOT_PX + 1))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1))
        painter.drawEllipse(first.translated(0, DOT_PX + 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def draw_partner(painter: QPainter, area: QRect, colour: QColor) -> None:
    """Frame a cell that gets what is entered in the current one."""
    pen = QPen(colour, 1, Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRect(area.adjusted(0, 0, -1, -1))


def draw_talk(painter: QPainter, where: QRectF, pen: QPen) -> None:
    """Draw a leaf of a calendar into a square."""
    leaf = where.adjusted(0.5, 1.5, -0.5, -0.5)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(leaf, 1.5, 1.5)
    bar = leaf.top() + leaf.height() * 0.34
    painter.drawLine(QPointF(leaf.left(), bar), QPointF(leaf.right(), bar))
