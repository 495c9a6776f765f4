"""Asks what a new course is called, when it is, and where its file lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.errors import PlannerError
from planner.rules.slots import Slot, parse_slot
from planner.rules.terms import Season, Term
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.start.save_place import SavePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from planner.language import Language

HOME = "DE-BW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What the dialogs for new courses begin with, and what they cannot know themselves.

    ``term`` is the one of today, ``folder`` where courses lie, ``regions`` are codes and names,
    ``worded`` says a refusal of the rules in a sentence.
    """

    term: Term
    folder: Path
    regions: Sequence[tuple[str, str]]
    worded: Callable[[PlannerError], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """A course that someone wants to have."""

    title: str
    term: Term
    slot: Slot | None
    region: str
    path: Path


class NewCourseDialog(Dialog[NewCourse]):
    """A short form; everything in it can be changed later in the course settings."""

    def __init__(self, parent: QWidget | None, say: Language, suggested: Suggested) -> None:
        super().__init__(parent, say, say("New course"), accept=say("Create"))
        self._suggested = suggested
        self.title = QLineEdit()
        self.title.setMinimumWidth(420)
        self.term = TermBox(suggested.term)
        self.slot = QLineEdit()
        self.slot.setPlaceholderText(say("Wed 12:30–14:00, Room 1"))
        self.region = RegionBox(suggested.regions)
        self.place = SavePlace(say, suggested.folder)
        self.field(say("Title"), self.title)
        self.field(say("Term"), self.term)
        self.field(say("Weekly slot"), self.slot)
        self.field(say("Region"), self.region)
        hint = say("The region gives the public holidays. All this can be changed later.")
        self.form.addRow("", Line(hint, tone="muted", px=11))
        self.field(say("Save in"), self.place)
        self.title.textChanged.connect(self.place.suggest)

    @override
    def objection(self) -> str:
        if not self.title.text().strip():
            return self.say("The course needs a title.")
        try:
            self.answer()
        except PlannerError as refusal:
            return self._suggested.worded(refusal)
        return self.place.objection()

    @override
    def answer(self) -> NewCourse:
        slot = self.slot.text().strip()
        return NewCourse(
            title=self.title.text().strip(),
            term=Term.parse(self.term.currentText()),
            slot=parse_slot(slot) if slot else None,
            region=self.region.code(),
            path=self.place.path(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        suggested: Suggested,
        then: Callable[[NewCourse], object],
    ) -> NewCourseDialog:
        """Ask for a new course."""
        return cls(parent, say, suggested).open_for(then)


class TermBox(QComboBox):
    """A term to choose or to type: two before, this one, two after."""

    def __init__(self, term: Term) -> None:
        super().__init__()
        self.setEditable(True)
        for steps in range(-2, 3):
            self.addItem(str(stepped(term, steps)))
        self.setCurrentText(str(term))


class RegionBox(QComboBox):
    """A region by name; one may type to find it."""

    def __init__(self, regions: Sequence[tuple[str, str]], chosen: str = HOME) -> None:
        super().__init__()
        for code, name in regions:
            self.addItem(name, code)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def code(self) -> str:
        """Return the code of the region that is chosen."""
        return str(self.currentData())


def stepped(term: Term, steps: int) -> Term:
    """Return the term so many terms later, or earlier.

    >>> str(stepped(Term.parse("WS 2023/24"), 1)), str(stepped(Term.parse("WS 2023/24"), -1))
    ('SS 2024', 'SS 2023')
    """
    half_years = 2 * term.year + (term.season is Season.WINTER) + steps
    season = Season.WINTER if half_years % 2 else Season.SUMMER
    return Term(season, half_years // 2)
