"""One column for all items of a kind: "2 of 3" passed, or the sum of their points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.db.students import NOTHING
from planner.rules.credits import Marking, Progress, progress
from planner.ui.gradebook.cells import CHECK, Look, spoken_result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.students import Results
    from planner.language import Language
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


def summary_look(items: Sequence[Item], results: Results, say: Language) -> Look:
    """Dress the one cell that stands for several items."""
    found = summed(items, results)
    done = found.asked > 0 and found.passed == found.asked
    each = "; ".join(
        f"{item.title}: {spoken_result(item, results.get(item.id, NOTHING), say)}"
        for item in items
    )
    return Look(
        text=short_sum(found, say),
        spoken=f"{spoken_sum(found, say)}. {each}",
        tone=_tone(found, done=done),
        sign=CHECK if done and found.points is None else "",
        bold=found.marking > 0,
    )


def short_sum(found: Summed, say: Language) -> str:
    """Say a sum as a cell and a spreadsheet do: "2 of 3", or the points."""
    if found.points is not None:
        return say.number(found.points)
    return say("{n} of {m}", n=found.passed, m=found.asked)


def spoken_sum(found: Summed, say: Language) -> str:
    """Say a sum in full."""
    if found.points is None:
        return say("{n} of {m} passed", n=found.passed, m=found.asked)
    if found.most is None:
        return say("{points} points", points=say.number(found.points))
    points, most = say.number(found.points), say.number(found.most)
    return say("{points} of {most} points", points=points, most=most)


def sum_key(items: Sequence[Item], results: Results) -> tuple[Decimal, int, int]:
    """Return by what a column of sums sorts: least first."""
    found = summed(items, results)
    return found.points or Decimal(0), found.passed - found.asked, found.passed


def _tone(found: Summed, *, done: bool) -> str:
    if done:
        return "met"
    if found.marking:
        return "waiting"
    return "out" if found.lost else "muted"
