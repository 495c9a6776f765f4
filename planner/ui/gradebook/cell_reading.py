"""Reading what is on record of one cell: earlier attempts, and who changed it when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.attempts import past_attempts
from planner.db.cell_history import changes_of_cell, last_change

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.attempts import AttemptRow
    from planner.db.cell_history import CellChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Attempts before the current one, and steps, newest first."""

    attempts: tuple[AttemptRow, ...]
    changes: tuple[CellChange, ...]

    @property
    def last(self) -> CellChange | None:
        """The step that changed the cell last."""
        return self.changes[0] if self.changes else None


def record(tx: Session, student_id: str, item_id: str) -> Record:
    """Read the whole record of a cell."""
    return Record(
        attempts=past_attempts(tx, student_id).get((student_id, item_id), ()),
        changes=changes_of_cell(tx, student_id, item_id),
    )


def glance(tx: Session, student_id: str, item_id: str, *, attempt: int) -> Record:
    """Read of the steps only the last, as the inspector shows it at each cell.

    ``attempt`` is the number of the current one: of the first nothing is read.
    """
    tried = past_attempts(tx, student_id) if attempt > 1 else {}
    last = last_change(tx, student_id, item_id)
    return Record(attempts=tried.get((student_id, item_id), ()), changes=(last,) if last else ())
