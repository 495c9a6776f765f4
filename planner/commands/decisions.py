"""Deciding, and registering what is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.finding import one
from planner.db.result_tables import Certificate, Decision, Student
from planner.db.work_tables import DecisionLine
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from planner.db.decision_lines import DecisionLineRow
    from planner.rules.credits import Outcome


@dataclass(eq=False)
class NotDecided(PlannerError):
    """Nothing has been decided for the student yet."""

    name: str


@dataclass(eq=False)
class NoSuchCertificate(PlannerError):
    """No certificate has this number."""

    number: str


@dataclass(eq=False)
class AlreadyRevoked(PlannerError):
    """The certificate was revoked before."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A decision to be entered, with the basis (facts and rules) it is made on.

    ``lines`` are those of *booked as* for which something else is decided.
    """

    outcome: Outcome
    tier: str | None
    credits: Decimal
    grade: Decimal | None
    assessed_on: date
    decided_on: date
    decided_by: str = ""
    reason: str = ""
    basis: Mapping[str, Any]
    lines: tuple[DecisionLineRow, ...] = ()


def decide(tx: Session, student_id: str, verdict: Verdict) -> None:
    """Enter a decision, or replace the one there is."""
    one(tx, Student, student_id)
    row = _decision(tx, student_id)
    if row is None:
        row = Decision(student_id=student_id)
        tx.add(row)
    row.outcome, row.tier_id, row.credits = verdict.outcome, verdict.tier, verdict.credits
    row.grade, row.assessed_on, row.decided_on = (
        verdict.grade,
        verdict.assessed_on,
        verdict.decided_on,
    )
    row.decided_by, row.reason, row.basis = verdict.decided_by, verdict.reason, dict(verdict.basis)
    tx.flush()  # a new decision has its id only now
    _set_lines(tx, row.id, verdict.lines)


def decide_many(tx: Session, verdicts: Mapping[str, Verdict]) -> None:
    """Enter several decisions as one step, by student."""
    for student_id, verdict in verdicts.items():
        decide(tx, student_id, verdict)


def withdraw(tx: Session, student_id: str) -> None:
    """Take a decision back; certificates issued under it become stale, and are shown so."""
    row = _decision(tx, student_id)
    if row is None:
        student = one(tx, Student, student_id)
        raise NotDecided(f"{student.family}, {student.given}")
    _set_lines(tx, row.id, ())
    tx.flush()
    tx.delete(row)


def _set_lines(tx: Session, decision_id: str, lines: Iterable[DecisionLineRow]) -> None:
    mine = select(DecisionLine).where(DecisionLine.decision_id == decision_id)
    old = {row.booking_id: row for row in tx.scalars(mine)}
    for line in lines:
        row = old.pop(line.booking, None)
        if row is None:
            row = DecisionLine(decision_id=decision_id, booking_id=line.booking)
            tx.add(row)
        row.outcome, row.credits = line.outcome, line.credits
        row.grade, row.assessed_on = line.grade, line.assessed_on
    for row in old.values():
        tx.delete(row)


def register(tx: Session, /, **facts: Any) -> None:
    """Enter an issued certificate with its bytes; names are those of the columns."""
    tx.add(Certificate(**facts))


def revoke(tx: Session, number: str, *, on: date, reason: str) -> None:
    """Mark a certificate as revoked; its bytes stay."""
    row = tx.scalars(select(Certificate).where(Certificate.number == number)).one_or_none()
    if row is None:
        raise NoSuchCertificate(number)
    if row.revoked_on:
        raise AlreadyRevoked(number)
    row.revoked_on, row.revoked_reason = on, reason


def _decision(tx: Session, student_id: str) -> Decision | None:
    return tx.scalars(select(Decision).where(Decision.student_id == student_id)).one_or_none()
