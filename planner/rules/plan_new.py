"""A session that the plan does not have yet, put onto a day, also one that is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from planner.rules.plan import TEACHING
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_places import usual_hours
from planner.rules.plan_verbs import dropped

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.plan import Plan, PlanChange, PlannedSession


class Insertion(NamedTuple):
    """A new session without a day, the plan with it on the shelf, and the change of that plan."""

    session: PlannedSession
    plan: Plan
    change: PlanChange


def inserted(
    plan: Plan, new: PlannedSession, to: date, *, insist: bool = False, along: bool = False
) -> Insertion:
    """Put a new session onto a day as if it were dropped there from the shelf; see dropped.

    Without hours and room of its own it has those of the course. ``along``: announced deadlines
    go along with the sessions that move.

    Raises what dropped raises.
    """
    if new.kind in TEACHING and new.hours is None:
        rooms = [one.room for one in plan.slots] or [one.room for one in sorted(plan.extra)]
        new = replace(new, hours=usual_hours(plan), room=new.room or next(iter(rooms), ""))
    with_it = replace(plan, sessions=(*plan.sessions, new))
    change = dropped(with_it, new.id, to, insist=insist)
    if along:
        change = with_consequences(with_it, change, along=True)
    return Insertion(new, with_it, change)
