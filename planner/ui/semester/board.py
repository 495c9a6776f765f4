"""The board: the whole lecture period with its cards, a list view with a geometry of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from planner.ui.semester.cards import BARE, CardModel, Index
from planner.ui.semester.geometry import LEAST_WEEK, grid_for
from planner.ui.semester.headings import HEADING_HEIGHT, WEEK_WIDTH, DayHeadings, WeekNames
from planner.ui.semester.layers import Layers
from planner.ui.semester.paint_cards import RING

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QItemSelection, QItemSelectionModel
    from PySide6.QtGui import (
        QFocusEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.carry import Carry, Spot
    from planner.ui.semester.drag import Drag
    from planner.ui.semester.entries import Entry, Semester
    from planner.ui.theme import Theme

EDGE_PX, SCROLL_PX, SCROLL_MS = 24, 12, 30
WEEKS_A_PAGE = 4
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ASIDE = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})
Hint = QAbstractItemView.ScrollHint
Walk = QAbstractItemView.CursorAction


class Board(QListView):
    """Weeks down, weekdays across; it wishes and never changes anything itself."""

    chosen = Signal(str)  # the key of the entry that is current now: a session id or a day
    opened = Signal(str)  # double click or F2: a session id, or a day that wants a session
    menu_wished = Signal(str, QPoint)  # a session id, and where on the screen

    def __init__(
        self, theme: Theme, say: Language, carry: Carry, drag: Drag, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Semester"))
        self._carry, self._drag, self._say = carry, drag, say
        self._layers = Layers(theme, say, carry)
        self.cards = CardModel(say, self)
        self.setModel(self.cards)
        self._days = DayHeadings(self, theme, say)
        self._weeks = WeekNames(self, theme, say)
        self._behave()
        carry.changed.connect(self._carried)
        carry.lit.connect(self._carried)
        theme.changed.connect(self.viewport().update)
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def _behave(self) -> None:
        """Settle what a list view would do by itself, most of it not at all."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(BARE)
        self.setViewportMargins(WEEK_WIDTH, HEADING_HEIGHT, 0, 0)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(WEEK_WIDTH + 160, HEADING_HEIGHT + 4 * LEAST_WEEK)

    # What is shown

    @property
    def semester(self) -> Semester | None:
        """What is shown at present."""
        return self._layers.semester

    def show_semester(self, semester: Semester) -> None:
        """Show another state of the plan; what was current stays so, wherever it lies now."""
        key = self.current_key()
        self._layers.semester = semester
        self.cards.show_semester(semester)
        self._lay_out()
        self.choose(key)

    def current_key(self) -> str:
        """Return the session id or the day that is current, or an empty text."""
        entry = self.cards.entry(self.currentIndex())
        return entry.key if entry else ""

    def current_entry(self) -> Entry | None:
        """Return what is current."""
        return self.cards.entry(self.currentIndex())

    def choose(self, key: str) -> None:
        """Make a session or a day current and scroll to it, if it is on the board."""
        index = self.cards.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)

    def spot_under(self, everywhere: QPoint) -> Spot | None:
        """Return the day under a point of the screen, with the hours of one of several cards."""
        point = self.viewport().mapFromGlobal(everywhere)
        if self.semester is None or not self.viewport().rect().contains(point):
            return None
        return self._layers.spot_at(point + self._offset())

    def place_of(self, day: date) -> QRect:
        """Return where a day lies on the screen."""
        cell = self._layers.ground.grid.cell(day).translated(-self._offset())
        return QRect(self.viewport().mapToGlobal(cell.topLeft()), cell.size())

    def scroll_to_day(self, day: date) -> None:
        """Bring a day into view."""
        cell = self._layers.ground.grid.cell(day).translated(-self._offset())
        self._reveal(cell)

    def _lay_out(self) -> None:
        semester = self.semester
        if semester is None:
            return
        grid = grid_for(semester.plan, self.maximumViewportSize(), self._say)
        room = self._room_for(grid.size)
        if room != self.maximumViewportSize():
            grid = grid_for(semester.plan, room, self._say)
        self._layers.lay_out(grid, self.cards.entries)
        self._days.show_grid(grid, semester)
        self._weeks.show_grid(grid, semester)
        self.updateGeometries()
        self.viewport().update()

    def _carried(self) -> None:
        """Follow what is carried, repainting only what differs."""
        dirty = self._layers.changed_region()
        self.viewport().update(dirty.translated(-self._offset()))
        self._scrolling.stop()
        if self._carry.outlook is not None and self._drag.at is not None:
            self._scrolling.start()

    def _scroll_on(self) -> None:
        """Scroll while something is dragged along an edge."""
        if self._drag.at is None:
            self._scrolling.stop()
            return
        point = self.viewport().mapFromGlobal(self._drag.at)
        for bar, where, length in (
            (self.verticalScrollBar(), point.y(), self.viewport().height()),
            (self.horizontalScrollBar(), point.x(), self.viewport().width()),
        ):
            step = -SCROLL_PX if where < EDGE_PX else SCROLL_PX if where > length - EDGE_PX else 0
            if step and -EDGE_PX < where < length + EDGE_PX:
                bar.setValue(bar.value() + step)
                self._drag.again()

    # Where things lie, for Qt, for tests and for screen readers

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    @override
    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def visualRect(self, index: Index) -> QRect:
        entry = self.cards.entry(index)
        place = self._layers.places.get(entry.key) if entry else None
        return place.translated(-self._offset()) if place else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        entry = self._layers.entry_at(point + self._offset())
        return self.cards.index_of(entry.key) if entry else QModelIndex()

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if index.isValid():
            self._reveal(self.visualRect(index).adjusted(-RING, -RING, RING, RING))

    def _reveal(self, rect: QRect) -> None:
        view = self.viewport().rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(down.value() + _nudge(rect.top(), rect.bottom(), view.height()))
        across.setValue(across.value() + _nudge(rect.left(), rect.right(), view.width()))

    @override
    def updateGeometries(self) -> None:
        whole = self._layers.ground.grid.size
        room = self._room_for(whole)
        for bar, page, full in (
            (self.verticalScrollBar(), room.height(), whole.height()),
            (self.horizontalScrollBar(), room.width(), whole.width()),
        ):
            bar.setRange(0, max(0, full - page))
            bar.setPageStep(page)
            bar.setSingleStep(LEAST_WEEK)
        shown = self.viewport().geometry()
        top, left = shown.top() - HEADING_HEIGHT, shown.left() - WEEK_WIDTH
        self._days.setGeometry(shown.left(), top, shown.width(), HEADING_HEIGHT)
        self._weeks.setGeometry(left, shown.top(), WEEK_WIDTH, shown.height())

    def _room_for(self, whole: QSize) -> QSize:
        """Return what is left for the days beside the scroll bars that so large a board needs."""
        room = self.maximumViewportSize()
        across = whole.width() > room.width()
        down = whole.height() > room.height()
        if down:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if across:
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        return room

    @override
    def doItemsLayout(self) -> None:
        """Leave the cards where our own geometry puts them."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        self.updateGeometries()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._days.scroll_to(self.horizontalOffset())
        self._weeks.scroll_to(self.verticalOffset())
        self.viewport().update()

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index).adjusted(-RING, -RING, RING, RING))
        return region

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.semester is None:
            return
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(-offset)
        clip = event.region().translated(offset)
        current = self.current_key()
        self._layers.paint(painter, clip, self.font(), current, focused=self.hasFocus())

    # Walking

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            around = self.visualRect(index).adjusted(-RING, -RING, RING, RING)
            self.viewport().update(around)
        self.chosen.emit(self.current_key())

    @override
    def moveCursor(self, cursorAction: Walk, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        entry, last = self.current_entry(), self.cards.rowCount() - 1
        if entry is None or cursorAction is Walk.MoveHome:
            return self.cards.index(0)
        row = self.currentIndex().row()
        steps = {Walk.MoveLeft: -1, Walk.MovePrevious: -1, Walk.MoveRight: 1, Walk.MoveNext: 1}
        if cursorAction in steps:
            return self.cards.index(min(last, max(0, row + steps[cursorAction])))
        weeks = {
            Walk.MoveUp: -1,
            Walk.MoveDown: 1,
            Walk.MovePageUp: -WEEKS_A_PAGE,
            Walk.MovePageDown: WEEKS_A_PAGE,
        }
        if cursorAction in weeks:
            day = entry.day + timedelta(weeks=weeks[cursorAction])
            found = self._layers.nearest(day, entry.key)
            return self.cards.index_of(found.key) if found else self.currentIndex()
        return self.cards.index(last)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.current_entry()
        key = event.key()
        if self._drag.key(event) or self._carry.key(event):
            return
        if entry is None:
            super().keyPressEvent(event)
        elif key in ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._carry.nudge(entry.key, *ARROWS[Qt.Key(key)])
        elif key in {Qt.Key.Key_M, Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry.session:
            self._carry.pick_up(entry.key)
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(entry.key)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and self._carry.outlook is not None:
            e.accept()  # while something is carried, all keys are about it
            return True
        return super().event(e)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._drag.key(event):
            super().keyReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in ASIDE:
            self._drag.end()
            self._carry.leave()
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    # The mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.cards.entry(index)
        if entry is None:
            return
        self.setCurrentIndex(index)
        if event.button() == Qt.MouseButton.LeftButton and entry.is_card:
            self._drag.press(self.viewport(), entry.key, event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._drag.move(event):
            self._show_what_may_be_taken(event.position().toPoint())

    def _show_what_may_be_taken(self, point: QPoint) -> None:
        entry = self.cards.entry(self.indexAt(point))
        grabbable = entry is not None and entry.is_card
        shape = Qt.CursorShape.OpenHandCursor if grabbable else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.cards.entry(index)
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.opened.emit(entry.key)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        entry = self.current_entry()
        if self._carry.outlook is not None:
            self._carry.ways_wished.emit()
        elif entry is not None:
            at = event.globalPos()
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wished.emit(entry.key, at)


def _nudge(start: int, end: int, room: int) -> int:
    """Return by how much to scroll so that a stretch comes into view, its start first."""
    if start < 0 or end - start > room:
        return start
    return max(0, end - room + 1)
