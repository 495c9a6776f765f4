"""How long the chosen session lasts: typed as hours, or longer and shorter by keyboard."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.rules.plan import FIXED
from planner.rules.plan_lengths import resized
from planner.rules.plan_places import Held, days_of
from planner.rules.slots import Hours
from planner.ui.parts.announce import announce
from planner.ui.semester.words import mention_of
from planner.wording import worded

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.semester.doings import Doings


class Lengths(QObject):
    """Gives sessions other hours or another last day; what would overlap is refused in words."""

    kept = Signal(str)  # a session's id: it has the hours it had, to be shown again

    def __init__(self, page: QWidget, desk: Desk, say: Language, doings: Doings) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._doings = page, desk, say, doings

    def set_hours(self, session_id: str, hours: Hours | None) -> None:
        """Hold a session at other hours, or without a time of day; of one held ask first."""
        semester = self._doings.semester
        session = semester.session(session_id) if semester else None
        if semester is None or session is None or hours == session.hours:
            return
        if hours is None or session.kind in FIXED:  # neither takes anybody's hours
            starts, ends = (hours.start, hours.end) if hours else (None, None)
            self._doings.edit(session_id, {"starts": starts, "ends": ends})
            return
        try:
            self._doings.carry_out(resized(semester.plan, session_id, hours))
        except Held as refusal:
            # Late: a start imports no question.
            from planner.ui.parts.dialog import Confirmation  # noqa: PLC0415

            self.kept.emit(session_id)
            Confirmation.ask(
                self._page,
                self._say,
                title=self._say(
                    "Change {session} all the same?",
                    session=mention_of(session, semester, self._say),
                ),
                text=worded(refusal, self._say),
                accept=self._say("Change the time"),
                then=lambda _: self._insist(session_id, hours),
            )
        except PlannerError as refusal:
            self.kept.emit(session_id)
            self._desk.refused.emit(refusal)

    def _insist(self, session_id: str, hours: Hours) -> None:
        semester = self._doings.semester
        if semester is None:
            return
        try:
            self._doings.carry_out(resized(semester.plan, session_id, hours, insist=True))
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)

    def lengthen(self, minutes: int, days: int) -> None:
        """Let the chosen session last longer, or shorter by what is below zero.

        One that could not be shorter, and one that has no hours or no day, stays as it is.
        """
        session = self._doings.session()
        if session is None:
            return
        if minutes and session.hours is not None:
            hours = _longer(session.hours, minutes)
            if hours is None:
                announce(self._page, self._say.hours(session.hours.start, session.hours.end))
            else:
                self.set_hours(session.id, hours)
        own = days_of(session)
        if days and own is not None and session.day is not None:
            self._set_end(session.id, max(own.last + timedelta(days=days), session.day))

    def _set_end(self, session_id: str, end: date) -> None:
        semester = self._doings.semester
        if semester is None:
            return
        try:
            self._doings.carry_out(resized(semester.plan, session_id, None, end_day=end))
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)


def _longer(hours: Hours, minutes: int) -> Hours | None:
    """Return hours that end later, or None if they would not end on their day after they begin."""
    any_day = datetime(2000, 1, 1)  # noqa: DTZ001 - a time of day, wherever that is
    ends = datetime.combine(any_day, hours.end) + timedelta(minutes=minutes)
    if ends.date() != any_day.date() or ends.time() <= hours.start:
        return None
    return Hours(hours.start, ends.time())
