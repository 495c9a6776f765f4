"""Where to? Asked of one session or several: the places that are possible, or any other day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox

from planner.errors import PlannerError
from planner.rules.plan import PlanChange, PlannedSession, applied
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import movable
from planner.rules.plan_slack import ways
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.semester.asking import Rows
from planner.ui.semester.follows import bubble_words, follows
from planner.ui.semester.outlook import How, Outlook, Spot, change_for, outlook_for, ways_together
from planner.ui.semester.words import mention_of
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.entries import Semester

CONSEQUENCES = 6  # lines
# How far from the lectures a day may be typed: an exam may lie there, a slip of the finger not.
EXAMS_BEFORE, EXAMS_AFTER = timedelta(days=60), timedelta(days=365)


class MoveTo(Dialog[PlanChange]):
    """Asks for a place: those that are possible, best first, or any other day.

    Another day may be insisted on where teaching is not foreseen; deadlines may go along.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        session: PlannedSession,
        semester: Semester,
        others: tuple[str, ...] = (),
        *,
        insist: bool = False,
    ) -> None:
        super().__init__(parent, say, _title(session, others, semester, say), accept=say("Move"))
        self._session, self._semester, self._others = session, semester, others
        self._ground = Ground(semester.plan)
        self._insist = insist  # already: it was held
        self.places = Rows()
        self.along = QCheckBox(say("Deadlines move along"))
        self.insist = QCheckBox(say("Hold it there all the same"))
        for day, change in self._ways():
            self._add(day, change)
        self.places.fit()
        self.other = DayField(say, session.day or semester.plan.lectures.first)
        self._lay_out()
        self.places.currentItemChanged.connect(lambda: self._show(self.places.change()))
        self.places.itemActivated.connect(lambda: self.accept())  # noqa: PLW0108 - not its item
        self.other.dateChanged.connect(self._take_other)
        self.along.toggled.connect(self._show_again)
        self.insist.toggled.connect(self._show_again)
        self.places.setCurrentRow(0)

    def _lay_out(self) -> None:
        say, lectures = self.say, self._semester.plan.lectures
        self.other.setDateRange(
            _qdate(lectures.first - EXAMS_BEFORE), _qdate(lectures.last + EXAMS_AFTER)
        )
        self.consequences = Line(tone="muted", wraps=True)
        self.consequences.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines = self.consequences.fontMetrics().lineSpacing() * CONSEQUENCES
        self.consequences.setMinimumHeight(lines)  # the rows above stay where they are
        self.places.setAccessibleName(say("Places, best first"))
        self.form.addRow(self.places)
        self.field(say("Another day"), self.other)
        self.body.addWidget(self.along)
        self.along.setVisible(bool(self._semester.plan.dues))
        self.body.addWidget(self.consequences)
        self.body.addWidget(self.insist)
        self.insist.hide()

    def _ways(self) -> Iterator[tuple[date, PlanChange]]:
        """Yield the days that are possible with what moving there does."""
        plan, session = self._semester.plan, self._session
        movable(plan, session.id, insist=self._insist)
        if self._others or self._insist:
            how = How(insist=self._insist)
            yield from ways_together(self._ground, session, self._others, how)
        else:
            yield from ((way.place.day, way.change) for way in ways(plan, session.id))

    def _add(self, day: date, change: PlanChange) -> None:
        say = self.say
        move = next(move for move in change.moves if move.id == self._session.id)
        hours = f", {say.hours(move.hours.start, move.hours.end)}" if move.hours else ""
        told = bubble_words(self._outlook(change), self._semester, self.say)
        words = " · ".join(part for part in told if part)
        self.places.add(f"{say.day(day)}{hours}  –  {words}", change)

    def _outlook(self, change: PlanChange) -> Outlook:
        return Outlook(
            session=self._session,
            others=self._others,
            spot=Spot(None),
            change=change,
            after=applied(self._semester.plan, change),
        )

    def _take_other(self) -> None:
        """Any other day was chosen: the list lets go, and a refusal says why."""
        self.places.setCurrentRow(-1)
        self.insist.setChecked(False)
        self._show_again()

    def _show_again(self) -> None:
        """Say what follows now, or why it cannot be."""
        refusal = self.objection()
        self.object_(refusal)
        self.consequences.clear()
        if self.places.change() is None:
            at = Spot(self.other.day())
            plainly = outlook_for(
                self._ground,
                self._session,
                at,
                How(insist=self._insist),
                others=self._others,
            )
            self.insist.setVisible(plainly.may_insist)
        if not refusal:
            self._show(self.answer())

    def _show(self, change: PlanChange | None) -> None:
        if change is None:
            return
        if self.places.change() is not None:
            self.insist.hide()
        self.object_("")
        shown = self._with_deadlines(change)
        lines = follows(self._outlook(shown), self._semester, self.say)
        self.consequences.setText("\n".join(f"• {line}" for line in lines))

    def _with_deadlines(self, change: PlanChange) -> PlanChange:
        return with_consequences(self._semester.plan, change, along=self.along.isChecked())

    def _other_day(self) -> PlanChange:
        how = How(insist=self._insist or self.insist.isChecked())
        ids = (self._session.id, *self._others)
        return change_for(self._ground, ids, Spot(self.other.day()), how)

    @override
    def objection(self) -> str:
        if self.places.change() is not None:
            return ""
        try:
            change = self._other_day()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return "" if change.moves else self.say("It lies there already.")

    @override
    def answer(self) -> PlanChange:
        return self._with_deadlines(self.places.change() or self._other_day())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        session: PlannedSession,
        semester: Semester,
        then: Callable[[PlanChange], object],
        *,
        others: tuple[str, ...] = (),
        insist: bool = False,
    ) -> MoveTo:
        """Ask where to; raises what forbids to move the session at all."""
        asked = cls(parent, say, session, semester, others, insist=insist)
        return asked.open_for(then)


def _title(
    session: PlannedSession, others: tuple[str, ...], semester: Semester, say: Language
) -> str:
    name = mention_of(session, semester, say)
    if not others:
        return say("Move {session} to…", session=name)
    return say("Move {session} and {n} more to…", session=name, n=len(others))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
