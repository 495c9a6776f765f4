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
    kind: str  # achievement or participation
    name: str
    credits: Decimal | None
    grade: Decimal | None
    language: str
    issued_on: date
    issued_by: str
    sha256: str
    facts: Mapping[str, Any]
    basis: Mapping[str, Any]
    template: str
    signed_by: str
    replaces: str | None
    revoked_on: date | None
    revoked_reason: str


def certificates(tx: Session) -> tuple[CertificateRow, ...]:
    """List all certificates in the order of their numbers."""
    plain = [name for name in CertificateRow.__slots__ if name != "student"]
    return tuple(
        CertificateRow(**{name: getattr(row, name) for name in plain}, student=row.student_id)
        for row in tx.scalars(select(Certificate).order_by(Certificate.number))
    )


def numbers(tx: Session) -> tuple[str, ...]:
    """List the numbers of all certificates, also of those that do not hold any more."""
    return tuple(tx.scalars(select(Certificate.number)))


def document(tx: Session, number: str) -> bytes:
    """Return the kept bytes of a certificate that is known to exist."""
    return tx.scalars(select(Certificate.document).where(Certificate.number == number)).one()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One document that was handed over as a whole, without its bytes.

    ``kind`` is the name that the shell's export has for it, ``number`` which state of the course
    it shows, ``name`` that of its file. ``how`` is paper, mail, upload or file. ``subject`` says
    which of several it is: the key of an examination list (one a line, where a file holds more),
    the id of a student; it is empty for what there is but one of.
    """

    id: str
    kind: str
    number: str
    name: str
    at: datetime
    by: str
    draft: bool
    sha256: str
    recipient: str
    how: str
    note: str
    subject: str
    language: str


def handovers(tx: Session) -> tuple[HandoverRow, ...]:
    """List everything that was handed over, the oldest first."""
    wanted = select(Handover).order_by(Handover.at, Handover.name, Handover.id)
    return tuple(
        HandoverRow(**{name: getattr(row, name) for name in HandoverRow.__slots__})
        for row in tx.scalars(wanted)
    )


def handed_over(tx: Session, handover_id: str) -> bytes:
    """Return the kept bytes of a handover that is known to exist."""
    return tx.scalars(select(Handover.document).where(Handover.id == handover_id)).one()
