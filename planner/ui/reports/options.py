"""What can be chosen for a document: one row of ``ASKED`` for each option, and their fields.

A further option is a member of ``Option`` and a row here that says how it is called, what there
is to choose, and what a choice makes of the order. A choice is kept as a text and found again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.db import plans, students, work
from planner.jobs.documents import Kind
from planner.jobs.exam_rows import list_names
from planner.jobs.posting import SHOWN
from planner.language import marked
from planner.reports.exam_rows import list_words
from planner.reports.paper_sizes import PAPERS
from planner.rules.people import sort_key
from planner.rules.plan import TEACHING, Status, numbers
from planner.ui.reports.option_fields import DayOrNow, OneOf
from planner.ui.reports.words import Option

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.jobs.documents import Order
    from planner.language import Language
    from planner.ui.reports.option_fields import Choices, OptionField
    from planner.ui.reports.words import Document


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


def _students(tx: Any, about: Document, say: Language) -> Choices:
    rows = sorted(students.students(tx), key=lambda row: sort_key(row.family, row.given))
    everybody = [("", say("Everybody"))] if Kind.STATEMENTS in about.kinds else []
    return [*everybody, *((row.id, row.name) for row in rows)]


def _put_student(order: Order, chosen: str) -> Order:
    return replace(order, students=(chosen,) if chosen else None)


def _put_style(order: Order, chosen: str) -> Order:
    return replace(order, page_style="myst" if chosen == "myst" else "markdown")


def _put_day(order: Order, chosen: str) -> Order:
    return replace(order, as_of=date.fromisoformat(chosen) if chosen else None)


def _notes(_tx: Any, _about: Document, say: Language) -> Choices:
    return [("", say("Left out")), ("with", say("Printed as well"))]


ASKED: Mapping[Option, Asked] = {
    Option.PAPER: Asked(marked("Paper size"), _papers, _put_paper),
    Option.SESSION: Asked(
        marked("Session"), _sessions, lambda order, chosen: replace(order, session=chosen)
    ),
    Option.EXAM: Asked(marked("List"), _lists, lambda order, chosen: replace(order, exam=chosen)),
    Option.SHOWN: Asked(
        marked("It shows"), _shown, lambda order, chosen: replace(order, shown=chosen)
    ),
    Option.STYLE: Asked(
        marked("Markup"), lambda *_: [("markdown", "Markdown"), ("myst", "MyST")], _put_style
    ),
    Option.STUDENT: Asked(marked("Student"), _students, _put_student),
    Option.AS_OF: Asked(marked("As of the end of a day"), lambda *_: (), _put_day),
    Option.NOTES: Asked(
        marked("Internal notes"),
        _notes,
        lambda order, chosen: replace(order, internal=bool(chosen)),
    ),
}


class Options(QWidget):
    """A field for each option of a document that leaves something to choose."""

    changed = Signal()

    def __init__(self, about: Document, say: Language, today: date) -> None:
        super().__init__()
        self._about, self._say = about, say
        self.fields: dict[Option, OptionField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for option in about.options:
            name = say(ASKED[option].label)
            field: OptionField
            field = DayOrNow(name, say, today) if option is Option.AS_OF else OneOf(name)
            field.changed.connect(self.changed)
            column.addWidget(field)
            self.fields[option] = field
        self.setVisible(bool(self.fields))

    def read(self, tx: Any) -> None:
        """Read what there is to choose now; what was chosen stays so while it is there."""
        for option, field in self.fields.items():
            field.offer(ASKED[option].choices(tx, self._about, self._say))

    def order(self, order: Order) -> Order:
        """Return an order with everything that is chosen."""
        for option, field in self.fields.items():
            chosen = field.chosen()
            if chosen is not None:
                order = ASKED[option].put(order, chosen)
        return order

    def chosen(self) -> dict[str, str]:
        """Return what is chosen, by the names of the options, to be kept."""
        found = {option.value: field.chosen() for option, field in self.fields.items()}
        return {name: chosen for name, chosen in found.items() if chosen is not None}

    def choose(self, kept: Mapping[str, str]) -> None:
        """Choose again what was kept; what is not there any more is left as it is."""
        for option, field in self.fields.items():
            if option.value in kept:
                field.choose(kept[option.value])
