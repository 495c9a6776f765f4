"""Fields to type days, times and numbers into, dressed as the text fields are."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QLineEdit, QTimeEdit

if TYPE_CHECKING:
    from planner.language import Language

INSET_PX = 6


def padded[Box: QAbstractSpinBox](box: Box) -> Box:
    """Keep a box's text off its left edge, which Qt's style sheets cannot (seen in Qt 6.12)."""
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(INSET_PX, 0, 0, 0)
    return box


class DayField(QDateEdit):
    """A day, typed or taken from a calendar; in and out come Python's dates."""

    def __init__(self, say: Language, day: date) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd dd.MM.yyyy" if say.code == "de" else "ddd d MMM yyyy")
        self.show_day(day)

    def show_day(self, day: date) -> None:
        """Put a day into the field."""
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        """Return the day in the field."""
        at = self.date()
        return date(at.year(), at.month(), at.day())


class TimeField(QTimeEdit):
    """A time of day; in and out come Python's times."""

    def __init__(self, at: time) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        padded(self)
        self.show_time(at)

    def show_time(self, at: time) -> None:
        """Put a time into the field."""
        self.setTime(QTime(at.hour, at.minute))

    def at(self) -> time:
        """Return the time in the field, to the minute."""
        found = self.time()
        return time(found.hour(), found.minute())
