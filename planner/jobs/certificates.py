"""Issuing certificates: once per decision, kept as bytes, never rendered again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from planner.commands import decisions
from planner.db import register
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.jobs.certificate_candidates import (
    STALE,
    Candidate,
    Stage,
    candidates,
    printed,
    unfounded,
)
from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.reports.certificate import CertificateLanguage
    from planner.reports.certificate_facts import CertificateFacts

ISSUED = marked("Issue certificate {number} to {name}")  # as steps made before are called


class Proof(Protocol):
    """An electronic proof for the certificates of one run; what it needs was checked before."""

    @property
    def name(self) -> str:
        """Whose signature it is, for the register."""

    def certify(self, pdf: bytes, facts: CertificateFacts) -> bytes:
        """Return the document with its proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which certificates are wanted, and in which language; ``students`` are ids, None is all."""

    language: CertificateLanguage = "both"
    students: tuple[str, ...] | None = None

    def wants(self, student: str) -> bool:
        """Tell whether a student's certificate is wanted."""
        return self.students is None or student in self.students


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a run would do: whose certificates come, and who is left out.

    ``stale`` are those whose decision or certificate no longer holds, ``unfounded`` the
    certificates in force of students who have not passed any more.
    """

    wish: Wish
    due: tuple[Candidate, ...]
    stale: tuple[Candidate, ...] = ()
    unfounded: tuple[CertificateRow, ...] = ()

    @property
    def fresh(self) -> tuple[Candidate, ...]:
        """Those for whom a certificate would be issued; the others have theirs already."""
        return tuple(one for one in self.due if one.stage is Stage.READY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One document of a run: its number, whose it is, and its bytes."""

    number: str
    candidate: Candidate
    document: bytes
    fresh: bool  # issued just now, not kept from before

    @property
    def name(self) -> str:
        """Whose it is, as it is printed."""
        return self.candidate.facts.name


@dataclass(frozen=True, slots=True)
class Refused:
    """One certificate of a run that cannot be made, and why."""

    candidate: Candidate
    why: PlannerError


def batch(tx: Session, wish: Wish, today: date) -> Batch:
    """Find out what a run would do."""
    every = candidates(tx, today)
    chosen = [one for one in every if wish.wants(one.line.student.id)]
    return Batch(
        wish=wish,
        due=tuple(one for one in chosen if one.stage not in STALE),
        stale=tuple(one for one in chosen if one.stage in STALE),
        unfounded=unfounded(tx, every, wish.students),
    )


def issue(
    store: Store, found: Batch, *, today: date, proof: Proof | None = None
) -> Iterator[Issued | Refused]:
    """Issue what is due and not yet issued, and fetch the kept bytes of the rest, one by one.

    Each document is handed on as soon as the register has it, and then forgotten here. Whoever
    stops asking cancels the run: what is done stays done, each a fact in the history.
    """
    press = _Press(store, found.wish, today, proof)
    for one in found.due:
        try:
            yield press.kept(one) if one.certificate else press.issued(one)
        except PlannerError as refusal:
            yield Refused(one, refusal)


def replace_one(
    store: Store,
    number: str,
    language: CertificateLanguage,
    *,
    today: date,
    reason: str,
    proof: Proof | None = None,
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
    press = _Press(store, Wish(language=language), today, proof)
    return press.issued(replace(one, facts=replace(one.facts, replaces=number)), reason)


def preview(tx: Session, student_id: str, language: CertificateLanguage, today: date) -> bytes:
    """Draw what would be issued for one student, or return what was; nothing is registered."""
    one = next(one for one in candidates(tx, today) if one.line.student.id == student_id)
    if one.stage is Stage.ISSUED and one.certificate:
        return register.document(tx, one.certificate.number)
    return drawn(one.facts, language)


def next_number(tx: Session, today: date) -> int:
    """Return the next free number of a year."""
    year = f"{today.year}-"
    used = [int(one.removeprefix(year)) for one in register.numbers(tx) if one.startswith(year)]
    return max(used, default=0) + 1


def drawn(facts: CertificateFacts, language: CertificateLanguage) -> bytes:
    """Draw a certificate."""
    # Late: reportlab takes a quarter of a second, and most starts never print.
    from planner.reports.certificate import certificate_pdf  # noqa: PLC0415

    return certificate_pdf(facts, language)


class _Press:
    """Makes and registers the certificates of one run, under numbers that follow one another."""

    def __init__(self, store: Store, wish: Wish, today: date, proof: Proof | None) -> None:
        self._store, self._wish, self._today, self._proof = store, wish, today, proof
        self._next = store.read(next_number, today)

    def kept(self, one: Candidate) -> Issued:
        """Fetch the bytes of a certificate that was issued before."""
        assert one.certificate is not None
        number = one.certificate.number
        kept = self._store.read(register.document, number)
        return Issued(number=number, candidate=one, document=kept, fresh=False)

    def issued(self, one: Candidate, reason: str = "") -> Issued:
        """Draw a certificate, prove it, and enter it in the register; then the number is used.

        One that replaces another revokes that for a reason, in the same step.
        """
        number = f"{self._today.year}-{self._next:04}"
        facts = replace(one.facts, number=number, issued_on=self._today)
        document = drawn(facts, self._wish.language)
        if self._proof:
            document = self._proof.certify(document, facts)

        def enter(tx: Session) -> None:
            self._register(tx, one, facts, document)
            if facts.replaces:
                decisions.revoke(tx, facts.replaces, on=self._today, reason=reason)

        self._store.change(Title.of(ISSUED, number=number, name=facts.name), enter)
        self._next += 1
        return Issued(number=number, candidate=one, document=document, fresh=True)

    def _register(
        self, tx: Session, one: Candidate, facts: CertificateFacts, document: bytes
    ) -> None:
        decision = one.line.decision
        assert decision is not None
        decisions.register(
            tx,
            number=facts.number,
            student_id=one.line.student.id,
            name=facts.name,
            credits=decision.credits,
            grade=decision.grade,
            language=self._wish.language,
            issued_on=self._today,
            issued_by=self._store.who,
            sha256=hashlib.sha256(document).hexdigest(),
            document=document,
            facts=printed(facts),
            replaces=facts.replaces or None,
        )
