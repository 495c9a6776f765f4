"""Beneath the current cell in the inspector: which attempt it is, who changed it last and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.db.students import NOTHING
from planner.rules.credits import State
from planner.ui.gradebook.cell_words import attempt_words, when_words
from planner.ui.parts.buttons import link
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.db.students import ResultRow
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.cell_reading import Record


class CellRecord(QWidget):
    """Shows the record of one cell; ``read`` fetches it. Its links are wishes."""

    history_wished = Signal()
    attempt_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.read: Callable[[GradeLine, Item], tuple[Record, int | None]] | None = None
        self.attempt = Line(tone="muted", px=12, wraps=True)
        self.changed = Line(tone="muted", px=12, wraps=True)
        self.history = link(say("History of this cell…"), self.history_wished.emit)
        self.further = link(say("Further attempt"), self.attempt_wished.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.attempt)
        column.addWidget(self.changed)
        column.addLayout(Flow((self.history, self.further), spacing=10))
        for one in (self.history, self.further):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_cell(self, line: GradeLine, item: Item) -> None:
        """Show what is on record of a student's result for an item."""
        assert self.read is not None
        row = line.results.get(item.id, NOTHING)
        found, most = self.read(line, item)
        say, last = self._say, found.last
        words = [attempt_words(item, one, say) for one in found.attempts]
        if row.attempt > 1 or (most or 1) > 1:
            words.append(self._now(row, most))
        self.attempt.setText("\n".join(words))
        self.attempt.setVisible(bool(words))
        if last is not None:
            name = last.by or say("nobody by name")
            self.changed.setText(
                say("Changed on {moment} by {name}", moment=when_words(last, say), name=name)
            )
        self.changed.setVisible(last is not None)
        self.history.setVisible(last is not None)
        self.further.setVisible(_was_tried(row))

    def _now(self, row: ResultRow, most: int | None) -> str:
        if most is None:
            return self._say("Attempt {n}", n=row.attempt)
        return self._say("Attempt {n} of {most}", n=row.attempt, most=most)


def _was_tried(row: ResultRow) -> bool:
    facts = row.facts
    numbered = facts.points is not None or facts.mark is not None
    return numbered or facts.state in {State.FAILED, State.MISSING, State.RETURNED}
