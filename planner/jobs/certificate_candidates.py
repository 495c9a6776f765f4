"""Who may have a certificate, what it would say, and whether one that was issued still holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.db import courses, register
from planner.db.journal import plain
from planner.jobs.certificate_facts import facts_of
from planner.jobs.gradebook import Line, gradebook
from planner.reports.certificate_facts import CertificateFacts, left_out
from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow


class Stage(StrEnum):
    """Where a decided student stands with the certificate."""

    READY = "ready"  # decided, nothing issued under this decision
    ISSUED = "issued"  # the newest certificate says what was decided
    STALE_DECISION = "stale_decision"  # facts or rules have changed since the decision
    STALE_CERTIFICATE = "stale_certificate"  # issued, but it no longer says what is true


STALE = frozenset({Stage.STALE_DECISION, Stage.STALE_CERTIFICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One student who has passed: the facts to print, and the certificate there is."""

    line: Line
    stage: Stage
    facts: CertificateFacts
    certificate: CertificateRow | None = None
    differs: tuple[str, ...] = ()  # fields in which the certificate is no longer true

    def left_out(self, language: str) -> tuple[str, ...]:
        """Name what the certificate would not say, because it is empty."""
        return left_out(self.facts, language)


def candidates(tx: Session, today: date) -> tuple[Candidate, ...]:
    """List everyone who has passed, with what would be printed or was."""
    book, course, people = gradebook(tx), courses.course(tx), courses.people(tx)
    newest = current(register.certificates(tx))
    return tuple(
        _candidate(line, facts_of(line, course, people, today), newest.get(line.student.id))
        for line in book.lines
        if line.decision and line.decision.outcome is Outcome.PASSED
    )


def current(rows: Iterable[CertificateRow]) -> dict[str, CertificateRow]:
    """Return each student's newest certificate that was not revoked or replaced."""
    rows = tuple(rows)
    replaced = {row.replaces for row in rows}
    return {
        row.student: row for row in rows if row.revoked_on is None and row.number not in replaced
    }


def unfounded(
    tx: Session, passed: Iterable[Candidate], students: Iterable[str] | None = None
) -> tuple[CertificateRow, ...]:
    """List the certificates in force of students who are not among those who have passed.

    Their decision was taken back or has become another one since they were issued. ``students``
    (ids) narrows the list.
    """
    rows = current(register.certificates(tx))
    wanted = rows.keys() if students is None else set(students)
    still = {one.line.student.id for one in passed}
    return tuple(row for who, row in rows.items() if who in wanted and who not in still)


def printed(facts: CertificateFacts) -> dict[str, Any]:
    """Put down as plain JSON what a certificate says, without its number and date."""
    said = asdict(facts)
    for name in ("number", "issued_on", "replaces", "logo"):
        said.pop(name)
    said["term"] = str(facts.term) if facts.term else None
    return {name: _jsonable(value) for name, value in said.items()}


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _jsonable(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else plain(value)


def _candidate(line: Line, facts: CertificateFacts, made: CertificateRow | None) -> Candidate:
    differs = _differences(made.facts, printed(facts)) if made else ()
    if line.stale:
        stage = Stage.STALE_DECISION
    elif made is None:
        stage = Stage.READY
    else:
        stage = Stage.STALE_CERTIFICATE if differs else Stage.ISSUED
    return Candidate(line=line, stage=stage, facts=facts, certificate=made, differs=differs)


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what a certificate says otherwise; of a fact it was never asked for it says nothing."""
    return tuple(name for name in now if name in then and then[name] != now[name])
