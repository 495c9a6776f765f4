"""What the Semester page reads from the file, and what it shows first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.db import attendance, courses, plans, versions, work
from planner.rules.plan import TEACHING, in_order, numbers
from planner.rules.plan_places import free_places
from planner.rules.plan_slack import slack
from planner.rules.terms import Term
from planner.ui.semester.entries import Semester

if TYPE_CHECKING:
    from datetime import date

SHOWN_TABLES = frozenset(
    {"session", "slot", "day_off", "course", "item", "extra_date", "day_note"}
    | {"presenter", "absence", "person", "student", "plan_version", "attendance"}
)


def read_semester(tx: Any, today: date | None) -> Semester:
    """Read everything the page shows; ``today`` is marked on the board."""
    plan = plans.plan_of(tx)
    return Semester(
        plan=plan,
        numbers=numbers(plan.sessions),
        items=work.items(tx),
        details=plans.details(tx),
        notes=courses.day_notes(tx),
        slack=slack(plan),
        published=versions.published(tx),
        attended=attendance.totals(tx),
        today=today,
        ends=Term.holding(plan.lectures.first).days.last,
    )


def first_choice(semester: Semester) -> str:
    """Return the session that comes next, or else the first one, or else the first free day."""
    dated = [session for session in in_order(semester.plan.sessions) if session.kind in TEACHING]
    coming = [s for s in dated if s.day and semester.today and s.day >= semester.today]
    free = (place.day.isoformat() for place in free_places(semester.plan))
    return next((session.id for session in [*coming, *dated]), next(free, ""))
