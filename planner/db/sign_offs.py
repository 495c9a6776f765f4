"""Reading what of the closing checklist was signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.work_tables import SignOff
from planner.rules.checklist import SignedOff

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def sign_offs(tx: Session) -> dict[tuple[str, str], SignedOff]:
    """Read all sign-offs by concern and subject."""
    return {
        (row.concern, row.subject): SignedOff(reason=row.reason, on=row.on, by=row.by)
        for row in tx.scalars(select(SignOff))
    }
