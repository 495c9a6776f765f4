"""Which days and hours are open for teaching, what lies there, and what must stay where it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import FIXED, TEACHING, Kind, PlannedSession, Status
from planner.rules.slots import Hours
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.rules.plan import Move, Plan
    from planner.rules.terms import OffKind

WHOLE_DAY = Hours(time.min, time.max)  # what a session without a time of day takes up
SUNDAY = 6


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A day and hours where one session can lie; ``room`` is the slot's."""

    day: date
    hours: Hours
    room: str = ""


@dataclass(eq=False)
class OutsideLectures(PlannerError):
    """The day lies before or after the lecture period; only exams and deadlines may."""

    day: date
    lectures: Days


@dataclass(eq=False)
class DayIsOff(PlannerError):
    """A public holiday, a break or a day of one's own without teaching; a name may be empty."""

    day: date
    holiday_de: str
    holiday_en: str
    kind: OffKind


@dataclass(eq=False)
class NoClassThatDay(PlannerError):
    """A row of the plan itself says that there is no class: holiday, break or no class."""

    day: date
    topic: str
    kind: Kind


@dataclass(eq=False)
class SundayIsFree(PlannerError):
    """Nothing is taught on a Sunday unless the course has a slot on Sundays."""

    day: date


@dataclass(eq=False)
class DayTaken(PlannerError):
    """Another session lies there in overlapping hours; ``by_number`` is None if it has none."""

    day: date
    by_topic: str
    by_id: str
    by_number: str | None = None


@dataclass(eq=False)
class FixedRow(PlannerError):
    """A holiday, break or "no class" row never moves."""

    id: str
    topic: str
    kind: Kind


@dataclass(eq=False)
class Locked(PlannerError):
    """The session is locked to its day."""

    id: str
    topic: str
    number: str | None
    day: date | None


@dataclass(eq=False)
class Held(PlannerError):
    """The session was recorded as held, so it is history."""

    id: str
    topic: str
    number: str | None
    day: date | None


@dataclass(eq=False)
class AlreadyCancelled(PlannerError):
    """The session was cancelled; it keeps its day and does not move."""

    id: str
    topic: str
    day: date | None


def overlap(one: Hours, other: Hours) -> bool:
    """Say whether two stretches of one day share time; touching ends do not."""
    return one.start < other.end and other.start < one.end


def days_of(session: PlannedSession) -> Days | None:
    """Return the days a row covers: its day up to its last day, or the days it is laid on."""
    if session.day is None:
        return session.laid
    return Days(session.day, max(session.day, session.end_day or session.day))


def lasts_days(session: PlannedSession) -> bool:
    """Say whether a row goes on over several days; such rows are moved by hand, not in chains."""
    return session.day is not None and (session.end_day or session.day) > session.day


def hours_of(plan: Plan, session: PlannedSession) -> Hours:
    """Return the hours a dated session takes up.

    They are its own; without any, those of the first slot of its weekday, else the whole day.
    """
    if session.hours or session.day is None:
        return session.hours or WHOLE_DAY
    weekday = session.day.weekday()
    return next((slot.hours for slot in plan.slots if slot.weekday == weekday), WHOLE_DAY)


def roomed(plan: Plan, moves: Iterable[Move]) -> tuple[Move, ...]:
    """Complete moves with the rooms they lead to.

    A slot's room belongs to its hours: a session in the room of its slot goes to the room of the
    one it moves to. A room that was chosen for the session alone stays with it.
    """
    rows = {row.id: row for row in plan.sessions}
    return tuple(replace(move, room=_room(plan, rows[move.id], move)) for move in moves)


def _room(plan: Plan, session: PlannedSession, move: Move) -> str | None:
    there = _slot_room(plan, move.now, move.hours)
    if there is None or there == session.room:
        return None
    here = _slot_room(plan, session.day, session.hours)
    usual = {slot.room for slot in plan.slots} if here is None else {here}
    return there if session.room in usual else None


def _slot_room(plan: Plan, day: date | None, hours: Hours | None) -> str | None:
    """Return the room of the slot at that time, if there is one."""
    if day is None:
        return None
    on_day = [slot for slot in plan.slots if slot.weekday == day.weekday()]
    return next((slot.room for slot in on_day if hours in {slot.hours, None}), None)


