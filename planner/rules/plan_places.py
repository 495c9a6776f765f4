"""Which days and hours are open for teaching, what lies there, and what must stay where it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import plan as plans
from planner.rules.plan import FIXED, TEACHING, Kind, PlannedSession, Status
from planner.rules.plan_times import overlap
from planner.rules.slots import Hours
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from planner.rules.plan import Move, Plan
    from planner.rules.plan_times import Place
    from planner.rules.terms import OffKind

WHOLE_DAY = Hours(time.min, time.max)  # what a session without a time of day takes up
SUNDAY = 6


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
    """Nothing is taught on a Sunday unless the course has a slot or a single date on it."""

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
    """The session was recorded as held, or attendance in it was, so it is history."""

    id: str
    topic: str
    number: str | None
    day: date | None
    attended: bool = False


@dataclass(eq=False)
class AlreadyCancelled(PlannerError):
    """The session was cancelled; it keeps its day and does not move."""

    id: str
    topic: str
    day: date | None


def days_of(session: PlannedSession) -> Days | None:
    """Return the days a row covers: its day up to its last day, or the days it is laid on."""
    if session.day is None:
        return session.laid
    return Days(session.day, max(session.day, session.end_day or session.day))


def lasts_days(session: PlannedSession) -> bool:
    """Say whether a row goes on over several days; such rows are moved by hand, not in chains."""
    return session.day is not None and (session.end_day or session.day) > session.day


def times_on(plan: Plan, day: date) -> tuple[Place, ...]:
    """Return the times at which a course is taught on a day of its own; see Timetable.on."""
    return plan.times.on(day)


def hours_of(plan: Plan, session: PlannedSession) -> Hours:
    """Return the hours a dated session takes up.

    They are its own; without any, those of the first slot or single date of its day, else the
    whole day.
    """
    if session.hours or session.day is None:
        return session.hours or WHOLE_DAY
    return next((place.hours for place in times_on(plan, session.day)), WHOLE_DAY)


def roomed(plan: Plan, moves: Iterable[Move], *, onto: Plan | None = None) -> tuple[Move, ...]:
    """Complete moves with the rooms they lead to.

    A slot's room belongs to its hours: a session in the room of its slot goes to the room of the
    one it moves to. A room that was chosen for the session alone stays with it. ``onto`` is the
    plan with the slots they lead to, where those change.
    """
    rows = {row.id: row for row in plan.sessions}
    rooms = [(move, _room(plan, rows[move.id], move, onto or plan)) for move in moves]
    return tuple(move if move.room == room else replace(move, room=room) for move, room in rooms)


def _room(plan: Plan, session: PlannedSession, move: Move, onto: Plan) -> str | None:
    there = _slot_room(onto, move.now, move.hours)
    if there is None or there == session.room:
        return None
    here = _slot_room(plan, session.day, session.hours)
    usual = usual_rooms(plan) if here is None else {here}
    return there if session.room in usual else None


def usual_rooms(plan: Plan) -> set[str]:
    """Return the rooms of the slots and single dates."""
    return {slot.room for slot in plan.slots} | {one.room for one in plan.extra}


def usual_hours(plan: Plan) -> Hours | None:
    """Return the hours of the first slot, of a course without one those of its first date."""
    weekly = [slot.hours for slot in plan.slots]
    return next(iter(weekly or [one.hours for one in sorted(plan.extra)]), None)


def _slot_room(plan: Plan, day: date | None, hours: Hours | None) -> str | None:
    """Return the room of the slot or single date at that time, if there is one."""
    if day is None:
        return None
    at_that_time = (one.room for one in times_on(plan, day) if hours is None or one.hours == hours)
    return next(at_that_time, None)


def movable(plan: Plan, session_id: str, *, insist: bool = False) -> PlannedSession:
    """Return the session if a verb may touch it; one that was held only if somebody insists.

    Raises UnknownSession, FixedRow, Held, Locked or AlreadyCancelled.
    """
    session = plans.one(plan, session_id)
    if session.kind in FIXED:
        raise FixedRow(session.id, session.topic, session.kind)
    if session.status == Status.CANCELLED:
        raise AlreadyCancelled(session.id, session.topic, session.day)
    past = session.past and not insist
    if past or session.locked:
        number = plans.numbers(plan.sessions).get(session.id)
        if past:
            raise Held(session.id, session.topic, number, session.day, session.attended)
        raise Locked(session.id, session.topic, number, session.day)
    return session


def may_insist(refusal: PlannerError) -> bool:
    """Say whether a refusal is one that a person may overrule: a day off, or a session held."""
    return isinstance(refusal, DayIsOff | NoClassThatDay | SundayIsFree | OutsideLectures | Held)


def check_day(plan: Plan, day: date, *, kind: Kind = Kind.CLASS) -> None:
    """Refuse a day on which a session of this kind cannot lie.

    Exams may lie outside the lecture period, deadlines (kind other) anywhere, and everything on a
    single date, which was named on purpose, unless it is off. A row of the plan
    that says "no class" closes its days as a holiday does.

    Raises OutsideLectures, DayIsOff, NoClassThatDay or SundayIsFree.
    """
    if refusal := why_closed(plan, day, kind=kind):
        raise refusal


def why_closed(plan: Plan, day: date, *, kind: Kind = Kind.CLASS) -> PlannerError | None:
    """Return what check_day would raise, or None for an open day."""
    if kind == Kind.OTHER:
        return None
    named = any(one.day == day for one in plan.extra)
    if kind != Kind.EXAM and day not in plan.lectures and not named:
        return OutsideLectures(day, plan.lectures)
    for off in plan.days_off:
        if day in off.days:
            return DayIsOff(day, off.name_de, off.name_en, off.kind)
    for row in plan.sessions:
        if row.kind in FIXED and day in (days_of(row) or ()):
            return NoClassThatDay(day, row.topic, row.kind)
    if day.weekday() == SUNDAY and not named and not any(slot.on(day) for slot in plan.slots):
        return SundayIsFree(day)
    return None


def places(plan: Plan) -> tuple[Place, ...]:
    """Return the times of every day that is open for teaching, in order; see times_on."""
    return tuple(place for day in sorted(open_days(plan)) for place in times_on(plan, day))


def days_in_question(plan: Plan) -> tuple[date, ...]:
    """Return the days of the lecture period and the single dates beside it, in order."""
    beside = {one.day for one in plan.extra if one.day not in plan.lectures}
    return tuple(sorted((*plan.lectures, *beside)))


def open_days(plan: Plan) -> set[date]:
    """Return the days on which classes may lie, single dates too; see check_day."""
    closed = closed_days(plan)
    named = {one.day for one in plan.extra}
    sundays = [slot for slot in plan.slots if slot.weekday == SUNDAY]

    def used(day: date) -> bool:
        return day.weekday() != SUNDAY or day in named or any(slot.on(day) for slot in sundays)

    return {day for day in days_in_question(plan) if day not in closed and used(day)}


def closed_days(plan: Plan) -> set[date]:
    """Return the days in question that are off, or that a row of the plan closes."""
    runs = [off.days for off in plan.days_off]
    runs += [days for row in plan.sessions if row.kind in FIXED and (days := days_of(row))]
    closed = {day for run in runs for day in _shared(run, plan.lectures)}
    return closed | {one.day for one in plan.extra if any(one.day in run for run in runs)}


def _shared(run: Days, lectures: Days) -> Collection[date]:
    first, last = max(run.first, lectures.first), min(run.last, lectures.last)
    return tuple(Days(first, last)) if first <= last else ()


def by_day(plan: Plan) -> dict[date, list[PlannedSession]]:
    """Gather what takes up hours, by day: class, buffer and exam sessions, cancelled ones too."""
    days: dict[date, list[PlannedSession]] = defaultdict(list)
    for row in plan.sessions:
        if row.kind not in TEACHING or row.day is None:
            continue
        if row.end_day is None:  # nearly every row, and this is asked often
            days[row.day].append(row)
        else:
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
