"""What a calendar file says of the plan: an entry per session, and how often each was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.plan import FIXED
from planner.rules.plan_diff import days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.rules.plan_public import PublicPlan, PublicSession


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One session in people's calendars.

    ``session`` is as it lies now or, once it was taken off, as it lay last. ``sequence`` is how
    often its time, its place or its taking place has changed since it was first told.
    """

    session: PublicSession
    cancelled: bool
    sequence: int


def entries(versions: Sequence[PublicPlan], now: PublicPlan) -> tuple[CalendarEntry, ...]:
    """Return an entry for each session that has a day, or had one in a published version.

    ``versions`` are all published plans, the oldest first. A session that lost its day or is no
    longer there stays, cancelled: calendars forget nothing by themselves. Holidays, breaks and
    days without class are no entries. Entries come by day, then id.
    """
    told = [_by_id(version) for version in versions]
    current = _by_id(now)
    keys = dict.fromkeys(key for plan in (*told, current) for key in plan)
    found = [_entry(key, [*told, current]) for key in keys]
    return tuple(sorted(found, key=lambda one: (days_of(one.session), one.session.id)))


def _by_id(plan: PublicPlan) -> dict[str, PublicSession]:
    return {
        row.id: row for row in plan.sessions if days_of(row) is not None and row.kind not in FIXED
    }


def _entry(key: str, plans: Sequence[dict[str, PublicSession]]) -> CalendarEntry:
    """Walk through all plans from the first that has the session."""
    last: PublicSession | None = None
    state: tuple[object, ...] = ()
    sequence = 0
    for plan in plans:
        row = plan.get(key)
        if row is None and last is None:
            continue
        gone = row is None or row.cancelled
        shown = row or last
        assert shown is not None
        then = (gone, days_of(shown), shown.hours, shown.room, shown.mode, shown.link)
        if last is not None and then != state:
            sequence += 1
        last, state = shown, then
    assert last is not None
    return CalendarEntry(last, cancelled=bool(state[0]), sequence=sequence)
