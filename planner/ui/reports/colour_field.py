"""A colour of a certificate: typed or taken from a palette, with how well it can be read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QWidget

from planner.errors import PlannerError
from planner.rules.certificate_templates import LEAST_CONTRAST, check_colour, contrast
from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from planner.language import Language

PATCH_PX, TEXT_PX = 16, 84


class ColourField(QWidget):
    """Holds ``#rrggbb`` as it is typed, which may be no colour yet."""

    edited = Signal()  # by the user

    def __init__(self, say: Language, name: str) -> None:
        super().__init__()
        self._say, self._name = say, name
        self.line = QLineEdit()
        self.line.setMaxLength(7)
        self.line.setFixedWidth(TEXT_PX)
        self.choose = button("", self._ask)
        self.choose.setIconSize(QSize(PATCH_PX, PATCH_PX))
        self.choose.setAccessibleName(say("Choose a colour: {name}", name=name))
        self.contrast = Line(tone="muted", px=11, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(self.choose)
        row.addWidget(self.contrast, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._follow)
        self.line.textEdited.connect(self.edited)

    @override
    def setAccessibleName(self, name: str, /) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def show_colour(self, colour: str) -> None:
        """Show a colour."""
        if colour != self.line.text():
            self.line.setText(colour)

    def colour(self) -> str:
        """Return what is typed, in small letters."""
        return self.line.text().strip().lower()

    def _follow(self, *_: object) -> None:
        colour = QColor(self.colour())
        patch = QPixmap(PATCH_PX, PATCH_PX)
        patch.fill(colour if colour.isValid() else Qt.GlobalColor.transparent)
        painter = QPainter(patch)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(patch.rect().adjusted(0, 0, -1, -1))
        painter.end()
        self.choose.setIcon(QIcon(patch))
        words = ""
        if _is_readable(self.colour()):
            measured, least = (
                self._say.number(Decimal(f"{value:.1f}"))
                for value in (contrast(self.colour()), LEAST_CONTRAST)
            )
            words = self._say(
                "Contrast {measured} to 1; at least {least} is needed.",
                measured=measured,
                least=least,
            )
        self.contrast.setText(words)

    def _ask(self) -> None:
        colour = QColor(self.colour())
        dialog = QColorDialog(colour if colour.isValid() else QColor(Qt.GlobalColor.black), self)
        dialog.setWindowTitle(self._name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take)
        dialog.open()

    def _take(self, colour: QColor) -> None:
        self.line.setText(colour.name())
        self.edited.emit()


def _is_readable(colour: str) -> bool:
    try:
        check_colour("", colour)
    except PlannerError:
        return False
    return True
