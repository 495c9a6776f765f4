"""Verifying a certificate that is handed in: by its own signature, and by a course's register."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from planner.db import courses
from planner.exchange import elmo_in, signed_pdf
from planner.exchange.files_in import read_bytes
from planner.jobs.certificate_register import read_register

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store
    from planner.exchange.elmo_in import Told
    from planner.exchange.signed_pdf import Examined
    from planner.exchange.trust import Trust
    from planner.jobs.certificate_register import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What a course's register says: the certificate of these bytes, or of its number alone.

    ``entry`` is the one whose kept bytes these are; ``namesake`` one of the same number that has
    other bytes, which is then no proof of anything.
    """

    course: str
    entry: Entry | None = None
    namesake: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Everything found about one file. ``told`` is what its attachment says, proved or not.

    ``trust`` is there for a signature that holds, ``registered`` if a course was given.
    """

    file: str
    found: Examined
    told: Told | None = None
    trust: Trust | None = None
    registered: Registered | None = None

    @property
    def is_signed(self) -> bool:
        """Whether a signature holds and covers the whole file."""
        return self.found.trouble is None

    @property
    def is_registered(self) -> bool:
        """Whether the course given keeps exactly these bytes."""
        return self.registered is not None and self.registered.entry is not None

    @property
    def holds(self) -> bool:
        """Whether either proves that the file is as it was issued."""
        return self.is_signed or self.is_registered


def verify(path: Path, store: Store | None, today: date) -> Verified:
    """Verify a file, with a course at hand or without; raises UnreadableFile.

    No network is asked: whether the signer's certificate was revoked stays open.
    """
    content = read_bytes(path, largest=signed_pdf.LARGEST)
    found = signed_pdf.examine(content)
    told = elmo_in.read_elmo(found.elmo) if found.elmo else None
    number = told.number if told else ""
    return Verified(
        file=path.name,
        found=found,
        told=told,
        trust=_trust(found, today),
        registered=store.read(registered, content, number, today) if store else None,
    )


def registered(tx: Session, content: bytes, number: str, today: date) -> Registered:
    """Look a file up in the register, by its bytes and then by the number it claims."""
    digest = hashlib.sha256(content).hexdigest()
    every = read_register(tx, today)
    entry = next((one for one in every if one.row.sha256 == digest), None)
    same = next((one for one in every if number and one.row.number == number), None)
    title = courses.course(tx).title
    return Registered(course=title, entry=entry, namesake=None if entry else same)


def _trust(found: Examined, today: date) -> Trust | None:
    if found.trouble is not None:
        return None
    # Late: the validator takes a second to import, and few files are ever verified.
    from planner.exchange.trust import trust_in  # noqa: PLC0415

    return trust_in(found, found.signed_at or datetime.combine(today, time(12), UTC))
