"""The field that opens over a cell while one types, and stays open on what cannot be entered."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from planner.ui.parts.announce import announce
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import Theme

NARROWEST_PX, BUBBLE_PX = 56, 260


class Go(Enum):
    """Where the cursor goes once an entry is made."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    NEXT = (0, 1)
    BACK = (0, -1)


class CellEditor(QLineEdit):
    """Takes what is typed for one cell; ``submit`` answers why it is refused, or nothing.

    Enter goes down and Tab on, Esc gives up. Leaving it by mouse enters what is good and says
    what was not. At each keystroke ``check`` answers why what stands there can become no value:
    the cell then looks refused, and says so, before anybody presses Enter.
    """

    done = Signal(object)  # Go: what was typed has been entered
    given_up = Signal()
    lost = Signal(str)  # left with something that was refused: why

    def __init__(self, viewport: QWidget, theme: Theme) -> None:
        super().__init__(viewport)
        self._theme = theme
        self._submit: Callable[[str], str] = lambda _: ""
        self._check: Callable[[str], str] = lambda _: ""
        self._started_by_typing = False
        self._over = False
        self._refusal = ""  # why what stands here is refused, "" while it is not
        self.bubble = Line(px=12, wraps=True, parent=viewport.window())
        self.bubble.setObjectName("objection")
        self.bubble.hide()
        self.setFrame(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.textEdited.connect(self._look_at)
        self.hide()

    def serve(self, submit: Callable[[str], str], check: Callable[[str], str]) -> None:
        """Say who takes what is typed, and who looks at each keystroke."""
        self._submit, self._check = submit, check

    def open_over(self, cell: QRect, name: str, text: str, *, typed: bool) -> None:
        """Open over a cell with a first text; ``typed`` tells that typing began it."""
        self._started_by_typing, self._over = typed, False
        self.setAccessibleName(name)
        self.setText(text)
        if not typed:
            self.selectAll()
        self.show()
        self.follow(cell)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_at(text)

    def follow(self, cell: QRect) -> None:
        """Stay over the cell when it moves or gets another width."""
        if self.is_open():
            wide = max(cell.width(), NARROWEST_PX)
            left = cell.x() - (wide - cell.width()) // 2
            self.setGeometry(left, cell.y(), wide, cell.height())
            self._place_bubble()

    def is_open(self) -> bool:
        """Say whether something is being typed."""
        return self.isVisible() and not self._over

    def close_up(self) -> None:
        """Go away without another word."""
        self._over = True
        self._show_refusal("")
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        keys = Qt.Key
        if event.key() == keys.Key_Escape:
            self.close_up()
            self.given_up.emit()
            return
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        go = {
            keys.Key_Return: Go.UP if back else Go.DOWN,
            keys.Key_Enter: Go.UP if back else Go.DOWN,
            keys.Key_Tab: Go.NEXT,
            keys.Key_Backtab: Go.BACK,
            keys.Key_Down: Go.DOWN,
            keys.Key_Up: Go.UP,
        }.get(keys(event.key()))
        if go is None:
            super().keyPressEvent(event)
        else:
            self._enter(go)

    @override
    def focusNextPrevChild(self, onwards: bool, /) -> bool:
        return False  # Tab is for the next cell

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if not self.is_open() or event.reason() in passing:
            return
        why = self._submit(self.text())
        self.close_up()
        if why:
            self.lost.emit(why)
        else:
            self.done.emit(Go.STAY)

    def _enter(self, go: Go) -> None:
        why = self._submit(self.text())
        if why:
            self._object(why)
            return
        self.close_up()
        self.done.emit(go)

    def _look_at(self, text: str) -> None:
        sentence = self._check(text)
        if sentence != self._refusal:
            self._show_refusal(sentence)

    def _object(self, sentence: str) -> None:
        self._show_refusal(sentence)
        self.selectAll()

    def _show_refusal(self, sentence: str) -> None:
        """Look refused and say why; an empty sentence takes both away."""
        self._refusal = sentence
        if not sentence:
            self.setStyleSheet("")
            self.bubble.hide()
            return
        roles = self._theme.roles
        red = f"background: {roles.out_tint.name()}; color: {roles.out.name()};"
        edge = f"border: 1px solid {roles.out.name()};"
        self.setStyleSheet(f"QLineEdit {{ {red} {edge} }}")
        self.bubble.setStyleSheet(
            f"#objection {{ {red} {edge} border-radius: 5px; padding: 4px 8px; }}"
        )
        self.bubble.setParent(self.window())
        self.bubble.setText(sentence)
        self.bubble.setFixedWidth(BUBBLE_PX)
        self.bubble.adjustSize()
        self._place_bubble()
        self.bubble.show()
        self.bubble.raise_()
        announce(self, sentence, urgent=True)

    def _place_bubble(self) -> None:
        below = self.mapTo(self.window(), QPoint(0, self.height() + 3))
        room = self.window().width() - BUBBLE_PX - 8
        self.bubble.move(max(min(below.x(), room), 8), below.y())
