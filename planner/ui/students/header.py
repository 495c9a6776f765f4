"""The line above the list: which students it shows, a search, and Import."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.language import marked
from planner.rules.credits import Enrolment
from planner.rules.people import folded, matriculation_key
from planner.ui.parts.buttons import button
from planner.ui.parts.filter_chips import FilterChips
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.language import Language
    from planner.ui.students.reading import Entry

SEARCH_PX = 164


class Filter(StrEnum):
    """Whom the list shows."""

    ALL = "all"
    ACTIVE = "active"
    UNDECIDED = "undecided"
    WAITING = "waiting"
    LEFT = "left"
    GUESTS = "guests"


LABELS: Mapping[Filter, str] = {
    Filter.ALL: marked("All {n}"),
    Filter.ACTIVE: marked("Active {n}"),
    Filter.UNDECIDED: marked("Undecided {n}"),
    Filter.WAITING: marked("Waiting list {n}"),
    Filter.LEFT: marked("Left {n}"),
    Filter.GUESTS: marked("Guests {n}"),
}


def fits(wanted: Filter, entry: Entry) -> bool:
    """Say whether a student is shown under a chip; guests are no active students."""
    status = entry.student.status
    return {
        Filter.ALL: True,
        Filter.ACTIVE: status not in {Enrolment.LEFT, Enrolment.GUEST},
        Filter.UNDECIDED: status is Enrolment.UNDECIDED,
        Filter.WAITING: status is Enrolment.WAITING,
        Filter.LEFT: status is Enrolment.LEFT,
        Filter.GUESTS: status is Enrolment.GUEST,
    }[wanted]


def found(text: str, entry: Entry) -> bool:
    """Say whether a student fits a search: by parts of names, number, e-mail or programme."""
    if not text.strip():
        return True
    number, plain = matriculation_key(text), text.strip().casefold()
    student = entry.student
    return (
        all(word in entry.words for word in folded(text).split() or [plain])
        or (bool(number) and number in matriculation_key(student.matriculation))
        or plain in student.email.casefold()
    )


class StudentsHeader(QWidget):
    """Tells what to keep in the list, and says when that has changed."""

    narrowed = Signal()
    import_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.chips = FilterChips({name: say(label, n=0) for name, label in LABELS.items()})
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search students"))
        self.search.setAccessibleName(say("Search students"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_PX)
        self.import_button = button(say("Import…"), self.import_wished.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Line(say("Students"), bold=True))
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.search)
        row.addWidget(self.import_button)
        self.chips.chosen.connect(self.narrowed)
        self.search.textChanged.connect(self.narrowed)

    def show_counts(self, entries: Sequence[Entry]) -> None:
        """Say on each chip how many it would show."""
        for name, label in LABELS.items():
            n = sum(fits(name, entry) for entry in entries)
            there = bool(n) or name is Filter.ALL
            self.chips.show_label(name, self._say(label, n=n), there=there)

    def keeps(self, entry: Entry) -> bool:
        """Say whether a student is shown now."""
        return fits(self.chips.value, entry) and found(self.search.text(), entry)

    def show_all(self) -> None:
        """Take search and chip back, so that everybody is shown."""
        self.search.clear()
        self.chips.choose(Filter.ALL)
