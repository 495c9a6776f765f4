"""Reading what was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.result_tables import Certificate, Handover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """One certificate of the register, without its bytes."""

    number: str
    student: str
    name: str
    credits: Decimal
    grade: Decimal | None
    language: str
    issued_on: date
    issued_by: str
    sha256: str
    facts: Mapping[str, Any]
    replaces: str | None
    revoked_on: date | None
    revoked_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One list that was handed out, without its bytes."""

    id: str
    kind: str
    number: str
    name: str
    at: datetime
    by: str
    draft: bool
    sha256: str


def certificates(tx: Session) -> tuple[CertificateRow, ...]:
    """List all certificates in the order of their numbers."""
    plain = [name for name in CertificateRow.__slots__ if name != "student"]
    return tuple(
        CertificateRow(**{name: getattr(row, name) for name in plain}, student=row.student_id)
        for row in tx.scalars(select(Certificate).order_by(Certificate.number))
    )


def document(tx: Session, number: str) -> bytes:
    """Return the kept bytes of a certificate that is known to exist."""
    return tx.scalars(select(Certificate.document).where(Certificate.number == number)).one()


def handovers(tx: Session) -> tuple[HandoverRow, ...]:
    """List what was handed out as a whole, newest first."""
    wanted = select(Handover).order_by(Handover.at.desc(), Handover.id)
    return tuple(
        HandoverRow(**{name: getattr(row, name) for name in HandoverRow.__slots__})
        for row in tx.scalars(wanted)
    )


def handed_over(tx: Session, row_id: str) -> bytes:
    """Return the kept bytes of a list that is known to exist."""
    return tx.scalars(select(Handover.document).where(Handover.id == row_id)).one()
