"""Asks what one member of a group gets, and why it is not what the group gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit

from planner import vocabulary
from planner.commands.group_results import WhyDifferent
from planner.rules.credits import Marking, State
from planner.ui.gradebook.cells import number_text
from planner.ui.gradebook.entering import read_value
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.commands.results import Entry
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item

FIELD_PX = 320
GIVEN = (State.PASSED, State.FAILED, State.RETURNED, State.SUBMITTED, State.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Different:
    """What one member gets and why; no entry leaves the result as it is for now."""

    entry: Entry | None
    reason: str


class DifferDialog(Dialog[Different]):
    """A value as one types it into the grid, and a reason that may not be empty."""

    def __init__(self, parent: QWidget, say: Language, line: GradeLine, item: Item) -> None:
        name = line.student.name
        title = say("{name}: {item} differs from the group", name=name, item=item.title)
        super().__init__(parent, say, title)
        self._item, self._name = item, line.student.family
        row = line.results.get(item.id)
        number = number_text(row.facts, say) if row else ""
        hint = say(
            "From then on entries for the group leave this result alone, until it is as the group"
            " again."
        )
        self.body.insertWidget(0, Line(hint, tone="muted", wraps=True))
        self.value, self.reason = QComboBox(), QLineEdit(row.differs if row else "")
        self._now = say("as it is now: {value}", value=number) if number else say("as it is now")
        self.value.addItem(self._now)
        for state in GIVEN:
            self.value.addItem(vocabulary.state(state, say))
        self.value.setEditable(item.marking is not Marking.TICK)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for field in (self.value, self.reason):
            field.setMinimumWidth(FIELD_PX)
        self.reason.setPlaceholderText(say("e.g. handed in a part of their own"))
        self.field(say("Result"), self.value)
        self.field(say("Reason"), self.reason)

    @override
    def objection(self) -> str:
        read = self._read()
        if isinstance(read, str):
            return read
        if not self.reason.text().strip():
            return worded(WhyDifferent(self._name), self.say)
        return ""

    @override
    def answer(self) -> Different:
        read = self._read()
        assert not isinstance(read, str)  # else there is an objection
        return Different(entry=read, reason=self.reason.text().strip())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        line: GradeLine,
        item: Item,
        then: Callable[[Different], object],
    ) -> DifferDialog:
        """Ask about one student and item."""
        return cls(parent, say, line, item).open_for(then)

    def _read(self) -> Entry | str | None:
        text = self.value.currentText().strip()
        if text in {"", self._now}:
            return None
        return read_value(text, self._item, self.say)
