"""A field for the file that a new course will be in; it follows the title until it is chosen."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_save

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from planner.language import Language

UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class SavePlace(QWidget):
    """Shows a path; a button asks for another one."""

    changed = Signal()

    def __init__(self, say: Language, folder: Path) -> None:
        super().__init__()
        self._say, self._folder = say, folder
        self._path: Path | None = None
        self._suggested = folder / f"{say('New course')}.course"
        self.line = QLineEdit()
        self.line.setAccessibleName(say("Save in"))
        self.line.textEdited.connect(self._typed)
        self.change = button(say("Choose place…"), self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.change)
        self.setFocusProxy(self.line)
        self._show()

    def path(self) -> Path:
        """Return where the course will be, always with the ending of a course."""
        path = self._path or self._suggested
        return path if path.suffix == ".course" else path.with_name(f"{path.name}.course")

    def suggest(self, title: str) -> None:
        """Name the file as the course, unless the user has chosen a place."""
        name = " ".join(UNFIT.sub(" ", title).split()).strip(" .") or self._say("New course")
        self._suggested = self._folder / f"{name}.course"
        if self._path is None:
            self._show()

    def objection(self) -> str:
        """Return one sentence on why nothing can be made there, or an empty text."""
        path = self.path()
        if path.exists():
            return self._say("There is already a file {name} in that folder.", name=path.name)
        if not path.parent.is_dir():
            return self._say("There is no folder {folder}.", folder=path.parent)
        if not os.access(path.parent, os.W_OK):
            return self._say(
                "Nothing can be saved in the folder {folder}. Choose another.", folder=path.parent
            )
        return ""

    def _typed(self, text: str) -> None:
        """Take a path, a name in the folder that is shown, or a folder for the name shown."""
        typed = self._folder / Path(text.strip()).expanduser() if text.strip() else None
        self._path = typed / self._suggested.name if typed and typed.is_dir() else typed
        self.changed.emit()

    def _ask(self) -> QFileDialog:
        kinds = self._say("Courses (*.course)")
        return ask_save(self, self._say("Save in"), self.path(), kinds, self._chosen)

    def _chosen(self, path: Path) -> None:
        self._path = path
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.line.setText(str(self.path()))
