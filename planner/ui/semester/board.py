"""The board: walking over the cards of the semester, and taking them in hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView

from planner.ui.semester.paint_cards import RING
from planner.ui.semester.plane import Plane
from planner.ui.semester.stretch import Stretch, edge_at

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.cards import Index
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.drag import Drag
    from planner.ui.theme import Theme

EDGE_PX, SCROLL_PX, SCROLL_MS = 24, 12, 30
WEEKS_A_PAGE, DAYS = 4, 7
WHEEL_STEP = 120
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
LENGTHS = {  # minutes and days that a session lasts longer
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-15, 0),
    Qt.Key.Key_Down: (15, 0),
}
ASIDE = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})
SHIFT_ALT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
Walk = QAbstractItemView.CursorAction


class Board(Plane):
    """Weeks down, weekdays across; it wishes and never changes anything itself."""

    chosen = Signal(str)  # the key of the entry that is current now: a session id or a day
    length_wished = Signal(int, int)  # longer by how many minutes, and by how many days
    opened = Signal(str)  # double click or F2: a session id, or a day that wants a session
    menu_wished = Signal(str, QPoint)  # a session id, and where on the screen
    zoom_wished = Signal(int)  # one step larger (1) or smaller (-1)

    def __init__(
        self, theme: Theme, say: Language, carry: Carry, drag: Drag, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, say, carry, parent)
        self._carry, self._drag = carry, drag
        self._stretch = Stretch(carry, self.spot_under)
        self.weeks.menu_wished.connect(self._menu_of_week)
        carry.changed.connect(self._carried)
        carry.lit.connect(self._carried)
        self._turned = 0  # by the wheel, in eighths of a degree
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def _carried(self) -> None:
        """Follow what is carried, repainting only what differs."""
        dirty = self.layers.changed_region()
        self.viewport().update(dirty.translated(-self.offset()))
        self._scrolling.stop()
        if self._carry.outlook is not None and self._drag.at is not None:
            self._scrolling.start()

    def _menu_of_week(self, monday: date, at: QPoint) -> None:
        """Choose a session or day of a week, and have its menu shown."""
        days = [entry for entry in self.cards.entries if 0 <= (entry.day - monday).days < DAYS]
        found = next((entry for entry in days if entry.is_card), next(iter(days), None))
        if found is not None:
            self.choose(found.key)
            self.menu_wished.emit(found.key, at)

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

    # Walking

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            around = self.visualRect(index).adjusted(-RING, -RING, RING, RING)
            self.viewport().update(around)
        self.chosen.emit(self.current_key())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit(self.current_key())

    @override
    def selectAll(self) -> None:
        self.gathered.everything()

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
            found = self.layers.nearest(day, entry.key)
            return self.cards.index_of(found.key) if found else self.currentIndex()
        return self.cards.index(last)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.current_entry()
        key = event.key()
        if self._stretch.key(event) or self._drag.key(event) or self._carry.key(event):
            return
        if self.gathered.key(event):
            return
        if entry is None:
            super().keyPressEvent(event)
        elif key in LENGTHS and event.modifiers() & SHIFT_ALT == SHIFT_ALT:
            if entry.session is not None:
                self.length_wished.emit(*LENGTHS[Qt.Key(key)])
        elif key in ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            others = self.gathered.others(entry.key)
            self._carry.nudge(entry.key, *ARROWS[Qt.Key(key)], others)
        elif key in {Qt.Key.Key_M, Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry.session:
            self._carry.pick_up(entry.key, others=self.gathered.others(entry.key))
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
            self._carry.leave_hand()
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
        self._carry.leave()
        card, session = self.visualRect(index), entry.session
        if session and entry.is_card and self._stretch.press(card, session, event):
            self.gathered.only(index)
            return
        may_begin = self.gathered.press(index, event)
        if may_begin and event.button() == Qt.MouseButton.LeftButton and entry.is_card:
            others = self.gathered.others(entry.key)
            self._drag.press(self.viewport(), entry.key, event, others)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._stretch.move(event) and not self._drag.move(event):
            self._show_what_may_be_taken(event.position().toPoint())

    def _show_what_may_be_taken(self, point: QPoint) -> None:
        index = self.indexAt(point)
        entry = self.cards.entry(index)
        shape = Qt.CursorShape.ArrowCursor
        if entry is not None and entry.is_card:
            edge = edge_at(self.visualRect(index), point)
            shape = edge.value if edge else Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._stretch.release():
            return
        dragged = self._drag.at is not None
        self._drag.release(event)
        self.gathered.release(dragged=dragged)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        entry = self.cards.entry(index)
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.gathered.only(index)
            self.opened.emit(entry.key)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        if self._carry.outlook is None:
            self._turned += event.angleDelta().y()
            steps = int(self._turned / WHEEL_STEP)
            self._turned -= steps * WHEEL_STEP
            if steps:
                self.zoom_wished.emit(1 if steps > 0 else -1)

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
