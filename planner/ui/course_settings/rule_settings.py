"""What holds for all tiers: how excused sessions count, and since when students know the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from planner import vocabulary
from planner.rules.attendance import ExcusedCounts
from planner.ui.parts.fields import Choice, DayField

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language
    from planner.ui.course_settings.reading import Settings


class RuleSettings(QWidget):
    """One line below the tiers; each choice is one step."""

    excused_wished = Signal(object)  # ExcusedCounts
    announced_wished = Signal(object)  # a day, or None

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self._today = today
        self._filling = False
        self._shown: Settings | None = None
        self.excused = Choice()
        for counts in ExcusedCounts:
            self.excused.addItem(vocabulary.excused_counts(counts, say), counts)
        words = say("Sessions from which somebody is excused")
        self.excused.setAccessibleName(words)
        label = QLabel(words)
        label.setProperty("tone", "muted")
        label.setBuddy(self.excused)
        self.told = QCheckBox(say("Rules announced on"))
        self.day = DayField(say, today)
        self.day.setAccessibleName(say("Rules announced on"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.excused)
        row.addSpacing(32)
        row.addWidget(self.told)
        row.addWidget(self.day)
        row.addStretch(1)
        self.excused.activated.connect(self._count)
        self.told.toggled.connect(self._announce)
        self.day.editingFinished.connect(self._announce)

    def show_settings(self, settings: Settings) -> None:
        """Show both as they are in the file."""
        self._filling, self._shown = True, settings
        counts = list(ExcusedCounts).index(settings.course.excused_counts)
        self.excused.setCurrentIndex(counts)
        day = settings.course.rules_announced_on
        self.told.setChecked(day is not None)
        self.day.setEnabled(day is not None)
        self.day.show_day(day or self._today)
        self._filling = False

    def _count(self) -> None:
        wished = ExcusedCounts(self.excused.currentData())
        if self._shown is None or wished is self._shown.course.excused_counts:
            return
        self.show_settings(self._shown)  # until it is saved, it stays as it was
        self.excused_wished.emit(wished)

    def _announce(self) -> None:
        if self._filling or self._shown is None:
            return
        day = self.day.day() if self.told.isChecked() else None
        if day != self._shown.course.rules_announced_on:
            self.announced_wished.emit(day)
