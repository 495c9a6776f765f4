"""Recording who attended a session. Each function is one step of the Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.finding import one
from planner.db.result_tables import Student
from planner.db.tables import ClassSession
from planner.db.work_tables import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from planner.rules.attendance import Presence


def record(tx: Session, session_id: str, seen: Mapping[str, Presence | None]) -> None:
    """Record for students of one session whether they were there; None takes a record back."""
    one(tx, ClassSession, session_id)
    wanted = select(Attendance).where(
        Attendance.session_id == session_id, Attendance.student_id.in_(seen)
    )
    there = {row.student_id: row for row in tx.scalars(wanted)}
    for student_id, state in seen.items():
        row = there.get(student_id)
        if row is None and state is not None:
            one(tx, Student, student_id)
            tx.add(Attendance(session_id=session_id, student_id=student_id, state=state))
        elif row is not None and state is None:
            tx.delete(row)
        elif row is not None and state is not None:
            row.state = state


def record_rest(tx: Session, session_id: str, students: Iterable[str], state: Presence) -> None:
    """Record the same for those of the students of whom nothing is recorded yet; others stay."""
    one(tx, ClassSession, session_id)
    known = set(
        tx.scalars(select(Attendance.student_id).where(Attendance.session_id == session_id))
    )
    for student_id in students:
        if student_id not in known:
            one(tx, Student, student_id)
            tx.add(Attendance(session_id=session_id, student_id=student_id, state=state))
