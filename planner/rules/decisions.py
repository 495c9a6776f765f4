"""Decisions: what may be decided, and the facts and rules a decision was made under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import grades
from planner.rules.attendance import NO_SESSIONS
from planner.rules.credits import (
    PLAIN,
    Grading,
    Item,
    Outcome,
    Requirement,
    Result,
    Tier,
    asked_items,
    asks_attendance,
    items_of,
    needed,
)
from planner.rules.requirements import OF_SESSIONS, Asks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from planner.rules.attendance import Attended
    from planner.rules.proposals import Proposal

type Json = bool | int | str | list[Json] | dict[str, Json] | None

_MAY_FAIL_WITH_A_GRADE = frozenset({Outcome.FAILED, Outcome.DECEPTION})
ATTENDANCE = "attendance"  # among the facts, beside the ids of items, which look otherwise
JUDGED = ("rules", "facts", "proposed")  # what makes a decision stale; words do not


@dataclass(eq=False)
class ReasonNeeded(PlannerError):
    """Other credits than proposed, without a reason; ``proposed`` None is no proposal at all."""

    credits: Decimal | None
    proposed: Decimal | None


@dataclass(eq=False)
class GradeNotAllowed(PlannerError):
    """A grade that is no step, or that does not go with the outcome."""

    grade: Decimal
    outcome: Outcome


@dataclass(eq=False)
class CreditsNotAllowed(PlannerError):
    """Credits that do not go with the outcome: none for passed, or some for another one."""

    credits: Decimal | None
    outcome: Outcome


@dataclass(eq=False)
class LineNeedsReason(PlannerError):
    """A line of *booked as* is decided otherwise than the student, without a reason."""


def check_decision(
    outcome: Outcome,
    *,
    credits: Decimal | None,
    grade: Decimal | None,
    proposal: Proposal | None,
    reason: str = "",
) -> None:
    """Check that a person may decide this; the rules only propose, so a reason overrules them.

    Passing awards credits, and a grade if there is one is a step up to 4,0. Every other outcome
    awards none; failing and deception may carry a 5,0, not appearing and withdrawing no grade.
    Whoever awards other credits than proposed says why: also credits without a proposal, and
    none where some were proposed. The date of assessment is the decider's own affair.

    Raises CreditsNotAllowed, GradeNotAllowed or ReasonNeeded, in this order.
    """
    check_outcome(outcome, credits=credits, grade=grade)
    proposed = proposal.credits if proposal else None
    if (credits or None) != proposed and not reason.strip():
        raise ReasonNeeded(credits or None, proposed)


def check_outcome(outcome: Outcome, *, credits: Decimal | None, grade: Decimal | None) -> None:
    """Check that credits and grade go with an outcome; raises what check_decision does of that."""
    awarded = credits or None
    if (awarded is not None and awarded < 0) or (outcome is Outcome.PASSED) != bool(awarded):
        raise CreditsNotAllowed(credits, outcome)
    if grade is not None and not _goes_with(outcome, grade):
        raise GradeNotAllowed(grade, outcome)


def _goes_with(outcome: Outcome, grade: Decimal) -> bool:
    if not grades.is_step(grade):
        return False
    if outcome is Outcome.PASSED:
        return grades.passed(grade)
    return outcome in _MAY_FAIL_WITH_A_GRADE and not grades.passed(grade)


def basis(
    tier: Tier | None,
    items: Mapping[str, Item],
    results: Mapping[str, Result],
    proposal: Proposal | None = None,
    attended: Attended = NO_SESSIONS,
) -> dict[str, Json]:
    """Put down the facts and rules of a decision as plain JSON, the same for the same facts.

    The items are the tier's, or all of them where no tier is decided. ``proposal`` is what the
    rules proposed at the time: with it, work passed later for a higher tier makes the decision
    stale as well. Texts and deadlines are kept for the reader and judged by nobody. A rule is put
    down by what it comes to: "all of" three sheets and "at least 3" of them are the same, kinds
    are the items they mean, and attendance and grading stand there only where a rule uses them.
    """
    wanted = tuple(items) if tier is None else _items_of(tier, items)
    ids = sorted(wanted)
    facts: dict[str, Json] = {id_: _fact(results.get(id_, Result())) for id_ in ids}
    if tier and asks_attendance(tier):
        facts[ATTENDANCE] = _attendance(attended)
    rules: dict[str, Json] = {
        "tier": None if tier is None else tier.id,
        "credits": None if tier is None else _number(tier.credits),
        "graded": None if tier is None else tier.graded,
        "requires": [_asked(one, items, attended) for one in tier.requires] if tier else [],
        "items": {id_: _measure(items[id_]) for id_ in ids if id_ in items},
    }
    return {
        "rules": rules | _grading(tier),
        "facts": facts,
        "proposed": None if proposal is None else {"tier": proposal.tier.id},
        "words": {
            "tier": "" if tier is None else tier.name,
            "requires": [one.text for one in tier.requires] if tier else [],
            "items": {id_: items[id_].title for id_ in ids if id_ in items},
            "due": {id_: _due(items.get(id_), results.get(id_)) for id_ in ids},
        },
    }


def is_stale(then: Mapping[str, Json], now: Mapping[str, Json]) -> bool:
    """Tell whether facts or rules have changed since a decision; renaming changes neither."""
    return any(then.get(part) != now.get(part) for part in JUDGED)


def _items_of(tier: Tier, items: Mapping[str, Item]) -> set[str]:
    return {*items_of(tier, items), *(id_ for id_, _ in tier.grading.weights)}


def _asked(one: Requirement, items: Mapping[str, Item], attended: Attended) -> Json:
    """Return what a requirement asks for; neither its wording nor the order of items matters."""
    ids = sorted(set(asked_items(one, items)))
    if one.asks is Asks.PASSED:
        return {"items": list[Json](ids), "at_least": needed(one, len(ids))}
    said: dict[str, Json] = {"asks": one.asks.value, "amount": _number(one.amount)}
    if one.asks in OF_SESSIONS:
        return said | {"excused": attended.excused_counts.value}
    return said | {"items": list[Json](ids)}


def _grading(tier: Tier | None) -> dict[str, Json]:
    if tier is None or tier.grading == PLAIN:
        return {}
    how: Grading = tier.grading
    key: list[Json] = [
        {"from": _number(step.percent), "grade": _number(step.grade)}
        for step in sorted(how.key, key=lambda step: step.percent)
    ]
    return {
        "grading": {
            "weights": {id_: _number(weight) for id_, weight in sorted(how.weights)},
            "drop_lowest": how.drop_lowest,
            "rounding": how.rounding.value,
            "key": key,
        }
    }


def _attendance(attended: Attended) -> dict[str, Json]:
    return {
        "present": attended.present,
        "absent": attended.absent,
        "excused": attended.excused,
    }


def _measure(item: Item) -> dict[str, Json]:
    return {
        "marking": item.marking.value,
        "max_points": _number(item.max_points),
        "pass_points": _number(item.pass_points),
    }


def _fact(result: Result) -> dict[str, Json]:
    return {
        "state": result.state.value,
        "points": _number(result.points),
        "mark": _number(result.mark),
        "late_days": result.late_days,
    }


def _due(item: Item | None, result: Result | None) -> str | None:
    due = (result.due if result else None) or (item.due if item else None)
    return due.isoformat() if due else None


def _number(value: Decimal | None) -> str | None:
    """Write an exact number in one way only: 20.0 and 20 are the same fact."""
    if value is None:
        return None
    return f"{value.normalize():f}" if value else "0"
