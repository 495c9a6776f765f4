"""How long a session lasts: other hours, or another last day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import Move, PlanChange, Status
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_places import by_day, days_of, movable, roomed, why_closed
from planner.rules.plan_verbs import OnDayOff, OverCancelled, lying_around, taken, was_held

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.plan import Plan, PlannedSession, Warned
    from planner.rules.slots import Hours


@dataclass(eq=False)
class EndsBefore(PlannerError):
    """The last day asked for lies before the session's day."""

    id: str
    topic: str
    day: date
    end_day: date


def resized(
    plan: Plan,
    session_id: str,
    hours: Hours | None,
    *,
    end_day: date | None = None,
    insist: bool = False,
) -> PlanChange:
    """Let a session begin or end at another time, or last until another day; nothing moves.

    ``hours`` None keeps its own; ``end_day`` None as many days as before, and its own day makes it
    a session of one day. A day off among the new days, or another session in the new hours,
    refuses it. What lies on the shelf has hours only. As it is already is an empty change. To
    insist means the same as for a move.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NoDayYet, EndsBefore, what
    check_day raises, or DayTaken.
    """
    session = movable(plan, session_id, insist=insist)
    change = PlanChange(verb="resize", subject=session_id)
    if end_day is not None:
        _check_end(session, end_day)
    hours = hours or session.hours
    own = days_of(session)
    if hours == session.hours and end_day in {None, own.last if own else None}:
        return change
    landed = plans.after(session, Move(session_id, session.day, session.day, hours, until=end_day))
    off = _new_days_off(plan, session, landed, insist=insist)
    around = lying_around(plan, landed, by_day(plan))
    if blockers := [row for row in around if row.status != Status.CANCELLED]:
        raise _taken(plan, blockers[0], landed)
    stays = session.insisted or bool(off)
    move = Move(session_id, session.day, session.day, hours, until=end_day, insisted=stays)
    over = [OverCancelled(row.id, row.day) for row in around if row.day]
    warnings = (*was_held(session), *off, *over)
    change = replace(change, moves=roomed(plan, [move]), warnings=warnings)
    return with_consequences(plan, change)


def _new_days_off(
    plan: Plan, session: PlannedSession, landed: PlannedSession, *, insist: bool
) -> list[Warned]:
    own = days_of(session)
    off: list[Warned] = []
    for day in days_of(landed) or ():
        why = None if own and day in own else why_closed(plan, day, kind=session.kind)
        if why and not insist:
            raise why
        off += [OnDayOff(day, why)] if why else []
    return off


def _check_end(session: PlannedSession, end_day: date) -> None:
    if session.day is None:
        raise NoDayYet(session.id, session.topic)
    if end_day < session.day:
        raise EndsBefore(session.id, session.topic, session.day, end_day)


def _taken(plan: Plan, by: PlannedSession, landed: PlannedSession) -> PlannerError:
    """Name the first day on which the two meet."""
    theirs, own = days_of(by), days_of(landed)
    assert theirs, "what is in the way lies on days"
    assert own, "what lies on the shelf is in nobody's way"
    return taken(plan, by, max(theirs.first, own.first))
