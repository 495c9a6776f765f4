"""One line of *booked as* in the question what is decided: as usual, or something else."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from planner import vocabulary
from planner.db.decision_lines import DecisionLineRow
from planner.ui.gradebook.verdict_fields import VerdictFields
from planner.ui.parts.labels import Line
from planner.ui.parts.panels import Card

if TYPE_CHECKING:
    from planner.db.students import BookingRow
    from planner.language import Language


class LineBox(Card):
    """Says what the decision comes to for a line; a tick opens fields to decide it otherwise."""

    changed = Signal()

    def __init__(self, say: Language, booked: BookingRow, said: DecisionLineRow) -> None:
        super().__init__()
        self._say, self._booked, self._usual = say, booked, said
        self.tick = QCheckBox(say("Decide otherwise for {line}", line=booking_text(booked, say)))
        self.usual = Line(tone="muted", wraps=True)
        numbers = [booked.credits] if booked.credits is not None else []
        self.fields = VerdictFields(say, numbers, said)
        self._inside = QWidget()
        form = QFormLayout(self._inside)
        form.setContentsMargins(21, 0, 0, 4)
        for label, widget in (
            (say("Outcome"), self.fields.outcome),
            (say("Credits"), self.fields.credits),
            (say("Grade"), self.fields.grade),
            (say("Date of assessment"), self.fields.assessed_on),
        ):
            words = Line(label, tone="muted")
            words.setBuddy(widget)
            widget.setAccessibleName(say("{field} of {line}", field=label, line=self._name()))
            form.addRow(words, widget)
        self.column.addWidget(self.tick)
        self.column.addWidget(self.usual)
        self.column.addWidget(self._inside)
        self.tick.toggled.connect(self._open)
        self._open()

    def show_usual(self, said: DecisionLineRow) -> None:
        """Say what the decision comes to now; fields that are closed follow it."""
        self._usual = said
        self.usual.setText(said_text(said, self._say))
        if not self.tick.isChecked():
            self.fields.show(said)

    def show_apart(self, said: DecisionLineRow) -> None:
        """Open the fields with what is decided for this line alone."""
        self.tick.setChecked(True)
        self.fields.show(said)

    def answer(self) -> DecisionLineRow | None:
        """Return what is decided for this line alone; None is as usual. Raises NoSuchPoints."""
        if not self.tick.isChecked():
            return None
        return DecisionLineRow(
            booking=self._booked.id,
            outcome=self.fields.chosen_outcome(),
            credits=self.fields.chosen_credits() or Decimal(0),
            grade=self.fields.chosen_grade(),
            assessed_on=self.fields.assessed_on.day(),
        )

    def _open(self) -> None:
        open_ = self.tick.isChecked()
        self._inside.setVisible(open_)
        self.usual.setVisible(not open_)
        if not open_:
            self.fields.show(self._usual)
        self.changed.emit()

    def _name(self) -> str:
        return self._booked.exam_number or self._booked.module


def booking_text(booked: BookingRow, say: Language) -> str:
    """Name a line shortly: "ISCL-MA-07 · 4711 · examination"."""
    kind = vocabulary.booking(booked.kind, say)
    return " · ".join(part for part in (booked.module, booked.exam_number, kind) if part)


def said_text(said: DecisionLineRow, say: Language) -> str:
    """Say what is decided for a line: "6 ECTS · 1.3 very good · 12 Feb 2024"."""
    result = vocabulary.achieved(said.outcome, said.grade, say)
    number = say("{n} ECTS", n=say.number(said.credits)) if said.credits else ""
    day = say.plain_day(said.assessed_on)
    return " · ".join(part for part in (number, result, day) if part)
