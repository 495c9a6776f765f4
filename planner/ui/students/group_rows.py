"""Two rows of the groups dialog: how to deal people out, and since when the changes hold."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.fields import DayField, padded
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language

SMALLEST, LARGEST, USUAL = 2, 12, 2
BY_CHANCE, BY_NAME = "chance", "name"
ALWAYS, SINCE = "always", "since"


class DealRow(QWidget):
    """Asks how large groups are to be, and in which order people are dealt."""

    wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.many, self.order = padded(QSpinBox()), QComboBox()
        self.many.setRange(SMALLEST, LARGEST)
        self.many.setValue(USUAL)
        self.order.addItem(say("by chance"), BY_CHANCE)
        self.order.addItem(say("by name"), BY_NAME)
        self.deal = button(say("Make groups"), self.wished.emit)
        _row(self, say("Make groups of"), self.many, self.order, self.deal)
        self.order.setAccessibleName(say("Order"))

    def enable(self, *, lone: bool, dealt: bool) -> None:
        """Offer to deal those without a group, or once more those who were dealt."""
        self.deal.setEnabled(lone or dealt)
        again = dealt and self.order.currentData() == BY_CHANCE
        self.deal.setText(self._say("Deal again") if again else self._say("Make groups"))

    def ordered(self, people: list[str]) -> list[str]:
        """Return people in the order in which they are dealt."""
        found = list(people)
        if self.order.currentData() == BY_CHANCE:
            Random().shuffle(found)  # noqa: S311 - nobody gains by guessing it
        return found


class SinceRow(QWidget):
    """Asks since when the changes hold: always, or from a day on."""

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self.since, self.on = QComboBox(), DayField(say, today)
        self.since.addItem(say("from the beginning"), ALWAYS)
        self.since.addItem(say("from this day on"), SINCE)
        _row(self, say("This holds"), self.since, self.on)
        self.on.setAccessibleName(say("From"))
        self.since.currentIndexChanged.connect(lambda _: self._show_day())
        self._show_day()

    def day(self) -> date | None:
        """Return the day, None for always."""
        return self.on.day() if self.since.currentData() == SINCE else None

    def suppose(self, *, dated: bool) -> None:
        """Begin with what is likely."""
        self.since.setCurrentIndex(1 if dated else 0)

    def _show_day(self) -> None:
        self.on.setVisible(self.since.currentData() == SINCE)


def _row(widget: QWidget, label: str, first: QWidget, *others: QWidget) -> None:
    words = Line(label, tone="muted")
    words.setBuddy(first)
    first.setAccessibleName(label)
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in (words, first, *others):
        row.addWidget(part)
    row.addStretch(1)
