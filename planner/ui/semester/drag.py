"""One gesture of the mouse: press, a small movement, over days and the shelf, let go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.ui.semester.carry import ALONG, asks_for_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.semester.carry import Carry
    from planner.ui.semester.outlook import Spot

ALT = Qt.KeyboardModifier.AltModifier


class Drag(QObject):
    """Turns mouse events of the board or the shelf into carrying.

    It is not Qt's own QDrag, which blocks in a loop of its own. The widget that was pressed gets
    all movements until the button is released, so places are found by points of the screen.
    """

    moved = Signal()  # the pointer is elsewhere, or the gesture has begun or ended

    def __init__(self, carry: Carry, widget: QWidget) -> None:
        super().__init__(widget)
        self._carry = carry
        self._pressed_at: QPoint | None = None
        self._session_id = ""
        self._others: tuple[str, ...] = ()
        self._widget = widget
        self.spot_at: Callable[[QPoint], Spot | None] = lambda _: None
        self.at: QPoint | None = None  # on the screen; None while nothing is dragged

    def press(
        self, widget: QWidget, session_id: str, event: QMouseEvent, others: tuple[str, ...] = ()
    ) -> None:
        """Remember what was pressed; nothing is carried before the mouse has moved a little."""
        self._widget = widget
        self._pressed_at = event.globalPosition().toPoint()
        self._session_id, self._others = session_id, others

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse; False while no button holds a card."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        at = event.globalPosition().toPoint()
        if self.at is None:
            if (at - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
                return True
            if not self._carry.pick_up(self._session_id, others=self._others, by_key=False):
                return True
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.at = at
        self._over(at, swap=bool(event.modifiers() & ALT))
        self.moved.emit()
        return True

    def _over(self, at: QPoint, *, swap: bool) -> None:
        self._carry.over(self.spot_at(at), replace(self._carry.how, swap=swap))

    def again(self) -> None:
        """Look anew what lies under the pointer, because the board was scrolled below it."""
        if self.at is not None:
            self._over(self.at, swap=self._carry.how.swap)
            self.moved.emit()

    def release(self, event: QMouseEvent) -> None:
        """Let go where the pointer is."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        dragging = self.at is not None
        if dragging:
            at = event.globalPosition().toPoint()
            self._over(at, swap=bool(event.modifiers() & ALT))
        self.end()
        if dragging:
            self._carry.drop()

    def end(self) -> None:
        """Stop following the mouse, whatever is carried."""
        self._pressed_at = None
        if self.at is not None:
            self.at = None
            if isValid(self._widget):  # the window may be closing in the middle of a gesture
                self._widget.unsetCursor()
            self.moved.emit()

    def key(self, event: QKeyEvent) -> bool:
        """Answer Esc, Alt, A and the menu key while dragging; False while nothing is dragged."""
        if self.at is None:
            return False
        pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Alt:
            self._carry.swap(wanted=pressed)
        elif pressed and event.key() == Qt.Key.Key_Escape:
            self.end()
            self._carry.leave()
        elif pressed and event.key() == ALONG:
            self._carry.along()
        elif pressed and asks_for_menu(event):
            self._carry.ways_wished.emit()
        event.accept()
        return True
