"""What one does to a single session: move, swap, cancel, shelve, and drop it somewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Move, PlanChange, PlannedSession, Status, Warned
from planner.rules.plan_chains import NoDayYet, NotInChain, inserted
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import (
    DayTaken,
    Place,
    by_day,
    check_day,
    days_of,
    hours_of,
    lasts_days,
    lying_at,
    movable,
    roomed,
    times_on,
    usual_hours,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.rules.plan import Plan
    from planner.rules.slots import Hours


@dataclass(frozen=True, slots=True)
class NoSlotThatDay(Warned):
    """The course has neither a slot nor a single date on this day, so the room is to be found.

    ``ever`` says that it has a slot on this weekday at other times of the term.
    """

    day: date
    ever: bool = False


@dataclass(frozen=True, slots=True)
class OutsideLecturePeriod(Warned):
    """An exam lies before or after the lecture period."""

    day: date


@dataclass(frozen=True, slots=True)
class OverCancelled(Warned):
    """A cancelled session (this id) keeps lying on the same day and hours."""

    id: str
    day: date


def moved(plan: Plan, session_id: str, to: date, *, hours: Hours | None = None) -> PlanChange:
    """Hold a session on another day; nothing else moves.

    It takes the ``hours`` asked for, else those of a slot of that day, else it keeps its own, else
    it takes the first slot's. A cancelled session does not keep the day from it, but is warned
    of. To its own day without other hours is an empty change.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, what check_day raises, or
    DayTaken.
    """
    session = movable(plan, session_id)
    if to == session.day and hours in (None, session.hours):
        return PlanChange(verb="move", subject=session_id)
    days = by_day(plan)
    hours = landing_hours(plan, session, to, hours, days)
    now = plans.after(session, Move(session_id, session.day, to, hours))
    for day in days_of(now) or ():
        check_day(plan, day, kind=session.kind)
    around = lying_around(plan, now, days)
    if blockers := [row for row in around if row.status != Status.CANCELLED]:
        raise _taken(plan, blockers[0], to)
    moves = roomed(plan, [Move(session_id, session.day, to, hours)])
    warnings = (
        *_warnings(plan, now, to),
        *(OverCancelled(row.id, to) for row in around),
    )
    change = PlanChange(verb="move", subject=session_id, moves=moves, warnings=warnings)
    return with_consequences(plan, change)


def landing_hours(
    plan: Plan,
    session: PlannedSession,
    to: date,
    hours: Hours | None,
    days: Mapping[date, list[PlannedSession]],
) -> Hours | None:
    """Return the hours a session has on another day; None where it has no time of day.

    Of several slots on that day it takes the free one that is most like now: its own hours if
    they are a slot's, else the first; if none is free, a cancelled session's, then any.
    """
    if hours or session.kind not in TEACHING:
        return hours or session.hours
    on_day = [place.hours for place in times_on(plan, to)]
    if not on_day:
        return session.hours or usual_hours(plan)

    def in_its_way(slot: Hours) -> int:
        others = [row for row in lying_at(plan, to, slot, days=days) if row.id != session.id]
        return max((1 if row.status == Status.CANCELLED else 2 for row in others), default=0)

    own = None if session.day is None else hours_of(plan, session)
    return min(on_day, key=lambda slot: (in_its_way(slot), slot != own, slot))


def lying_around(
    plan: Plan, landed: PlannedSession, days: Mapping[date, list[PlannedSession]]
) -> list[PlannedSession]:
    """Return what lies in the hours that a session would take, cancelled ones too."""
    if landed.kind not in TEACHING:
        return []
    hours = hours_of(plan, landed)
    found = [row for day in days_of(landed) or () for row in lying_at(plan, day, hours, days=days)]
    return [row for row in found if row.id != landed.id]


def _taken(plan: Plan, by: PlannedSession, day: date) -> DayTaken:
    return DayTaken(day, by.topic, by.id, plans.numbers(plan.sessions).get(by.id))


def _warnings(plan: Plan, landed: PlannedSession, to: date) -> list[Warned]:
    if landed.kind not in TEACHING or any(one.day == to for one in plan.extra):
        return []
    if to not in plan.lectures:
        return [OutsideLecturePeriod(to)]
    if (plan.slots or plan.extra) and not times_on(plan, to):
        ever = any(slot.weekday == to.weekday() for slot in plan.slots)
        return [NoSlotThatDay(to, ever)]
    return []


def swapped(plan: Plan, one: str, other: str) -> PlanChange:
    """Let two sessions change places, hours and all; also one with a day and one on the shelf.

    Who goes to the shelf keeps its own hours. A session with itself, or two on the shelf, is an
    empty change.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NotInChain (rows of several
    days), what check_day raises, or DayTaken.
    """
    first, second = movable(plan, one), movable(plan, other)
    for session in (first, second):
        if lasts_days(session):
            raise NotInChain(session.id, session.topic)
    change = PlanChange(verb="swap", subject=one)
    if first is second or (first.day is None and second.day is None):
        return change
    moves = roomed(plan, [_onto(first, second), _onto(second, first)])
    change = replace(change, moves=moves)
    now = plans.applied(plan, change)
    for move in change.moves:
        landed = plans.one(now, move.id)
        if landed.day is not None:
            check_day(plan, landed.day, kind=landed.kind)
            around = lying_around(now, landed, by_day(now))
            if blockers := [row for row in around if row.status != Status.CANCELLED]:
                raise _taken(plan, blockers[0], landed.day)
    return with_consequences(plan, change)


def _onto(session: PlannedSession, other: PlannedSession) -> Move:
    """Return the move onto another's place; to the shelf with its own hours."""
    if other.day is None:
        return Move(session.id, session.day, None, session.hours)
    return Move(session.id, session.day, other.day, other.hours)


