"""Which rows are about one student, so that the history can be asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.result_tables import Booking, Decision, ItemResult
from planner.db.work_tables import Attendance, GroupMember, PastAttempt

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def ids_about(tx: Session, student_id: str) -> tuple[str, ...]:
    """List the ids of a student's own row and of what hangs on it, as they are now.

    These are results and attempts, groups, attendance, bookings and the decision.

    Rows that are gone, such as a decision that was withdrawn, are not among them.
    """
    tables = (ItemResult, PastAttempt, GroupMember, Attendance, Booking, Decision)
    found = [
        row_id
        for table in tables
        for row_id in tx.scalars(select(table.id).where(table.student_id == student_id))
    ]
    return (student_id, *found)
