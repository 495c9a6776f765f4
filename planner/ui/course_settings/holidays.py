"""Comparing the days off of a course with the public holidays of a region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.terms import DayOff, OffKind

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What taking a region's holidays would change; breaks and own days off are never touched."""

    new: tuple[DayOff, ...]
    gone: tuple[DayOff, ...]
    same: tuple[DayOff, ...]
    others: tuple[DayOff, ...]

    def after(self, added: Iterable[DayOff], removed: Iterable[DayOff]) -> tuple[DayOff, ...]:
        """Return the days off with some of the new ones, and without some that would go."""
        away = set(removed)
        kept = (off for off in self.gone if off not in away)
        return tuple(sorted((*self.others, *self.same, *kept, *added)))


def compared(current: Iterable[DayOff], fresh: Iterable[DayOff]) -> Compared:
    """Tell which holidays are new, which go, and which are there already, by their days.

    >>> from datetime import date
    >>> from planner.rules.terms import Days
    >>> one = DayOff(Days(date(2023, 11, 1), date(2023, 11, 1)), OffKind.HOLIDAY, "Allerheiligen")
    >>> found = compared([one], [])
    >>> len(found.new), len(found.gone), len(found.same)
    (0, 1, 0)
    """
    current, fresh = tuple(current), tuple(fresh)
    holidays = [off for off in current if off.kind is OffKind.HOLIDAY]
    wanted, there = {off.days for off in fresh}, {off.days for off in holidays}
    return Compared(
        new=tuple(off for off in fresh if off.days not in there),
        gone=tuple(off for off in holidays if off.days not in wanted),
        same=tuple(off for off in holidays if off.days in wanted),
        others=tuple(off for off in current if off.kind is not OffKind.HOLIDAY),
    )
