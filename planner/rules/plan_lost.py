"""A week in which nothing can be held: what becomes of its sessions, and when one is lost."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Kind, Move, PlanChange, Status, Warned
from planner.rules.plan_chains import BufferUsed, landed
from planner.rules.plan_follows import FlowsAround, with_consequences
from planner.rules.plan_ground import Station, stations
from planner.rules.plan_places import days_of, roomed
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.rules.plan import Plan, PlannedSession


@dataclass(frozen=True, slots=True)
class FindsNoPlace(Warned):
    """A session for which no place is left goes to the shelf."""

    id: str
    number: str | None
    topic: str


@dataclass(frozen=True, slots=True)
class StaysBehind(Warned):
    """A session of the lost week does not move with the others: it is locked, or lasts days."""

    id: str
    number: str | None
    topic: str
    day: date


@dataclass(frozen=True, slots=True)
class Loss:
    """With the ``weeks``-th lost week from now, the session ``id`` finds no place any more."""

    weeks: int
    id: str
    number: str


class Lost(NamedTuple):
    """All stations after a lost week, the buffers it used up, and who found no place."""

    line: list[Station]
    used: list[tuple[PlannedSession, date]]
    stuck: list[PlannedSession]


def week_of(day: date) -> Days:
    """Return the week from Monday to Sunday in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))


def lost_week(plan: Plan, monday: date) -> PlanChange:
    """Hold nothing in the week of a day: its sessions take the next places after it.

    They keep their order, and what lies there goes on as in a push, until free places and
    buffers have made the loss good. A buffer of the week itself is used up. Who finds no place
    goes to the shelf, the last first, and is named. Locked sessions and those of several days
    stay, and are named. A week without sessions is an empty change.
    """
    week = week_of(monday)
    before = stations(plan)
    lost = _lose(before, week)
    old = {row.id: row for row in plan.sessions}
    lie = {row.id: station.place for station in before for row in station.sessions}
    moves = [
        landed(row, station.place)
        for station in lost.line
        for row in station.sessions
        if lie[row.id] != station.place
    ]
    gone = [*(row for row, _ in lost.used), *lost.stuck]
    moves += [Move(row.id, row.day, None, row.hours) for row in gone]
    first = min(moves, key=lambda move: (plans.begins(old[move.id]), move.id), default=None)
    subject = first.id if first else ""
    change = PlanChange(
        verb="lose",
        subject=subject,
        moves=roomed(plan, plans.told_in_order(moves, old, subject)),
        warnings=(*_told(plan, lost),),
    )
    change = with_consequences(plan, change)
    return replace(change, warnings=(*change.warnings, *_staying(plan, change, week)))


def _lose(line: Sequence[Station], week: Days) -> Lost:
    """Take what lies in a week off its stations and carry it on over those that follow."""
    after: list[Station] = []
    used: list[tuple[PlannedSession, date]] = []
    waiting: deque[tuple[PlannedSession, ...]] = deque()
    for station in line:
        there, day = station.sessions, station.place.day
        if day > week.last:
            if not waiting:
                after.append(station)
                continue
            after.append(Station(station.place, waiting.popleft()))
        elif day >= week.first:
            after.append(Station(station.place))
        else:
            after.append(station)
            continue
        if all(row.kind is Kind.BUFFER for row in there):
            used += [(row, day) for row in there]
        else:
            waiting.append(there)
    return Lost(after, used, [row for rows in waiting for row in rows])


def _told(plan: Plan, lost: Lost) -> Iterator[Warned]:
    numbers = plans.numbers(plan.sessions) if lost.stuck else {}
    yield from (BufferUsed(row.id, day) for row, day in lost.used)
    for row in lost.stuck:
        yield FindsNoPlace(row.id, numbers.get(row.id), row.topic)


def _staying(plan: Plan, change: PlanChange, week: Days) -> Iterator[Warned]:
    """Name what is planned in the week and does not move, unless a chain said so already."""
    known = {move.id for move in change.moves}
    known |= {one.id for one in change.warnings if isinstance(one, FlowsAround)}
    numbers = plans.numbers(plan.sessions)
    for row in plans.in_order(plan.sessions):
        planned = row.kind in TEACHING and row.status is Status.PLANNED
        within = next((day for day in days_of(row) or () if day in week), None)
        if planned and within is not None and row.id not in known:
            yield StaysBehind(row.id, numbers.get(row.id), row.topic, within)


def next_loss(plan: Plan, line: Sequence[Station], since: date | None) -> Loss | None:
    """Lose one week with sessions after the other until a session finds no place.

    ``line`` are all stations of the plan, ``since`` is the day of the last session held. None if
    nothing is left to lose.
    """
    weeks = 0
    while (day := _next_taught(line, since)) is not None:
        weeks += 1
        week = week_of(day)
        lost = _lose(line, week)
        taught = [row for row in lost.stuck if row.kind is not Kind.BUFFER]
        if taught:
            last = taught[-1]
            return Loss(weeks, last.id, plans.numbers(plan.sessions)[last.id])
        line, since = lost.line, week.last
    return None


def _next_taught(line: Sequence[Station], since: date | None) -> date | None:
    """Return the next day after another on which a session that can move is taught."""
    return next(
        (
            station.place.day
            for station in line
            if (since is None or station.place.day > since)
            and any(row.kind is not Kind.BUFFER for row in station.sessions)
        ),
        None,
    )
