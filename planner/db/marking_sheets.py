"""Reading which marking sheets were taken along, and who changed a result last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, tuple_

from planner.db.history import steps_of_row
from planner.db.result_tables import ItemResult
from planner.db.work_tables import MarkingSheet

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from planner.db.steps import Step

GIVEN_UP = "given_up"  # among the facts of a sheet that nobody expects any more


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One marking sheet of the register; ``facts`` are the values as they were taken along.

    ``returned_at`` is when it came back last, or when it was given up.
    """

    id: str
    kind: str
    person: str
    name: str
    taken_at: datetime
    items: tuple[str, ...]
    facts: Mapping[str, Any]
    returned_at: datetime | None

    @property
    def is_outstanding(self) -> bool:
        """Whether it was taken along and is still expected back."""
        return self.returned_at is None

    @property
    def is_given_up(self) -> bool:
        """Whether it never came back, and is not expected any more."""
        return GIVEN_UP in self.facts


def marking_sheets(tx: Session) -> tuple[SheetRow, ...]:
    """List all marking sheets, those taken along last first."""
    wanted = select(MarkingSheet).order_by(MarkingSheet.taken_at.desc(), MarkingSheet.id)
    return tuple(map(_row, tx.scalars(wanted)))


def marking_sheet(tx: Session, sheet_id: str) -> SheetRow | None:
    """Return one marking sheet, or None if the register does not know it."""
    found = tx.get(MarkingSheet, sheet_id)
    return None if found is None else _row(found)


def _row(row: MarkingSheet) -> SheetRow:
    same = {name: getattr(row, name) for name in SheetRow.__slots__ if name != "items"}
    return SheetRow(**same, items=tuple(row.items))


def last_steps(tx: Session, cells: Collection[tuple[str, str]]) -> dict[tuple[str, str], Step]:
    """Return the step that changed each of a few results last, by student and item."""
    where = tuple_(ItemResult.student_id, ItemResult.item_id).in_(list(cells))
    wanted = select(ItemResult.student_id, ItemResult.item_id, ItemResult.id).where(where)
    found = {}
    for student, item, row_id in tx.execute(wanted):
        for step in steps_of_row(tx, [row_id], most=1):
            found[student, item] = step
    return found
