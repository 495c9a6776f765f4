"""What one can do with the chosen session: each is one question at most, and one step."""
# ruff: noqa: PLC0415 - commands import SQLAlchemy, and the first screen is there before that, as
# it is before all questions: a start imports none of them (together 15 ms)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.db.journal import Title
from planner.errors import PlannerError
from planner.rules.plan import PlanChange, PlannedSession, Status
from planner.rules.plan_verbs import cancelled
from planner.ui.semester.words import mention_of, topic_of
from planner.wording import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import Plan
    from planner.ui.desk import Desk
    from planner.ui.semester.asking import Cancellation, NewRow, SwapWith
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.move_to import MoveTo
    from planner.ui.semester.presenters import Program


class Doings(QObject):
    """Carries out what menus, buttons, keys and drags ask for, through the desk."""

    done = Signal(object)  # a PlanChange that is in the file now
    added = Signal(str)  # the id of a new session

    def __init__(self, page: QWidget, desk: Desk, say: Language) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self.semester: Semester | None = None
        self.chosen = ""  # the id of the session that all this is about

    def session(self) -> PlannedSession | None:
        """Return the chosen session."""
        return self.semester.session(self.chosen) if self.semester else None

    def carry_out(self, change: PlanChange) -> None:
        """Do what was shown; one step, whatever it moves."""
        from planner.commands import sessions

        if self.semester is None or not (change.moves or change.cancelled):
            return
        title = steps.of_plan(change, self.semester.plan, self._say)
        if self._desk.do(title, sessions.carry_out, change):
            self.done.emit(change)

    def move(self) -> None:
        """Ask where to, and move."""
        from planner.ui.semester.move_to import MoveTo

        self._ask(MoveTo)

    def swap(self) -> None:
        """Ask with whom, and swap."""
        from planner.ui.semester.asking import SwapWith

        self._ask(SwapWith)

    def verb(self, verb: Callable[[Plan, str], PlanChange]) -> None:
        """Carry out one of the rules' verbs that need no further answer: push, pull, shelve."""
        change = self._worked_out(verb)
        if change is not None:
            self.carry_out(change)

    def cancel(self) -> None:
        """Ask why, and call it off."""
        from planner.ui.semester.asking import CancelSession

        session, semester = self.session(), self.semester
        if session is None or semester is None:
            return
        change = self._worked_out(cancelled)
        if change is not None:
            name = mention_of(session, semester, self._say)
            CancelSession.ask(
                self._page, self._say, name, lambda answer: self.call_off(change, answer)
            )

    def call_off(self, change: PlanChange, answer: Cancellation) -> None:
        """Carry out what cancels, with its reason and what students read."""
        from planner.commands import sessions

        if self.semester is not None:
            title = steps.of_plan(change, self.semester.plan, self._say)
            self._desk.do(
                title, sessions.carry_out, change, reason=answer.reason, words=answer.words
            )

    def restore(self) -> None:
        """Take a cancellation back."""
        from planner.commands import sessions

        self._do(steps.RESTORED, sessions.restore)

    def lock(self) -> None:
        """Lock it to its day, or unlock it."""
        from planner.commands import sessions

        session = self.session()
        if session is not None:
            title = steps.UNLOCKED if session.locked else steps.LOCKED
            self._do(title, sessions.lock, locked=not session.locked)

    def hold(self) -> None:
        """Record it as held, or take that back."""
        from planner.commands import sessions

        session = self.session()
        if session is not None:
            held = session.status is Status.HELD
            self._do(steps.NOT_HELD if held else steps.HELD, sessions.hold, held=not held)

    def edit(self, session_id: str, fields: dict[str, Any]) -> bool:
        """Change what does not move it; False if that was refused."""
        from planner.commands import sessions

        if self.semester is None:
            return False
        title = steps.of_session(steps.EDITED, session_id, self.semester.plan, self._say)
        return self._desk.do(title, lambda tx: sessions.edit(tx, session_id, **fields))

    def present(self) -> None:
        """Ask who presents in the chosen session, and what."""
        from planner.ui.semester.presenters import PresentersDialog
        from planner.ui.semester.presenting import program_of

        session, semester = self.session(), self.semester
        if session is not None and semester is not None:
            program, offered = self._desk.read(program_of, session.id, self._say)
            PresentersDialog.ask(
                self._page,
                self._say,
                session=mention_of(session, semester, self._say),
                program=program,
                offered=offered,
                then=self._set_speakers,
            )

    def _set_speakers(self, program: Program) -> None:
        from planner.commands.presenters import Speaking, set_speakers

        said = [Speaking(one.who, one.title, one.paper, one.item) for one in program.talks]
        self._do(steps.PRESENTERS, set_speakers, speaking=said, places=program.places)

    def delete(self) -> None:
        """Take it out of the plan for good."""
        from planner.commands import sessions

        session = self.session()
        if session is not None:
            title = Title.of(steps.DELETED, session=topic_of(session, self._say))
            self._desk.do(title, sessions.delete, session.id)

    def add(self, day: date | None = None) -> None:
        """Ask for a new session, on a day or for the shelf."""
        from planner.ui.semester.asking import NewSession

        if self.semester is not None:
            NewSession.ask(self._page, self._say, self.semester, day, self._add)

    def _add(self, new: NewRow) -> None:
        from planner.commands import sessions
        from planner.ui.semester.asking import with_new

        session, change = new.session, new.change
        if self.semester is None:
            return
        if change is None:
            title = Title.of(steps.ADDED, session=session.topic)
            done = self._desk.do(title, sessions.add, session)
        else:
            title = steps.of_new(change, with_new(self.semester.plan, session))
            done = self._desk.do(title, sessions.insert, session, change)
        if done:
            self.added.emit(new.session.id)

    def _ask(self, question: type[MoveTo | SwapWith]) -> None:
        session, semester = self.session(), self.semester
        if session is None or semester is None:
            return
        try:
            question.ask(self._page, self._say, session, semester, self.carry_out)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)

    def _worked_out(self, verb: Callable[[Plan, str], PlanChange]) -> PlanChange | None:
        if self.semester is None or self.session() is None:
            return None
        try:
            return verb(self.semester.plan, self.chosen)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return None

    def _do(self, text: str, command: Callable[..., object], **facts: Any) -> None:
        if self.semester is not None and self.session() is not None:
            title = steps.of_session(text, self.chosen, self.semester.plan, self._say)
            self._desk.do(title, command, self.chosen, **facts)
