"""Reading what is decided for single lines of *booked as*, apart from what the decision says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.result_tables import Decision
from planner.db.work_tables import DecisionLine

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.rules.credits import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLineRow:
    """What is decided for one line of *booked as*, by the line's id."""

    booking: str
    outcome: Outcome
    credits: Decimal
    grade: Decimal | None
    assessed_on: date


def decision_lines(
    tx: Session, student: str | None = None
) -> dict[str, tuple[DecisionLineRow, ...]]:
    """Read the lines that differ, of all or of one student, by the id of the decision."""
    wanted = select(DecisionLine).order_by(DecisionLine.id)
    if student is not None:
        wanted = wanted.join(Decision).where(Decision.student_id == student)
    found: dict[str, tuple[DecisionLineRow, ...]] = defaultdict(tuple)
    for row in tx.scalars(wanted):
        found[row.decision_id] += (
            DecisionLineRow(
                booking=row.booking_id,
                outcome=row.outcome,
                credits=row.credits,
                grade=row.grade,
                assessed_on=row.assessed_on,
            ),
        )
    return found
