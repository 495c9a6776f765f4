"""What one does in the gradebook, as steps of the desk; refusals come back as words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.commands import decisions, results
from planner.commands.group_results import clear_for_group, enter_for_group
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.jobs import deciding
from planner.language import marked
from planner.rules.credits import State
from planner.ui.gradebook.entering import clear_title, entry_title, read_value, state_title
from planner.ui.gradebook.keystrokes import hopeless
from planner.ui.gradebook.together import whose
from planner.wording import worded
from planner.wording.together import called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.errors import PlannerError
    from planner.jobs.deciding import Wish
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.grid import Cell
    from planner.ui.gradebook.model import GradebookModel

TICKABLE = frozenset({State.OPEN, State.SUBMITTED, State.RETURNED, State.EXCUSED})
MOST_AT_ONCE = 2000  # cells; a slip of the keys over a whole large course changes nothing
UNTOUCHED_BY_TICKS = frozenset({State.EXEMPT, State.RECOGNISED})


class Doings(QObject):
    """Hands steps in at the desk, each under a title that names student and item."""

    noticed = Signal(str)

    def __init__(self, desk: Desk, say: Language, model: GradebookModel, today: date) -> None:
        super().__init__()
        self._desk, self._say, self._model, self._today = desk, say, model, today

    def set_state(self, cells: Sequence[Cell], state: State) -> bool:
        """Set a state in all these cells, as one step."""
        if not cells or self._are_too_many(cells):
            return False
        title = state_title(state, *whose(self._model, cells, self._today, state))
        entries = [(*cell, Entry(state=state)) for cell in cells]
        return self._desk.do(title, enter_for_group, entries, on=self._today)

    def tick(self, cells: Sequence[Cell]) -> bool:
        """Pass what is open among these cells; if nothing is, open again what was passed.

        Of several cells those that failed, are missing, exempt or recognised stay as they are.
        """
        found = [(cell, self._state(cell)) for cell in cells]
        if len(found) == 1:
            to_pass = [c for c, s in found if s not in UNTOUCHED_BY_TICKS | {State.PASSED}]
        else:
            to_pass = [cell for cell, state in found if state in TICKABLE]
        passed = [cell for cell, state in found if state is State.PASSED]
        if to_pass:
            return self.set_state(to_pass, State.PASSED)
        if passed:
            return self.set_state(passed, State.OPEN)
        if cells:
            self.noticed.emit(
                self._say("A tick changes nothing here; press a letter to set another state.")
            )
        return False

    def clear(self, cells: Sequence[Cell]) -> bool:
        """Open these cells again and take their numbers away, as one step."""
        if not cells or self._are_too_many(cells):
            return False
        title = clear_title(*whose(self._model, cells, self._today))
        return self._desk.do(title, clear_for_group, cells, on=self._today)

    def enter_text(self, cell: Cell, text: str) -> str:
        """Enter what was typed into one cell; the answer is an objection, or nothing."""
        item = self._model.item(cell[1])
        line = self._model.line(cell[0])
        if item is None or line is None or not text.strip():
            return ""
        entry = read_value(text, item, self._say)
        if isinstance(entry, str):
            return entry
        name = called(line, item, self._today, entry.state)
        title = entry_title(entry, name, item.title, self._say)
        enter = partial(enter_for_group, on=self._today)
        return self.attempt(title, enter, [(*cell, entry)])

    def objection(self, cell: Cell, text: str) -> str:
        """Say why what is being typed into a cell can become no value, or nothing."""
        item = self._model.item(cell[1])
        if item is None:
            return ""
        details = self._model.details.get(item.id)
        bonus = details is not None and details.bonus
        return hopeless(text, item, self._say, bonus=bonus)

    def enter_many(self, entries: Sequence[tuple[str, str, Entry]]) -> bool:
        """Enter a pasted block as one step."""
        title = Title.of(marked("{n} results pasted"), n=len(entries))
        return self._desk.do(title, enter_for_group, entries, on=self._today)

    def set_late(self, cell: Cell, days: int) -> bool:
        """Record by how many days something came late."""
        name, item = (words[0] for words in self._called([cell]))
        entry = Entry(late_days=days)
        title = entry_title(entry, name, item, self._say)
        return self._desk.do(title, results.enter, *cell, entry)

    def set_state_of(self, cell: Cell, state: State) -> bool:
        """Set the state of one cell."""
        return self.set_state([cell], state)

    def write_notes(self, cell: Cell, notes: Mapping[str, Any]) -> bool:
        """Write notes of a result, or its own deadline with the ground."""
        name, item = (words[0] for words in self._called([cell]))
        if notes.get("due"):
            day = self._say.day_month(notes["due"])
            title = Title.of(
                marked("{name}: {item} extended until {day}"), name=name, item=item, day=day
            )
        elif "due" in notes:
            title = Title.of(marked("{name}: {item} no longer extended"), name=name, item=item)
        elif "recognised_from" in notes:
            text = marked("{name}: {item} recognised from {term}")
            term = notes["recognised_from"] or self._say("none")
            title = Title.of(text, name=name, item=item, term=term)
        else:
            title = Title.of(marked("{name}: note on {item}"), name=name, item=item)
        return self._desk.do(title, results.annotate, *cell, **notes)

    def decide(self, student_id: str, wish: Wish) -> bool:
        """Decide for one student."""
        title = Title.of(marked("{name}: decided"), name=self._name(student_id))
        by = self._desk.store.who
        return self._desk.do(title, deciding.decide, student_id, wish, today=self._today, by=by)

    def accept(self, student_id: str) -> bool:
        """Take one student's proposal as it stands."""
        line = self._model.line(student_id)
        if line is None or line.proposal is None:
            return False
        return self.decide(student_id, deciding.accepting(line))

    def accept_all(self, students: frozenset[str], assessed_on: date) -> bool:
        """Take the proposals of all these students, as one step."""
        return self._desk.do(
            Title.of(marked("{n} proposals accepted"), n=len(students)),
            deciding.accept_all,
            today=self._today,
            by=self._desk.store.who,
            assessed_on=assessed_on,
            students=students,
        )

    def keep(self, line: Line, reason: str) -> str:
        """Keep a stale decision, based on what is so now; the answer is why not, or nothing."""
        title = Title.of(marked("{name}: decision kept"), name=line.student.name)
        wish, by = deciding.keeping(line, reason), self._desk.store.who
        return self.attempt(
            title, lambda tx: deciding.decide(tx, line.student.id, wish, today=self._today, by=by)
        )

    def withdraw(self, student_id: str) -> bool:
        """Take a decision back."""
        title = Title.of(marked("{name}: decision withdrawn"), name=self._name(student_id))
        return self._desk.do(title, decisions.withdraw, student_id)

    def attempt(self, title: Title, command: Callable[..., object], *args: Any) -> str:
        """Hand a step in and answer, in words, why it was refused; "" if it was not."""
        refusals: list[PlannerError] = []
        connection = self._desk.refused.connect(refusals.append)
        try:
            self._desk.do(title, command, *args)
        finally:
            self._desk.refused.disconnect(connection)
        return worded(refusals[0], self._say) if refusals else ""

    def _are_too_many(self, cells: Sequence[Cell]) -> bool:
        too_many = len(cells) > MOST_AT_ONCE
        if too_many:
            words = self._say("{n} results at once are too many; select fewer.", n=len(cells))
            self.noticed.emit(words)
        return too_many

    def _state(self, cell: Cell) -> State:
        line = self._model.line(cell[0])
        return (line.results.get(cell[1], NOTHING) if line else NOTHING).facts.state

    def _called(self, cells: Sequence[Cell]) -> tuple[list[str], list[str]]:
        names = [self._name(student_id) for student_id, _ in cells]
        items = [item.title if (item := self._model.item(one)) else "" for _, one in cells]
        return names, items

    def _name(self, student_id: str) -> str:
        line = self._model.line(student_id)
        return line.student.name if line else ""
