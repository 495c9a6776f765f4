"""Taking a day off: the day and what becomes of its sessions are one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands import course, sessions
from planner.db import courses

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.rules.plan import PlanChange
    from planner.rules.terms import DayOff


def take_day_off(
    tx: Session, off: DayOff, change: PlanChange, *, reason: str = "", words: str = ""
) -> None:
    """Close days to teaching and do to their sessions what was shown.

    The reason and the public words are for sessions that are cancelled. Raises PlanHasMoved when
    a session is no longer where the change found it.
    """
    known = courses.days_off(tx)
    if off not in known:
        course.set_days_off(tx, (*known, off))
    sessions.carry_out(tx, change, reason=reason, words=words)
