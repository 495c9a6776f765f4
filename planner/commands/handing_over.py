"""Entering in the register what was handed over; nothing is ever taken out of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from planner.db.result_tables import Handover

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def hand_over(tx: Session, /, document: bytes, **facts: Any) -> None:
    """Keep a document with its bytes and their SHA-256; names are those of the columns."""
    digest = hashlib.sha256(document).hexdigest()
    tx.add(Handover(document=document, sha256=digest, **facts))
