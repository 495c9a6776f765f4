"""Counts for chips and footer: what one student adds to them, and the sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.rules.credits import Enrolment, Progress, Standing, State, progress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.jobs.gradebook import Line

OWING = frozenset({Standing.POSSIBLE, Standing.OUT_OF_REACH})


class Filter(Enum):
    """Which students the grid shows."""

    ALL = "all"
    TO_MARK = "to_mark"
    MISSING = "missing"
    TO_DECIDE = "to_decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one student adds: the filters that show them, items passed, tiers met, decided."""

    filters: frozenset[Filter]
    passed: frozenset[str]
    met: frozenset[str]
    decided: bool


def tally(line: Line) -> Tally:
    """Count one student. Leavers are shown under *all* only."""
    passed, to_mark = [], False
    for item_id, row in line.results.items():
        found = progress(line.work.by_id.get(item_id), row.facts)
        if found is Progress.PASSED:
            passed.append(item_id)
        elif found is Progress.MARKING and row.facts.state is State.SUBMITTED:
            to_mark = True
    filters = {Filter.ALL}
    if line.student.status is not Enrolment.LEFT:
        filters |= {Filter.TO_MARK} if to_mark else set()
        filters |= {Filter.MISSING} if owes_for_aim(line) else set()
    if line.active and is_to_decide(line):
        filters.add(Filter.TO_DECIDE)
    return Tally(
        filters=frozenset(filters),
        passed=frozenset(passed),
        met=frozenset(tier for tier, found in line.standing.items() if found is Standing.MET),
        decided=line.decision is not None,
    )


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
        self.passed: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        for one in tallies:
            self.add(one)

    def add(self, one: Tally) -> None:
        """Count a student in."""
        self._count(one, 1)

    def drop(self, one: Tally) -> None:
        """Count a student out."""
        self._count(one, -1)

    def _count(self, one: Tally, by: int) -> None:
        self.students += by
        self.decided += by * one.decided
        for filtered in one.filters:
            self.filters[filtered] += by
        for item in one.passed:
            self.passed[item] += by
        for tier in one.met:
            self.met[tier] += by
