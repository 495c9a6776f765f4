"""Days without teaching: those that are stored and those that rows of the plan name, joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.plan import Kind
from planner.rules.plan_places import days_of
from planner.rules.terms import Days, OffKind

if TYPE_CHECKING:
    from planner.rules.plan import Plan, PlannedSession
    from planner.rules.terms import DayOff

NAMING = frozenset({Kind.HOLIDAY, Kind.BREAK})  # rows that name days without teaching


@dataclass(frozen=True, slots=True)
class TimeOff:
    """Days closed to teaching, for one reason: ``stored``, said by a ``row`` of the plan, or both.

    ``days`` are all that either of the two closes.
    """

    days: Days
    kind: OffKind
    stored: DayOff | None = None
    row: PlannedSession | None = None


def time_off(plan: Plan) -> tuple[TimeOff, ...]:
    """Return all days without teaching, by their first day.

    A row means a stored day off if they share a day and both are breaks, or both are not; each
    row means one at most. A page that prints its break as longer than the stored one keeps it so:
    nothing may be held on the days of either.
    """
    rows = [(row, days) for row in plan.sessions if row.kind in NAMING and (days := days_of(row))]
    found: list[TimeOff] = []
    for off in plan.days_off:
        meant = next((pair for pair in rows if _means(*pair, off)), None)
        if meant is None:
            found.append(TimeOff(off.days, off.kind, off))
            continue
        rows.remove(meant)
        row, days = meant
        both = Days(min(days.first, off.days.first), max(days.last, off.days.last))
        found.append(TimeOff(both, off.kind, off, row))
    for row, days in rows:
        kind = OffKind.BREAK if row.kind is Kind.BREAK else OffKind.HOLIDAY
        found.append(TimeOff(days, kind, row=row))
    return tuple(sorted(found, key=lambda off: off.days))


def _means(row: PlannedSession, days: Days, off: DayOff) -> bool:
    alike = (row.kind is Kind.BREAK) == (off.kind is OffKind.BREAK)
    return alike and days.first <= off.days.last and off.days.first <= days.last
