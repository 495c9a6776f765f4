"""Counts for chips and footer: what one student adds to them, and the sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN
from enum import Enum
from typing import TYPE_CHECKING

from planner.rules.credits import (
    Enrolment,
    Item,
    ItemKind,
    Progress,
    Result,
    Standing,
    State,
    progress,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.jobs.gradebook import Line

TENTHS = 10
OWING = frozenset({Standing.POSSIBLE, Standing.OUT_OF_REACH})


class Filter(Enum):
    """Which students the grid shows."""

    ALL = "all"
    TO_MARK = "to_mark"
    MISSING = "missing"
    TO_DECIDE = "to_decide"


# Plain texts, since a Counter takes in many of them at once, and the hash of an enumeration's
# member is worked out anew each time. Numbers are counted in tenths or by whole grades.
type Had = tuple[str, str, str]


def progressed(item_id: str, found: Progress) -> Had:
    """Name a result with this meaning; who has no result for an item is not counted."""
    return "progress", item_id, str(found)


def numbered(item_id: str, step: int) -> Had:
    """Name points in the n-th tenth of what can be had, or a grade rounded to a whole one."""
    return "number", item_id, str(step)


def stood(tier_id: str, found: Standing) -> Had:
    """Name a standing on the way to a tier."""
    return "standing", tier_id, str(found)


def aimed(tier_id: str | None) -> Had:
    """Name an aim; None is no aim yet."""
    return "aim", tier_id or "", ""


def passed_of(kind: ItemKind, n: int) -> Had:
    """Name how many items of a kind are passed."""
    return "kind", str(kind), str(n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one student adds: the filters that show them, whether decided, and what they have.

    ``had`` names each thing that is counted, as (what sort of thing, of which item, tier or kind,
    how it stands): see the makers of such names below.
    """

    filters: frozenset[Filter]
    decided: bool
    had: tuple[Had, ...]


def tally(line: Line) -> Tally:
    """Count one student. Leavers are shown under *all* only."""
    had, kinds, to_mark = [aimed(line.student.aim)], Counter[ItemKind](), False
    for item_id, row in line.results.items():
        item = line.work.by_id.get(item_id)
        found = progress(item, row.facts)
        had.append(progressed(item_id, found))
        if item is not None and (step := step_of(item, row.facts)) is not None:
            had.append(numbered(item_id, step))
        if found is Progress.PASSED and item is not None:
            kinds[item.kind] += 1
        elif found is Progress.MARKING and row.facts.state is State.SUBMITTED:
            to_mark = True
    had += [stood(tier, found) for tier, found in line.standing.items()]
    had += [passed_of(kind, n) for kind, n in kinds.items()]
    filters = {Filter.ALL}
    if line.student.status is not Enrolment.LEFT:
        filters |= {Filter.TO_MARK} if to_mark else set()
        filters |= {Filter.MISSING} if owes_for_aim(line) else set()
    if line.active and is_to_decide(line):
        filters.add(Filter.TO_DECIDE)
    return Tally(filters=frozenset(filters), decided=line.decision is not None, had=tuple(had))


def step_of(item: Item, facts: Result) -> int | None:
    """Return in which part of a distribution a number falls; None without a number.

    These are 0 to 9 for tenths of the points that can be had, where a bonus counts to the last,
    and 1 to 5 for grades, which go to the nearest whole one.

    >>> sheet = Item(id="h", title="H", max_points=20)
    >>> step_of(sheet, Result(points=20)), step_of(sheet, Result(points=3))
    (9, 1)
    """
    if facts.mark is not None:
        return int(facts.mark.to_integral_value(ROUND_HALF_DOWN))
    if facts.points is None or not item.max_points:
        return None
    return min(int(10 * facts.points / item.max_points), TENTHS - 1)


def owes_for_aim(line: Line) -> bool:
    """Say whether the student must still act for the aim, or can no longer reach it.

    Who has no aim is measured by the tier with the fewest credits.
    """
    tiers = line.work.tiers
    if not tiers:
        return False
    aim = line.work.tier(line.student.aim) or tiers[0]
    return line.standing[aim.id] in OWING


def is_to_decide(line: Line) -> bool:
    """Say whether there is a proposal without a decision, or a decision that is stale."""
    return line.stale if line.decision is not None else line.proposal is not None


class Totals:
    """Sums over students that are added and taken out one by one."""

    def __init__(self, tallies: Iterable[Tally] = ()) -> None:
        self.students = self.decided = 0
        self.filters: Counter[Filter] = Counter()
        self.had: Counter[Had] = Counter()
        for one in tallies:
            self.add(one)

    def add(self, one: Tally) -> None:
        """Count a student in."""
        self.students += 1
        self.decided += one.decided
        self.filters.update(one.filters)
        self.had.update(one.had)

    def drop(self, one: Tally) -> None:
        """Count a student out."""
        self.students -= 1
        self.decided -= one.decided
        self.filters.subtract(one.filters)
        self.had.subtract(one.had)
