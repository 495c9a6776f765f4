"""Reading who attended which session."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.db.reading import rows
from planner.rules.attendance import ExcusedCounts, Presence

if TYPE_CHECKING:
    from planner.db.reading import Reader


def attendance(tx: Reader) -> dict[str, dict[str, Presence]]:
    """Read what is recorded, by student and session."""
    found: dict[str, dict[str, Presence]] = defaultdict(dict)
    for student, session, state in rows(
        tx, "SELECT student_id, session_id, state FROM attendance"
    ):
        found[student][session] = Presence(state)
    return found


def excused_counts(tx: Reader) -> ExcusedCounts:
    """Read how the course counts a session that a student was excused from."""
    ((word,),) = rows(tx, "SELECT excused_counts FROM course")
    return ExcusedCounts(word)