def movable(plan: Plan, session_id: str) -> PlannedSession:
    """Return the session if a verb may touch it.

    Raises UnknownSession, FixedRow, Held, Locked or AlreadyCancelled.
    """
    session = plans.one(plan, session_id)
    if session.kind in FIXED:
        raise FixedRow(session.id, session.topic, session.kind)
    if session.status == Status.CANCELLED:
        raise AlreadyCancelled(session.id, session.topic, session.day)
    if session.status == Status.HELD or session.locked:
        stays = Held if session.status == Status.HELD else Locked
        number = plans.numbers(plan.sessions).get(session.id)
        raise stays(session.id, session.topic, number, session.day)
    return session


def check_day(plan: Plan, day: date, *, kind: Kind = Kind.CLASS) -> None:
    """Refuse a day on which a session of this kind cannot lie.

    Exams may lie outside the lecture period, deadlines (kind other) anywhere. A row of the plan
    that says "no class" closes its days as a holiday does.

    Raises OutsideLectures, DayIsOff, NoClassThatDay or SundayIsFree.
    """
    if refusal := why_closed(plan, day, kind=kind):
        raise refusal


def why_closed(plan: Plan, day: date, *, kind: Kind = Kind.CLASS) -> PlannerError | None:
    """Return what check_day would raise, or None for an open day."""
    if kind == Kind.OTHER:
        return None
    if kind != Kind.EXAM and day not in plan.lectures:
        return OutsideLectures(day, plan.lectures)
    for off in plan.days_off:
        if day in off.days:
            return DayIsOff(day, off.name_de, off.name_en, off.kind)
    for row in plan.sessions:
        if row.kind in FIXED and day in (days_of(row) or ()):
            return NoClassThatDay(day, row.topic, row.kind)
    if day.weekday() == SUNDAY and all(slot.weekday != SUNDAY for slot in plan.slots):
        return SundayIsFree(day)
    return None


def places(plan: Plan) -> tuple[Place, ...]:
    """Return every weekly slot's day in the lecture period that is open for teaching, in order.

    Of two slots that overlap on a weekday only the earlier counts: one course is taught once at
    a time.
    """
    slots: list[Place] = []
    by_weekday: dict[int, list[tuple[Hours, str]]] = defaultdict(list)
    for slot in sorted(plan.slots, key=lambda slot: slot.hours):
        kept = by_weekday[slot.weekday]
        if not any(overlap(slot.hours, hours) for hours, _ in kept):
            kept.append((slot.hours, slot.room))
    for day in sorted(open_days(plan)):
        slots += [Place(day, *slot) for slot in by_weekday.get(day.weekday(), ())]
    return tuple(slots)


def open_days(plan: Plan) -> set[date]:
    """Return the days of the lecture period on which classes may lie; see check_day."""
    closed = closed_days(plan)
    sundays = any(slot.weekday == SUNDAY for slot in plan.slots)
    return {
        day for day in plan.lectures if day not in closed and (sundays or day.weekday() != SUNDAY)
    }


def closed_days(plan: Plan) -> set[date]:
    """Return the days of the lecture period that are off, or that a row of the plan closes."""
    runs = [off.days for off in plan.days_off]
    runs += [days for row in plan.sessions if row.kind in FIXED and (days := days_of(row))]
    return {day for run in runs for day in _shared(run, plan.lectures)}


def _shared(run: Days, lectures: Days) -> Collection[date]:
    first, last = max(run.first, lectures.first), min(run.last, lectures.last)
    return tuple(Days(first, last)) if first <= last else ()


def by_day(plan: Plan) -> dict[date, list[PlannedSession]]:
    """Gather what takes up hours, by day: class, buffer and exam sessions, cancelled ones too."""
    days: dict[date, list[PlannedSession]] = defaultdict(list)
    for row in plan.sessions:
        if row.kind in TEACHING and row.day is not None:
            for day in days_of(row) or ():
                days[day].append(row)
    return dict(days)


def lying_at(
    plan: Plan,
    day: date,
    hours: Hours,
    *,
    days: Mapping[date, list[PlannedSession]] | None = None,
) -> list[PlannedSession]:
    """Return the sessions that lie on this day in overlapping hours, cancelled ones too.

    ``days`` is what by_day gives, handed in where many places are asked for.
    """
    on_day = (by_day(plan) if days is None else days).get(day, [])
    return [row for row in on_day if overlap(hours, hours_of(plan, row))]


def free_places(plan: Plan) -> tuple[Place, ...]:
    """Return the places where no session lies; a cancelled one keeps its place."""
    days = by_day(plan)
    return tuple(
        place for place in places(plan) if not lying_at(plan, place.day, place.hours, days=days)
    )
