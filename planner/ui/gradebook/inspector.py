"""The right-hand side of the Grades page: a student with all reasons, decision, current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.credits import Enrolment
from planner.ui.gradebook.cell_box import CellBox
from planner.ui.gradebook.cell_record import CellRecord
from planner.ui.gradebook.decision_box import DecisionBox
from planner.ui.gradebook.keys import HINTS
from planner.ui.gradebook.tier_cards import TierCards
from planner.ui.gradebook.together_box import TogetherBox
from planner.ui.parts.labels import Line
from planner.ui.parts.panels import KeyHints
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.cell_wishes import CellWishes
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.grid import Cell
    from planner.ui.gradebook.wishes import Wishes
    from planner.ui.theme import Theme


class GradesInspector(QWidget):
    """Shows one student, and beneath it the result the cursor is on."""

    def __init__(self, say: Language, theme: Theme, today: date) -> None:
        super().__init__()
        self._say, self._today = say, today
        self._shown: Cell | None = None
        self.name = Line(px=TITLE_PX, bold=True, wraps=True)
        self.about = Line(tone="muted", wraps=True)
        self.attendance = Line(tone="muted", wraps=True)
        self.tiers = TierCards(theme, say)
        self.decision = DecisionBox(say)
        self.cell, self.record = CellBox(say, today), CellRecord(say)
        self.together = TogetherBox(say, today)
        self.keys = KeyHints([(say(key), say(meaning)) for key, meaning in HINTS])
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.about)
        head.addWidget(self.attendance)
        column.addLayout(head)
        for widget in (self.tiers, self.decision, self.cell, self.record, self.keys):
            column.addWidget(widget)
        self.cell.beneath_values(self.together)
        column.addStretch(1)

    def serve(self, doings: Doings, wishes: Wishes, cells: CellWishes) -> None:
        """Hand on what is clicked and typed here."""
        self.record.read = cells.glance
        self.record.history_wished.connect(cells.ask_history)
        self.record.attempt_wished.connect(cells.open_further)
        self.decision.accept_wished.connect(wishes.decisions.accept)
        self.decision.decide_wished.connect(wishes.decisions.ask_decision)
        self.decision.withdraw_wished.connect(wishes.decisions.ask_withdrawal)
        self.decision.review_wished.connect(wishes.decisions.review)
        self.cell.extension_wished.connect(wishes.ask_extension)
        self.cell.state_wished.connect(lambda state: self._of_cell(doings.set_state_of, state))
        self.cell.late_wished.connect(lambda days: self._of_cell(doings.set_late, days))
        self.cell.note_wished.connect(lambda notes: self._of_cell(doings.write_notes, notes))
        self.cell.number_wished.connect(lambda text: self._enter(doings, text))
        self.cell.number.textEdited.connect(lambda text: self._look_at(doings, text))

    def show_line(self, line: GradeLine | None, item: Item | None) -> None:
        """Show a student and one of their results; without a student, how to begin."""
        self.cell.hand_in()
        self.together.hand_in()
        self._shown = (line.student.id, item.id) if line and item else None
        for widget in (self.tiers, self.decision):
            widget.setVisible(line is not None)
        for of_cell in (self.cell, self.record):
            of_cell.setVisible(line is not None and item is not None)
        if line is None:
            self.name.setText(self._say("Nobody is selected."))
            self.about.setText("")
            self.attendance.hide()
            return
        self.name.setText(line.student.name)
        self.about.setText(about(line, self._say))
        self.attendance.setText(attendance_words(line, self._say))
        self.attendance.setVisible(bool(self.attendance.text()))
        self.tiers.show_line(line, self._today)
        self.decision.show_line(line)
        if item is not None:
            self.cell.show_cell(line, item)
            self.record.show_cell(line, item)
            self.together.show_cell(line, item)

    def _of_cell(self, do: Callable[[Cell, Any], object], value: object) -> None:
        if self._shown is not None:
            do(self._shown, value)

    def _enter(self, doings: Doings, text: str) -> None:
        if self._shown is not None:
            self.cell.object_(doings.enter_text(self._shown, text))

    def _look_at(self, doings: Doings, text: str) -> None:
        """Say at the keystroke what can become no value."""
        if self._shown is not None:
            self.cell.object_(doings.objection(self._shown, text))


def about(line: GradeLine, say: Language) -> str:
    """Say number, programme and aim: "4711044 · M.Sc. ML · aims at 6 ECTS"."""
    student = line.student
    tier = line.work.tier(student.aim)
    aim = say("aims at {tier}", tier=tier.name) if tier else say("no aim yet")
    parts = [student.matriculation, student.programme, aim]
    if student.status is not Enrolment.REGISTERED:
        parts.append(vocabulary.enrolment(student.status, say))
    return " · ".join(part for part in parts if part)


def attendance_words(line: GradeLine, say: Language) -> str:
    """Say how often a student was there, where a tier asks for it; else nothing.

    "Attendance: present 11 of 13, excused 1, 2 to come".
    """
    if not line.work.sessions:
        return ""
    seen = line.attended
    recorded = seen.present + seen.absent + seen.excused
    words = [say("Attendance: present {n} of {of}", n=seen.present, of=recorded)]
    if seen.excused:
        words.append(say("excused {n}", n=seen.excused))
    if seen.unrecorded:
        words.append(say("{n} not recorded", n=seen.unrecorded))
    if seen.to_come:
        words.append(say("{n} to come", n=len(seen.to_come)))
    return ", ".join(words)
