"""Whether a row can be locked to its day, be recorded as held, or take place after all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import FIXED, TEACHING, Kind, Status
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_places import DayTaken, FixedRow, days_of, hours_of, lying_at

if TYPE_CHECKING:
    from planner.rules.plan import Plan, PlannedSession


@dataclass(eq=False)
class NotToBeHeld(PlannerError):
    """A row on which nothing can be held: a holiday, a break, no class, or one called off."""

    id: str
    topic: str
    kind: Kind
    cancelled: bool


def check_lock(plan: Plan, session_id: str) -> None:
    """Refuse to lock what has no day, or never moves anyway.

    Raises UnknownSession, FixedRow or NoDayYet.
    """
    session = plans.one(plan, session_id)
    if session.kind in FIXED:
        raise FixedRow(session.id, session.topic, session.kind)
    _check_dated(session)


def check_hold(plan: Plan, session_id: str) -> None:
    """Refuse to record as held what is no session, was called off, or has no day.

    The clock is not asked: what lies ahead may be recorded, too. Raises UnknownSession,
    NotToBeHeld or NoDayYet.
    """
    session = plans.one(plan, session_id)
    cancelled = session.status == Status.CANCELLED
    if session.kind in FIXED or cancelled:
        raise NotToBeHeld(session.id, session.topic, session.kind, cancelled)
    _check_dated(session)


def check_restore(plan: Plan, session_id: str) -> None:
    """Refuse to let a cancelled session take place where another one lies by now.

    Raises UnknownSession or DayTaken.
    """
    session = plans.one(plan, session_id)
    if session.kind not in TEACHING:
        return
    for day in days_of(session) or ():
        for other in lying_at(plan, day, hours_of(plan, session)):
            if other.id != session.id and other.status != Status.CANCELLED:
                number = plans.numbers(plan.sessions).get(other.id)
                raise DayTaken(day, other.topic, other.id, number)


def _check_dated(session: PlannedSession) -> None:
    if session.day is None:
        raise NoDayYet(session.id, session.topic)
