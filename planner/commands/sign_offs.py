"""Signing off points of the closing checklist, and taking that back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.work_tables import SignOff
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.rules.checklist import Finding


@dataclass(eq=False)
class NoReasonToSignOff(PlannerError):
    """Whoever signs off a point says why it may stay as it is."""


def sign_off(tx: Session, findings: Iterable[Finding], reason: str, *, on: date, by: str) -> None:
    """Sign points off, with one reason for all of them; raises NoReasonToSignOff."""
    if not reason.strip():
        raise NoReasonToSignOff
    for one in findings:
        row = _row(tx, one)
        if row is None:
            row = SignOff(concern=one.concern.value, subject=one.subject)
            tx.add(row)
        row.reason, row.on, row.by = reason.strip(), on, by


def take_back(tx: Session, findings: Iterable[Finding]) -> None:
    """Open points again that were signed off; whatever was not stays as it is."""
    for one in findings:
        row = _row(tx, one)
        if row is not None:
            tx.delete(row)


def _row(tx: Session, finding: Finding) -> SignOff | None:
    wanted = select(SignOff).where(
        SignOff.concern == finding.concern.value, SignOff.subject == finding.subject
    )
    return tx.scalars(wanted).one_or_none()
