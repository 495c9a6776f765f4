"""The bar at the top: the course, the field to search or do anything, the page's main button."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from planner.ui.parts.buttons import primary
from planner.ui.parts.labels import Elided
from planner.ui.theme import sized

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from planner.language import Language

HEIGHT_PX, FIELD_PX = 48, 220


class TopBar(QWidget):
    """Shows; what is typed and clicked it hands on."""

    primary_wished = Signal()

    def __init__(self, say: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top bar")
        self.setProperty("panel", "surface")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self.title = Elided(bold=True, px=14)
        self.subtitle = Elided(tone="muted")
        self.field = SearchField(say, self)
        self.button: QPushButton = primary("")
        self.button.hide()
        self.button.clicked.connect(self.primary_wished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.subtitle)
        layout.addStretch(1)
        layout.addWidget(self.field)
        layout.addWidget(self.button)

    def show_title(self, title: str, subtitle: str) -> None:
        """Name the course, and quietly its term and how many students it has."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)

    def show_primary(self, text: str, *, enabled: bool = True) -> None:
        """Put the page's main action on the button; an empty text leaves it out."""
        self.button.setText(text)
        self.button.setEnabled(enabled)
        self.button.setVisible(bool(text))


class SearchField(QLineEdit):
    """One line to type into; the arrow keys and Enter are handed to the list of what was found."""

    key = Signal(int)  # Up, Down, PageUp, PageDown, Enter or Escape
    entered = Signal()  # the focus came here

    def __init__(self, say: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(say("Search or do anything"))
        self.setAccessibleName(say("Search or do anything"))
        self.setMinimumWidth(FIELD_PX)
        self.setMaximumWidth(FIELD_PX)
        self.setFixedHeight(30)
        self._keys = ""

    def show_keys(self, keys: str) -> None:
        """Show which keys lead here, in the platform's words, such as "Ctrl+K"."""
        self._keys = keys.replace("+", " ")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._keys and not self.text():
            self._paint_keys()

    def _paint_keys(self) -> None:
        """Draw the keys as a keycap at the right, since a label would be read aloud twice."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 10))
        room = painter.fontMetrics().boundingRect(self._keys).adjusted(-5, -1, 5, 1)
        room.moveCenter(self.rect().center())
        room.moveRight(self.width() - 9)
        palette = self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorGroup.Normal, QPalette.ColorRole.Window))
        painter.drawRoundedRect(room.toRectF().translated(0.5, 0.5), 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in LIST_KEYS:
            self.key.emit(int(key.value))
        else:
            super().keyPressEvent(event)


LIST_KEYS = frozenset(
    (
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
    )
)
