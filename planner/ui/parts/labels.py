"""Labels in the tones of the program: a heading, a quiet line, a text that gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner.ui.theme import ICON_PX, SMALL_PX, TEXT_PX, sized

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from planner.ui.theme import Theme

Tone = Literal["", "muted", "met", "waiting", "possible", "out", "accent"]


def as_tip(text: str) -> str:
    """Return a text as a tip shows it as it is written; Qt would take "<b>Zoë" for markup."""
    if "<" not in text:
        return text
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>")):
        text = text.replace(sign, written)
    return f"<qt>{text}</qt>"


class Line(QLabel):
    """A plain text: never rich, so that a name such as "<b>Zoë" stays as it is written."""

    def __init__(
        self,
        text: str = "",
        *,
        tone: Tone = "",
        px: int = TEXT_PX,
        bold: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFont(sized(self.font(), px, bold=bold))
        self.setWordWrap(wraps)

    def show_text(self, text: str, tone: Tone | None = None) -> None:
        """Replace the text, and its tone if one is given."""
        self.setText(text)
        if tone is not None and tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().polish(self)


class Heading(Line):
    """The small capital heading of a section, as in the inspector."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), tone="muted", px=SMALL_PX, bold=True, parent=parent)
        self.setAccessibleName(text)

    @override
    def setText(self, text: str, /) -> None:
        super().setText(text.upper())
        self.setAccessibleName(text)


class Elided(Line):
    """A line that gives way: what has no room ends in …, and stands whole in the tip."""

    @override
    def setText(self, text: str, /) -> None:
        super().setText(text)
        self.setToolTip("")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(40, super().minimumSizeHint().width()), super().minimumSizeHint().height()
        )

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        tip = "" if text == self.text() else as_tip(self.text())
        if self.toolTip() != tip:
            self.setToolTip(tip)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment()), text)
        painter.end()


class Picture(QWidget):
    """One of our icons as decoration: nothing to click, nothing to read aloud."""

    def __init__(self, theme: Theme, icon: str, role: str = "muted", px: int = ICON_PX) -> None:
        super().__init__()
        self._theme, self._icon, self._role = theme, icon, role
        self.setFixedSize(px, px)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        scale = self.devicePixelRatio() * self.width() / ICON_PX
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._theme.picture(self._icon, self._role, scale))
        painter.end()


def stretching(widget: QWidget) -> QWidget:
    """Let a widget take the width that is left."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget
