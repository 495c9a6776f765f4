"""Who is in the course and not on the list: stays, unless one says that they have left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from planner.ui.parts.buttons import button

if TYPE_CHECKING:
    from planner.jobs.roster import Gone
    from planner.language import Language


class GoneBox(QWidget):
    """A tick for the one who is chosen, and a button for all who once came from a list."""

    marked = Signal(str, bool)  # a student's id; left, or not
    all_marked = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._id = ""
        self.tick = QCheckBox()
        self.all = button(
            say("Mark all who came from a list and are not on this one"), self.all_marked.emit
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick)
        row.addStretch(1)
        row.addWidget(self.all)
        self.tick.clicked.connect(lambda on: self.marked.emit(self._id, on))
        self.hide()

    def show_one(self, gone: Gone, *, leaves: bool, many: bool) -> None:
        """Ask about one student."""
        self._id = gone.student.id
        words = self._say("Mark {name} as having left", name=gone.student.name)
        self.tick.setText(words.replace("&", "&&"))
        self.tick.setAccessibleName(words)
        self.tick.setChecked(leaves)
        self.all.setVisible(many)
