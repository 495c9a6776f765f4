"""A note of a few lines, which is handed in when one leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from planner.ui.parts.fields import is_for_the_window

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

NOTE_PX = 44


class NoteField(QPlainTextEdit):
    """Two lines are in view; Tab leaves it, and what was handed in is the window's to undo."""

    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(NOTE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_note(self, text: str) -> None:
        """Show what is written down; what is being typed is not overwritten by the same."""
        if text != self._shown or not self.hasFocus():
            self._shown = text
            if text != self.toPlainText():
                self.setPlainText(text)

    def hand_in(self) -> None:
        """Hand in what was typed, if it is another text now."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.left.emit(text)
            self.document().clearUndoRedoStacks()

    @override
    def event(self, event: QEvent, /) -> bool:
        if is_for_the_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hand_in()
