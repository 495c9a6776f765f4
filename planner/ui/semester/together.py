"""What one can do with several chosen sessions at once: one question at most, and one step."""
# ruff: noqa: PLC0415 - commands import SQLAlchemy, and the first screen is there before that, as
# it is before all questions

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.db.journal import Title
from planner.errors import PlannerError
from planner.rules.plan import Status
from planner.rules.plan_in_turn import in_turn
from planner.rules.plan_together import moved_together
from planner.rules.plan_verbs import cancelled
from planner.wording import steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import Plan, PlanChange, PlannedSession
    from planner.ui.desk import Desk
    from planner.ui.semester.asking import Cancellation
    from planner.ui.semester.doings import Doings


class Together(QObject):
    """Does to all chosen sessions what Doings does to one."""

    def __init__(self, page: QWidget, desk: Desk, say: Language, doings: Doings) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._doings = page, desk, say, doings
        self.ids: tuple[str, ...] = ()  # from top to bottom; empty while fewer than two are chosen

    def sessions(self) -> list[PlannedSession]:
        """Return the chosen sessions, the earliest first."""
        semester = self._doings.semester
        found = [semester.session(key) for key in self.ids] if semester else []
        return [one for one in found if one is not None]

    def dated(self) -> bool:
        """Whether all of them have a day."""
        return bool(self.ids) and all(one.day is not None for one in self.sessions())

    def words(self) -> str:
        """Return e.g. "3 sessions"."""
        return self._say.count("{n} session", "{n} sessions", len(self.ids))

    def move(self) -> None:
        """Ask where the first of them goes; the others go along."""
        from planner.ui.semester.move_to import MoveTo

        semester, chosen = self._doings.semester, self.sessions()
        if semester is None or not chosen:
            return
        anchor, others = chosen[0], tuple(one.id for one in chosen[1:])
        try:
            MoveTo.ask(
                self._page, self._say, anchor, semester, self._doings.carry_out, others=others
            )
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)

    def verb(self, verb: Callable[[Plan, str], PlanChange], *, last_first: bool = False) -> None:
        """Do one of the rules' verbs to each, as one step."""
        change = self._tried(
            lambda plan: in_turn(plan, self.ids[::-1] if last_first else self.ids, verb)
        )
        if change is not None:
            self._doings.carry_out(change)

    def shelve(self) -> None:
        """Take the days of all away."""
        change = self._tried(lambda plan: moved_together(plan, self.ids, self.ids[0], None))
        if change is not None:
            self._doings.carry_out(change)

    def cancel(self) -> None:
        """Ask once why, and call all off."""
        from planner.ui.semester.asking import CancelSession

        change = self._tried(lambda plan: in_turn(plan, self.ids, cancelled))
        if change is not None:
            CancelSession.ask(
                self._page,
                self._say,
                self.words(),
                lambda answer: self._call_off(change, answer),
            )

    def _call_off(self, change: PlanChange, answer: Cancellation) -> None:
        self._doings.call_off(change, answer)

    def lock(self) -> None:
        """Lock all to their days; unlock them if all are locked."""
        from planner.commands import sessions

        locked = all(one.locked for one in self.sessions())
        text = steps.SEVERAL_UNLOCKED if locked else steps.SEVERAL_LOCKED
        self._each(text, sessions.lock, locked=not locked)

    def hold(self) -> None:
        """Record all as held; take that back if all are."""
        from planner.commands import sessions

        held = all(one.status is Status.HELD for one in self.sessions())
        text = steps.SEVERAL_NOT_HELD if held else steps.SEVERAL_HELD
        self._each(text, sessions.hold, held=not held)

    def _each(self, text: str, command: Callable[..., object], **facts: Any) -> None:
        ids = self.ids

        def all_of_them(tx: Any) -> None:
            for one in ids:
                command(tx, one, **facts)

        self._desk.do(Title.of(text, n=len(ids)), all_of_them)

    def _tried(self, attempt: Callable[[Plan], PlanChange]) -> PlanChange | None:
        semester = self._doings.semester
        if semester is None or not self.ids:
            return None
        try:
            return attempt(semester.plan)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return None
