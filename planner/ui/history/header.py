"""The line above the steps: what kind, by whom, and a search."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from planner.language import marked
from planner.ui.history.table import FOUNDING
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.db.history import Step, StepKind
    from planner.language import Language

SEARCH_PX, PERSON_PX = 180, 150


class Filter(StrEnum):
    """Which steps the list shows."""

    ALL = "all"
    CHANGES = "changes"
    FLIPS = "flips"
    FACTS = "facts"


LABELS: Mapping[Filter, str] = {
    Filter.ALL: marked("All steps"),
    Filter.CHANGES: marked("Changes"),
    Filter.FLIPS: marked("Undo and redo"),
    Filter.FACTS: marked("Handed out"),
}
KINDS: Mapping[Filter, frozenset[StepKind]] = {
    Filter.ALL: frozenset(("do", "undo", "redo", "fact")),
    Filter.CHANGES: frozenset(("do",)),
    Filter.FLIPS: frozenset(("undo", "redo")),
    Filter.FACTS: frozenset(("fact",)),
}


class HistoryHeader(QWidget):
    """One of the chips is always on."""

    narrowed = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.chips = FilterChips({name: say(label) for name, label in LABELS.items()})
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Line(say("History"), bold=True))
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self.person = QComboBox()
        self.person.setAccessibleName(say("Who"))
        self.person.addItem(say("Everybody"), "")
        self.person.setFixedWidth(PERSON_PX)
        self.person.currentIndexChanged.connect(self.narrowed)
        row.addWidget(self.person)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search steps"))
        self.search.setAccessibleName(say("Search steps"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_PX)
        self.search.textChanged.connect(self.narrowed)
        self.chips.chosen.connect(self.narrowed)
        row.addWidget(self.search)

    def offer(self, people: Iterable[str]) -> None:
        """Offer everybody who has done a step; the choice is there only if there are several."""
        known = {self.person.itemData(n) for n in range(self.person.count())}
        for name in sorted(set(people) - known):
            self.person.addItem(name, name)
        self.person.setVisible(self.person.count() > 2)

    def keeps(self, step: Step, what: str) -> bool:
        """Say whether a step is shown now; ``what`` is how it is worded."""
        who = self.person.currentData()
        return (
            step.kind in KINDS[self.chips.value]
            and not (self.chips.value is Filter.FACTS and step.id == FOUNDING)
            and who in {"", step.by}
            and self.search.text().strip().casefold() in what.casefold()
        )

    def narrows(self) -> bool:
        """Say whether some steps may be hidden."""
        return self.chips.value is not Filter.ALL or bool(
            self.person.currentData() or self.search.text().strip()
        )

    def show_all(self) -> None:
        """Take search, person and chip back, so that every step is shown."""
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.chips.choose(Filter.ALL)
