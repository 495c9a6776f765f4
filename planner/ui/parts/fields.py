"""Fields for texts, choices, days and times, which behave well in a page that scrolls."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QDate, QEvent, Qt, QTime
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from planner.language import Language

INSET_PX = 6
OPENING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


def is_for_the_window(field: QLineEdit | QPlainTextEdit, event: QEvent) -> bool:
    """Say whether a key asks to undo or redo where the field itself has nothing to take back.

    Qt's fields keep Ctrl+Z for themselves also then, and the last step could not be undone.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    own = field.document() if isinstance(field, QPlainTextEdit) else field
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return (event.matches(undo) and not own.isUndoAvailable()) or (
        event.matches(redo) and not own.isRedoAvailable()
    )


class TextField(QLineEdit):
    """A line of text that hands undo and redo on to the window where it has none of its own."""

    @override
    def event(self, event: QEvent, /) -> bool:
        if is_for_the_window(self, event):
            event.ignore()
            return False
        return super().event(event)


class Choice(QComboBox):
    """One of several values, each choice one step.

    The arrow keys open the list and do not run through the values; the wheel scrolls the page.
    """

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in OPENING:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class WholeNumber(QSpinBox):
    """A whole number, stepped by the arrow keys; the wheel scrolls the page."""

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


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
