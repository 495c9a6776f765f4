"""One verb for several sessions, one after the other, told as a single change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules import plan as plans
from planner.rules.plan import PlanChange
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_places import roomed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.rules.plan import Plan, Warned


def in_turn(plan: Plan, ids: Sequence[str], verb: Callable[[Plan, str], PlanChange]) -> PlanChange:
    """Do the same to several sessions, each on the plan that the one before has left.

    The order is the caller's: who pushes begins with the last, so that the others find room
    behind it. What follows is said of the whole, not of each part. A session that has not moved
    in the end is not among the moves. If one is refused, so is all.

    Raises what the verb raises; no session at all is a mistake of ours: ValueError.
    """
    if not ids:
        raise ValueError("nothing is done to no session")
    now, name = plan, ""
    warnings: list[Warned] = []
    off: list[str] = []
    for one in ids:
        change = verb(now, one)
        now, name = plans.applied(now, change), change.verb
        warnings += change.warnings
        off += change.cancelled
    first = next((row.id for row in plans.in_order(plan.sessions) if row.id in ids), ids[0])
    moves = roomed(plan, plans.moves_between(plan, now, first))
    whole = PlanChange(
        verb=name,
        subject=first,
        moves=moves,
        cancelled=tuple(off),
        warnings=tuple(dict.fromkeys(warnings)),
    )
    return with_consequences(plan, whole)
