"""Finding one live row for a command, or saying that it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.tables import Course
from planner.errors import PlannerError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.base import Row


@dataclass(eq=False)
class Gone(PlannerError):
    """The thing asked for is not, or no longer, in the file."""

    table: str
    row_id: str


def one[R: Row](tx: Session, kind: type[R], row_id: str) -> R:
    """Fetch a live row, or raise Gone."""
    row = tx.get(kind, row_id)
    if row is None:
        raise Gone(kind.__tablename__, row_id)
    return row


def live_course(tx: Session) -> Course:
    """Fetch the one live row about the course."""
    return tx.scalars(select(Course)).one()
