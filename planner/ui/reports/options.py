"""What can be chosen for a document: one row of ``ASKED`` for each option, and their fields.

A further option is a member of ``Option`` and a row here that says how it is called, what there
is to choose, and what a choice makes of the order. A choice is kept as a text and found again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.db import plans, work
from planner.jobs.exam_rows import list_names
from planner.jobs.posting import SHOWN
from planner.language import marked
from planner.reports.exam_rows import list_words
from planner.reports.paper_sizes import PAPERS
from planner.rules.plan import TEACHING, Status, numbers
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Line
from planner.ui.reports.words import Option

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.jobs.documents import Order
    from planner.language import Language
    from planner.ui.reports.words import Document

type Choices = Sequence[tuple[str, str]]  # what is kept of a choice, and what is shown


@dataclass(frozen=True, slots=True)
class Asked:
    """How an option is called, what there is to choose, and the order with a choice put in."""

    label: str
    choices: Callable[[Any, Document, Language], Choices]
    put: Callable[[Order, str], Order]


def _papers(_tx: Any, about: Document, say: Language) -> Choices:
    return [(size, say(PAPERS[size])) for size in about.papers]


def _put_paper(order: Order, chosen: str) -> Order:
    return replace(order, paper=next(size for size in PAPERS if size == chosen))


def _sessions(tx: Any, _about: Document, say: Language) -> Choices:
    rows = plans.sessions(tx)
    numbered = numbers(rows)
    held = (
        row
        for row in rows
        if row.kind in TEACHING and row.day is not None and row.status is not Status.CANCELLED
    )
    found = [("", say("To be dated by hand"))]
    for row in held:
        day = say.day_month(row.day) if row.day else ""
        found.append((row.id, " · ".join(filter(None, (numbered.get(row.id), day, row.topic)))))
    return found


def _lists(tx: Any, _about: Document, say: Language) -> Choices:
    every = [(one.key, list_words(one, say)) for one in list_names(tx)]
    return [("", say("All lists")), *every] if len(every) > 1 else []


def _shown(tx: Any, _about: Document, say: Language) -> Choices:
    of_items = [(item.id, item.title) for item in work.items(tx)]
    return [*((key, say(words)) for key, words in SHOWN.items()), *of_items]


ASKED: Mapping[Option, Asked] = {
    Option.PAPER: Asked(marked("Paper"), _papers, _put_paper),
    Option.SESSION: Asked(
        marked("Session"), _sessions, lambda order, chosen: replace(order, session=chosen)
    ),
    Option.EXAM: Asked(marked("List"), _lists, lambda order, chosen: replace(order, exam=chosen)),
    Option.SHOWN: Asked(
        marked("It shows"), _shown, lambda order, chosen: replace(order, shown=chosen)
    ),
}


class Options(QWidget):
    """A field for each option of a document that leaves something to choose."""

    changed = Signal()

    def __init__(self, about: Document, say: Language) -> None:
        super().__init__()
        self._about, self._say = about, say
        self.fields: dict[Option, Choice] = {}
        self._labels: dict[Option, Line] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for option in about.options:
            name = say(ASKED[option].label)
            field, label = Choice(), Line(name, tone="muted")
            field.setAccessibleName(name)
            field.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.activated.connect(self.changed)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            self.fields[option], self._labels[option] = field, label
        self.setVisible(bool(self.fields))

    def read(self, tx: Any) -> None:
        """Read what there is to choose now; what was chosen stays so while it is there."""
        for option, field in self.fields.items():
            kept = field.currentData()
            field.clear()
            for key, words in ASKED[option].choices(tx, self._about, self._say):
                field.addItem(words, key)
            field.setCurrentIndex(max(field.findData(kept), 0))
            field.setVisible(field.count() > 1)
            self._labels[option].setVisible(field.count() > 1)

    def order(self, order: Order) -> Order:
        """Return an order with everything that is chosen."""
        for option, field in self.fields.items():
            if field.count():
                order = ASKED[option].put(order, str(field.currentData()))
        return order

    def chosen(self) -> dict[str, str]:
        """Return what is chosen, by the names of the options, to be kept."""
        return {option.value: str(field.currentData()) for option, field in self.fields.items()}

    def choose(self, kept: Mapping[str, str]) -> None:
        """Choose again what was kept; what is not there any more is left as it is."""
        for option, field in self.fields.items():
            at = field.findData(kept.get(option.value))
            if at >= 0:
                field.setCurrentIndex(at)
