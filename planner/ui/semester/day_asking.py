"""The questions about days: what becomes of a day off's sessions, and what a note says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit

from planner.errors import PlannerError
from planner.rules.plan_day_off import Choice, day_off_changes
from planner.rules.terms import DayNote, DayOff, Days, NoteKind, OffKind
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.semester.consequences import Consequences
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.ui.semester.entries import Semester

FIELD_PX = 300


@dataclass(frozen=True, slots=True)
class DayOffAnswer:
    """The days, what happens to their sessions, and what students read of cancelled ones."""

    off: DayOff
    change: PlanChange
    words: str = ""


class TakeDayOff(Dialog[DayOffAnswer]):
    """Asks for days without teaching, their name, and what becomes of their sessions.

    ``shows`` is told the change with every answer, so that the board behind can paint it; None
    where the answer is refused.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        semester: Semester,
        day: date,
        shows: Callable[[str, PlanChange | None], object],
    ) -> None:
        super().__init__(parent, say, say("Day off"), accept=say("Take it off"))
        self._semester, self._shows = semester, shows
        self.first, self.last = DayField(say, day), DayField(say, day)
        self.name, self.words = QLineEdit(), QLineEdit()
        self.name.setMinimumWidth(FIELD_PX)
        self.name.setPlaceholderText(say("e.g. day of the institute"))
        self.words.setPlaceholderText(say("e.g. cancelled because of illness"))
        self.choice = QComboBox()
        for choice, words in (
            (Choice.PUSH, say("Push later, until the buffer")),
            (Choice.PUSH_ALL, say("Push all that follows later")),
            (Choice.SHELVE, say("To the shelf")),
            (Choice.CANCEL, say("Cancel them")),
            (Choice.LEAVE, say("Hold them all the same")),
        ):
            self.choice.addItem(words, choice)
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.field(say("Name"), self.name)
        self.field(say("Its sessions"), self.choice)
        self.field(say("What students read"), self.words)
        self.consequences = Consequences(say)
        self.body.addWidget(self.consequences)
        self.first.dateChanged.connect(self._follow)
        self.last.dateChanged.connect(self._show)
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    def _follow(self) -> None:
        if self.last.day() < self.first.day():
            self.last.show_day(self.first.day())
        self._show()

    def _show(self) -> None:
        """Say what follows, here and on the board."""
        chosen = Choice(self.choice.currentData())
        self.form.setRowVisible(self.words, chosen is Choice.CANCEL)
        refusal = self.objection()
        self.object_(refusal)
        self.consequences.clear()
        if refusal:
            self._shows(self.windowTitle(), None)
            return
        change = self.answer().change
        self.consequences.show_change(self.windowTitle(), change, self._semester)
        self._shows(self.windowTitle(), change)

    def _off(self) -> DayOff:
        name = self.name.text().strip()
        german = self.say.code == "de"
        return DayOff(
            Days(self.first.day(), self.last.day()),
            OffKind.OWN,
            name if german else "",
            "" if german else name,
        )

    @override
    def objection(self) -> str:
        if self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        try:
            self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> DayOffAnswer:
        off = self._off()
        chosen = Choice(self.choice.currentData())
        change = day_off_changes(self._semester.plan, off, chosen)
        words = self.words.text().strip() if chosen is Choice.CANCEL else ""
        return DayOffAnswer(off, change, words)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        semester: Semester,
        day: date,
        then: Callable[[DayOffAnswer], object],
        *,
        shows: Callable[[str, PlanChange | None], object],
    ) -> TakeDayOff:
        """Ask what is taken off; ``shows`` gets a heading and a change to be painted, or None."""
        return cls(parent, say, semester, day, shows).open_for(then)


class NoteOnDay(Dialog[DayNote]):
    """Asks for a few words that stand beside a day; teaching goes on."""

    def __init__(self, parent: QWidget, say: Language, day: date) -> None:
        title = say("Note on {day}", day=say.day(day))
        super().__init__(parent, say, title, accept=say("Add"))
        self._day = day
        self.words = QLineEdit()
        self.words.setMinimumWidth(FIELD_PX)
        self.words.setPlaceholderText(say("e.g. open day"))
        self.field(say("Note"), self.words)
        self.body.addWidget(Line(say("It blocks nothing."), tone="muted"))

    @override
    def objection(self) -> str:
        there = bool(self.words.text().strip())
        return "" if there else self.say("Say what is to be noted.")

    @override
    def answer(self) -> DayNote:
        words = self.words.text().strip()
        german = self.say.code == "de"
        days = Days(self._day, self._day)
        return DayNote(days, NoteKind.NOTE, words if german else "", "" if german else words)

    @classmethod
    def ask(
        cls, parent: QWidget, say: Language, day: date, then: Callable[[DayNote], object]
    ) -> NoteOnDay:
        """Ask for a note on a day."""
        return cls(parent, say, day).open_for(then)
