"""The preview of an import: every row with what becomes of it, and the questions it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from planner.exchange.roster_columns import NAMES
from planner.jobs.roster import Answer, Verdict, sole_candidates
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.students.import_columns import ColumnChoices, Reading
from planner.ui.students.import_gone import GoneBox
from planner.ui.students.import_lines import (
    TONES,
    WORDS,
    ImportLine,
    What,
    import_lines,
    outcome,
    told_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.exchange.rosters import RosterFile
    from planner.exchange.sheets_in import SheetTable
    from planner.jobs.roster import RosterLine, RosterPreview
    from planner.language import Language
    from planner.ui.students.import_lines import Outcome
    from planner.ui.theme import Theme

LEAVE_OUT, SOMEBODY_NEW = "", "new"
CANDIDATE_PX = 300


@dataclass(frozen=True, slots=True)
class Look:
    """A list as it is read now: its table, what was read of it, and what that would do."""

    table: SheetTable
    file: RosterFile
    shown: RosterPreview


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported: a list as it was looked at, who is who, and who has left."""

    look: Look
    answers: dict[int, Answer]
    leavers: frozenset[str]


class ImportDialog(Dialog[Wish]):
    """Shows what would be done; nothing is written before Import is clicked.

    ``look`` reads the list anew as it is wished; ``first`` is the list as it was read at first.
    ``object_to`` says in a sentence what speaks against an import.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        name: str,
        first: Look,
        look: Callable[[Reading], Look],
        object_to: Callable[[Wish], str],
    ) -> None:
        super().__init__(parent, say, say("Import {file}", file=name), accept=say("Import"))
        self._look, self._read, self._object_to = first, look, object_to
        self._answers: dict[int, Answer] = {}
        self._leavers: frozenset[str] = frozenset()
        self.columns = ColumnChoices(say)
        self.chips = FilterChips[What | None](dict.fromkeys((None, *What), ""))
        self.table = import_table(say, theme)
        self.detail = Line(tone="muted", wraps=True)
        self.question = QuestionBox(say)
        self.gone = GoneBox(say)
        self.outcome = Line(wraps=True)
        self.promise = Line(tone="muted", wraps=True)
        self._lay_out()
        self.columns.chosen.connect(self._read_as)
        self.chips.chosen.connect(self._narrow)
        self.table.chosen.connect(self._show_question)
        self.question.answered.connect(self._answer)
        self.question.all_answered.connect(self._answer_all)
        self.gone.marked.connect(self._leave)
        self.gone.all_marked.connect(self._leave_all)
        self._show_look(Reading())
        self.resize(960, 700)

    def _lay_out(self) -> None:
        self.promise.setText(
            self.say(
                "A copy of the course is made before. The import is one step, and Undo takes it"
                " back. What is blank in the list stays as it is in the course."
            )
        )
        self.body.addWidget(self.columns)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.table, 1)
        for part in (self.detail, self.question, self.gone, self.outcome, self.promise):
            self.body.addWidget(part)

    @override
    def answer(self) -> Wish:
        return Wish(self._look, self._answers, self._leavers)

    @override
    def objection(self) -> str:
        return self._object_to(self.answer())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        name: str,
        first: Look,
        look: Callable[[Reading], Look],
        object_to: Callable[[Wish], str],
        then: Callable[[Wish], object],
    ) -> ImportDialog:
        """Show the preview; ``then`` gets what is to be imported."""
        dialog = cls(parent, say, theme, name=name, first=first, look=look, object_to=object_to)
        return dialog.open_for(then)

    def _read_as(self, reading: Reading) -> None:
        """Read the list anew; answers about rows would be about other people now."""
        self._look = self._read(reading)
        self._answers, self._leavers = {}, frozenset()
        self._show_look(reading)

    def _show_look(self, reading: Reading) -> None:
        file = self._look.file
        self.columns.show_table(self._look.table, file.facts, file.sheets, headed=reading.headed)
        self._show_lines()
        first = next((line for line in self.table.shown() if line.asks), None)
        if first is not None:
            self.table.show_row(_identity(first))

    def _show_lines(self) -> None:
        shown = self._look.shown
        lines = import_lines(shown, self._answers, self.say, self._leavers)
        self.table.show_rows(lines)
        self._show_counts(lines)
        end = outcome(shown, self._answers, self._leavers)
        self.accept_button.setEnabled(end.does_something)
        if not NAMES & set(self._look.file.facts):
            self.outcome.show_text(
                self.say("No column holds names yet. Say above which one does."), "waiting"
            )
            return
        self.outcome.show_text(f"{', '.join(_counted(end, self.say))}.", "")

    def _show_counts(self, lines: Sequence[ImportLine]) -> None:
        for what in self.chips.chips:
            n = sum(what in {None, line.what} for line in lines)
            word = self.say("all rows") if what is None else self.say(WORDS[what])
            self.chips.show_label(what, f"{word} {n}", there=bool(n) or what is None)

    def _narrow(self, what: What | None) -> None:
        self.table.keep_only(None if what is None else lambda line: line.what is what)

    def _show_question(self, line: ImportLine | None) -> None:
        shown = self._look.shown
        asks, gone = (line.asks, line.gone) if line else (None, None)
        self.detail.setText(self._whole(line) if line else "")
        many = sum(one.verdict is Verdict.QUESTION for one in shown.lines) > 1
        self.question.setVisible(asks is not None)
        if asks is not None:
            self.question.show_line(asks, self._answers.get(asks.row.row), many=many)
        self.gone.setVisible(gone is not None)
        if gone is not None:
            several = sum(not one.by_hand for one in shown.gone) > 1
            self.gone.show_one(gone, leaves=gone.student.id in self._leavers, many=several)

    def _whole(self, line: ImportLine) -> str:
        """Say a row in full, since its cell may be too narrow for it."""
        row = self.say("Row {row}", row=line.row) if line.row else self.say("The file")
        if line.gone:
            row = line.name
        word = self.say(WORDS[line.what])
        return " · ".join(part for part in (row, word, line.detail) if part)

    def _answer(self, row: int, answer: Answer | None) -> None:
        if answer is None:
            self._answers.pop(row, None)
        else:
            self._answers[row] = answer
        self._show_lines()

    def _answer_all(self) -> None:
        self._answers |= sole_candidates(self._look.shown.lines)
        self._show_lines()

    def _leave(self, student: str, leaves: bool) -> None:  # noqa: FBT001 - as the signal tells it
        one = frozenset({student})
        self._leavers = self._leavers | one if leaves else self._leavers - one
        self._show_lines()

    def _leave_all(self) -> None:
        from_lists = (one.student.id for one in self._look.shown.gone if not one.by_hand)
        self._leavers = self._leavers.union(from_lists)
        self._show_lines()


def _counted(end: Outcome, say: Language) -> list[str]:
    """Say what would be done, in parts of one sentence."""
    said = [
        say.count("{n} student is added", "{n} students are added", end.new),
        say.count("{n} is changed", "{n} are changed", end.changed),
    ]
    if end.returned:
        said.append(say.count("{n} comes back", "{n} come back", end.returned))
    if end.left:
        words = say.count(
            "{n} is marked as having left", "{n} are marked as having left", end.left
        )
        said.append(words)
    if end.open:
        said.append(
            say.count("{n} question is left open", "{n} questions are left open", end.open)
        )
    return said


class QuestionBox(QWidget):
    """Who a row means, where the file does not say it surely."""

    answered = Signal(int, object)  # the row, and an Answer or None
    all_answered = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._row = 0
        self.words = Line()
        self.choice = QComboBox()
        self.choice.setMinimumWidth(CANDIDATE_PX)
        self.words.setBuddy(self.choice)
        self.all = button(say("Same person wherever one alone fits"), self.all_answered.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.all)
        self.choice.activated.connect(self._chosen)
        self.hide()

    def show_line(self, line: RosterLine, answer: Answer | None, *, many: bool) -> None:
        """Ask about one row."""
        if line.row.row != self._row:
            self._row = line.row.row
            self._offer(line)
        chosen = LEAVE_OUT if answer is None else answer.student or SOMEBODY_NEW
        self.choice.setCurrentIndex(self.choice.findData(chosen))
        self.all.setVisible(many)

    def _offer(self, line: RosterLine) -> None:
        say = self._say
        words = say("Row {row} is", row=line.row.row)
        self.words.setText(words)
        self.choice.setAccessibleName(words)
        self.choice.clear()
        self.choice.addItem(say("left out"), LEAVE_OUT)
        for student in line.candidates:
            self.choice.addItem(told_apart(student), student.id)
        if line.verdict is Verdict.QUESTION:
            self.choice.addItem(say("somebody new"), SOMEBODY_NEW)

    def _chosen(self) -> None:
        chosen = self.choice.currentData()
        answer = Answer(None if chosen == SOMEBODY_NEW else chosen) if chosen else None
        self.answered.emit(self._row, answer)


def import_table(say: Language, theme: Theme) -> RowsTable[ImportLine]:
    """Make the list of all rows."""
    columns = (
        Column[ImportLine](
            heading=say("Row"),
            text=lambda line: "" if line.row is None else str(line.row),
            tone=lambda _: "muted",
            right=True,
            width=54,
        ),
        Column[ImportLine](
            heading=say("What"),
            text=lambda line: say(WORDS[line.what]),
            tone=lambda line: TONES[line.what],
            width=108,
        ),
        Column[ImportLine](
            heading=say("Student"), text=lambda line: line.name, bold=True, width=180
        ),
        Column[ImportLine](heading=say("Matriculation"), text=lambda line: line.number, width=104),
        Column[ImportLine](
            heading=say("What follows"),
            text=lambda line: line.detail,
            tip=lambda line: line.detail,
            width=0,
        ),
    )
    name = say("Rows of the list")
    return RowsTable[ImportLine](name, columns, theme, identity=_identity, sortable=False)


def _identity(line: ImportLine) -> tuple[int | None, str, str]:
    return line.row, line.name, "" if line.name else line.detail
