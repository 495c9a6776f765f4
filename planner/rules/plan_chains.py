"""Push and pull: sessions that follow one another each take the next place, or the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Kind, Move, PlanChange, PlannedSession, Warned
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import Blocked, Ground, Station, stations
from planner.rules.plan_places import WHOLE_DAY, hours_of, lasts_days, movable, roomed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.rules.plan import Plan
    from planner.rules.plan_times import Place
    from planner.rules.slots import Hours


@dataclass(frozen=True, slots=True)
class BufferUsed(Warned):
    """The buffer that lay on this day goes to the shelf; its day is used up."""

    id: str
    day: date


@dataclass(frozen=True, slots=True)
class Attempt:
    """A chain to be tried on a plan: a session pushed, or put in ``at`` a taken place."""

    plan: Plan
    id: str
    everything: bool = False
    by: int = 1
    at: Place | None = None


@dataclass(eq=False)
class NoPlaceLeft(PlannerError):
    """A chain ran out of places at the end of the lecture period.

    ``id`` and ``number`` are of the session pushed, ``stuck_id`` and ``stuck_number`` of the one
    that found no place; ``last_day`` is the last day on which anything can lie (None: there is
    none), ``needed`` how many places are missing. ``blocked`` are the slots' days behind the
    pushed session that cannot be used. ``attempt`` is what was tried; plan_help says what helps.
    """

    id: str
    number: str | None
    stuck_id: str
    stuck_number: str | None
    last_day: date | None
    needed: int
    blocked: tuple[Blocked, ...] = ()
    attempt: Attempt | None = field(default=None, repr=False)


@dataclass(eq=False)
class NothingFreeBefore(PlannerError):
    """The place before is not free; ``by_...`` is what lies there, None: there is no place."""

    id: str
    number: str | None
    day: date | None = None
    by_id: str | None = None
    by_topic: str | None = None
    by_number: str | None = None


@dataclass(eq=False)
class NoDayYet(PlannerError):
    """The session lies on the shelf, so that there is nothing before or after it."""

    id: str
    topic: str


@dataclass(eq=False)
class NotInChain(PlannerError):
    """Deadlines and sessions of several days are moved by hand, not pushed or pulled."""

    id: str
    topic: str


class Stuck(NamedTuple):
    """The session that found no place."""

    session: PlannedSession


def carried(
    subject: PlannedSession,
    onward: Sequence[Station],
    *,
    everything: bool = False,
) -> tuple[list[Move], list[Warned]] | Stuck:
    """Put the subject on the first of these stations and carry on what lay there, to the next.

    It ends where nothing lies, or at a buffer, which goes to the shelf. With ``everything``
    neither ends it: buffers and gaps are carried along.
    """
    moves: list[Move] = []
    warnings: list[Warned] = []
    on_the_way: tuple[PlannedSession, ...] = (subject,)
    for station in onward:
        moves += [landed(row, station.place) for row in on_the_way]
        on_the_way = station.sessions
        if everything:
            continue
        if all(row.kind == Kind.BUFFER for row in on_the_way):
            moves += [Move(row.id, row.day, None, row.hours) for row in on_the_way]
            warnings += [BufferUsed(row.id, station.place.day) for row in on_the_way]
            return moves, warnings
    return Stuck(on_the_way[0]) if on_the_way else (moves, warnings)


def landed(session: PlannedSession, place: Place) -> Move:
    """Return the move of a session onto a place; it takes that place's hours."""
    hours = None if place.hours == WHOLE_DAY else place.hours
    return Move(session.id, session.day, place.day, hours)


def pushed(plan: Plan, session_id: str, *, everything: bool = False, by: int = 1) -> PlanChange:
    """Hold a session one place later, and what lies there one place later, and so on.

    The chain ends at the next buffer, whose day is used up (it goes to the shelf), or at a free
    place. With ``everything`` all that follows goes one place later, buffers and gaps too.
    ``by`` places later is the same done that many times. Holidays and breaks are skipped, locked,
    held and cancelled sessions stay and are flowed around, nothing is overwritten.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NoDayYet, NotInChain or
    NoPlaceLeft.
    """
    _check_chain(plan, session_id, by)
    now, warnings = plan, list[Warned]()
    for done in range(by):
        subject = plans.one(now, session_id)
        onward = [station for station in stations(now) if station.key > _key(now, subject)]
        result = carried(subject, onward, everything=everything)
        if isinstance(result, Stuck):
            tried = Attempt(plan, session_id, everything, by)
            raise _no_place_left(Ground(plan), tried, result, by - done)
        now = plans.applied(now, PlanChange(verb="push", subject=session_id, moves=(*result[0],)))
        warnings += result[1]
    return _between(plan, now, "push", session_id, warnings)


