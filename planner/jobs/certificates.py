"""Issuing certificates: once per decision, kept as bytes, never rendered again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Protocol

from planner.commands import decisions
from planner.db import certificate_templates, register
from planner.db.journal import Title, plain
from planner.errors import PlannerError
from planner.jobs.certificate_candidates import (
    ACHIEVEMENT,
    PARTICIPATION,
    STALE,
    Candidate,
    CertificateKind,
    Stage,
    candidates,
    unfounded,
)
from planner.jobs.certificate_facts import kept
from planner.jobs.proof import proof_for
from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.reports.certificate import CertificateLanguage
    from planner.reports.certificate_facts import CertificateFacts
    from planner.reports.certificate_foot import Code

ISSUED = marked("Issue certificate {number} to {name}")  # as steps made before are called


class Proof(Protocol):
    """An electronic proof for the certificates of one run; what it needs was checked before."""

    @property
    def name(self) -> str:
        """Whose signature it is, for the register."""

    def announced(self, facts: CertificateFacts) -> CertificateFacts:
        """Return the facts with what the page says of the proof."""

    def code(self, facts: CertificateFacts) -> Code | None:
        """Return the code to print, if there is to be one."""

    def certify(self, pdf: bytes, facts: CertificateFacts) -> bytes:
        """Return the document with its proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which certificates are wanted, and in which language.

    ``students`` are ids; None is everybody who has one or is suggested. A ``template`` "" is the
    usual one of the kind.
    """

    language: CertificateLanguage = "both"
    kind: CertificateKind = ACHIEVEMENT
    students: tuple[str, ...] | None = None
    template: str = ""

    def wants(self, one: Candidate) -> bool:
        """Tell whether a student's certificate is wanted."""
        if self.students is None:
            return one.suggested or one.certificate is not None
        return one.line.student.id in self.students


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
    every = candidates(tx, today, wish.kind, template=wish.template)
    chosen = [one for one in every if wish.wants(one)]
    return Batch(
        wish=wish,
        due=tuple(one for one in chosen if one.stage not in STALE),
        stale=tuple(one for one in chosen if one.stage in STALE),
        unfounded=unfounded(tx, every, wish.kind, wish.students),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Why certificates are replaced, and in which language; "" is that of each old one."""

    reason: str
    language: CertificateLanguage | Literal[""] = ""


def replace_many(
    store: Store,
    numbers: Iterable[str],
    wish: Correction,
    *,
    today: date,
    proof: Proof | None = None,
) -> Iterator[Issued | Refused]:
    """Replace certificates one by one, each in a step of its own; the old ones are revoked.

    Whoever stops asking cancels the run: what is replaced stays so.
    """
    found = store.read(corrections, numbers, today)
    for one in found:
        assert one.certificate is not None
        language = wish.language or language_of(one.certificate)
        press = _Press(store, Wish(language=language, kind=one.kind), today, proof)
        facts = replace(one.facts, replaces=one.certificate.number)
        try:
            yield press.issued(replace(one, facts=facts), wish.reason)
        except PlannerError as refusal:
            yield Refused(one, refusal)


def replace_one(
    store: Store,
    number: str,
    wish: Correction,
    *,
    today: date,
    proof: Proof | None = None,
) -> Issued:
    """Issue a certificate that visibly replaces another; the old one is marked as revoked.

    Raises NoSuchCertificate, AlreadyRevoked, or NotDecided where nothing can be issued.
    """
    (made,) = replace_many(store, (number,), wish, today=today, proof=proof)
    if isinstance(made, Refused):
        raise made.why
    return made


def corrections(tx: Session, numbers: Iterable[str], today: date) -> tuple[Candidate, ...]:
    """Find what would replace certificates, in their order.

    Each is by the template of the old one as that is now, or by the usual one where it is gone.
    Raises NoSuchCertificate, AlreadyRevoked, or NotDecided where nothing can be issued.
    """
    rows = {row.number: row for row in register.certificates(tx)}
    found: list[Candidate] = []
    there = {(one.kind, one.name) for one in certificate_templates.templates(tx)}
    known: dict[tuple[CertificateKind, str], dict[str, Candidate]] = {}
    for number in numbers:
        old = rows.get(number)
        if old is None:
            raise decisions.NoSuchCertificate(number)
        if old.revoked_on:
            raise decisions.AlreadyRevoked(number)
        kind = kind_of(old)
        asked = kind, old.template if (kind, old.template) in there else ""
        if asked not in known:
            every = candidates(tx, today, kind, template=asked[1])
            known[asked] = {one.line.student.id: one for one in every}
        one = known[asked].get(old.student)
        if one is None or one.stage is Stage.STALE_DECISION:
            raise decisions.NotDecided(old.name)
        found.append(replace(one, certificate=old))
    return tuple(found)


def revoke_many(tx: Session, numbers: Iterable[str], *, on: date, reason: str) -> None:
    """Revoke certificates in one step; raises NoSuchCertificate or AlreadyRevoked."""
    for number in numbers:
        decisions.revoke(tx, number, on=on, reason=reason)


def preview(tx: Session, student_id: str, wish: Wish, today: date) -> bytes:
    """Draw what would be issued for one student, or return what was; nothing is registered."""
    every = candidates(tx, today, wish.kind, template=wish.template)
    one = next(one for one in every if one.line.student.id == student_id)
    if one.stage is Stage.ISSUED and one.certificate:
        return register.document(tx, one.certificate.number)
    return drawn(one.facts, wish.language)


def correction_preview(tx: Session, number: str, wish: Correction, today: date) -> bytes:
    """Draw what would replace a certificate; nothing is registered. Raises as replace_one."""
    (one,) = corrections(tx, (number,), today)
    assert one.certificate is not None
    facts = replace(one.facts, replaces=number)
    return drawn(facts, wish.language or language_of(one.certificate))


def language_of(row: CertificateRow) -> CertificateLanguage:
    """Return the language a certificate was issued in."""
    known: dict[str, CertificateLanguage] = {"de": "de", "en": "en"}
    return known.get(row.language, "both")


def kind_of(row: CertificateRow) -> CertificateKind:
    """Return the kind of a certificate."""
    return PARTICIPATION if row.kind == PARTICIPATION else ACHIEVEMENT


def next_number(tx: Session, today: date) -> int:
    """Return the next free number of a year."""
    year = f"{today.year}-"
    used = [int(one.removeprefix(year)) for one in register.numbers(tx) if one.startswith(year)]
    return max(used, default=0) + 1


def drawn(
    facts: CertificateFacts, language: CertificateLanguage, code: Code | None = None
) -> bytes:
    """Draw a certificate, with a code to scan if there is one."""
    # Late: reportlab takes a quarter of a second, and most starts never print.
    from planner.reports.certificate import certificate_pdf  # noqa: PLC0415

    return certificate_pdf(facts, language, code=code)


class _Press:
    """Makes and registers the certificates of one run, under numbers that follow one another."""

    def __init__(self, store: Store, wish: Wish, today: date, proof: Proof | None) -> None:
        self._store, self._wish, self._today = store, wish, today
        self._proof: Proof = proof or store.read(proof_for, None, wish.language)
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
        facts = self._proof.announced(facts)
        document = drawn(facts, self._wish.language, self._proof.code(facts))
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
        decisions.register(
            tx,
            number=facts.number,
            kind=one.kind,
            student_id=one.line.student.id,
            name=facts.name,
            credits=facts.credits,
            grade=facts.grade,
            language=self._wish.language,
            issued_on=self._today,
            issued_by=self._store.who,
            sha256=hashlib.sha256(document).hexdigest(),
            document=document,
            facts=kept(facts),
            template=facts.design.name,
            basis=basis_of(one),
            signed_by=self._proof.name,
            replaces=facts.replaces or None,
        )


def basis_of(one: Candidate) -> dict[str, Any]:
    """Return what a certificate rests on: the decision with its facts and rules, or who was there.

    A decision's basis is as planner.rules.decisions has it, with what was decided beside it.
    """
    made, attended = one.line.decision, one.line.attended
    if one.kind == PARTICIPATION or made is None:
        counted = {"present": attended.present, "sessions": attended.sessions}
        return {"attendance": counted, "status": one.line.student.status.value}
    decided = {
        "outcome": made.outcome.value,
        "tier": made.tier,
        "credits": plain(made.credits),
        "grade": plain(made.grade),
        "assessed_on": plain(made.assessed_on),
        "decided_on": plain(made.decided_on),
        "decided_by": made.decided_by,
        "reason": made.reason,
    }
    return {**made.basis, "decision": decided}
