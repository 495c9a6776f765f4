"""What stays in view: names at the left, headings above, and the corner that sorts by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableView

from planner.rules.credits import Enrolment
from planner.ui.gradebook.signs import fill_rounded
from planner.ui.theme import SMALL_PX, TEXT_PX, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent

    from planner.db.students import StudentRow
    from planner.language import Language
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.theme import Theme

NAME_INSET, HEADING_PX = 9, 25
NARROWEST_NAME, WIDEST_NAME = 110, 220
MEASURED = 400  # names that are looked at to find a width
VCENTRE, HCENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter


class NameHeader(QHeaderView):
    """The students' names: family name in bold; a click goes to the student's row."""

    chosen = Signal(int)  # a row
    opened = Signal(int)  # a row whose name was double-clicked

    def __init__(self, model: GradebookModel, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._model, self._theme, self._table = model, theme, table
        self._plain = sized(table.font(), TEXT_PX)
        self._bold = sized(table.font(), TEXT_PX, bold=True)
        self._wide = (QFontMetrics(self._plain), QFontMetrics(self._bold))
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | VCENTRE)

    def fitting(self) -> int:
        """Return the width that the names fit into, up to a limit."""
        rows = range(min(self._model.rowCount(), MEASURED))
        wide = max((self._width(row) for row in rows), default=NARROWEST_NAME)
        return min(max(wide + 2 * NAME_INSET + 2, NARROWEST_NAME), WIDEST_NAME)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        line = self._model.line_at(section)
        if line is None:
            return
        roles, student = self._theme.roles, line.student
        here = section == self._table.currentIndex().row()
        painter.save()
        painter.fillRect(rect, roles.accent_tint if here else roles.surface)
        painter.setPen(QPen(roles.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(roles.strong_line, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(roles.muted if student.status is Enrolment.LEFT else roles.ink)
        room = rect.adjusted(NAME_INSET, 0, -4, 0)
        plain, bold = self._wide
        family = bold.elidedText(student.family, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._bold)
        painter.drawText(room, VCENTRE, family)
        if given := _behind(student):
            room.setLeft(room.left() + bold.horizontalAdvance(family))
            painter.setFont(self._plain)
            fitted = plain.elidedText(given, Qt.TextElideMode.ElideRight, max(room.width(), 0))
            painter.drawText(room, VCENTRE, fitted)
        painter.restore()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.roles.surface)
        painter.end()
        super().paintEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.chosen.emit(row)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0:
            self.opened.emit(row)

    def _width(self, row: int) -> int:
        line = self._model.line_at(row)
        if line is None:
            return 0
        plain, bold = self._wide
        given = plain.horizontalAdvance(_behind(line.student))
        return bold.horizontalAdvance(line.student.family) + given


def _behind(student: StudentRow) -> str:
    """Return what stands behind the family name: the given one, and what tells namesakes apart."""
    given = f", {student.given}" if student.given else ""
    return f"{given} ({student.addition})" if student.addition else given


class HeadingRow(QHeaderView):
    """The headings of the columns; a click sorts, and an arrow shows by what.

    A heading of items can be dragged elsewhere. Qt shows that while it goes on; what becomes of it
    is wished, and the columns stand where the model has them until it was done.
    """

    dropped = Signal(int, int)  # the column that was dragged, and the place it was put to
    menu_wished = Signal(int, object)  # a column, and where on the screen

    def __init__(self, model: GradebookModel, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._model, self._theme, self._table = model, theme, table
        self._font = sized(table.font(), SMALL_PX, bold=True)
        self.measure = QFontMetrics(self._font)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(HEADING_PX)
        self.setSortIndicatorClearable(True)
        self.setSectionsMovable(True)
        self.sectionMoved.connect(self._put_back)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_wished.emit(section, event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        shown = 0 <= section < len(self._model.columns)
        self.setSectionsMovable(shown and bool(self._model.columns[section].moved))
        super().mousePressEvent(event)

    def show_order(self) -> None:
        """Show over which column the rows are sorted; nothing is sorted by it."""
        key, order = self._model.order
        at = next((n for n, one in enumerate(self._model.columns) if one.key == key), -1)
        with QSignalBlocker(self):
            self.setSortIndicator(at, order)
        self.viewport().update()

    def _put_back(self, section: int, was: int, now: int) -> None:
        with QSignalBlocker(self):
            self.moveSection(now, was)
        self.viewport().update()
        # Qt is still in the middle of the drag: what follows lays the columns out anew
        QTimer.singleShot(0, self, lambda: self.dropped.emit(section, now))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, section: int, /) -> None:
        roles = self._theme.roles
        text = heading_text(self._model, section)
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        here = section == self._table.currentIndex().column()
        painter.save()
        if rect.right() >= self._table.width() - self.x() - 1:  # no scroll bar stands beside it
            fill_rounded(painter, rect, roles.background, Qt.Corner.TopRightCorner)
        else:
            painter.fillRect(rect, roles.background)
        painter.setPen(QPen(roles.strong_line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(roles.line, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(roles.ink if here or sorts else roles.muted)
        painter.setFont(self._font)
        room = rect.adjusted(4, 0, -4, 0)
        fitted = self.measure.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, VCENTRE | HCENTRE, fitted)
        if sorts:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            draw_arrow(painter, rect, down=down)
        painter.restore()

    @override
    def sectionSizeFromContents(self, section: int, /) -> QSize:
        text = heading_text(self._model, section)
        return QSize(self.measure.horizontalAdvance(text) + 12, HEADING_PX)


def heading_text(model: GradebookModel, section: int) -> str:
    """Return what stands above a column."""
    return str(model.headerData(section, Qt.Orientation.Horizontal) or "")


def draw_arrow(painter: QPainter, rect: QRect, *, down: bool) -> None:
    """Draw a small arrow at the top middle of a heading that sorts."""
    middle, top = rect.center().x(), rect.top() + 3
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lower, upper = (top, top + 3) if down else (top + 3, top)
    painter.drawLine(middle - 4, lower, middle, upper)
    painter.drawLine(middle, upper, middle + 4, lower)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class Corner(QPushButton):
    """The heading above the names: sorts by name, the other way round at the next click."""

    def __init__(self, say: Language, theme: Theme, table: QTableView) -> None:
        super().__init__(say("Student"), table)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(say("Sort by name"))
        self.setStyleSheet("QPushButton { min-height: 0; padding: 0; border: none; }")

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        roles, rect = self._theme.roles, self.rect()
        painter = QPainter(self)
        fill_rounded(painter, rect, roles.background, Qt.Corner.TopLeftCorner)
        painter.setPen(QPen(roles.strong_line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(roles.muted)
        painter.setFont(sized(self.font(), SMALL_PX, bold=True))
        painter.drawText(rect.adjusted(NAME_INSET, 0, 0, 0), VCENTRE, self.text())
        painter.end()
