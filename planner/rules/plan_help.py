"""What would let a chain go on that ran out of places: each proposal was tried on the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from planner.rules import plan as plans
from planner.rules.plan import FIXED, TEACHING, Status
from planner.rules.plan_chains import goes
from planner.rules.plan_places import by_day, times_on, usual_hours, why_closed
from planner.rules.slots import ExtraDate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.rules.plan import PlannedSession
    from planner.rules.plan_chains import Attempt, NoPlaceLeft
    from planner.rules.slots import Hours

SATURDAY = 5
TRIED = 12  # so many days, and so many locked sessions, are tried at most


@dataclass(frozen=True, slots=True)
class Help:
    """Something that would let the chain go on."""


@dataclass(frozen=True, slots=True)
class OnlyUntilBuffer(Help):
    """To push only until the next buffer or free place."""


@dataclass(frozen=True, slots=True)
class UnlockIt(Help):
    """To unlock a session, so that it moves along or gives its place."""

    id: str
    number: str | None
    topic: str
    day: date


@dataclass(frozen=True, slots=True)
class ShelveIt(Help):
    """To put the session that found no place on the shelf, or merge it with another."""

    id: str
    number: str | None
    topic: str


@dataclass(frozen=True, slots=True)
class AddDate(Help):
    """To teach on a further day, on which nothing lies yet."""

    day: date
    hours: Hours


@dataclass(frozen=True, slots=True)
class CancelIt(Help):
    """To cancel the session instead of moving it."""

    id: str
    number: str | None
    topic: str


def what_helps(refusal: NoPlaceLeft) -> tuple[Help, ...]:
    """Return all that would let a chain go on, the smallest change of the plan first.

    Every proposal has been tried: with it, the very same chain finds its places. A session that
    lies on a day can be cancelled instead. A further day is the next Saturday without a time of
    the course that is open for teaching and empty, else the next such day of the week.
    """
    attempt = refusal.attempt
    if attempt is None:
        return ()
    found: list[Help] = []
    if attempt.everything and goes(replace(attempt, everything=False)):
        found.append(OnlyUntilBuffer())
    found += _unlocking(attempt)
    found += _shelving(attempt, refusal)
    found += islice(_further_dates(attempt, refusal.last_day), 1)
    subject = plans.one(attempt.plan, attempt.id)
    if subject.day is not None and subject.status == Status.PLANNED and attempt.at is None:
        found.append(CancelIt(subject.id, refusal.number, subject.topic))
    return tuple(found)


def _unlocking(attempt: Attempt) -> Iterator[Help]:
    numbers = plans.numbers(attempt.plan.sessions)
    locked = (row for row in plans.in_order(attempt.plan.sessions) if _only_locked(row))
    since = _since(attempt)
    for row in islice((row for row in locked if row.day and row.day >= since), TRIED):
        if row.day and goes(_with(attempt, replace(row, locked=False))):
            yield UnlockIt(row.id, numbers.get(row.id), row.topic, row.day)


def _only_locked(row: PlannedSession) -> bool:
    return row.locked and row.status == Status.PLANNED and row.kind in TEACHING - FIXED


def _shelving(attempt: Attempt, refusal: NoPlaceLeft) -> Iterator[Help]:
    if refusal.stuck_id == attempt.id:
        return
    stuck = plans.one(attempt.plan, refusal.stuck_id)
    if goes(_with(attempt, replace(stuck, day=None, end_day=None))):
        yield ShelveIt(stuck.id, refusal.stuck_number, stuck.topic)


def _further_dates(attempt: Attempt, last: date | None) -> Iterator[Help]:
    plan, hours = attempt.plan, usual_hours(attempt.plan)
    if hours is None:
        return
    taken, since = by_day(plan), _since(attempt)
    if attempt.everything and last is not None:
        since = max(since, last)  # a gap further ahead would be carried along
    empty = (day for day in plan.lectures if not times_on(plan, day) and day not in taken)
    free = [day for day in empty if day > since and not why_closed(plan, day)]
    free.sort(key=lambda day: (day.weekday() != SATURDAY, day))
    for day in free[:TRIED]:
        extra = (*plan.extra, ExtraDate(day, hours))
        if goes(replace(attempt, plan=replace(plan, extra=extra))):
            yield AddDate(day, hours)


def _since(attempt: Attempt) -> date:
    """Return from when on the chain looks for places."""
    own = plans.one(attempt.plan, attempt.id).day
    if attempt.at is not None:
        return attempt.at.day
    return own or attempt.plan.lectures.first


def _with(attempt: Attempt, changed: PlannedSession) -> Attempt:
    rows = tuple(changed if row.id == changed.id else row for row in attempt.plan.sessions)
    return replace(attempt, plan=replace(attempt.plan, sessions=rows))
