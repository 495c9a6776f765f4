"""What a calendar file says of the plan: an entry per session, and how often each was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.plan import FIXED
from planner.rules.plan_diff import days_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from planner.rules.plan_public import PublicPlan, PublicSession

type _ById = dict[str, PublicSession]


@dataclass(frozen=True, slots=True)
class Told:
    """The plan after a step, and when that step was done."""

    at: datetime
    plan: PublicPlan


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One session in people's calendars.

    ``session`` is as it lies now or, once it was taken off, as it lay last. ``sequence`` is how
    often its time, its place or its taking place has changed since it was given its first day;
    ``at`` is when anything that it says has changed last.
    """

    session: PublicSession
    cancelled: bool
    sequence: int
    at: datetime


def entries(story: Sequence[Told], versions: Sequence[PublicPlan]) -> tuple[CalendarEntry, ...]:
    """Return an entry for each session that has a day, or had one that people know of.

    ``story`` is the plan after each of its steps, the oldest first, so that undoing a move counts
    like the move: a calendar takes nothing back whose number does not rise (RFC 5545, 3.8.7.4).
    ``versions`` are all published plans. A session of theirs that lost its day or is no longer
    there stays, cancelled: calendars forget nothing by themselves. As long as nothing is
    published, that holds for what lies on the shelf, and what was deleted is gone. Holidays,
    breaks and days without class are no entries. Entries come by day, then id.
    """
    if not story:
        return ()
    seen = [(told.at, _by_id(told.plan)) for told in story]
    now = story[-1].plan
    told = [_by_id(version) for version in versions]
    known = {key for plan in told for key in plan} if told else {row.id for row in now.sessions}
    keys = dict.fromkeys(key for _, plan in seen for key in plan)
    wanted = [key for key in keys if key in seen[-1][1] or key in known]
    found = [_entry(key, seen) for key in wanted]
    return tuple(sorted(found, key=lambda one: (days_of(one.session), one.session.id)))


def _by_id(plan: PublicPlan) -> _ById:
    return {
        row.id: row for row in plan.sessions if days_of(row) is not None and row.kind not in FIXED
    }


def _entry(key: str, seen: Sequence[tuple[datetime, _ById]]) -> CalendarEntry:
    """Walk through all plans from the first in which the session has a day."""
    last: PublicSession | None = None
    state: tuple[object, ...] = ()
    said: tuple[object, ...] = ()
    sequence, since = 0, seen[0][0]
    for at, plan in seen:
        row = plan.get(key)
        if row is None and last is None:
            continue
        gone = row is None or row.cancelled
        shown = row or last
        assert shown is not None
        then = (gone, days_of(shown), shown.hours, shown.room, shown.mode, shown.link)
        if last is not None and then != state:
            sequence += 1
        if (says := (gone, shown, shown.number)) != said:
            since = at
        last, state, said = shown, then, says
    assert last is not None
    return CalendarEntry(last, cancelled=bool(state[0]), sequence=sequence, at=since)
