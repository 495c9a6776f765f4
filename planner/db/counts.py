"""Counting students and what waits to be marked, for the top bar and beside the pages' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db.reading import rows

if TYPE_CHECKING:
    from planner.db.reading import Reader


def students(tx: Reader) -> int:
    """Count the students who have not left."""
    return _counted(tx, "SELECT count(*) FROM student WHERE status <> 'left'")


def submitted(tx: Reader) -> int:
    """Count what was handed in and has neither points nor a grade yet."""
    return _counted(
        tx,
        "SELECT count(*) FROM result"
        " WHERE state = 'submitted' AND points IS NULL AND mark IS NULL",
    )


def _counted(tx: Reader, sql: str) -> int:
    ((number,),) = rows(tx, sql)
    return int(number)
