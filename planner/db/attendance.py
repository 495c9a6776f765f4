"""Reading who attended which session."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.db import plans
from planner.db.reading import rows
from planner.rules.attendance import ExcusedCounts, Presence, counted_sessions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.reading import Reader
    from planner.rules.plan import PlannedSession


def attendance(tx: Reader) -> dict[str, dict[str, Presence]]:
    """Read what is recorded, by student and session."""
    found: dict[str, dict[str, Presence]] = defaultdict(dict)
    for student, session, state in rows(
        tx, "SELECT student_id, session_id, state FROM attendance"
    ):
        found[student][session] = Presence(state)
    return found


def attendance_of(tx: Session, student_id: str) -> dict[str, Presence]:
    """Read what is recorded of one student, by session."""
    # Late: the first screen counts who attended, and is there before SQLAlchemy, half a second.
    from sqlalchemy import select  # noqa: PLC0415

    from planner.db.work_tables import Attendance  # noqa: PLC0415 - as above

    wanted = select(Attendance.session_id, Attendance.state).where(
        Attendance.student_id == student_id
    )
    found = tx.execute(wanted).all()
    return {row.session_id: row.state for row in found}


def sessions(tx: Reader) -> tuple[PlannedSession, ...]:
    """List the sessions in which attendance counts."""
    recorded = rows(tx, "SELECT DISTINCT session_id FROM attendance")
    return counted_sessions(plans.sessions(tx), (row[0] for row in recorded))


def totals(tx: Reader) -> dict[str, dict[Presence, int]]:
    """Count, by session, of how many students which presence is recorded."""
    found: dict[str, dict[Presence, int]] = defaultdict(dict)
    for session, state, n in rows(
        tx, "SELECT session_id, state, COUNT(*) FROM attendance GROUP BY session_id, state"
    ):
        found[session][Presence(state)] = n
    return found


def excused_counts(tx: Reader) -> ExcusedCounts:
    """Read how the course counts a session that a student was excused from."""
    said = rows(tx, "SELECT excused_counts FROM course")
    return ExcusedCounts(said[0][0]) if said else ExcusedCounts.LEFT_OUT
