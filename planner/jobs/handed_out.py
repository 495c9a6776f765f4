"""The register of what was handed out, and whether each certificate still says what is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.db import register, students
from planner.errors import PlannerError
from planner.jobs.certificate_register import read_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from planner.db.register import HandoverRow
    from planner.jobs.certificate_register import Entry

CERTIFICATE: Final = "certificate"  # the kind of what is no handover


@dataclass(eq=False)
class NotHandedOut(PlannerError):
    """Nothing in the register has this number or id."""

    wanted: str


@dataclass(eq=False)
class SeveralHandedOut(PlannerError):
    """Several documents in the register have this number; ``ids`` tell them apart."""

    number: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """One document of the register, whichever it is; its bytes are kept.

    ``id`` is the number of a certificate, else that of its row. ``recipient`` is to whom it went
    and ``person`` the student it is about, if it is about one. ``lists`` are the keys of the
    examination lists in it. Of a certificate only the day is known, and ``entry`` says more.
    """

    id: str
    kind: str
    number: str
    name: str
    day: date
    at: datetime | None
    by: str
    recipient: str
    sha256: str
    how: str = ""
    note: str = ""
    language: str = ""
    draft: bool = False
    person: str = ""
    lists: tuple[str, ...] = ()
    entry: Entry | None = None


def handed_out(tx: Session, today: date) -> tuple[HandedOut, ...]:
    """List everything that was ever handed out, the latest first."""
    names = {row.id: row.name for row in students.students(tx)}
    every = [_of_certificate(entry) for entry in read_register(tx, today)]
    every += [_of_handover(row, names) for row in register.handovers(tx)]
    return tuple(sorted(every, key=_when, reverse=True))


def _when(one: HandedOut) -> tuple[date, float]:
    return one.day, one.at.timestamp() if one.at else 0.0


def kept(tx: Session, one: HandedOut) -> bytes:
    """Return the bytes of a document of the register, as they went out."""
    if one.entry is not None:
        return register.document(tx, one.number)
    return register.handed_over(tx, one.id)


def found(every: Iterable[HandedOut], wanted: str) -> HandedOut:
    """Find one document by its id or its number. Raises NotHandedOut or SeveralHandedOut."""
    every = tuple(every)
    by_id = [one for one in every if one.id == wanted]
    same = by_id or [one for one in every if one.number == wanted]
    if not same:
        raise NotHandedOut(wanted)
    if len(same) > 1:
        raise SeveralHandedOut(wanted, tuple(one.id for one in same))
    return same[0]


def _of_certificate(entry: Entry) -> HandedOut:
    row = entry.row
    return HandedOut(
        id=row.number,
        kind=CERTIFICATE,
        number=row.number,
        name=f"{row.number}.pdf",
        day=row.issued_on,
        at=None,
        by=row.issued_by,
        recipient=row.name,
        sha256=row.sha256,
        language=row.language,
        person=row.name,
        entry=entry,
    )


def _of_handover(row: HandoverRow, names: Mapping[str, str]) -> HandedOut:
    is_list = row.kind.startswith("exam-")
    return HandedOut(
        id=row.id,
        kind=row.kind,
        number=row.number,
        name=row.name,
        day=row.at.astimezone().date(),
        at=row.at,
        by=row.by,
        recipient=row.recipient,
        sha256=row.sha256,
        how=row.how,
        note=row.note,
        language=row.language,
        draft=row.draft,
        person=names.get(row.subject, ""),
        lists=tuple(row.subject.split("\n")) if is_list and row.subject else (),
    )
