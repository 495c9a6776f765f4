"""A field for a file that a new course is made from, typed or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_open

if TYPE_CHECKING:
    from collections.abc import Callable


class FileField(QWidget):
    """Shows a path; a button asks for another one, and ``chosen`` is called when one is chosen.

    ``choose`` is what the button asks for, ``kinds`` is as Qt wants it: "Courses (*.course)".
    """

    def __init__(self, *, name: str, hint: str, choose: str, kinds: str, folder: Path) -> None:
        super().__init__()
        self._choose, self._kinds, self._folder = choose, kinds, folder
        self.chosen: Callable[[], object] = lambda: None
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(420)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(button(f"{choose}…", self._ask))
        self.setFocusProxy(self.line)
        self._row = row

    def beside(self, widget: QWidget) -> None:
        """Put a further way to name the file beside the button."""
        self._row.addWidget(widget)

    def take(self, path: Path) -> None:
        """Name a file as if it had been chosen."""
        self.line.setText(str(path))
        self.chosen()

    def path(self) -> Path | None:
        """Return the file; None while none is named."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def _ask(self) -> None:
        ask_open(self, self._choose, str(self._folder), self._kinds, self.take)
