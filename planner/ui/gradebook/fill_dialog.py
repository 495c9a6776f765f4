"""Fill the blank ones of the chosen cells with one value; exceptions survive."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from planner.commands.results import Entry
from planner.db.students import NOTHING
from planner.rules.attempts import is_blank
from planner.rules.credits import Enrolment
from planner.ui.gradebook.entering import read_value
from planner.ui.gradebook.keystrokes import hopeless
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import TextField
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item

    type Filled = tuple[str, str, Entry]


def can_fill(line: GradeLine, item_id: str) -> bool:
    """Say whether a cell is blank and nothing was agreed: no deadline of the student's own."""
    facts = line.results.get(item_id, NOTHING).facts
    untouched = is_blank(facts.state, facts.points, facts.mark, facts.late_days)
    return untouched and facts.due is None and line.student.status is not Enrolment.LEFT


class FillDialog(Dialog[tuple[str, tuple["Filled", ...]]]):
    """The answer is the value as it was typed, and the entry for each blank cell.

    ``blanks`` are the blank ones of ``n`` chosen cells: (student, item). ``bonus`` names the
    items that take more points than their most.
    """

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        blanks: Sequence[tuple[str, Item]],
        *,
        n: int,
        value: str,
        bonus: Mapping[str, bool],
    ) -> None:
        accept = say.count("Fill {n} cell", "Fill {n} cells", len(blanks))
        super().__init__(parent, say, say("Fill blank cells"), accept=accept)
        self._blanks, self._bonus = blanks, bonus
        self._items = {item.id: item for _, item in blanks}
        words = say(
            "{blank} of {all} chosen cells are blank; the others stay as they are.",
            blank=len(blanks),
            all=n,
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.value = TextField(value)
        self.value.setPlaceholderText(say("such as passed, 17.5 or 1.3"))
        self.field(say("Value"), self.value)
        self.value.textEdited.connect(lambda text: self.object_(self._hopeless(text)))
        self.value.selectAll()
        self.accept_button.setEnabled(bool(blanks))
        self.setMinimumWidth(440)

    @override
    def answer(self) -> tuple[str, tuple[Filled, ...]]:
        text = self.value.text().strip()
        entries = {item.id: self._read(text, item) for item in self._items.values()}
        filled = tuple(
            (student_id, item.id, entry)
            for student_id, item in self._blanks
            if isinstance(entry := entries[item.id], Entry)
        )
        return text, filled

    @override
    def objection(self) -> str:
        text = self.value.text().strip()
        if not text:
            return self.say("Say what to fill in.")
        for item in self._items.values():
            found = self._read(text, item)
            if isinstance(found, str):
                return found
        return self._hopeless(text)

    def _read(self, text: str, item: Item) -> Entry | str:
        return read_value(text, item, self.say)

    def _hopeless(self, text: str) -> str:
        said = (
            hopeless(text, item, self.say, bonus=self._bonus.get(item.id, False))
            for item in self._items.values()
        )
        return next((one for one in said if one), "")

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        blanks: Sequence[tuple[str, Item]],
        *,
        n: int,
        value: str,
        bonus: Mapping[str, bool],
        then: Callable[[tuple[str, tuple[Filled, ...]]], object],
    ) -> FillDialog:
        """Ask what to fill in."""
        return cls(parent, say, blanks, n=n, value=value, bonus=bonus).open_for(then)
