"""Reading what is on record of one cell: earlier attempts, and who changed it when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.attempts import past_attempts
from planner.db.cell_history import changes_of_cell
from planner.db.item_details import item_details

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.attempts import AttemptRow
    from planner.db.cell_history import CellChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Attempts before the current one, how many the item allows, and steps, newest first."""

    attempts: tuple[AttemptRow, ...]
    most: int | None
    changes: tuple[CellChange, ...]

    @property
    def last(self) -> CellChange | None:
        """The step that changed the cell last."""
        return self.changes[0] if self.changes else None


def record(tx: Session, student_id: str, item_id: str) -> Record:
    """Read the whole record of a cell."""
    return _record(tx, student_id, item_id, changes_of_cell(tx, student_id, item_id))


def glance(tx: Session, student_id: str, item_id: str) -> Record:
    """Read of the steps only the last, as the inspector shows it at each cell."""
    return _record(tx, student_id, item_id, changes_of_cell(tx, student_id, item_id, most=1))


def _record(tx: Session, student_id: str, item_id: str, changes: tuple[CellChange, ...]) -> Record:
    details = item_details(tx).get(item_id)
    return Record(
        attempts=past_attempts(tx, student_id).get((student_id, item_id), ()),
        most=details.max_attempts if details else None,
        changes=changes,
    )
