"""The current cell in the inspector: state, number, days late, own deadline and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import vocabulary
from planner.db.students import NOTHING
from planner.rules.credits import Marking, Progress, State, progress
from planner.ui.gradebook.cells import CELL_WORDS, typed_text
from planner.ui.parts.buttons import link
from planner.ui.parts.fields import Choice, TextField, WholeNumber, padded
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.note_field import NoteField
from planner.ui.parts.reveal import reveal
from planner.wording.reasons import overdue

if TYPE_CHECKING:
    from datetime import date

    from planner.db.students import ResultRow
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item

MOST_DAYS_LATE = 365
LATE_PX, STATE_PX = 72, 80  # beside a scroll bar there is little room


class CellBox(QWidget):
    """Shows and changes one result; every change is a wish."""

    state_wished = Signal(object)  # State
    number_wished = Signal(str)
    late_wished = Signal(int)
    extension_wished = Signal()
    note_wished = Signal(object)  # {which note: its text}

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self._say, self._today = say, today
        self._all_notes = False
        self._shown = NOTHING
        self.heading = Heading("")
        self.state, self.number, self.late = Choice(), TextField(), WholeNumber()
        self.objection = Line(tone="out", px=12, wraps=True)
        self.objection.hide()
        self.due = Line(tone="muted", px=12, wraps=True)
        self.term = TextField()
        self.extend = link(say("Extend…"))
        self.notes = {
            "note": _note(say("Internal note")),
            "feedback": _note(say("Feedback to the student")),
            "office_note": _note(say("Remark for the office")),
        }
        self.more = link(say("More notes…"))
        self._fill_states()
        self._lay_out()
        self._connect()

    def _fill_states(self) -> None:
        for state in State:
            word = self._say(CELL_WORDS[state]) or vocabulary.state(state, self._say)
            self.state.addItem(word)
        self.state.setAccessibleName(self._say("State"))
        self.late.setRange(0, MOST_DAYS_LATE)
        self.late.setAccessibleName(self._say("Days late"))
        self.late.setPrefix(f"{self._say('Days late')}: ")
        self.late.setKeyboardTracking(False)
        self.late.setMinimumWidth(LATE_PX)
        self.state.setMinimumWidth(STATE_PX)
        self.term.setAccessibleName(self._say("Recognised from"))
        self.term.setPlaceholderText(self._say("Recognised from"))
        padded(self.late)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        fields = QHBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(self.state, 1)
        fields.addWidget(self.number, 1)
        column.addLayout(fields)
        column.addWidget(self.objection)
        column.addWidget(self.term)
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self.late, 1)
        times.addWidget(self.extend)
        column.addLayout(times)
        column.addWidget(self.due)
        for note in self.notes.values():
            column.addWidget(note)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.state.activated.connect(lambda n: self.state_wished.emit(list(State)[n]))
        self.number.editingFinished.connect(self._number_typed)
        self.late.valueChanged.connect(self._late_typed)
        self.term.editingFinished.connect(self._term_typed)
        self.extend.clicked.connect(self.extension_wished)
        self.more.clicked.connect(self._show_all_notes)
        for name, note in self.notes.items():
            note.left.connect(lambda text, name=name: self.note_wished.emit({name: text}))

    def beneath_values(self, widget: QWidget) -> None:
        """Put a widget between what is entered and the notes."""
        self._column.insertWidget(self._column.indexOf(self.due) + 1, widget)

    def hand_in(self) -> None:
        """Hand in a note that is still being typed, before another cell is shown."""
        for note in self.notes.values():
            note.hand_in()

    def show_cell(self, line: GradeLine, item: Item) -> None:
        """Show one student's result for one item."""
        row: ResultRow = line.results.get(item.id, NOTHING)
        facts = row.facts
        self._shown = row
        if self.heading.accessibleName() != item.title:
            self.heading.setText(item.title)
        self.state.setCurrentIndex(list(State).index(facts.state))
        graded = item.marking is Marking.GRADE
        label = self._say("Grade") if graded else self._say("Points")
        self.number.setAccessibleName(label)
        self.number.setPlaceholderText(self._placeholder(item, label))
        number = typed_text(row, self._say)
        if number != self.number.text():
            self.number.setText(number)
        self.object_("")
        self.late.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.late.setValue(facts.late_days)
        self.late.blockSignals(False)  # noqa: FBT003 - as above
        self._show_due(item, row)
        self.term.setText(row.recognised_from)
        self.term.setVisible(facts.state is State.RECOGNISED)
        for name, note in self.notes.items():
            note.show_note(getattr(row, name))
        self.number.setVisible(item.marking is not Marking.TICK or bool(number))
        self._show_notes()

    def object_(self, sentence: str) -> None:
        """Say why what was typed is not taken; an empty sentence takes it away."""
        self.objection.setText(sentence)
        self.objection.setVisible(bool(sentence))

    def _placeholder(self, item: Item, label: str) -> str:
        if item.max_points is None or item.marking is Marking.GRADE:
            return label
        return self._say("Points of {most}", most=self._say.number(item.max_points))

    def _show_due(self, item: Item, row: ResultRow) -> None:
        say = self._say
        if row.facts.due is not None:
            text = say("extended until {day}", day=say.day(row.facts.due))
        elif item.due is not None:
            text = say("due {day}", day=say.day(item.due))
        else:
            text = ""
        due = row.facts.due or (item.due if row.facts.state is State.OPEN else None)
        if due is not None and progress(item, row.facts) is Progress.OWED:
            text = ", ".join(part for part in (text, overdue(due, self._today, say)) if part)
        if row.due_ground:
            text = f"{text} ({row.due_ground})"
        self.due.setText(text)
        self.due.setVisible(bool(text))

    def _show_all_notes(self) -> None:
        self._all_notes = True
        self._show_notes()
        self.notes["feedback"].setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.notes["office_note"])

    def _show_notes(self) -> None:
        for name, note in self.notes.items():
            note.setVisible(self._all_notes or name == "note" or bool(note.toPlainText()))
        self.more.setVisible(any(note.isHidden() for note in self.notes.values()))

    def _number_typed(self) -> None:
        text, there = self.number.text().strip(), typed_text(self._shown, self._say)
        if not text:
            self.number.setText(there)  # a blank states nothing; clearing is a wish of its own
        elif text != there:
            self.number_wished.emit(text)

    def _term_typed(self) -> None:
        term = self.term.text().strip()
        if term != self._shown.recognised_from:
            self.note_wished.emit({"recognised_from": term})

    def _late_typed(self, days: int) -> None:
        if days != self._shown.facts.late_days:
            self.late_wished.emit(days)


def _note(label: str) -> NoteField:
    field = NoteField()
    field.setAccessibleName(label)
    field.setPlaceholderText(label)
    return field
