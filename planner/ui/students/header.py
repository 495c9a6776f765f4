"""The line above the list: which students it shows, a search, and Import."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from planner.language import marked
from planner.rules.credits import Enrolment
from planner.rules.people import folded, matriculation_key
from planner.ui.parts.buttons import button, chip
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.language import Language
    from planner.ui.students.reading import Entry

SEARCH_PX = 180


class Filter(StrEnum):
    """Whom the list shows."""

    ALL = "all"
    ACTIVE = "active"
    LEFT = "left"
    GUESTS = "guests"


LABELS: Mapping[Filter, str] = {
    Filter.ALL: marked("All {n}"),
    Filter.ACTIVE: marked("Active {n}"),
    Filter.LEFT: marked("Left {n}"),
    Filter.GUESTS: marked("Guests {n}"),
}


def fits(wanted: Filter, entry: Entry) -> bool:
    """Say whether a student is shown under a chip; guests are no active students."""
    status = entry.student.status
    return {
        Filter.ALL: True,
        Filter.ACTIVE: status not in {Enrolment.LEFT, Enrolment.GUEST},
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
    """One of the chips is always on."""

    narrowed = Signal()
    import_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.filter = Filter.ALL
        self.group = QButtonGroup(self)
        self.chips = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Line(say("Students"), bold=True))
        for name in Filter:
            one = self.chips[name] = chip("")
            one.clicked.connect(lambda _, name=name: self.choose(name))
            self.group.addButton(one)
            row.addWidget(one)
        self.chips[Filter.ALL].setChecked(True)
        row.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search students"))
        self.search.setAccessibleName(say("Search students"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_PX)
        self.search.textChanged.connect(self.narrowed)
        row.addWidget(self.search)
        self.import_button = button(say("Import…"), self.import_wished.emit)
        row.addWidget(self.import_button)

    def choose(self, name: Filter) -> None:
        """Turn a chip on, as a click does."""
        self.filter = name
        self.chips[name].setChecked(True)
        self.narrowed.emit()

    def show_counts(self, entries: Sequence[Entry]) -> None:
        """Say on each chip how many it would show."""
        for name, one in self.chips.items():
            n = sum(fits(name, entry) for entry in entries)
            one.setText(self._say(LABELS[name], n=n))
            one.setVisible(name in {Filter.ALL, self.filter} or bool(n))

    def keeps(self, entry: Entry) -> bool:
        """Say whether a student is shown now."""
        return fits(self.filter, entry) and found(self.search.text(), entry)

    def show_all(self) -> None:
        """Take search and chip back, so that everybody is shown."""
        self.search.clear()
        self.choose(Filter.ALL)
