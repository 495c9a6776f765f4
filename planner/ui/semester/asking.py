"""The questions of this page: where to, with whom, why cancelled, what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
)

from planner import vocabulary
from planner.db.ids import new_id
from planner.errors import PlannerError
from planner.rules.plan import TEACHING, Kind, Plan, PlanChange, PlannedSession, applied, in_order
from planner.rules.plan_places import free_places, movable
from planner.rules.plan_slack import ways
from planner.rules.plan_verbs import dropped, moved, swapped
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line, as_tip
from planner.ui.semester.carry import Outlook, Spot
from planner.ui.semester.follows import bubble_words, follows
from planner.ui.semester.words import mention_of, spoken_session
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.entries import Semester

CHANGE_ROLE = Qt.ItemDataRole.UserRole
NARROWEST_PX, WIDEST_PX, BESIDE_ROWS_PX = 440, 700, 28
CONSEQUENCES = 6  # lines
# How far from the lectures a day may be typed: an exam may lie there, a slip of the finger not.
EXAMS_BEFORE, EXAMS_AFTER = timedelta(days=60), timedelta(days=365)


class Rows(QListWidget):
    """A list whose rows are high enough to be hit, as wide as they are if the screen has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet("QListWidget::item { padding: 4px 6px; min-height: 18px; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(NARROWEST_PX, 240)

    def add(self, words: str, change: PlanChange) -> None:
        """Add a row, and what choosing it does."""
        item = QListWidgetItem(words, self)
        item.setToolTip(as_tip(words))
        item.setData(CHANGE_ROLE, change)

    def change(self) -> PlanChange | None:
        """Return what the current row does; None while there is none."""
        item = self.currentItem()
        found: PlanChange | None = item.data(CHANGE_ROLE) if item else None
        return found

    def fit(self) -> None:
        """Take the room that the rows need; what is still too long ends in …."""
        wide = self.sizeHintForColumn(0) + BESIDE_ROWS_PX
        self.setMinimumWidth(min(max(wide, NARROWEST_PX), WIDEST_PX))


class MoveTo(Dialog[PlanChange]):
    """Asks for a place: those that are possible, best first, or any other day."""

    def __init__(
        self, parent: QWidget, say: Language, session: PlannedSession, semester: Semester
    ) -> None:
        title = say("Move {session} to…", session=mention_of(session, semester, say))
        super().__init__(parent, say, title, accept=say("Move"))
        self._session, self._semester = session, semester
        self.places = Rows()
        for way in ways(semester.plan, session.id):
            self._add(way.place.day, way.change)
        self.places.fit()
        lectures = semester.plan.lectures
        self.other = DayField(say, session.day or lectures.first)
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
        self.body.addWidget(self.consequences)
        self.places.currentItemChanged.connect(lambda: self._show(self.places.change()))
        self.places.itemActivated.connect(lambda: self.accept())  # noqa: PLW0108 - not its item
        self.other.dateChanged.connect(self._take_other)
        self.places.setCurrentRow(0)

    def _add(self, day: date, change: PlanChange) -> None:
        say = self.say
        move = next(move for move in change.moves if move.id == self._session.id)
        hours = f", {say.hours(move.hours.start, move.hours.end)}" if move.hours else ""
        words = " · ".join(part for part in self._words(change) if part)
        self.places.add(f"{say.day(day)}{hours}  –  {words}", change)

    def _outlook(self, change: PlanChange) -> Outlook:
        after = applied(self._semester.plan, change)
        return Outlook(session=self._session, spot=Spot(None), change=change, after=after)

    def _words(self, change: PlanChange) -> tuple[str, str]:
        return bubble_words(self._outlook(change), self._semester, self.say)

    def _take_other(self) -> None:
        """Any other day was chosen: the list lets go, and a refusal says why."""
        self.places.setCurrentRow(-1)
        refusal = self.objection()
        self.object_(refusal)
        self.consequences.clear()
        if not refusal:
            self._show(self.answer())

    def _show(self, change: PlanChange | None) -> None:
        if change is not None:
            self.object_("")
            lines = follows(self._outlook(change), self._semester, self.say)
            self.consequences.setText("\n".join(f"• {line}" for line in lines))

    def _other_day(self) -> PlanChange:
        return dropped(self._semester.plan, self._session.id, self.other.day())

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
        return self.places.change() or self._other_day()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        session: PlannedSession,
        semester: Semester,
        then: Callable[[PlanChange], object],
    ) -> MoveTo:
        """Ask where to; raises what forbids to move the session at all."""
        return cls(parent, say, session, semester).open_for(then)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class SwapWith(Dialog[PlanChange]):
    """Asks with which session to change places; those that cannot are left out."""

    def __init__(
        self, parent: QWidget, say: Language, session: PlannedSession, semester: Semester
    ) -> None:
        title = say("Swap {session} with…", session=mention_of(session, semester, say))
        super().__init__(parent, say, title, accept=say("Swap"))
        self.others = Rows()
        self.others.setAccessibleName(say("Sessions"))
        self.form.addRow(self.others)
        shelf = [row for row in semester.plan.sessions if row.day is None and row.laid is None]
        for other in [*in_order(semester.plan.sessions), *shelf]:
            change = _swap_if_possible(semester.plan, session.id, other.id)
            if change is not None:
                self.others.add(spoken_session(other, semester, say), change)
        self.others.fit()
        self.others.itemActivated.connect(lambda: self.accept())  # noqa: PLW0108 - not its item
        self.others.setCurrentRow(0)

    @override
    def objection(self) -> str:
        there = self.others.change() is not None
        return "" if there else self.say("There is no session to swap with.")

    @override
    def answer(self) -> PlanChange:
        change = self.others.change()
        assert change is not None  # else there is an objection
        return change

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        session: PlannedSession,
        semester: Semester,
        then: Callable[[PlanChange], object],
    ) -> SwapWith:
        """Ask with whom; raises what forbids to move the session at all."""
        movable(semester.plan, session.id)
        return cls(parent, say, session, semester).open_for(then)


