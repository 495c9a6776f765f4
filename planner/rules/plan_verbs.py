"""What one does to a single session: move, swap, cancel, shelve, and drop it somewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Move, PlanChange, PlannedSession, Status, Warned
from planner.rules.plan_chains import NoDayYet, NotInChain, put_in
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import (
    DayTaken,
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
    why_closed,
)
from planner.rules.plan_times import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.errors import PlannerError
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


@dataclass(frozen=True, slots=True)
class OnDayOff(Warned):
    """The session lies on a day without teaching; ``why`` is the refusal that was overruled."""

    day: date
    why: PlannerError = field(compare=False)


@dataclass(frozen=True, slots=True)
class HeldMoves(Warned):
    """The session (this id) is recorded as held on its ``day``, and stays recorded as held."""

    id: str
    day: date | None


def moved(
    plan: Plan, session_id: str, to: date, *, hours: Hours | None = None, insist: bool = False
) -> PlanChange:
    """Hold a session on another day; nothing else moves.

    It takes the ``hours`` asked for, else those of a slot of that day, else it keeps its own, else
    it takes the first slot's. A cancelled session does not keep the day from it, but is warned
    of. To its own day without other hours is an empty change. Who insists may move it onto a day
    off or outside the lectures, where chains flow around it, and may move what was held.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, what check_day raises, or
    DayTaken.
    """
    session = movable(plan, session_id, insist=insist)
    if to == session.day and hours in (None, session.hours):
        return PlanChange(verb="move", subject=session_id)
    days = by_day(plan)
    hours = landing_hours(plan, session, to, hours, days)
    now = plans.after(session, Move(session_id, session.day, to, hours))
    off = insisted_on(plan, now, insist=insist or (session.insisted and to == session.day))
    around = lying_around(plan, now, days)
    if blockers := [row for row in around if row.status != Status.CANCELLED]:
        raise taken(plan, blockers[0], to)
    moves = roomed(plan, [Move(session_id, session.day, to, hours, insisted=bool(off))])
    warnings = (
        *was_held(session),
        *off,
        *(landing_warnings(plan, now, to) if to in plan.lectures or not off else ()),
        *(OverCancelled(row.id, to) for row in around),
    )
    change = PlanChange(verb="move", subject=session_id, moves=moves, warnings=warnings)
    return with_consequences(plan, change)


def insisted_on(plan: Plan, landed: PlannedSession, *, insist: bool) -> list[Warned]:
    """Warn of the days off on which a session would lie if somebody insists.

    Raises what check_day raises, without insisting.
    """
    found: list[Warned] = []
    for day in days_of(landed) or ():
        if why := why_closed(plan, day, kind=landed.kind):
            if not insist:
                raise why
            found.append(OnDayOff(day, why))
    return found


def was_held(session: PlannedSession) -> list[Warned]:
    """Warn if the session that moves is history."""
    return [HeldMoves(session.id, session.day)] if session.past else []


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


def taken(plan: Plan, by: PlannedSession, day: date) -> DayTaken:
    """Return the refusal of a place where another session lies."""
    return DayTaken(day, by.topic, by.id, plans.numbers(plan.sessions).get(by.id))


def landing_warnings(plan: Plan, landed: PlannedSession, to: date) -> list[Warned]:
    """Warn of a day without a time of the course, and of an exam outside the lectures."""
    if landed.kind not in TEACHING or any(one.day == to for one in plan.extra):
        return []
    if to not in plan.lectures:
        return [OutsideLecturePeriod(to)]
    if (plan.slots or plan.extra) and not times_on(plan, to):
        ever = any(slot.weekday == to.weekday() for slot in plan.slots)
        return [NoSlotThatDay(to, ever)]
    return []


def swapped(plan: Plan, one: str, other: str, *, insist: bool = False) -> PlanChange:
    """Let two sessions change places, hours and all; also one with a day and one on the shelf.

    Who goes to the shelf keeps its own hours. A session with itself, or two on the shelf, is an
    empty change. To insist means the same as for a move.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NotInChain (rows of several
    days), what check_day raises, or DayTaken.
    """
    pair = movable(plan, one, insist=insist), movable(plan, other, insist=insist)
    for session in pair:
        if lasts_days(session):
            raise NotInChain(session.id, session.topic)
    change = PlanChange(verb="swap", subject=one)
    if pair[0] is pair[1] or (pair[0].day is None and pair[1].day is None):
        return change
    moves: list[Move] = []
    warnings = [warning for session in pair for warning in was_held(session)]
    now = plans.applied(plan, replace(change, moves=(_onto(*pair), _onto(*reversed(pair)))))
    days = by_day(now)
    for session, move in zip(pair, (_onto(*pair), _onto(*reversed(pair))), strict=True):
        landed = plans.one(now, session.id)
        off: list[Warned] = []
        if landed.day is not None:
            off = insisted_on(plan, landed, insist=insist)
            around = lying_around(now, landed, days)
            if blockers := [row for row in around if row.status != Status.CANCELLED]:
                raise taken(plan, blockers[0], landed.day)
        moves.append(replace(move, insisted=bool(off)))
        warnings += off
    change = replace(change, moves=roomed(plan, moves), warnings=(*warnings,))
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
    plan: Plan,
    session_id: str,
    to: date,
    *,
    swap: bool = False,
    hours: Hours | None = None,
    insist: bool = False,
) -> PlanChange:
    """Return what letting go of a session does, by mouse or keyboard; ``verb`` says which it is.

    On a free place, or a lecture day without a slot, *move*. On a taken place the session takes
    it, and from there on sessions are *pushed* later until the next buffer, a free place, or the
    place that the session has left; dropping on a buffer uses that buffer up. With ``swap`` the
    two change places instead. ``hours`` tell apart several places of one day. Works from the
    shelf as well; on its own place it is an empty change. To insist means the same as for a move.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled (of the session, or of the one
    in the way), what check_day raises, NoPlaceLeft, or DayTaken where no chain can start.
    """
    return dropped_on(Ground(plan), session_id, Landing(to, hours), swap=swap, insist=insist)


class Landing(NamedTuple):
    """Where a session is let go: a day, and the hours where a day has several places."""

    day: date
    hours: Hours | None = None


def dropped_on(
    ground: Ground, session_id: str, at: Landing, *, swap: bool = False, insist: bool = False
) -> PlanChange:
    """Do what dropped does, on a plan's ground, to be handed in where many places are tried."""
    plan = ground.plan
    session = movable(plan, session_id, insist=insist)
    to = at.day
    if to == session.day and at.hours in (None, hours_of(plan, session)):
        return PlanChange(verb="move", subject=session_id)
    hours = landing_hours(plan, session, to, at.hours, ground.days)
    landed = plans.after(session, Move(session_id, session.day, to, hours))
    if not insist and not (session.insisted and to == session.day):
        check_day(plan, to, kind=session.kind)
    around = lying_around(plan, landed, ground.days)
    other = next((row for row in around if row.status != Status.CANCELLED), None)
    if other is None or other.day is None:
        return moved(plan, session_id, to, hours=hours, insist=insist)
    if swap:
        return swapped(plan, session_id, other.id, insist=insist)
    other = movable(plan, other.id)
    change = None
    if not lasts_days(session) and not lasts_days(other):
        change = put_in(ground, session, Place(to, hours_of(plan, other)))
    if change is None:
        raise taken(plan, other, to)
    return replace(change, warnings=(*was_held(session), *change.warnings))
