"""Who may have a certificate, what it would say, and whether one that was issued still holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from planner.db import certificate_templates, courses, register
from planner.jobs.certificate_facts import differences, facts_of, kept, shares_of, template_of
from planner.jobs.gradebook import Gradebook, Line, gradebook
from planner.reports.certificate_facts import CertificateFacts, left_out
from planner.rules.certificate_changes import FieldDiffers, differing
from planner.rules.credits import Enrolment, ItemKind, Outcome, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.register import CertificateRow
    from planner.rules.certificate_templates import Template


ACHIEVEMENT: Final = "achievement"
PARTICIPATION: Final = "participation"
type CertificateKind = Literal["achievement", "participation"]


class Stage(StrEnum):
    """Where a student stands with a certificate of one kind."""

    READY = "ready"  # decided, or one who takes part, and nothing issued
    ISSUED = "issued"  # the newest certificate says what was decided
    STALE_DECISION = "stale_decision"  # facts or rules have changed since the decision
    STALE_CERTIFICATE = "stale_certificate"  # issued, but it no longer says what is true


STALE = frozenset({Stage.STALE_DECISION, Stage.STALE_CERTIFICATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One student who may have a certificate: the facts to print, and the one there is.

    ``suggested`` tells who gets one without being named: of participation those who took part.
    """

    line: Line
    stage: Stage
    facts: CertificateFacts
    kind: CertificateKind = ACHIEVEMENT
    suggested: bool = True
    certificate: CertificateRow | None = None
    changes: tuple[FieldDiffers, ...] = ()  # in what the certificate is no longer true

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields in which the certificate is no longer true."""
        return tuple(one.field for one in self.changes)

    def left_out(self, language: str) -> tuple[str, ...]:
        """Name what the certificate would not say, because it is empty."""
        return left_out(self.facts, language)


def candidates(
    tx: Session,
    today: date,
    kind: CertificateKind = ACHIEVEMENT,
    book: Gradebook | None = None,
    template: str = "",
) -> tuple[Candidate, ...]:
    """List everyone who may have a certificate of a kind, with what would be printed or was.

    Of achievement those who have passed, of participation everybody. Whoever has the gradebook
    with its sessions at hand passes it on. ``template`` is a name; "" is the usual one of the
    kind. Raises NoSuchTemplate.
    """
    wanted = certificate_templates.template(tx, template, kind)
    whole = kind == PARTICIPATION or wanted.second_page
    book, course = book or gradebook(tx, with_sessions=whole), courses.course(tx)
    gathered = partial(
        facts_of,
        course=course,
        people=courses.people(tx),
        today=today,
        shares=shares_of(book, course),
    )
    newest = current(register.certificates(tx), kind)
    lines = book.lines if kind == PARTICIPATION else tuple(filter(has_passed, book.lines))
    seen = any(line.seen for line in book.lines)
    return tuple(
        _candidate(line, gathered, wanted, newest.get(line.student.id), seen=seen)
        for line in lines
    )


def has_passed(line: Line) -> bool:
    """Tell whether it is decided that a student has passed."""
    return line.decision is not None and line.decision.outcome is Outcome.PASSED


def took_part(line: Line, *, seen: bool) -> bool:
    """Tell whether a student is known to have taken part: was there, or participation counts.

    A guest is taken to have been there where nobody's attendance is recorded (``seen``).
    """
    student = line.student
    if student.status is Enrolment.LEFT:
        return False
    participation = (
        line.facts.get(item.id) for item in line.work.items if item.kind is ItemKind.PARTICIPATION
    )
    if line.attended.present or any(one and one.state in COUNTS for one in participation):
        return True
    return student.status is Enrolment.GUEST and not seen


COUNTS: Final = frozenset({State.PASSED, State.RECOGNISED})


def current(rows: Iterable[CertificateRow], kind: CertificateKind) -> dict[str, CertificateRow]:
    """Return each student's newest certificate of a kind that was not revoked or replaced."""
    rows = tuple(rows)
    replaced = {row.replaces for row in rows}
    return {
        row.student: row
        for row in rows
        if row.kind == kind and row.revoked_on is None and row.number not in replaced
    }


def unfounded(
    tx: Session, found: Iterable[Candidate], wish: CertificateKind, students: Iterable[str] | None
) -> tuple[CertificateRow, ...]:
    """List the certificates in force of students who may have none any more.

    Their decision was taken back or has become another one since they were issued. ``students``
    (ids) narrows the list.
    """
    rows = current(register.certificates(tx), wish)
    wanted = rows.keys() if students is None else set(students)
    still = {one.line.student.id for one in found}
    return tuple(row for who, row in rows.items() if who in wanted and who not in still)


def _candidate(
    line: Line,
    gathered: Callable[..., CertificateFacts],
    template: Template,
    made: CertificateRow | None,
    *,
    seen: bool,
) -> Candidate:
    """Judge what was issued by its own template: it stays true when that is adjusted later."""
    kind = template.kind
    changes: tuple[FieldDiffers, ...] = ()
    if made:
        changes = _changes(made.facts, gathered(line, template=template_of(made.facts)))
    if kind == ACHIEVEMENT and line.stale:
        stage = Stage.STALE_DECISION
    elif made is None:
        stage = Stage.READY
    else:
        stage = Stage.STALE_CERTIFICATE if changes else Stage.ISSUED
    return Candidate(
        line=line,
        stage=stage,
        facts=gathered(line, template=template),
        kind=kind,
        suggested=kind == ACHIEVEMENT or took_part(line, seen=seen),
        certificate=made,
        changes=changes,
    )


def _changes(then: Mapping[str, Any], now: CertificateFacts) -> tuple[FieldDiffers, ...]:
    """Compare what is printed; of a fact a certificate was never asked for it says nothing."""
    return differing(then, kept(now), list(differences(then, now)))
