"""The kinds of buttons: the plain one, the one that matters, the link, the filter chip."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from planner.ui.parts.labels import as_tip
from planner.ui.theme import ICON_PX

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A button that Enter presses as Space does, wherever it stands.

    Qt leaves Enter to the dialog, which would accept it although *Cancel* has the focus, and in a
    window to nobody.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        event.accept()
        if not event.isAutoRepeat():
            self.click()


def button(text: str, clicked: Callable[[], object] | None = None) -> QPushButton:
    """Make a plain button; its text is its accessible name."""
    made = Button(text)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())  # noqa: PLW0108 - Qt's bool is not for it
    return made


def primary(text: str, clicked: Callable[[], object] | None = None) -> QPushButton:
    """Make the one button of a place that matters most."""
    made = button(text, clicked)
    made.setProperty("primary", "true")
    return made


def link(text: str, clicked: Callable[[], object] | None = None) -> QPushButton:
    """Make a button that looks like a link in a text."""
    made = button(text, clicked)
    made.setProperty("link", "true")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def chip(text: str, clicked: Callable[[], object] | None = None) -> QPushButton:
    """Make a pill that is on or off, as for filters; put several into a QButtonGroup."""
    made = button(text, clicked)
    made.setProperty("chip", "true")
    made.setCheckable(True)
    return made


class IconButton(Button):
    """A small button that shows only an icon; its name is read aloud, and stands in the tip."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme, self._icon_name = theme, icon
        self.setProperty("link", "true")
        self.setAccessibleName(name)
        self.setToolTip(as_tip(name))
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(self._icon_name))
