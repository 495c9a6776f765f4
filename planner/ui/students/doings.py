"""What one can do with students: each is one question at most, and one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.commands import presenters, students
from planner.db.journal import Title
from planner.rules.people import full_name
from planner.ui.parts.away import AwayDialog
from planner.ui.students.birth import BirthDialog
from planner.ui.students.bookings import BookedAs, Usual
from planner.ui.students.dialogs import AddStudent, LeaveDialog
from planner.ui.students.sharing import ShareDialog
from planner.ui.students.words import (
    ADDED,
    AIMED,
    ASSISTED,
    BACK,
    BOOKED,
    CHANGED,
    LEFT,
    MANY_BACK,
    MANY_LEFT,
    SHARED_OUT,
    UNASSISTED,
)
from planner.wording.steps import AWAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.students.reading import Entry, Everybody, Facts
    from planner.ui.theme import Theme


class Doings(QObject):
    """Carries out what menus, buttons and fields ask for, through the desk."""

    added = Signal(str)  # the id of a student who is in the list now

    def __init__(
        self, page: QWidget, desk: Desk, say: Language, *, theme: Theme, today: date
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self._theme, self._today = theme, today
        self.everybody: Everybody | None = None
        self.chosen: Sequence[Entry] = ()
        self.facts: Facts | None = None  # of the one who is chosen, if it is one

    def add(self) -> None:
        """Ask for a student, and for the next one."""
        if self.everybody is not None:
            AddStudent.ask(
                self._page,
                self._say,
                self.everybody,
                object_to=lambda fields: self._desk.objection(students.add, **fields),
                then=self._add,
            )

    def edit(self, student_id: str, fields: dict[str, Any]) -> bool:
        """Change fields of a student; False if that was refused."""
        title = Title.of(CHANGED[next(iter(fields))], name=self._name(student_id))
        return self._desk.do(title, partial(_edited, student_id=student_id, fields=fields))

    def leave(self) -> None:
        """Ask since when, and mark those who are chosen as having left."""
        staying = [entry.student for entry in self.chosen if not entry.gone]
        if staying:
            names = [student.name for student in staying]
            ids = [student.id for student in staying]
            LeaveDialog.ask(
                self._page, self._say, names, self._today, lambda on: self._leave(ids, names, on)
            )

    def come_back(self) -> None:
        """Let those of the chosen who have left belong to the course again."""
        gone = [entry.student for entry in self.chosen if entry.gone]
        if gone:
            title = _about([student.name for student in gone], BACK, MANY_BACK)
            self._desk.do(title, students.come_back, [student.id for student in gone])

    def set_aim(self, tier_id: str) -> None:
        """Set the aim of those of the chosen who have none."""
        everybody = self.everybody
        tier = everybody.work.tier(tier_id) if everybody else None
        ids = [entry.student.id for entry in self.chosen if entry.aim is None]
        if tier is not None and ids:
            title = Title.of(AIMED, tier=tier.name, n=len(ids))
            self._desk.do(title, partial(_aimed, ids=ids, tier_id=tier_id))

    def set_assistant(self, person_id: str | None, *, everybody: bool) -> None:
        """Say who marks the work of the chosen: of all, or of those who have nobody yet."""
        ids = [entry.student.id for entry in self.chosen if everybody or entry.student.ta is None]
        people = self.everybody.assistants if self.everybody else ()
        name = next((person.name for person in people if person.id == person_id), "")
        if ids:
            title = Title.of(ASSISTED if name else UNASSISTED, name=name, n=len(ids))
            self._desk.do(title, students.assign, dict.fromkeys(ids, person_id))

    def has_assistants(self) -> bool:
        """Say whether the course has TAs and students to be shared out."""
        everybody = self.everybody
        return everybody is not None and bool(everybody.assistants and everybody.entries)

    def share_out(self) -> None:
        """Ask how to share the chosen out among the TAs, or everybody who has not left."""
        everybody = self.everybody
        if everybody is None:
            return
        chosen = self.chosen if len(self.chosen) > 1 else everybody.entries
        ShareDialog.ask(
            self._page,
            self._say,
            self._theme,
            entries=[entry for entry in chosen if not entry.gone],
            offered=everybody,
            then=lambda shares: self._desk.do(
                Title.of(SHARED_OUT, n=len(shares)), students.assign, shares
            ),
        )

    def book(self) -> None:
        """Ask how the chosen student books the course."""
        facts, everybody = self.facts, self.everybody
        if facts is None or everybody is None:
            return
        student, course = facts.line.student, everybody.course
        tier = everybody.work.tier(student.aim)
        usual = Usual(
            module=course.module,
            exam_number=course.exam_number,
            credits=self._say.number(tier.credits) if tier else "",
            graded=tier is None or tier.graded,
        )
        title = Title.of(BOOKED, name=student.name)
        BookedAs.ask(
            self._page,
            self._say,
            self._theme,
            student.name,
            rows=facts.line.booked,
            usual=usual,
            object_to=lambda lines: self._desk.objection(students.book, student.id, lines),
            then=lambda lines: self._desk.do(title, students.book, student.id, lines),
        )

    def ask_away(self) -> None:
        """Ask on which days the chosen student cannot come."""
        facts = self.facts
        if facts is None:
            return
        student = facts.line.student
        title = Title.of(AWAY, name=student.name)
        AwayDialog.ask(
            self._page,
            self._say,
            name=student.name,
            days=facts.away,
            begin=self._today,
            then=lambda days: self._desk.do(title, presenters.set_absences, student.id, days),
        )

    def ask_birth(self) -> None:
        """Ask for date and place of birth of the chosen student; the same again is no step."""
        facts = self.facts
        if facts is None:
            return
        student = facts.line.student
        kept = {"born_on": student.born_on, "born_in": student.born_in}
        BirthDialog.ask(
            self._page,
            self._say,
            student,
            self._today,
            lambda born: born != kept and self.edit(student.id, born),
        )

    def _add(self, fields: dict[str, Any]) -> None:
        title = Title.of(ADDED, name=full_name(fields["family"], fields["given"]))
        made: list[str] = []
        if self._desk.do(title, lambda tx: made.append(students.add(tx, **fields))):
            self.added.emit(made[0])

    def _leave(self, ids: list[str], names: list[str], on: date) -> None:
        self._desk.do(_about(names, LEFT, MANY_LEFT), students.leave, ids, on)

    def _name(self, student_id: str) -> str:
        entries = self.everybody.entries if self.everybody else ()
        return next((e.student.name for e in entries if e.student.id == student_id), "")


def _about(names: Sequence[str], one: str, many: str) -> Title:
    return Title.of(one, name=names[0]) if len(names) == 1 else Title.of(many, n=len(names))


def _edited(tx: Any, *, student_id: str, fields: dict[str, Any]) -> None:
    students.edit(tx, student_id, **fields)


def _aimed(tx: Any, *, ids: Sequence[str], tier_id: str) -> None:
    for student_id in ids:
        students.edit(tx, student_id, aim_id=tier_id)
