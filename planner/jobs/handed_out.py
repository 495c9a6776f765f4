"""The register of what was handed out, and whether each certificate still says what is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import register
from planner.jobs.certificate_candidates import Stage, candidates

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the register.

    ``replaced_by`` is the number of its replacement; ``differs`` names what is no longer as it
    says, and ``undecided`` tells that the decision it was issued under does not hold any more.
    """

    row: CertificateRow
    replaced_by: str = ""
    differs: tuple[str, ...] = ()
    undecided: bool = False

    @property
    def is_in_force(self) -> bool:
        """Whether it was neither revoked nor replaced."""
        return self.row.revoked_on is None and not self.replaced_by

    @property
    def is_true(self) -> bool:
        """Whether it is in force and says what is so."""
        return self.is_in_force and not self.differs and not self.undecided


def read_register(tx: Session, today: date) -> tuple[Entry, ...]:
    """Read the whole register by number, and whether each certificate still says what is so."""
    rows = register.certificates(tx)
    replaced = {row.replaces: row.number for row in rows if row.replaces}
    true_of = {
        one.certificate.number: one for one in candidates(tx, today) if one.certificate is not None
    }
    return tuple(
        Entry(
            row=row,
            replaced_by=replaced.get(row.number, ""),
            differs=true_of[row.number].differs if row.number in true_of else (),
            undecided=row.number not in true_of
            or true_of[row.number].stage is Stage.STALE_DECISION,
        )
        for row in rows
    )
