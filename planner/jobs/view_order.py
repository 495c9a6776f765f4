"""By what the columns of the gradebook sort: the key of a column, and a student's place by it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.db.students import NOTHING
from planner.jobs.summed import sum_key
from planner.jobs.tally import is_to_decide
from planner.rules.credits import Progress, Standing, progress

if TYPE_CHECKING:
    from planner.jobs.gradebook import Line

TO_MARK_FIRST = (
    *(Progress.MARKING, Progress.LOST, Progress.OWED),
    *(Progress.PASSED, Progress.EXEMPT),
)
BEST_FIRST = (Standing.MET, Standing.WAITING, Standing.POSSIBLE, Standing.OUT_OF_REACH)
OF_KIND = "kind:"  # the key of a column that stands for a kind of items
AIM, COMPASS = "aim", "compass"


def order_key(key: str, line: Line) -> Any:
    """Return by what a column sorts; students who are equal stay in the order of their names.

    Keys are ids of items, "kind:" with a kind whose items share one column, "aim", "compass" for
    the standing; everything else is the decision.
    """
    item = line.work.by_id.get(key)
    if item is not None:
        facts = line.results.get(item.id, NOTHING).facts
        number = facts.mark if facts.mark is not None else facts.points
        found = progress(item, facts)
        return TO_MARK_FIRST.index(found), number is None, number or Decimal(0)
    if key.startswith(OF_KIND):
        items = [one for one in line.work.items if f"{OF_KIND}{one.kind.value}" == key]
        return sum_key(items, line.results)
    if key == AIM:
        tier = line.work.tier(line.student.aim)
        return tier.credits if tier else Decimal(-1)
    if key == COMPASS:
        return tuple(BEST_FIRST.index(line.standing[tier.id]) for tier in line.work.tiers)
    return _decision_key(line)


def _decision_key(line: Line) -> tuple[int, Decimal, Decimal]:
    made, proposed = line.decision, line.proposal if line.active else None
    if made is not None:
        return 0 if is_to_decide(line) else 2, -made.credits, made.grade or Decimal(0)
    if proposed is not None:
        return 1, -proposed.credits, proposed.grade_hint or Decimal(0)
    return 3, Decimal(0), Decimal(0)
