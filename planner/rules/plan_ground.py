"""A plan as chains see it: the places they may use, what lies there, and what is in the way."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, PlannedSession, Status
from planner.rules.plan_places import (
    by_day,
    closed_days,
    days_in_question,
    hours_of,
    lasts_days,
    lying_at,
    open_days,
    places,
    times_on,
    why_closed,
)
from planner.rules.plan_times import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.errors import PlannerError
    from planner.rules.plan import Plan
    from planner.rules.slots import Hours


@dataclass(frozen=True, slots=True)
class Blocked:
    """A day of a slot, or a single date, that a chain could not use.

    Either ``why`` it is closed, or the ``session`` in the way; exactly one of the two is set.
    """

    day: date
    why: PlannerError | None = None
    session: PlannedSession | None = None


class Station(NamedTuple):
    """A place that chains may use, and the sessions that lie there and can move."""

    place: Place
    sessions: tuple[PlannedSession, ...] = ()

    @property
    def key(self) -> tuple[date, Hours]:
        """When it is, to compare with others."""
        return self.place.day, self.place.hours


def chained(session: PlannedSession) -> bool:
    """Say whether chains may carry this row along: dated, planned, not locked, one day long."""
    return (
        session.kind in TEACHING
        and session.status == Status.PLANNED
        and not session.locked
        and not session.past
        and session.day is not None
        and not lasts_days(session)
    )


@dataclass(frozen=True)  # without slots: what was asked for once is kept
class Ground:
    """A plan, and how it lies, worked out once where many places are tried."""

    plan: Plan

    @cached_property
    def rows(self) -> Mapping[str, PlannedSession]:
        """All rows by their ids."""
        return {row.id: row for row in self.plan.sessions}

    @cached_property
    def days(self) -> Mapping[date, list[PlannedSession]]:
        """What takes up hours, by day."""
        return by_day(self.plan)

    @cached_property
    def stations(self) -> Sequence[Station]:
        """The places that chains may use, in order."""
        return stations(self.plan, days=self.days)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The numbers of the sessions by their ids."""
        return plans.numbers(self.plan.sessions)

    @cached_property
    def blocked(self) -> Sequence[Blocked]:
        """The days of slots and single dates that no chain can use, and why, in order."""
        return _blocked(self.plan, self.days)

    def onward(self, key: tuple[date, Hours], without: PlannedSession) -> list[Station]:
        """Return the stations from a day and hours on, one session taken out of them."""
        start = bisect_left(self.stations, key, key=lambda station: station.key)
        return [
            station._replace(sessions=tuple(row for row in station.sessions if row is not without))
            if station.place.day == without.day
            else station
            for station in self.stations[start:]
        ]


def stations(
    plan: Plan, *, days: Mapping[date, list[PlannedSession]] | None = None
) -> list[Station]:
    """Return in order all places a chain may use: the free ones, and those of movable sessions.

    Where a locked, held or cancelled session lies there is no station, so chains flow around it,
    as around what lies on a closed day because somebody insisted. A movable session makes a
    station of its own on a day without a slot, and where it was moved onto a cancelled one.
    ``days`` is what by_day gives, if it is at hand.
    """
    days = by_day(plan) if days is None else days
    open_for_all = open_days(plan)
    found: dict[tuple[date, Hours], list[PlannedSession]] = {}
    rooms: dict[tuple[date, Hours], str] = {}
    for place in places(plan):
        rooms[place.day, place.hours] = place.room
        if place.day not in days or not lying_at(plan, place.day, place.hours, days=days):
            found[place.day, place.hours] = []
    for row in plans.in_order(plan.sessions):
        if row.day not in open_for_all or not chained(row):
            continue
        hours = hours_of(plan, row)
        there = lying_at(plan, row.day, hours, days=days)
        if all(chained(other) or other.status == Status.CANCELLED for other in there):
            found.setdefault((row.day, hours), []).append(row)
    return [Station(Place(*key, rooms.get(key, "")), tuple(found[key])) for key in sorted(found)]


def _blocked(plan: Plan, days: Mapping[date, list[PlannedSession]]) -> tuple[Blocked, ...]:
    """List the days with a time of the course on which a chain cannot put anything, and why."""
    closed = closed_days(plan)
    found: list[Blocked] = []
    for day in days_in_question(plan):
        if not times_on(plan, day):
            continue
        if day in closed:
            found.append(Blocked(day, why=why_closed(plan, day)))
        else:
            found += [Blocked(day, session=row) for row in days.get(day, ()) if not chained(row)]
    return tuple(found)
