"""The chosen student's data in the inspector, to be changed where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner.rules.credits import Enrolment
from planner.ui.parts.away import away_words
from planner.ui.parts.buttons import button
from planner.ui.parts.fields import TextField
from planner.ui.parts.labels import as_tip
from planner.ui.parts.note_field import NoteField
from planner.ui.students.birth import birth_words
from planner.ui.students.fields import AimBox, AssistantBox, ProgrammeField, StatusBox
from planner.ui.students.words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from planner.db.students import StudentRow
    from planner.language import Language
    from planner.rules.terms import Days
    from planner.ui.students.reading import Everybody

LABEL_PX = 86
TEXTS = (
    *("family", "given", "matriculation", "email", "programme", "regulations"),
    "home_university",
)
NOTES = ("office_note", "note")


class StudentForm(QWidget):
    """One student. A field wishes for a change when it is left, a choice when it is made."""

    edited = Signal(str, dict)  # student id, and the columns that change
    leave_wished = Signal()
    back_wished = Signal()
    away_wished = Signal()
    birth_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._student: StudentRow | None = None
        self.programme = ProgrammeField()
        self.texts: dict[str, TextField] = {
            name: self.programme if name == "programme" else TextField() for name in TEXTS
        }
        self.aim, self.assistant = AimBox(say), AssistantBox(say)
        self.status = StatusBox(say, leavers=True)
        self.notes = {name: NoteField() for name in NOTES}
        self._form = QFormLayout()
        self._form.setVerticalSpacing(4)
        self._form.setHorizontalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        self.away = button("", self.away_wished.emit)
        self.birth = button("", self.birth_wished.emit)
        for leads in (self.away, self.birth):
            leads.setStyleSheet("text-align: left; padding: 5px 7px; font-weight: normal;")
        choices = {"aim_id": self.aim, "ta_id": self.assistant, "status": self.status}
        rows = {**self.texts, **choices, **self.notes}
        for name, field in rows.items():
            self._row(say.short(FIELDS[name]), field)
        self._row(say("Cannot come"), self.away)
        self._row(say("Born"), self.birth)
        self._connect()

    def show_student(
        self, student: StudentRow, offered: Everybody, away: Sequence[Days] = ()
    ) -> None:
        """Show a student as they are in the file, with the days on which they cannot come."""
        words = away_words(away, self._say)
        self.away.setText(words or self._say("No days known"))
        self.away.setToolTip(as_tip(words))
        self.away.setAccessibleDescription(self.away.text())
        born = birth_words(student, self._say)
        self.birth.setText(born or self._say("Not kept"))
        self.birth.setToolTip(as_tip(born))
        self.birth.setAccessibleDescription(self.birth.text())
        other = self._student is not None and self._student.id != student.id
        if other:
            self.hand_in()
        self._student = student
        self.programme.offer(offered.programmes)
        self.aim.offer(offered.work.tiers)
        for name, field in self.texts.items():
            _put(field, getattr(student, name), other=other)
        self.aim.show_tier(student.aim)
        self.assistant.offer(offered.assistants)
        self.assistant.show_person(student.ta)
        self._form.setRowVisible(self.assistant, bool(offered.assistants))
        exchange = bool(student.home_university or not student.matriculation)
        self._form.setRowVisible(self.texts["home_university"], exchange)
        self.status.show_status(student.status)
        for name, note in self.notes.items():
            note.show_note(getattr(student, name))

    def hand_in(self) -> None:
        """Hand in what is still being typed, before another student is shown."""
        for name, field in self.texts.items():
            self._text_typed(name, field)
        for note in self.notes.values():
            note.hand_in()

    def focus_name(self) -> None:
        """Put the cursor into the family name, all of it selected."""
        self.texts["family"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.texts["family"].selectAll()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.hand_in()

    def _row(self, label: str, field: QWidget) -> None:
        words = QLabel(label)
        words.setProperty("tone", "muted")
        words.setWordWrap(True)
        words.setFixedWidth(LABEL_PX)
        words.setBuddy(field)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.setAccessibleName(label)
        self._form.addRow(words, field)

    def _connect(self) -> None:
        for name, field in self.texts.items():
            field.editingFinished.connect(
                lambda name=name, field=field: self._text_typed(name, field)
            )
        for name, note in self.notes.items():
            note.left.connect(lambda text, name=name: self._edit(name, text))
        self.aim.activated.connect(lambda: self._edit("aim_id", self.aim.tier_id()))
        self.assistant.activated.connect(lambda: self._edit("ta_id", self.assistant.person_id()))
        self.status.activated.connect(lambda: self._status_chosen(self.status.status()))

    def _text_typed(self, name: str, field: QLineEdit) -> None:
        if field.isModified():
            field.setModified(False)
            self._edit(name, field.text().strip())

    def _status_chosen(self, status: Enrolment) -> None:
        student = self._student
        if student is None or status is student.status:
            return
        self.status.show_status(student.status)  # until it is so
        if status is Enrolment.LEFT:
            self.leave_wished.emit()
        elif student.status is Enrolment.LEFT and status is Enrolment.REGISTERED:
            self.back_wished.emit()
        elif student.status is Enrolment.LEFT:
            self.edited.emit(student.id, {"status": status, "left_on": None})
        else:
            self.edited.emit(student.id, {"status": status})

    def _edit(self, name: str, value: Any) -> None:
        student = self._student
        if student is not None and getattr(student, name.removesuffix("_id")) != value:
            self.edited.emit(student.id, {name: value})


def _put(field: QLineEdit, text: str, *, other: bool) -> None:
    """Show a text, unless somebody is typing there about the same student."""
    field.setToolTip(text)
    if other or not (field.hasFocus() and field.isModified()):
        field.setText(text)
        field.setCursorPosition(0)
