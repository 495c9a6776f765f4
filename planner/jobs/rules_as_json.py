"""Items and tiers as JSON: what the command rules prints, and can be given again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.db import courses
from planner.db.item_details import item_details
from planner.jobs.gradebook import work_of
from planner.rules.credits import asked_items, needed
from planner.rules.requirements import Asks

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.jobs.gradebook import Work
    from planner.rules.credits import Grading, Item, Requirement, Tier

Json = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """Write an exact number as JSON does: 6, 17.5. A float's own text gives it back exactly."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def day(value: date | None) -> str | None:
    """Write a day as 2023-10-18."""
    return value.isoformat() if value else None


def rules(work: Work) -> Json:
    """Return items and tiers, as the command rules prints them too."""
    return {
        "items": [item(one) for one in work.items],
        "tiers": [tier(one, work) for one in work.tiers],
    }


def item(value: Item) -> Json:
    """Return an item."""
    return {
        "id": value.id,
        "title": value.title,
        "kind": value.kind.value,
        "max_points": number(value.max_points),
        "due": day(value.due),
        "short": value.short,
        "marking": value.marking.value,
        "pass_points": number(value.pass_points),
    }


def tier(value: Tier, work: Work) -> Json:
    """Return a tier with what it asks for and how its grade is computed."""
    return {
        "id": value.key,
        "name": value.name,
        "credits": number(value.credits),
        "graded": value.graded,
        "programmes": list(value.programmes),
        "requires": [requirement(one, work) for one in value.requires],
        "grading": grading(value.grading),
    }


def requirement(one: Requirement, work: Work) -> Json:
    """Return a requirement; ``at_least`` is how many items it wants passed, else null."""
    passed = one.asks is Asks.PASSED
    return {
        "text": one.text,
        "asks": one.asks.value,
        "counting": one.counting.value,
        "items": list(one.items),
        "kinds": [kind.value for kind in one.kinds],
        "at_least": needed(one, len(asked_items(one, work.by_id))) if passed else None,
        "amount": number(one.amount),
    }


def grading(how: Grading) -> Json:
    """Return how a grade is computed."""
    return {
        "weights": {id_: number(weight) for id_, weight in how.weights},
        "drop_lowest": how.drop_lowest,
        "rounding": how.rounding.value,
        "points_key": [
            {"from": number(step.percent), "grade": number(step.grade)} for step in how.key
        ],
    }


def all_rules(tx: Session) -> Json:
    """Return items and tiers with all that the command rules can be given again."""
    work, details, course = work_of(tx), item_details(tx), courses.course(tx)
    said = rules(work)
    for one in said["items"]:
        more = details[one["id"]]
        one |= {
            "bonus": more.bonus,
            "max_attempts": more.max_attempts,
            "in_groups": more.in_groups,
        }
    return said | {
        "excused_counts": course.excused_counts.value,
        "announced_on": day(course.rules_announced_on),
    }
