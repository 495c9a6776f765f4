"""Reading which marking sheets were taken along, and which are still expected back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.work_tables import MarkingSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

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
