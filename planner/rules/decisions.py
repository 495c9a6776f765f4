"""Decisions: what may be decided, and the facts and rules a decision was made under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules import grades
from planner.rules.credits import Item, Outcome, Proposal, Result, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

type Json = bool | int | str | list[Json] | dict[str, Json] | None

_MAY_FAIL_WITH_A_GRADE = frozenset({Outcome.FAILED, Outcome.DECEPTION})
_JUDGED = ("rules", "facts", "proposed")  # what makes a decision stale; words do not


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
) -> dict[str, Json]:
    """Put down the facts and rules of a decision as plain JSON, the same for the same facts.

    The items are the tier's, or all of them where no tier is decided. ``proposal`` is what the
    rules proposed at the time: with it, work passed later for a higher tier makes the decision
    stale as well. Texts and deadlines are kept for the reader and judged by nobody.
    """
    wanted = items if tier is None else _items_of(tier)
    ids = sorted(wanted)
    return {
        "rules": {
            "tier": None if tier is None else tier.id,
            "credits": None if tier is None else _number(tier.credits),
            "graded": None if tier is None else tier.graded,
            "requires": _requires(tier),
            "items": {id_: _measure(items[id_]) for id_ in ids if id_ in items},
        },
        "facts": {id_: _fact(results.get(id_, Result())) for id_ in ids},
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
    return any(then.get(part) != now.get(part) for part in _JUDGED)


def _items_of(tier: Tier) -> set[str]:
    return {id_ for requirement in tier.requires for id_ in requirement.items}


def _requires(tier: Tier | None) -> list[Json]:
    """Return what a tier asks for; neither its wording nor the order of items matters."""
    if tier is None:
        return []
    return [
        {"items": list[Json](sorted(set(one.items))), "at_least": one.at_least}
        for one in tier.requires
    ]


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
