"""Other weekly times: a whole course laid anew, each session as near to its week as it can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from planner.rules import plan as plans
from planner.rules.plan import TEACHING, Kind, Move, PlanChange, Status, Warned
from planner.rules.plan_chains import BufferUsed, landed
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_ground import chained
from planner.rules.plan_lost import FindsNoPlace, StaysBehind, week_of
from planner.rules.plan_places import free_places, hours_of, places, roomed
from planner.rules.plan_times import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.rules.plan import Plan, PlannedSession
    from planner.rules.plan_times import Place
    from planner.rules.slots import Hours, Slot

A_WEEK_OFF = 1 << 40  # more than all minutes of a plan together


class Group(NamedTuple):
    """What lies at one time and moves together; most often a single session."""

    day: date
    hours: Hours
    sessions: tuple[PlannedSession, ...]

    @property
    def is_buffer(self) -> bool:
        """Whether nothing but buffers lies here."""
        return all(row.kind is Kind.BUFFER for row in self.sessions)


def relaid(plan: Plan, slots: Sequence[Slot]) -> PlanChange:
    """Lay a course onto other weekly times: from Wednesdays to Thursdays, say.

    Its sessions keep their order; each takes a place as near to its own week as there is room,
    so that gaps stay; a free single date is a place, too. Holidays and breaks are skipped. Where
    places are too few, buffers are used up first, the last first; then the last sessions find no
    place and go to the shelf, named. What was held stays, with all that lies before it and what
    is cancelled; what is locked, lasts several days, or lies where somebody insisted stays and is
    named; so does, unnamed, what lies on a single date, and an exam after the lectures. The
    change itself does not hold the slots.
    """
    now = replace(plan, slots=(*slots,))
    since = max((row.day for row in plan.sessions if _held(row) and row.day), default=None)
    groups = [group for group in _groups(plan) if since is None or group.day > since]
    moving = {row.id for group in groups for row in group.sessions}
    rest = replace(now, sessions=tuple(row for row in now.sessions if row.id not in moving))
    free = [place for place in free_places(rest) if since is None or place.day > since]
    kept, left = _that_fit(groups, len(free))
    known = {(place.day, place.hours) for place in places(plan)}
    moves = [
        landed(row, place)
        for group, place in zip(kept, _nearest(kept, free), strict=True)
        if not _lies_there(group, place, known)
        for row in group.sessions
    ]
    moves += [Move(row.id, row.day, None, row.hours) for group in left for row in group.sessions]
    return _told(plan, now, moves, left, moving)


def lies_in(plan: Plan, slot: Slot) -> bool:
    """Say whether a session that can move is taught at a weekly time."""
    return any(
        chained(row)
        and row.day is not None
        and slot.on(row.day)
        and overlap(slot.hours, hours_of(plan, row))
        for row in plan.sessions
    )


def _told(
    was: Plan, now: Plan, moves: Sequence[Move], left: Sequence[Group], moving: set[str]
) -> PlanChange:
    """Put the change together with all that is to be said of it."""
    old = {row.id: row for row in was.sessions}
    first = min(moves, key=lambda move: (plans.begins(old[move.id]), move.id), default=None)
    subject = first.id if first else ""
    change = PlanChange(
        verb="relay",
        subject=subject,
        moves=roomed(was, plans.told_in_order(moves, old, subject), onto=now),
        warnings=(*_without_place(was, left),),
    )
    change = with_consequences(now, change)
    if not moves:
        return change
    return replace(change, warnings=(*change.warnings, *_staying(was, moving)))


def _groups(plan: Plan) -> list[Group]:
    """Gather what is to be laid anew, in order."""
    rows = [
        row
        for row in plans.in_order(plan.sessions)
        if chained(row) and not row.insisted and not _apart(plan, row)
    ]

    def time_of(row: PlannedSession) -> tuple[date, Hours]:
        assert row.day is not None, "a row in order has a day"
        return row.day, hours_of(plan, row)

    return [
        Group(*key, tuple(group)) for key, group in groupby(sorted(rows, key=time_of), time_of)
    ]


def _that_fit(groups: Sequence[Group], room: int) -> tuple[list[Group], list[Group]]:
    """Part what finds a place from what does not: the last buffers go first, then the last."""
    kept = list(groups)
    left: list[Group] = []
    while len(kept) > room:
        at = next((n for n in reversed(range(len(kept))) if kept[n].is_buffer), len(kept) - 1)
        left.append(kept.pop(at))
    return kept, left


def _nearest(groups: Sequence[Group], free: Sequence[Place]) -> list[Place]:
    """Give each group a place, in order, so that all together stay as near as they can.

    The earliest of the ways that are equally near. There are at least as many places as groups.
    """
    best = [[0] * (len(free) + 1)]
    for n, group in enumerate(groups):
        line = [0] * (n + 1)  # so many places are too few for these groups
        for m in range(n, len(free)):
            here = best[n][m] + _distance(group, free[m])
            line.append(min(here, line[m]) if m > n else here)
        best.append(line)
    found: list[Place] = []
    m = len(free)
    for n in range(len(groups), 0, -1):
        while m > n and best[n][m - 1] <= best[n][m]:
            m -= 1
        m -= 1
        found.append(free[m])
    return found[::-1]


def _distance(group: Group, place: Place) -> int:
    """Measure how far a place is, first in weeks, then in minutes."""
    weeks = abs(week_of(group.day).first - week_of(place.day).first) // timedelta(weeks=1)
    here = datetime.combine(group.day, group.hours.start)
    there = datetime.combine(place.day, place.hours.start)
    return weeks * A_WEEK_OFF + abs(there - here) // timedelta(minutes=1)


def _lies_there(group: Group, place: Place, known: set[tuple[date, Hours]]) -> bool:
    """Say whether a group lies at a place already, be it with hours of its own."""
    if group.day != place.day or not overlap(group.hours, place.hours):
        return False
    return group.hours == place.hours or (place.day, place.hours) in known


def _apart(plan: Plan, row: PlannedSession) -> bool:
    """Say whether a row has nothing to do with weekly times: a single date, a late exam."""
    beside = row.kind is Kind.EXAM and row.day is not None and row.day not in plan.lectures
    return beside or any(one.day == row.day for one in plan.extra)


def _held(row: PlannedSession) -> bool:
    return row.past and row.kind in TEACHING


def _without_place(plan: Plan, left: Sequence[Group]) -> Iterator[Warned]:
    numbers = plans.numbers(plan.sessions) if left else {}
    for group in left:
        for row in group.sessions:
            if row.kind is Kind.BUFFER:
                yield BufferUsed(row.id, group.day)
            else:
                yield FindsNoPlace(row.id, numbers.get(row.id), row.topic)


def _staying(plan: Plan, moving: set[str]) -> Iterator[Warned]:
    """Name what is planned beside single dates and does not move along."""
    numbers = plans.numbers(plan.sessions)
    for row in plans.in_order(plan.sessions):
        planned = row.kind in TEACHING and row.status is Status.PLANNED
        if planned and row.day and row.id not in moving and not _apart(plan, row):
            yield StaysBehind(row.id, numbers.get(row.id), row.topic, row.day)
