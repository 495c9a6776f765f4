"""The questions of this page: where to, with whom, why cancelled, what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
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
from planner.rules.plan import TEACHING, Kind, Plan, PlanChange, PlannedSession, Status, in_order
from planner.rules.plan_new import inserted
from planner.rules.plan_places import free_places, lasts_days, movable
from planner.rules.plan_verbs import swapped
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line, as_tip
from planner.ui.semester.consequences import Consequences
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


@dataclass(frozen=True, slots=True)
class NewRow:
    """A new session; ``change`` puts it from the shelf onto a taken day, where others move on."""

    session: PlannedSession
    change: PlanChange | None = None


class NewSession(Dialog[NewRow]):
    """Asks what a new session is about and where it goes: the shelf, a free day or a taken one.

    On a taken day it is put in, and those that lie there and behind move later.
    """

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
        free = {place.day for place in free_places(semester.plan)} | ({day} if day else set())
        self._taken = _chained(semester.plan) - free
        for each in sorted(free | self._taken):
            words = say.day(each)
            if each not in free:
                words = say("{day} (taken: the others move later)", day=words)
            self.day.addItem(words, each)
            if each == day:  # findData would want the very same object
                self.day.setCurrentIndex(self.day.count() - 1)
        self.field(say("Topic"), self.topic)
        self.field(say("Kind"), self.kind)
        self.field(say("Day"), self.day)
        self.consequences = Consequences(say)
        self.body.addWidget(self.consequences, 1)
        self.day.currentIndexChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Say what follows where others have to move; room for it is there only then."""
        try:
            new = self.answer()
        except PlannerError as refusal:
            self.consequences.setText(worded(refusal, self.say))
            self.consequences.show()
            return
        self.consequences.setVisible(new.change is not None)
        if new.change is not None:
            plan = with_new(self._semester.plan, new.session)
            semester = replace(self._semester, plan=plan)
            self.consequences.show_change(self.windowTitle(), new.change, semester)
            self._all.activate()
            self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    @override
    def objection(self) -> str:
        if not self.topic.text().strip():
            return self.say("Say what the session is about.")
        if self.kind.currentData() not in TEACHING and self.day.currentData() in self._taken:
            return self.say("Only what is taught can be put in before others.")
        try:
            self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> NewRow:
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
        return NewRow(new) if day is None else _placed(plan, new, day)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        semester: Semester,
        day: date | None,
        then: Callable[[NewRow], object],
    ) -> NewSession:
        """Ask for a new session, on a day or for the shelf."""
        return cls(parent, say, semester, day).open_for(then)


def _chained(plan: Plan) -> set[date]:
    """Return the days with a session that a new one could push on."""
    return {
        row.day
        for row in plan.sessions
        if row.day and row.kind in TEACHING and row.status is Status.PLANNED
        if not row.locked and not lasts_days(row)
    }


def with_new(plan: Plan, new: PlannedSession) -> Plan:
    """Return a plan that has a new session besides."""
    return replace(plan, sessions=(*plan.sessions, new))


def _placed(plan: Plan, new: PlannedSession, day: date) -> NewRow:
    """Give a new session its day, with the hours a session dropped there would have.

    Raises what dropping it there would raise.
    """
    if new.kind not in TEACHING:
        return NewRow(replace(new, day=day))
    change = inserted(plan, new, day).change
    if change.verb == "push":
        return NewRow(new, change)
    room = next((s.room for s in plan.slots if s.weekday == day.weekday()), new.room)
    return NewRow(replace(new, day=day, hours=change.moves[0].hours, room=room))
