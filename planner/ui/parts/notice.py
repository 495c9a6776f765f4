"""A calm sentence over the window: why something was refused, without anything to click away."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import IconButton
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.theme import Theme

WIDEST_PX, ABOVE_PX, BESIDE_PX, BORDER_PX = 640, 46, 82, 1


class Notice(QFrame):
    """Lies over the foot of its parent until the next step, Esc, or its cross."""

    def __init__(self, say: Language, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self.words = Line(wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = IconButton(theme, "x", say("Close notice"))
        self.close_button.clicked.connect(self.hide)
        self._over = parent
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.hide)
        self._colour()
        theme.changed.connect(self._colour)
        parent.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a sentence, and have it read aloud."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._settle()
        self.raise_()
        announce(self, text, urgent=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        room = self._over.rect()
        words = self.words.fontMetrics().horizontalAdvance(self.words.text()) + BESIDE_PX
        wide = min(WIDEST_PX, room.width() - 48, words)
        high = self._row.heightForWidth(wide - 2 * BORDER_PX) + 2 * BORDER_PX
        left = (room.width() - wide) // 2
        self.setGeometry(left, room.height() - high - ABOVE_PX, wide, high)

    def _colour(self) -> None:
        roles = self._theme.roles
        self.setStyleSheet(
            f"#notice {{ background: {roles.waiting_tint.name()};"
            f" border: 1px solid {roles.waiting.name()}; border-radius: 8px; }}"
        )