def _swap_if_possible(plan: Plan, one: str, other: str) -> PlanChange | None:
    try:
        change = swapped(plan, one, other)
    except PlannerError:
        return None
    return change if change.moves else None


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Why a session is called off: for oneself, and what students read."""

    reason: str
    words: str


class CancelSession(Dialog[Cancellation]):
    """Asks why a session is called off; both answers may stay empty."""

    def __init__(self, parent: QWidget, say: Language, session: str) -> None:
        heading = say("Cancel {session}", session=session)
        super().__init__(parent, say, heading, accept=say("Call it off"))
        self.cancel_button.setText(say("Keep it"))  # "Cancel" would be either of the two
        text = say("It keeps its day, struck through, and loses its number. Nothing else moves.")
        self.words = QLineEdit()
        self.words.setPlaceholderText(say("e.g. cancelled because of illness"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(64)
        self.words.setMinimumWidth(300)
        self.field(say("What students read"), self.words)
        self.field(say("Reason (internal)"), self.reason)
        self.body.insertWidget(0, Line(text, tone="muted", wraps=True))

    @override
    def answer(self) -> Cancellation:
        return Cancellation(self.reason.toPlainText().strip(), self.words.text().strip())

    @classmethod
    def ask(
        cls, parent: QWidget, say: Language, session: str, then: Callable[[Cancellation], object]
    ) -> CancelSession:
        """Ask why; ``session`` is how a sentence speaks of it."""
        return cls(parent, say, session).open_for(then)


class NewSession(Dialog[PlannedSession]):
    """Asks what a new session is about and where it goes: the shelf, or a day that is free."""

    def __init__(
        self, parent: QWidget, say: Language, semester: Semester, day: date | None
    ) -> None:
        super().__init__(parent, say, say("New session"), accept=say("Add"))
        self._semester = semester
        self.topic, self.kind, self.day = QLineEdit(), QComboBox(), QComboBox()
        self.topic.setMinimumWidth(300)
        for kind in Kind:
            self.kind.addItem(vocabulary.kind(kind, say), kind)
        self.day.addItem(say("No day yet (shelf)"), None)
        days = {place.day for place in free_places(semester.plan)} | ({day} if day else set())
        for each in sorted(days):
            self.day.addItem(say.day(each), each)
            if each == day:  # findData would want the very same object
                self.day.setCurrentIndex(self.day.count() - 1)
        self.field(say("Topic"), self.topic)
        self.field(say("Kind"), self.kind)
        self.field(say("Day"), self.day)

    @override
    def objection(self) -> str:
        if not self.topic.text().strip():
            return self.say("Say what the session is about.")
        try:
            self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> PlannedSession:
        plan = self._semester.plan
        kind: Kind = self.kind.currentData()
        usual = plan.slots[0] if plan.slots and kind in TEACHING else None
        new = PlannedSession(
            id=new_id(),
            topic=self.topic.text().strip(),
            kind=kind,
            hours=usual.hours if usual else None,
            room=usual.room if usual else "",
        )
        day: date | None = self.day.currentData()
        return new if day is None else _placed(plan, new, day)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        semester: Semester,
        day: date | None,
        then: Callable[[PlannedSession], object],
    ) -> NewSession:
        """Ask for a new session, on a day or for the shelf."""
        return cls(parent, say, semester, day).open_for(then)


def _placed(plan: Plan, new: PlannedSession, day: date) -> PlannedSession:
    """Give a new session its day, with the hours a session dropped there would have.

    Raises what moving it there would raise.
    """
    if new.kind not in TEACHING:
        return replace(new, day=day)
    change = moved(replace(plan, sessions=(*plan.sessions, new)), new.id, day)
    room = next((s.room for s in plan.slots if s.weekday == day.weekday()), new.room)
    return replace(new, day=day, hours=change.moves[0].hours, room=room)
