"""What a date of a course hangs on (a session, the break, another deadline), so that it survives.

Nothing of this is stored: the anchors of an old course are found from its dates, and give the
dates of the next one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.rules.plan import TEACHING, Kind, Status, in_order, numbers
from planner.rules.plan_places import days_of
from planner.rules.terms import Days, OffKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.rules.credits import Item
    from planner.rules.plan import Plan, PlannedSession

WEEK = 7
SAME_SEASON = 60  # days between the first days of two breaks that are the same one in two years


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """So many days after something of the course; 0 is its very day, below zero is before it."""

    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSession(Anchor):
    """Hangs on one session, known by its id, and by its number where the id is gone."""

    id: str
    number: int
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLast(Anchor):
    """Hangs on the last session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnLastBeforeBreak(Anchor):
    """Hangs on the last session before the break; ``pause`` is the first day of the old one."""

    pause: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AtBreak(Anchor):
    """Counts from the first day of the break or, with ``after``, from its last."""

    pause: date
    after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterItem(Anchor):
    """Counts from the deadline of another item."""

    item: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterLectures(Anchor):
    """Counts from the last day of the lectures."""


def anchors_of(item: Item, plan: Plan, items: Iterable[Item]) -> Iterator[Anchor]:
    """Yield what an item's deadline may hang on, likeliest first; each gives this deadline back.

    After the lectures it hangs on their end. On the day of a session it hangs on that one: the
    last one and the last before the break as such. Between sessions it hangs on the break where
    that lies there, on an earlier deadline whole weeks before, and on the session next to it.
    """
    due, rows = item.due, taught(plan)
    if due is None:
        return
    if due > plan.lectures.last or not rows:
        yield AfterLectures(days=(due - plan.lectures.last).days)
        return
    on_day = any(row.day == due for row in rows)
    if on_day:
        yield from _on_the_day(due, plan, rows)
    else:
        yield from _around_the_break(due, plan, rows)
    yield from _weeks_after(item, due, items)
    if not on_day:
        yield _beside(due, plan, rows)


def date_of(
    anchor: Anchor,
    plan: Plan,
    found: Mapping[str, date],
    became: Mapping[str, str] | None = None,
) -> date | None:
    """Return the day that an anchor means in a plan, or None if it means none there.

    ``found`` are the deadlines known so far, by item; ``became`` names the session that took the
    place of one that is gone (merged topics), by id.
    """
    start = _start(anchor, plan, found, became or {})
    return None if start is None else start + timedelta(days=anchor.days)


def first_date(
    anchors: Iterable[Anchor],
    plan: Plan,
    found: Mapping[str, date],
    became: Mapping[str, str] | None = None,
) -> tuple[Anchor | None, date | None]:
    """Return the first of the anchors that means a day in the plan, and that day.

    Without one it is the first anchor, and no day.
    """
    likeliest = None
    for anchor in anchors:
        likeliest = likeliest or anchor
        day = date_of(anchor, plan, found, became)
        if day is not None:
            return anchor, day
    return likeliest, None


def taught(plan: Plan) -> list[PlannedSession]:
    """Return the sessions that have a number, in their order."""
    rows = in_order(row for row in plan.sessions if row.kind in TEACHING)
    return [row for row in rows if row.status != Status.CANCELLED]


def pause_of(plan: Plan) -> Days | None:
    """Return the longest break within the lectures, or None if the plan has none.

    Breaks among the days off come before those that are rows of the plan.
    """
    off = [each.days for each in plan.days_off if each.kind == OffKind.BREAK]
    rows = [days for row in plan.sessions if row.kind == Kind.BREAK and (days := days_of(row))]
    for runs in (off, rows):
        within = [run for run in runs if run.first in plan.lectures and run.last in plan.lectures]
        if within:
            return max(within, key=lambda run: (run.last - run.first, run.first))
    return None


def last_before(rows: Sequence[PlannedSession], pause: Days) -> date | None:
    """Return the day of the last of these sessions before the break."""
    days = [row.day for row in rows if row.day and row.day < pause.first]
    return max(days, default=None)


