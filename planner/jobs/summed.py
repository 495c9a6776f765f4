"""Several items of a kind taken together: how many are passed, or the sum of their points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.rules.credits import Marking, Progress, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.students import Results
    from planner.rules.credits import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """What a student has of some items: how many are passed, of how many that are asked for.

    ``points`` is their sum, ``most`` what can be had; None where items are not marked by points
    alone, or where nobody said how many there are.
    """

    passed: int
    asked: int
    marking: int
    lost: int
    points: Decimal | None = None
    most: Decimal | None = None


def summed(items: Sequence[Item], results: Results) -> Summed:
    """Sum up some items; exempt ones are not asked for, and their points are not to be had."""
    rows = [(item, results.get(item.id, NOTHING).facts) for item in items]
    found = [progress(item, facts) for item, facts in rows]
    asked = [one for one in zip(rows, found, strict=True) if one[1] is not Progress.EXEMPT]
    points = most = None
    if all(item.marking is Marking.POINTS for item in items):
        points = sum((f.points for (_, f), _ in asked if f.points is not None), Decimal(0))
        bounds = [item.max_points for (item, _), _ in asked]
        most = None if None in bounds else sum((one for one in bounds if one), Decimal(0))
    return Summed(
        passed=found.count(Progress.PASSED),
        asked=len(asked),
        marking=found.count(Progress.MARKING),
        lost=found.count(Progress.LOST),
        points=points,
        most=most,
    )


def sum_key(items: Sequence[Item], results: Results) -> tuple[Decimal, int, int]:
    """Return by what a column of sums sorts: least first."""
    found = summed(items, results)
    return found.points or Decimal(0), found.passed - found.asked, found.passed
