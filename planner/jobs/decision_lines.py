"""What a decision comes to for each line of *booked as*: the usual, or what was decided apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from planner.db.decision_lines import DecisionLineRow
from planner.rules.credits import Outcome
from planner.rules.decisions import LineNeedsReason, check_outcome

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from planner.db.students import BookingRow
    from planner.jobs.gradebook import Line


class Decided(Protocol):
    """What was decided for a student as a whole, as a decision, a verdict or a line has it."""

    @property
    def outcome(self) -> Outcome:
        """How it ends."""

    @property
    def credits(self) -> Decimal:
        """The credits awarded, 0 for none."""

    @property
    def grade(self) -> Decimal | None:
        """The grade; None is ungraded."""

    @property
    def assessed_on(self) -> date:
        """The date of assessment."""


def usual(booked: BookingRow, decided: Decided, *, alone: bool) -> DecisionLineRow:
    """Say what a decision comes to for one line, if nothing else is decided for it.

    Of several lines each says its own share of the credits, of what is passed; ``alone`` is the
    only line, which says what was decided. A line without a grade takes none.
    """
    share = booked.credits if decided.outcome is Outcome.PASSED and not alone else None
    return DecisionLineRow(
        booking=booked.id,
        outcome=decided.outcome,
        credits=decided.credits if share is None else share,
        grade=decided.grade if booked.graded else None,
        assessed_on=decided.assessed_on,
    )


def lines_of(line: Line) -> tuple[tuple[BookingRow, DecisionLineRow], ...]:
    """Say what a student's decision comes to, line by line; nothing without one or the other."""
    made = line.decision
    if made is None:
        return ()
    apart = {one.booking: one for one in made.lines}
    alone = len(line.booked) == 1
    return tuple(
        (booked, apart.get(booked.id) or usual(booked, made, alone=alone))
        for booked in line.booked
    )


def differing(
    line: Line, decided: Decided, lines: Iterable[DecisionLineRow], reason: str
) -> tuple[DecisionLineRow, ...]:
    """Check what is decided for single lines, and return those that are not as usual.

    Another outcome, other credits or another grade than usual overrides the decision, and needs a
    reason; another date does not. Lines that are not among the student's are left out.

    Raises CreditsNotAllowed, GradeNotAllowed or LineNeedsReason.
    """
    by_id = {booked.id: booked for booked in line.booked}
    found = []
    for one in lines:
        if one.booking not in by_id:
            continue
        check_outcome(one.outcome, credits=one.credits, grade=one.grade)
        as_usual = usual(by_id[one.booking], decided, alone=len(by_id) == 1)
        if one == as_usual:
            continue
        if _weighs(one) != _weighs(as_usual) and not reason.strip():
            raise LineNeedsReason
        found.append(one)
    return tuple(found)


def _weighs(one: DecisionLineRow) -> tuple[Outcome, Decimal, Decimal | None]:
    return one.outcome, one.credits, one.grade