def _start(
    anchor: Anchor, plan: Plan, found: Mapping[str, date], became: Mapping[str, str]
) -> date | None:
    match anchor:
        case OnSession():
            return _day_of(anchor, plan, became)
        case OnLast():
            return max((row.day for row in taught(plan) if row.day), default=None)
        case OnLastBeforeBreak() | AtBreak():
            return _near_break(anchor, plan)
        case AfterItem():
            return found.get(anchor.item)
        case _:
            return plan.lectures.last


def _near_break(anchor: OnLastBeforeBreak | AtBreak, plan: Plan) -> date | None:
    pause = _same_pause(plan, anchor.pause)
    if pause is None:
        return None
    if isinstance(anchor, OnLastBeforeBreak):
        return last_before(taught(plan), pause)
    return pause.last if anchor.after else pause.first


def _day_of(anchor: OnSession, plan: Plan, became: Mapping[str, str]) -> date | None:
    """Return the session's day, None on the shelf; one that is gone is known by its number."""
    known = {row.id: row for row in plan.sessions}
    row = known.get(became.get(anchor.id, anchor.id))
    if row is None:
        rows = taught(plan)
        row = rows[anchor.number - 1] if anchor.number <= len(rows) else None
    return row.day if row else None


def _same_pause(plan: Plan, old: date) -> Days | None:
    """Return the plan's break if it is at the same time of the year as the old one."""
    pause = pause_of(plan)
    if pause is None:
        return None
    apart = abs(pause.first.timetuple().tm_yday - old.timetuple().tm_yday)
    return pause if min(apart, 365 - apart) <= SAME_SEASON else None


def _on_the_day(due: date, plan: Plan, rows: Sequence[PlannedSession]) -> Iterator[Anchor]:
    if due == rows[-1].day:
        yield OnLast()
    pause = pause_of(plan)
    if pause and due == last_before(rows, pause):
        yield OnLastBeforeBreak(pause=pause.first)
    yield _on(next(row for row in rows if row.day == due), due, plan)


def _around_the_break(due: date, plan: Plan, rows: Sequence[PlannedSession]) -> Iterator[Anchor]:
    """Yield the break if no session lies between it and the deadline, at most a week apart."""
    pause = pause_of(plan)
    if pause is None:
        return
    edge = pause.last if due > pause.last else pause.first
    between = Days(min(due, edge), max(due, edge))
    away = 0 if due in pause else abs((due - edge).days)
    if away <= WEEK and not any(row.day in between for row in rows if row.day):
        yield AtBreak(pause=pause.first, after=due > pause.last, days=(due - edge).days)


def _weeks_after(item: Item, due: date, items: Iterable[Item]) -> Iterator[Anchor]:
    """Yield the last earlier deadline that lies whole weeks before, of the same kind first."""
    earlier = [
        (other.kind != item.kind, (due - other.due).days, number, other)
        for number, other in enumerate(items)
        if other.id != item.id and other.due and other.due < due
    ]
    for _, days, _, other in sorted(earlier, key=lambda each: each[:3]):
        if days % WEEK == 0:
            yield AfterItem(item=other.id, title=other.title, days=days)
            return


def _beside(due: date, plan: Plan, rows: Sequence[PlannedSession]) -> Anchor:
    """Return the next session if the deadline is within a week before it, else the one before."""
    days = [row.day for row in rows if row.day]
    next_one = bisect_left(days, due)
    if next_one == len(rows):
        return OnLast(days=(due - days[-1]).days)
    near = next_one == 0 or (days[next_one] - due).days <= WEEK
    return _on(rows[next_one if near else next_one - 1], due, plan)


def _on(row: PlannedSession, due: date, plan: Plan) -> OnSession:
    assert row.day is not None
    number = int(numbers(plan.sessions)[row.id])
    return OnSession(id=row.id, number=number, topic=row.topic, days=(due - row.day).days)
