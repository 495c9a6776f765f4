"""Issuing certificates: once per decision, kept as bytes, never rendered again."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.commands import decisions
from planner.db import courses, register
from planner.db.journal import Title, plain
from planner.errors import PlannerError
from planner.jobs.certificate_facts import facts_of
from planner.jobs.gradebook import Line, gradebook
from planner.language import marked
from planner.reports.certificate_facts import CertificateFacts, left_out
from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.reports.certificate import CertificateLanguage


class Stage(StrEnum):
    """Where a decided student stands with the certificate."""

    READY = "ready"  # decided, nothing issued under this decision
    ISSUED = "issued"  # the newest certificate says what was decided
    STALE_DECISION = "stale_decision"  # facts or rules have changed since the decision
    STALE_CERTIFICATE = "stale_certificate"  # issued, but it no longer says what is true


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One document of a run: its number, whose it is, and its bytes."""

    number: str
    name: str
    document: bytes
    fresh: bool  # issued just now, not kept from before


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run did: documents, students named and left out, and whether it was cancelled.

    ``unsaid`` are fields that are empty, so that some of the fresh certificates leave them out.
    ``unfounded`` are certificates in force of students who have not passed any more.
    """

    documents: tuple[Issued, ...]
    stale: tuple[Candidate, ...]
    refused: tuple[tuple[Candidate, PlannerError], ...]
    unsaid: tuple[str, ...] = ()
    unfounded: tuple[CertificateRow, ...] = ()
    cancelled: bool = False


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


def issue(
    store: Store,
    language: CertificateLanguage,
    *,
    today: date,
    students: Sequence[str] | None = None,
    going_on: Callable[[int, int], bool] = lambda _done, _all: True,
) -> Run:
    """Issue what is decided and not yet issued, and fetch the kept bytes of the rest.

    ``students`` (ids) narrows the run. ``going_on`` is told how many of how many are done and
    answers False to cancel; what is done then stays done, each a fact in the history.
    """
    every = store.read(candidates, today)
    due, stale = _sorted_out(every, students)
    documents: list[Issued] = []
    refused: list[tuple[Candidate, PlannerError]] = []
    unsaid: dict[str, None] = {}
    going = True
    for done, one in enumerate(due):
        going = going_on(done, len(due))
        if not going:
            break
        try:
            documents.append(_document(store, one, language, today))
        except PlannerError as refusal:
            refused.append((one, refusal))
        else:
            unsaid |= dict.fromkeys(one.left_out(language) if documents[-1].fresh else ())
    if going:
        going_on(len(due), len(due))
    return Run(
        documents=tuple(documents),
        stale=stale,
        refused=tuple(refused),
        unsaid=tuple(unsaid),
        unfounded=store.read(unfounded, every, students),
        cancelled=not going,
    )


def _sorted_out(
    every: Iterable[Candidate], students: Iterable[str] | None
) -> tuple[list[Candidate], tuple[Candidate, ...]]:
    """Return whose turn it is, and who is stale."""
    wanted = None if students is None else set(students)
    chosen = [one for one in every if wanted is None or one.line.student.id in wanted]
    stale = {Stage.STALE_DECISION, Stage.STALE_CERTIFICATE}
    return (
        [one for one in chosen if one.stage not in stale],
        tuple(one for one in chosen if one.stage in stale),
    )


def replace_one(
    store: Store, number: str, language: CertificateLanguage, *, today: date, reason: str
) -> Issued:
    """Issue a certificate that visibly replaces another; the old one is marked as revoked.

    Raises NoSuchCertificate, AlreadyRevoked, or NotDecided where nothing can be issued.
    """
    old = next((row for row in store.read(register.certificates) if row.number == number), None)
    if old is None:
        raise decisions.NoSuchCertificate(number)
    if old.revoked_on:
        raise decisions.AlreadyRevoked(number)
    found = (one for one in store.read(candidates, today) if one.line.student.id == old.student)
    one = next(found, None)
    if one is None or one.stage is Stage.STALE_DECISION:
        raise decisions.NotDecided(old.name)
    fresh = replace(one, facts=replace(one.facts, replaces=number))
    return _issued(store, fresh, language, today, revoking=(number, reason))


def preview(tx: Session, student_id: str, language: CertificateLanguage, today: date) -> bytes:
    """Draw what would be issued for one student, or return what was; nothing is registered."""
    one = next(one for one in candidates(tx, today) if one.line.student.id == student_id)
    if one.stage is Stage.ISSUED and one.certificate:
        return register.document(tx, one.certificate.number)
    return _drawn(one.facts, language)


def _document(store: Store, one: Candidate, language: CertificateLanguage, today: date) -> Issued:
    if one.stage is Stage.ISSUED and one.certificate:
        number = one.certificate.number
        kept = store.read(register.document, number)
        return Issued(number=number, name=one.facts.name, document=kept, fresh=False)
    return _issued(store, one, language, today)


def _issued(
    store: Store,
    one: Candidate,
    language: CertificateLanguage,
    today: date,
    *,
    revoking: tuple[str, str] | None = None,
) -> Issued:
    number = store.read(next_number, today)
    facts = replace(one.facts, number=number, issued_on=today)
    document = _drawn(facts, language)
    decision = one.line.decision
    assert decision is not None

    def enter(tx: Session) -> None:
        decisions.register(
            tx,
            number=number,
            student_id=one.line.student.id,
            name=facts.name,
            credits=decision.credits,
            grade=decision.grade,
            language=language,
            issued_on=today,
            issued_by=store.who,
            sha256=hashlib.sha256(document).hexdigest(),
            document=document,
            facts=printed(facts),
            replaces=facts.replaces or None,
        )
        if revoking:
            decisions.revoke(tx, revoking[0], on=today, reason=revoking[1])

    title = marked("Issue certificate {number} to {name}")
    store.change(Title.of(title, number=number, name=facts.name), enter)
    return Issued(number=number, name=facts.name, document=document, fresh=True)


def _drawn(facts: CertificateFacts, language: CertificateLanguage) -> bytes:
    # Late: reportlab takes a quarter of a second, and most starts never print.
    from planner.reports.certificate import certificate_pdf  # noqa: PLC0415

    return certificate_pdf(facts, language)


def next_number(tx: Session, today: date) -> str:
    """Return the next free number of a year: 2024-0001, 2024-0002, …."""
    year = f"{today.year}-"
    used = [row.number for row in register.certificates(tx) if row.number.startswith(year)]
    return f"{year}{max((int(one.removeprefix(year)) for one in used), default=0) + 1:04}"


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
