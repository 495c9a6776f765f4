"""Deciding: one student, or the proposals of all who have one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.commands import decisions as commands
from planner.commands.decisions import Verdict
from planner.errors import PlannerError
from planner.jobs import decision_lines
from planner.jobs.gradebook import Line, gradebook, one_line
from planner.rules.credits import Enrolment, Outcome
from planner.rules.decision_changes import changes_since
from planner.rules.decisions import check_decision
from planner.rules.grades import is_step, passed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.decision_lines import DecisionLineRow
    from planner.rules.decision_changes import Change


@dataclass(eq=False)
class GuestNotDecided(PlannerError):
    """A guest attends without credits, so that there is nothing to decide."""

    name: str


class Left(StrEnum):
    """Why *accept all* leaves a student alone."""

    DECIDED = "decided"
    STALE = "stale"  # decided, but facts or rules have changed since
    NOT_ACTIVE = "not_active"
    NO_TIER = "no_tier"  # no tier is met, or none that may be awarded
    GRADE_OPEN = "grade_open"  # marks make an average that is no grade step: a person decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What *accept all* would do: the lines it takes, and those it leaves, with the reason."""

    taken: tuple[Line, ...]
    left: tuple[tuple[Line, Left], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user said of a decision; None takes the proposal.

    ``tier`` is the tier that the credits are for; None takes the first with so many credits.
    """

    outcome: Outcome = Outcome.PASSED
    tier: str | None = None
    credits: Decimal | None = None
    grade: Decimal | None = None
    assessed_on: date | None = None
    reason: str = ""
    lines: tuple[DecisionLineRow, ...] = ()  # of *booked as*, where something else is decided


def sort_out(tx: Session) -> Sorted:
    """Say for whom the proposals would be accepted, and who is left and why."""
    taken, left = [], []
    for line in gradebook(tx).lines:
        why = _left(line)
        if why is None:
            taken.append(line)
        else:
            left.append((line, why))
    return Sorted(taken=tuple(taken), left=tuple(left))


def _left(line: Line) -> Left | None:
    if line.decision is not None:
        return Left.STALE if line.stale else Left.DECIDED
    if not line.active:
        return Left.NOT_ACTIVE
    if line.proposal is None:
        return Left.NO_TIER
    hint = line.proposal.grade_hint
    open_ = hint is not None and not (is_step(hint) and passed(hint))
    return Left.GRADE_OPEN if open_ else None


def decide(tx: Session, student_id: str, wish: Wish, *, today: date, by: str) -> None:
    """Decide for one student; raises the refusals of planner.rules.decisions."""
    commands.decide(tx, student_id, verdict_for(one_line(tx, student_id), wish, today, by))


def accept_all(
    tx: Session,
    *,
    today: date,
    by: str,
    assessed_on: date | None = None,
    students: Collection[str] | None = None,
) -> Sorted:
    """Accept the proposal for everyone who has one; the answer says who was taken and left.

    ``students`` (ids) narrows it: whoever was shown and not wanted stays undecided.
    """
    found = sort_out(tx)
    verdicts = {
        line.student.id: verdict_for(line, accepting(line, assessed_on), today, by)
        for line in found.taken
        if students is None or line.student.id in students
    }
    commands.decide_many(tx, verdicts)
    return found


def stale_ones(tx: Session) -> tuple[Line, ...]:
    """List the students whose decision is stale, in the order of the gradebook."""
    return tuple(line for line in gradebook(tx).lines if line.stale)


def differences(line: Line) -> tuple[Change, ...]:
    """Say what has changed since a student was decided; nothing unless the decision is stale."""
    made = line.decision
    if made is None:
        return ()
    names = {tier.id: tier.name for tier in line.work.tiers}
    return changes_since(made.basis, line.basis(made.tier), names)


def keeping(line: Line, reason: str = "") -> Wish:
    """Return the wish that keeps what was decided, to be based on the facts and rules of now.

    Where it is no longer what is proposed, it needs a reason as any decision does; the old one
    stands if no new one is given. Whoever has no decision has nothing to keep: AssertionError.
    """
    made = line.decision
    assert made is not None
    return Wish(
        outcome=made.outcome,
        tier=made.tier,
        credits=made.credits,
        grade=made.grade,
        assessed_on=made.assessed_on,
        reason=reason.strip() or made.reason,
        lines=made.lines,
    )


def accepting(line: Line, assessed_on: date | None = None) -> Wish:
    """Return the wish that takes a line's proposal as it stands, with the grade of its marks."""
    hint = line.proposal.grade_hint if line.proposal else None
    return Wish(grade=hint, assessed_on=assessed_on)


def verdict_for(line: Line, wish: Wish, today: date, by: str) -> Verdict:
    """Turn a wish into a verdict on the facts and rules of now.

    Without a grade the decision is ungraded. An outcome other than passed awards nothing, and
    whoever asks for credits with it is refused. Raises GuestNotDecided, what check_decision
    raises, and what decision_lines.differing does.
    """
    if line.student.status is Enrolment.GUEST:
        raise GuestNotDecided(line.student.name)
    proposed, credits = line.proposal, wish.credits
    if credits is None and wish.outcome is Outcome.PASSED:
        credits = proposed.credits if proposed else None
    elif credits is None:
        credits = Decimal(0)
    check_decision(
        outcome=wish.outcome,
        credits=credits,
        grade=wish.grade,
        proposal=proposed,
        reason=wish.reason,
    )
    awarded = credits or Decimal(0)
    tier = wish.tier or _tier_of(line, awarded) if wish.outcome is Outcome.PASSED else None
    verdict = Verdict(
        outcome=wish.outcome,
        tier=tier,
        credits=awarded,
        grade=wish.grade,
        assessed_on=wish.assessed_on or today,
        decided_on=today,
        decided_by=by,
        reason=wish.reason,
        basis=line.basis(tier),
    )
    lines = decision_lines.differing(line, verdict, wish.lines, wish.reason)
    return replace(verdict, lines=lines)


def _tier_of(line: Line, credits: Decimal) -> str | None:
    proposed = line.proposal
    if proposed and proposed.credits == credits:
        return proposed.tier.id
    return next((tier.id for tier in line.work.tiers if tier.credits == credits), None)
