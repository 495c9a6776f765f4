"""Reading the attempts at an item that came before the current one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.work_tables import PastAttempt

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.rules.credits import State


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRow:
    """An attempt as it ended; ``marker`` is who marked it, "" where nobody knows."""

    number: int
    state: State
    points: Decimal | None
    mark: Decimal | None
    late_days: int
    ended_on: date
    marker: str


def past_attempts(
    tx: Session, student_id: str | None = None
) -> dict[tuple[str, str], tuple[AttemptRow, ...]]:
    """Read earlier attempts, first to last, by student and item: everybody's, or one student's."""
    wanted = select(PastAttempt).order_by(PastAttempt.number)
    if student_id is not None:
        wanted = wanted.where(PastAttempt.student_id == student_id)
    found: dict[tuple[str, str], tuple[AttemptRow, ...]] = defaultdict(tuple)
    for row in tx.scalars(wanted):
        said = {name: getattr(row, name) for name in AttemptRow.__slots__}
        found[row.student_id, row.item_id] += (AttemptRow(**said),)
    return found
