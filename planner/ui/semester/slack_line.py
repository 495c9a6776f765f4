"""The head of the page: how much room is left, and what the next lost weeks would cost."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.ui.parts.labels import Elided, Line, stretching
from planner.ui.semester.follows import left_over, loss_words, shelf_words
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Theme


class SlackLine(QWidget):
    """The lecture period, then "1 buffer, no free Wednesday", the shelf and the next loss."""

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._semester: Semester | None = None
        self.left = QLabel()
        self.left.setTextFormat(Qt.TextFormat.RichText)
        self.left.setProperty("tone", "muted")
        self.left.setMinimumWidth(1)  # a narrow window cuts it rather than scrolls sideways
        self.loss = Elided(tone="muted")
        stretching(self.loss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Line(say("Semester"), px=TITLE_PX, bold=True))
        row.addSpacing(12)
        row.addWidget(self.left)
        row.addWidget(self.loss, 1)
        theme.changed.connect(self._tell)

    def show_semester(self, semester: Semester) -> None:
        """Say what is left over now."""
        self._semester = semester
        self._tell()

    def _tell(self) -> None:
        if self._semester is None:
            return
        say, plan = self._say, self._semester.plan
        found = self._semester.left_over()
        period = f"{say.day_month(plan.lectures.first)} – {say.day_month(plan.lectures.last)}"
        ink = self._theme.roles.ink.name()
        left = f'<b style="color: {ink}">{escape(left_over(found, plan, say))}</b>'
        shelf = shelf_words(found, say)
        self.left.setText(f"{escape(period)} · {left}" + (f", {escape(shelf)}" if shelf else ""))
        loss = loss_words(found, say)
        self.loss.setText(f" · {loss}" if loss else "")
