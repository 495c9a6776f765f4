"""Paints a chart in the colours of the theme; what it says is read aloud in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.reports.charts import Label, Stroke
from planner.ui.theme import FAMILY, FOCUS_PX, Roles, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.reports.charts import Drawing, Shape
    from planner.ui.theme import Theme

BRUSHES = {
    "hatched": Qt.BrushStyle.BDiagPattern,
    "crossed": Qt.BrushStyle.DiagCrossPattern,
    "dotted": Qt.BrushStyle.Dense6Pattern,
}
ALIGNED = {
    "start": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignRight,
}
FAR = 2000.0  # more than any text is wide
TITLE_PX, SHARP = 30.0, 2.0  # above the chart in a picture file; its pixels for one of the window


class ChartView(QWidget):
    """One chart, as wide as there is room; F6 and Tab reach it, so that it can be read aloud."""

    def __init__(self, theme: Theme, drawing: Drawing) -> None:
        super().__init__()
        self._theme, self.drawing = theme, drawing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription("; ".join(drawing.words))
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(self.drawing.width), round(self.drawing.height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 40)

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(self.drawing.height * self._scale(width))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.roles.accent, FOCUS_PX))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        paint(painter, self.drawing, self._theme.roles)
        painter.end()

    def _scale(self, width: int) -> float:
        return min(width / self.drawing.width, 1.25)


def paint(painter: QPainter, drawing: Drawing, roles: Roles) -> None:
    """Paint the shapes of a drawing from the back to the front."""
    for one in drawing.shapes:
        _shape(painter, one, roles)


def _shape(painter: QPainter, one: Shape, roles: Roles) -> None:
    colour = roles.colour(one.role)
    if isinstance(one, Stroke):
        painter.setPen(QPen(colour, one.width))
        painter.drawLine(QPointF(one.x1, one.y1), QPointF(one.x2, one.y2))
        return
    if isinstance(one, Label):
        _label(painter, one, roles)
        return
    area = QRectF(one.x, one.y, one.width, one.height)
    tint = f"{one.role}_tint"
    ground = roles.colour(tint) if tint in Roles.names() else roles.surface
    painter.fillRect(area, colour if one.pattern == "full" else ground)
    painter.setPen(QPen(colour, 1))
    brush = BRUSHES.get(one.pattern)
    painter.setBrush(QBrush(colour, brush) if brush else Qt.BrushStyle.NoBrush)
    painter.drawRect(area)


def _label(painter: QPainter, one: Label, roles: Roles) -> None:
    font = sized(QFont(FAMILY), round(one.size), bold=one.bold)
    painter.setFont(font)
    if one.boxed:
        wide = QFontMetricsF(font).horizontalAdvance(one.text) + 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(roles.surface)
        box = QRectF(one.x - wide / 2, one.y - one.size - 0.5, wide, one.size + 4)
        painter.drawRoundedRect(box, 3, 3)
    painter.setPen(roles.colour(one.role))
    left = {"start": one.x, "middle": one.x - FAR / 2, "end": one.x - FAR}[one.anchor]
    ascent = QFontMetricsF(font).ascent()
    area = QRectF(left, one.y - ascent, FAR, 2 * ascent)
    painter.drawText(area, ALIGNED[one.anchor] | Qt.AlignmentFlag.AlignTop, one.text)


def chart_png(drawing: Drawing) -> bytes:
    """Return a chart with its title as a PNG picture in the light colours, sharp on paper too."""
    roles = Roles.named("light")
    size = QSize(round(drawing.width * SHARP), round((drawing.height + TITLE_PX) * SHARP))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(roles.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARP, SHARP)
    _label(painter, Label(0, 16, drawing.title, size=14, bold=True), roles)
    painter.translate(0, TITLE_PX)
    paint(painter, drawing, roles)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes
    return bytes(buffer.data().data())
