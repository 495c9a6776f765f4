"""What one does to a cell beyond entering, for the whole group that works on its item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.commands import attempts, results
from planner.commands.group_results import SHARED, reached

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.commands.results import Entry


def open_further(tx: Session, student_id: str, item_id: str, *, on: date) -> None:
    """Open a further attempt for a student and the group they belong to ``on`` that day.

    A member who has not tried it, as one who joined later, is left alone. Raises what
    attempts.open_further raises.
    """
    others = reached(tx, student_id, item_id, on)
    attempts.open_further(tx, student_id, item_id)
    for other in others:
        if attempts.has_tried(tx, other, item_id):
            attempts.open_further(tx, other, item_id)


def restore(tx: Session, student_id: str, item_id: str, /, on: date, **content: Any) -> None:
    """Set a cell again as it once was; state and number reach the group, the rest does not."""
    others = reached(tx, student_id, item_id, on)
    results.restore(tx, student_id, item_id, **content)
    shared = {name: content[name] for name in SHARED if name in content}
    for other in others:
        results.restore(tx, other, item_id, **shared)


def fill(tx: Session, cells: Iterable[tuple[str, str, Entry]], *, on: date) -> None:
    """Enter values in the blank ones of these cells, and in those of the groups behind them."""
    wanted = {(student, item): entry for student, item, entry in cells}
    for (student, item), entry in list(wanted.items()):
        for other in reached(tx, student, item, on, entry=entry):
            wanted.setdefault((other, item), entry)
    results.fill(tx, [(*cell, entry) for cell, entry in wanted.items()])
