"""Reading which marking sheets were taken along and have not come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.work_tables import MarkingSheet

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """A marking sheet that is out: who took it, and when."""

    id: str
    person: str
    taken_at: datetime


def outstanding(tx: Session) -> tuple[Outstanding, ...]:
    """List the marking sheets that are out, the oldest first."""
    columns = MarkingSheet.id, MarkingSheet.person, MarkingSheet.taken_at
    wanted = select(*columns).where(MarkingSheet.returned_at.is_(None))
    return tuple(
        Outstanding(id=row_id, person=person, taken_at=taken_at)
        for row_id, person, taken_at in tx.execute(wanted.order_by(MarkingSheet.taken_at))
    )
