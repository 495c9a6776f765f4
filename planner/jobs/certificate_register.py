"""The register of certificates, and whether each still says what is so, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import register
from planner.jobs.certificate_candidates import (
    ACHIEVEMENT,
    PARTICIPATION,
    Stage,
    candidates,
)
from planner.jobs.gradebook import gradebook
from planner.rules.decision_changes import changes_since

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow
    from planner.jobs.certificate_candidates import Candidate
    from planner.jobs.gradebook import Gradebook
    from planner.rules.certificate_changes import FieldDiffers
    from planner.rules.decision_changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the register.

    ``replaced_by`` is the number of its replacement; ``changes`` say what is no longer as it says.
    ``undecided`` tells that the decision it was issued under does not hold any more: ``since``
    says what has changed, and ``gone`` that there is none any more by which one has passed.
    """

    row: CertificateRow
    replaced_by: str = ""
    changes: tuple[FieldDiffers, ...] = ()
    since: tuple[Change, ...] = ()
    undecided: bool = False
    gone: bool = False

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields that are no longer as it says."""
        return tuple(one.field for one in self.changes)

    @property
    def is_in_force(self) -> bool:
        """Whether it was neither revoked nor replaced."""
        return self.row.revoked_on is None and not self.replaced_by

    @property
    def is_true(self) -> bool:
        """Whether it is in force and says what is so."""
        return self.is_in_force and not self.differs and not self.undecided

    @property
    def can_be_replaced(self) -> bool:
        """Whether a new one can be issued in its place."""
        return self.is_in_force and not self.undecided


def read_register(tx: Session, today: date) -> tuple[Entry, ...]:
    """Read the whole register by number, and whether each certificate still says what is so."""
    rows = register.certificates(tx)
    replaced = {row.replaces: row.number for row in rows if row.replaces}
    kinds = {row.kind for row in rows if row.revoked_on is None}
    book = gradebook(tx, with_sessions=PARTICIPATION in kinds) if kinds else None
    true_of = {
        one.certificate.number: one
        for one in _candidates(tx, today, kinds, book)
        if one.certificate
    }
    return tuple(
        _entry(row, replaced.get(row.number, ""), true_of.get(row.number), book) for row in rows
    )


def no_longer_true(tx: Session, today: date) -> tuple[Entry, ...]:
    """List the certificates in force that no longer say what is so."""
    if not register.numbers(tx):
        return ()  # nothing to compare, which takes everybody's facts
    return tuple(one for one in read_register(tx, today) if one.is_in_force and not one.is_true)


def _candidates(
    tx: Session, today: date, kinds: set[str], book: Gradebook | None
) -> Iterator[Candidate]:
    if ACHIEVEMENT in kinds:
        yield from candidates(tx, today, ACHIEVEMENT, book)
    if PARTICIPATION in kinds:
        yield from candidates(tx, today, PARTICIPATION, book)


def _entry(
    row: CertificateRow, replaced_by: str, found: Candidate | None, book: Gradebook | None
) -> Entry:
    stale = found is not None and found.stage is Stage.STALE_DECISION
    since: tuple[Change, ...] = ()
    if found and stale and row.basis and book and found.line.decision:
        tiers = {tier.id: tier.name for tier in book.work.tiers}
        since = changes_since(row.basis, found.line.basis(found.line.decision.tier), tiers)
    return Entry(
        row=row,
        replaced_by=replaced_by,
        changes=found.changes if found else (),
        since=since,
        undecided=found is None or stale,
        gone=found is None,
    )
