"""The fields at the side of a document: one of several values, or a day to look back to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.ui.parts.fields import Choice, DayField
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language

type Choices = Sequence[tuple[str, str]]  # what is kept of a choice, and what is shown


class OptionField(QWidget):
    """What every field of an option can do; choices are texts."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def offer(self, choices: Choices) -> None:
        """Take what there is to choose now; what was chosen stays so while it is there."""

    def chosen(self) -> str | None:
        """Return what is chosen, None where there is nothing to choose."""
        return None

    def choose(self, kept: str) -> None:
        """Choose again what was kept, if it is there."""


class OneOf(OptionField):
    """One of several values, shown only where there are several."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.values, label = Choice(), Line(name, tone="muted")
        self.values.setAccessibleName(name)
        self.values.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.values.activated.connect(self.changed)
        label.setBuddy(self.values)
        self.column.addWidget(label)
        self.column.addWidget(self.values)

    @override
    def offer(self, choices: Choices) -> None:
        kept = self.values.currentData()
        self.values.clear()
        for key, words in choices:
            self.values.addItem(words, key)
        self.values.setCurrentIndex(max(self.values.findData(kept), 0))
        self.setVisible(self.values.count() > 1)

    @override
    def chosen(self) -> str | None:
        return str(self.values.currentData()) if self.values.count() else None

    @override
    def choose(self, kept: str) -> None:
        at = self.values.findData(kept)
        if at >= 0:
            self.values.setCurrentIndex(at)


class DayOrNow(OptionField):
    """A day, once it is ticked that one wants to look back; until then as it is now."""

    def __init__(self, name: str, say: Language, today: date) -> None:
        super().__init__()
        self.back, self.day = QCheckBox(name), DayField(say, today)
        self.day.setAccessibleName(name)
        self.day.setEnabled(False)
        self.back.toggled.connect(self.day.setEnabled)
        self.back.toggled.connect(lambda _: self.changed.emit())
        self.day.dateChanged.connect(lambda _: self.changed.emit())
        self.column.addWidget(self.back)
        self.column.addWidget(self.day)

    @override
    def chosen(self) -> str | None:
        return self.day.day().isoformat() if self.back.isChecked() else ""

    @override
    def choose(self, kept: str) -> None:
        if kept:
            self.day.show_day(date.fromisoformat(kept))
        self.back.setChecked(bool(kept))
