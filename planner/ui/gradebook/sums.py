"""The last line of the grid: a count and a small distribution for each column, of those shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from planner.ui.gradebook.headings import HCENTRE, NAME_INSET, VCENTRE
from planner.ui.gradebook.signs import fill_rounded
from planner.ui.gradebook.spread import Spread, counted, figures, spread
from planner.ui.parts.labels import as_tip
from planner.ui.theme import SMALL_PX, sized

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from planner.jobs.tally import Had, Totals
    from planner.language import Language
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.gradebook.spread import Part
    from planner.ui.theme import Theme

FOOT_PX, TEXT_PX, PICTURE_PX = 30, 17, 9
INSET, BETWEEN, WIDEST = 6, 4, 90


class Sums(QWidget):
    """How many students, and of each column how it stands; the tip says a picture in words."""

    def __init__(
        self, table: QTableView, model: GradebookModel, theme: Theme, say: Language
    ) -> None:
        super().__init__()
        self._table, self._model, self._theme, self._say = table, model, theme, say
        self.spreads: list[Spread] = []
        self._first = ""
        self._figures: list[tuple[int, ...] | None] = []  # what each spread was made of
        self._counted: list[tuple[Had, ...]] = []
        self._made_for: object = None
        self._font = sized(self.font(), SMALL_PX)
        self.setFixedHeight(FOOT_PX)
        self.setObjectName("sums")
        header = table.horizontalHeader()
        header.sectionResized.connect(self.update)
        header.geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def show_totals(self, totals: Totals | None) -> None:
        """Show the sums of the students in view; only what has changed is painted again.

        None are sums that are not known yet, because a large course is still being counted.
        """
        say, work, columns = self._say, self._model.work, self._model.columns
        n = self._model.rowCount() if totals is None else totals.students
        first = say.count("{n} student", "{n} students", n)
        if self._made_for != (work, columns):
            self._made_for = (work, columns)
            self._figures, self.spreads = [None] * len(columns), [Spread()] * len(columns)
            self._counted = [counted(column, work) for column in columns]
            self.update()
        shown = [() if totals is None else figures(names, totals) for names in self._counted]
        changed = [at for at, now in enumerate(shown) if now != self._figures[at]]
        if not changed and first == self._first:
            return
        for at in changed:
            new = Spread() if totals is None else spread(columns[at], totals, work, say)
            self.spreads[at] = new
            self.update(self._place(at))
        if first != self._first:
            self.update()
        self._first, self._figures = first, [*shown]
        self.setAccessibleName(
            "; ".join([first, *(one.words for one in self.spreads if one.words)])
        )

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), as_tip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, spot: QPoint) -> str:
        """Say what is painted at a place: a column's distribution, or how many students."""
        found = (n for n in range(len(self.spreads)) if self._place(n).contains(spot))
        here = next(found, None)
        return self._first if here is None else self.spreads[here].words

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        roles, names = self._theme.roles, self._table.verticalHeader().width()
        painter = QPainter(self)
        round_ones = (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner)
        fill_rounded(painter, self.rect(), roles.background, *round_ones)
        painter.setFont(self._font)
        painter.setClipRect(names, 0, self._table.viewport().width(), self.height())
        for column, one in enumerate(self.spreads):
            area = self._place(column)
            if event.region().intersects(area):
                self._paint(painter, area, one)
        painter.setClipping(False)
        painter.setPen(QPen(roles.strong_line, 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(names - 1, 0, names - 1, self.height())
        painter.setPen(roles.muted)
        painter.drawText(QRect(NAME_INSET, 0, names, self.height()), VCENTRE, self._first)
        painter.end()

    def _paint(self, painter: QPainter, area: QRect, one: Spread) -> None:
        painter.setPen(QPen(self._theme.roles.line, 1))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.setPen(self._theme.roles.muted)
        top = QRect(area.left(), area.top() + 1, area.width(), TEXT_PX)
        painter.drawText(top, VCENTRE | HCENTRE, one.text)
        wide = min(area.width() - 2 * INSET, WIDEST * max(len(one.bars), 1))
        left = area.left() + (area.width() - wide) // 2
        room = QRect(left, area.top() + TEXT_PX + 1, wide, PICTURE_PX)
        if one.steps:
            self._steps(painter, room, one.steps)
        for n, parts in enumerate(one.bars):
            each = (room.width() - BETWEEN * (len(one.bars) - 1)) / len(one.bars)
            left_of = room.left() + n * (each + BETWEEN)
            self._bar(painter, QRectF(left_of, room.top(), each, PICTURE_PX), parts)

    def _bar(self, painter: QPainter, room: QRectF, parts: tuple[Part, ...]) -> None:
        """Paint shares side by side, each in a form of its own: full, striped, half, a line."""
        whole, left, roles = sum(part.n for part in parts), room.left(), self._theme.roles
        for part in parts:
            wide = room.width() * part.n / whole if whole else 0
            colour = roles.colour(part.stands)
            if part.stands == "met":
                painter.fillRect(QRectF(left, room.top() + 2, wide, 6), colour)
            elif part.stands == "waiting":
                box = QRectF(left, room.top() + 2, wide, 6)
                painter.fillRect(box, roles.colour("waiting_tint"))
                painter.fillRect(box, _striped(colour))
            elif part.stands == "out":
                painter.fillRect(QRectF(left, room.top() + 5, wide, 3), colour)
            else:
                painter.fillRect(QRectF(left, room.top() + 7, wide, 1), colour)
            left += wide

    def _steps(self, painter: QPainter, room: QRect, steps: tuple[int, ...]) -> None:
        """Paint a column for each step, as high as it is frequent, over a thin line."""
        roles, most = self._theme.roles, max(steps)
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), roles.faint)
        each = room.width() / len(steps)
        for n, count in enumerate(steps):
            high = round((PICTURE_PX - 1) * count / most) if most else 0
            high = max(high, 1) if count else 0
            box = QRectF(room.left() + n * each + 0.5, room.bottom() - high, each - 1, high)
            painter.fillRect(box, roles.possible)

    def _place(self, column: int) -> QRect:
        header = self._table.horizontalHeader()
        left = self._table.verticalHeader().width() + header.sectionViewportPosition(column)
        return QRect(left, 0, header.sectionSize(column), self.height())


def _striped(colour: QColor) -> QBrush:
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)