def _no_place_left(ground: Ground, attempt: Attempt, stuck: Stuck, needed: int) -> NoPlaceLeft:
    since = ground.rows[attempt.id].day
    return NoPlaceLeft(
        attempt=attempt,
        id=attempt.id,
        number=ground.numbers.get(attempt.id),
        stuck_id=stuck.session.id,
        stuck_number=ground.numbers.get(stuck.session.id),
        last_day=ground.stations[-1].place.day if ground.stations else None,
        needed=needed,
        blocked=tuple(one for one in ground.blocked if not since or one.day > since),
    )


def goes(attempt: Attempt) -> bool:
    """Say whether a chain finds its places on a plan."""
    try:
        if attempt.at is None:
            pushed(attempt.plan, attempt.id, everything=attempt.everything, by=attempt.by)
            return True
        ground = Ground(attempt.plan)
        subject = ground.rows[attempt.id]
        return put_in(ground, subject, attempt.at, everything=attempt.everything) is not None
    except NoPlaceLeft:
        return False


def pulled(plan: Plan, session_id: str, *, everything: bool = False, by: int = 1) -> PlanChange:
    """Hold a session on the free place before it, and those that follow each one place earlier.

    The next buffer stays, and so does what comes after it; with ``everything`` buffers and all
    that follows come along. ``by`` places earlier is the same done that many times. A place
    before a session already held is past and is not offered.

    Raises UnknownSession, FixedRow, Held, Locked, AlreadyCancelled, NoDayYet, NotInChain or
    NothingFreeBefore.
    """
    _check_chain(plan, session_id, by)
    now = plan
    for _ in range(by):
        moves = _pulled_once(now, session_id, everything=everything)
        now = plans.applied(now, PlanChange(verb="pull", subject=session_id, moves=(*moves,)))
    return _between(plan, now, "pull", session_id, [])


def _pulled_once(plan: Plan, session_id: str, *, everything: bool) -> list[Move]:
    subject = plans.one(plan, session_id)
    own = _key(plan, subject)
    known = stations(plan)
    before = [station for station in known if station.key < own]
    _check_before(plan, subject, before)
    moves = [landed(subject, before[-1].place)]
    if subject not in {row for station in known[len(before) :][:1] for row in station.sessions}:
        return moves  # it lay where no chain may go, so it leaves no place to those that follow
    previous = known[len(before)].place
    for station in known[len(before) + 1 :]:
        if not everything and any(row.kind == Kind.BUFFER for row in station.sessions):
            break
        moves += [landed(row, previous) for row in station.sessions]
        previous = station.place
    return moves


def _check_before(plan: Plan, subject: PlannedSession, before: Sequence[Station]) -> None:
    """Refuse to pull where no place is free directly before."""
    numbers = plans.numbers(plan.sessions)
    number = numbers.get(subject.id)
    if not before:
        raise NothingFreeBefore(subject.id, number)
    last = before[-1]
    own = _key(plan, subject)
    held = [
        row for row in plan.sessions if row.past and row.day and last.key < _key(plan, row) < own
    ]
    if rows := held or last.sessions:
        row = rows[0]
        raise NothingFreeBefore(
            subject.id, number, row.day, row.id, row.topic, numbers.get(row.id)
        )


def _check_chain(plan: Plan, session_id: str, by: int) -> None:
    if by < 1:
        raise ValueError(f"a chain moves by at least one place, not {by}")
    session = movable(plan, session_id)
    if session.kind not in TEACHING or lasts_days(session):
        raise NotInChain(session.id, session.topic)
    if session.day is None:
        raise NoDayYet(session.id, session.topic)


def _key(plan: Plan, session: PlannedSession) -> tuple[date, Hours]:
    """Return when a dated session is, to compare with stations."""
    if session.day is None:
        raise NoDayYet(session.id, session.topic)
    return session.day, hours_of(plan, session)


def put_in(
    ground: Ground, subject: PlannedSession, at: Place, *, everything: bool = False
) -> PlanChange | None:
    """Put a session onto a taken place and carry on what lies there, as pushing does.

    The place that the subject has left is free for the chain. None if no chain can start there.

    Raises NoPlaceLeft.
    """
    onward = ground.onward((at.day, at.hours), subject)
    if not onward or onward[0].key != (at.day, at.hours):
        return None
    result = carried(subject, onward, everything=everything)
    if isinstance(result, Stuck):
        tried = Attempt(ground.plan, subject.id, everything, at=at)
        raise _no_place_left(ground, tried, result, 1)
    moves = roomed(ground.plan, plans.told_in_order(result[0], ground.rows, subject.id))
    change = PlanChange(verb="push", subject=subject.id, moves=moves, warnings=(*result[1],))
    return with_consequences(ground.plan, change)


def _between(
    plan: Plan, now: Plan, verb: str, subject: str, warnings: Sequence[Warned]
) -> PlanChange:
    moves = roomed(plan, plans.moves_between(plan, now, subject))
    change = PlanChange(verb=verb, subject=subject, moves=moves, warnings=(*warnings,))
    return with_consequences(plan, change)
