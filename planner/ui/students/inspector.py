"""The right-hand side of the Students page: one student with all facts, or several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Line
from planner.ui.students.fact_lists import FactLists
from planner.ui.students.fields import AimBox, AssistantBox
from planner.ui.students.form import StudentForm
from planner.ui.students.tiers import TierLines
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.language import Language
    from planner.ui.students.reading import Entry, Everybody, Facts

NAMED = 12  # so many of several are named


class StudentInspector(QWidget):
    """Shows nobody, one student, or what can be done with several."""

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self._say, self._today = say, today
        self.name = Line(px=TITLE_PX, bold=True, wraps=True)
        self.about = Line(tone="muted", wraps=True)
        self.form = StudentForm(say)
        self.tiers = TierLines(say)
        self.lists = FactLists(say, today)
        self.several = SeveralBox(say)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(14)
        column.addLayout(head)
        self._one = (self.form, self.tiers, self.lists)
        for widget in (*self._one, self.several):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say how to begin."""
        self._show(one=False, several=False)
        self.name.setText(self._say("Nobody is selected."))
        self._tell("")

    def show_one(self, facts: Facts, offered: Everybody) -> None:
        """Show all that is known of one student."""
        student = facts.line.student
        self.name.setText(student.name)
        self._tell("")
        self.form.show_student(student, offered, facts.away)
        self.tiers.show_line(facts.line, self._today)
        self.lists.show_facts(facts)
        self._show(one=True, several=False)

    def show_several(self, entries: Sequence[Entry], offered: Everybody) -> None:
        """Name those that are selected and offer what can be done with all of them."""
        self.form.hand_in()
        n = len(entries)
        self.name.setText(self._say.count("{n} student", "{n} students", n))
        names = [entry.student.name for entry in entries[:NAMED]]
        if n > NAMED:
            names.append(self._say.count("and {n} more", "and {n} more", n - NAMED))
        self._tell("\n".join(names))
        self.several.show_entries(entries, offered)
        self._show(one=False, several=True)

    def _tell(self, text: str) -> None:
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def _show(self, *, one: bool, several: bool) -> None:
        for widget in self._one:
            widget.setVisible(one)
        self.several.setVisible(several)


class Assisting(QWidget):
    """Gives several students to one TA, or shares them out; every change is a wish."""

    given = Signal(object, bool)  # a person's id or None; also to those who have somebody
    share_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._without = 0
        self.box = AssistantBox(say)
        self.box.setAccessibleName(say("TA"))
        label = Line(say("TA"), tone="muted")
        label.setBuddy(self.box)
        self.set = button(say("Set TA"), self._give)
        self.unset = Line(tone="muted", px=12, wraps=True)
        self.share = button(say("Share out among the TAs…"), self.share_wished.emit)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.set)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.unset)
        column.addWidget(self.share, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.currentIndexChanged.connect(self._enable)

    def show_entries(self, entries: Sequence[Entry], offered: Everybody) -> None:
        """Offer the TAs of the course; without any there is nothing to offer."""
        self.setVisible(bool(offered.assistants))
        self.box.offer(offered.assistants)
        self._without = sum(entry.student.ta is None for entry in entries)
        text = self._say.count(
            "{n} of them has no TA yet; the others keep theirs.",
            "{n} of them have no TA yet; the others keep theirs.",
            self._without,
        )
        self.unset.setText(text if self._without else self._say("All of them get this TA."))
        self._enable()

    def _enable(self) -> None:
        somebody = self.box.person_id() is not None
        self.set.setEnabled(somebody or not self._without)

    def _give(self) -> None:
        self.given.emit(self.box.person_id(), not self._without)


class SeveralBox(QWidget):
    """What can be done with several students at once; every change is a wish."""

    write_wished = Signal()
    leave_wished = Signal()
    back_wished = Signal()
    aim_wished = Signal(str)  # the id of a tier, for those who have no aim

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.write = button(say("Write to these…"), self.write_wished.emit)
        self.leave = button(say("Left the course…"), self.leave_wished.emit)
        self.back = button(say("Came back"), self.back_wished.emit)
        self.aim = AimBox(say)
        self.label = Line(say("Aim"), tone="muted")
        self.label.setBuddy(self.aim)
        self.aim.setAccessibleName(say("Aim"))
        self.set_aim = button(say("Set aim"), self._set_aim)
        self.unset = Line(tone="muted", px=12, wraps=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.aim, 1)
        row.addWidget(self.set_aim)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(Flow((self.write, self.leave, self.back), spacing=6))
        column.addLayout(row)
        column.addWidget(self.unset)
        self.assisting = Assisting(say)
        column.addWidget(self.assisting)
        self.aim.currentIndexChanged.connect(self._enable)

    def show_entries(self, entries: Sequence[Entry], offered: Everybody) -> None:
        """Offer what is possible with these."""
        self.aim.offer(offered.work.tiers)
        self._without = sum(entry.aim is None for entry in entries)
        self.unset.setText(
            self._say.count(
                "{n} of them has no aim yet; the others keep theirs.",
                "{n} of them have no aim yet; the others keep theirs.",
                self._without,
            )
        )
        for widget in (self.label, self.aim, self.set_aim, self.unset):
            widget.setVisible(self._without > 0)
        self.assisting.show_entries(entries, offered)
        self.leave.setEnabled(any(not entry.gone for entry in entries))
        self.back.setEnabled(any(entry.gone for entry in entries))
        self._enable()

    def _enable(self) -> None:
        self.set_aim.setEnabled(self.aim.tier_id() is not None)

    def _set_aim(self) -> None:
        tier = self.aim.tier_id()
        if tier:
            self.aim_wished.emit(tier)