def cancelled(plan: Plan, session_id: str) -> PlanChange:
    """Call a session off: it keeps its day, loses its number, and nothing else moves.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, or NoDayYet on the shelf.
    """
    session = movable(plan, session_id)
    if session.day is None:
        raise NoDayYet(session.id, session.topic)
    change = PlanChange(verb="cancel", subject=session_id, cancelled=(session_id,))
    return with_consequences(plan, change)


def shelved(plan: Plan, session_id: str) -> PlanChange:
    """Take a session's day away; it keeps its hours. On the shelf already is an empty change.

    Raises UnknownSession, FixedRow, Held, Locked or AlreadyCancelled.
    """
    session = movable(plan, session_id)
    change = PlanChange(verb="shelve", subject=session_id)
    if session.day is None:
        return change
    change = replace(change, moves=(Move(session_id, session.day, None, session.hours),))
    return with_consequences(plan, change)


def dropped(
    plan: Plan, session_id: str, to: date, *, swap: bool = False, hours: Hours | None = None
) -> PlanChange:
    """Return what letting go of a session does, by mouse or keyboard; ``verb`` says which it is.

    On a free place, or a lecture day without a slot, *move*. On a taken place the session takes
    it, and from there on sessions are *pushed* later until the next buffer, a free place, or the
    place that the session has left; dropping on a buffer uses that buffer up. With ``swap`` the
    two change places instead. ``hours`` tell apart several places of one day. Works from the
    shelf as well; on its own place it is an empty change.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled (of the session, or of the one
    in the way), what check_day raises, NoPlaceLeft, or DayTaken where no chain can start.
    """
    return dropped_on(Ground(plan), session_id, Landing(to, hours), swap=swap)


class Landing(NamedTuple):
    """Where a session is let go: a day, and the hours where a day has several places."""

    day: date
    hours: Hours | None = None


def dropped_on(ground: Ground, session_id: str, at: Landing, *, swap: bool = False) -> PlanChange:
    """Do what dropped does, on a plan's ground, to be handed in where many places are tried."""
    plan = ground.plan
    session = movable(plan, session_id)
    to = at.day
    if to == session.day and at.hours in (None, hours_of(plan, session)):
        return PlanChange(verb="move", subject=session_id)
    hours = landing_hours(plan, session, to, at.hours, ground.days)
    landed = plans.after(session, Move(session_id, session.day, to, hours))
    check_day(plan, to, kind=session.kind)
    around = lying_around(plan, landed, ground.days)
    other = next((row for row in around if row.status != Status.CANCELLED), None)
    if other is None or other.day is None:
        return moved(plan, session_id, to, hours=hours)
    if swap:
        return swapped(plan, session_id, other.id)
    other = movable(plan, other.id)
    change = None
    if not lasts_days(session) and not lasts_days(other):
        change = inserted(ground, session, Place(to, hours_of(plan, other)))
    if change is None:
        raise _taken(plan, other, to)
    return change
