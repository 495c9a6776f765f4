"""The small dark bubble beside the pointer that says what letting go does."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from planner.ui.semester.follows import bubble_words
from planner.ui.theme import CARD_RADIUS

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.outlook import Outlook
    from planner.ui.theme import Theme

BESIDE = QPoint(14, -20)
WIDEST = 300
INSET = 6


class Bubble(QLabel):
    """Lies over the whole window, so that it is not cut off at the edge of the board."""

    def __init__(self, over: QWidget, theme: Theme, say: Language) -> None:
        super().__init__(over)
        self._over = over
        self._theme, self._say = theme, say
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.destroyed.connect(self.deleteLater)

    def follow(self, outlook: Outlook, semester: Semester, at: QPoint) -> None:
        """Say what letting go does, beside a point of the screen."""
        strong, rest = bubble_words(outlook, semester, self._say)
        self.say(strong, rest, refused=outlook.refusal is not None)
        window = self._over.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        place = window.mapFromGlobal(at) + BESIDE
        right = window.width() - self.width() - INSET
        bottom = window.height() - self.height() - INSET
        self.move(max(INSET, min(place.x(), right)), max(INSET, min(place.y(), bottom)))
        self.show()
        self.raise_()

    def say(self, strong: str, rest: str, *, refused: bool) -> None:
        """Take over other words; a refusal is edged in the colour of what cannot be."""
        roles = self._theme.roles
        edge = roles.out if refused else roles.ink
        style = (
            f"background: {roles.ink.name()}; color: {roles.surface.name()};"
            f"border: 1px solid {edge.name()}; border-radius: {CARD_RADIUS}px; padding: 6px 9px;"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)
        words = [f"<b>{escape(strong)}</b>"] if strong else []
        words += [escape(rest)] if rest else []
        text = " · ".join(words)
        if text != self.text():
            self.setText(text)
            self.setMinimumWidth(0)
            self.setMaximumWidth(WIDEST)
            self.setWordWrap(False)
            if self.sizeHint().width() > WIDEST:
                self.setWordWrap(True)
                self.setFixedWidth(WIDEST)
            self.adjustSize()
