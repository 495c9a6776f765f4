"""What a template of certificates looks like, shown of one student before anything is issued."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from planner.db import courses
from planner.db.students import BookingRow, DecisionRow, ResultRow, StudentRow
from planner.jobs.certificate_candidates import PARTICIPATION, has_passed, took_part
from planner.jobs.certificate_facts import facts_of, shares_of
from planner.jobs.gradebook import Line, gradebook
from planner.language import Language
from planner.reports import certificate_rows
from planner.rules.certificate_templates import shipped
from planner.rules.credits import Enrolment, Outcome, Result, State
from planner.rules.grades import distribution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.jobs.gradebook import Gradebook, Work
    from planner.reports.certificate import CertificateLanguage
    from planner.reports.certificate_facts import CertificateFacts
    from planner.rules.certificate_templates import CertificateKind, Template
    from planner.rules.grades import Share

CODE_SIDE: Final = 96.0  # points, of the code that only shows where one will stand
# Grades of a group large enough to be told, where nobody is graded yet.
GRADES: Final = tuple(map(Decimal, ("1.0", "1.3", "1.3", "1.7", "2.0", "2.0", "2.7", "3.3")))

NOBODY: Final = StudentRow(
    id="",
    family="Muster",
    given="Mara",
    matriculation="1234567",
    email="",
    programme="M.Sc. Musterwissenschaft",
    aim=None,
    status=Enrolment.REGISTERED,
    left_on=None,
    born_on=date(2000, 2, 29),
    born_in="Tübingen",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A course as read once, so that changes of a template are drawn without reading again."""

    course: CourseRow
    people: tuple[PersonRow, ...]
    book: Gradebook
    today: date

    def student(self, kind: CertificateKind) -> Line | None:
        """Return the first student who may have a certificate of a kind, or None."""
        seen = any(line.seen for line in self.book.lines)
        may = partial(took_part, seen=seen) if kind == PARTICIPATION else has_passed
        return next(filter(may, self.book.lines), None)

    def facts(self, template: Template) -> CertificateFacts:
        """Gather what a template prints, of a student or else of an invented person."""
        found = self.student(template.kind)
        gathered = facts_of(
            found or _invented(self.book.work, self.course, self.today),
            self.course,
            self.people,
            self.today,
            template=template,
            shares=self._shares(invented=found is None),
        )
        return replace(gathered, signed_electronically=template.sign)

    def usual(self, kind: CertificateKind) -> Mapping[str, str]:
        """Return the usual words of a kind, by the settings of a template that replace them."""
        facts, found = self.facts(shipped(kind)), {}
        for code in ("de", "en"):
            spoken = (Language.load(code),)
            found[f"heading_{code}"] = certificate_rows.heading(facts, spoken)[0]
            found[f"sentence_{code}"] = certificate_rows.sentence(facts, spoken)[0]
        return found

    def _shares(self, *, invented: bool) -> tuple[Share, ...]:
        return (distribution(GRADES) or ()) if invented else shares_of(self.book, self.course)


def sample(tx: Session, today: date) -> Sample:
    """Read what is needed to show templates."""
    return Sample(
        course=courses.course(tx),
        people=courses.people(tx),
        book=gradebook(tx, with_sessions=True),
        today=today,
    )


def sample_pdf(found: Sample, template: Template, language: CertificateLanguage) -> bytes:
    """Draw a certificate as a template has it; raises as certificate_pdf does.

    A code to scan, if wanted, leads to the address alone: nothing is issued that could be checked.
    """
    # Late: reportlab takes a quarter of a second, and most starts never print.
    from planner.reports.certificate import certificate_pdf  # noqa: PLC0415
    from planner.reports.qr import qr_code  # noqa: PLC0415 - as above

    code = qr_code(template.verify_url or template.name, side=CODE_SIDE) if template.qr else None
    return certificate_pdf(found.facts(template), language, code=code)


def _invented(work: Work, course: CourseRow, today: date) -> Line:
    """Make up a student who has passed everything, for the highest of the graded tiers."""
    tier = max(work.tiers, key=lambda one: (one.graded, one.credits), default=None)
    awarded = tier.credits if tier else Decimal(6)
    graded = tier is None or tier.graded
    passed = ResultRow(facts=Result(state=State.PASSED))
    return Line(
        student=NOBODY,
        work=work,
        results={item.id: passed for item in work.items},
        booked=(
            BookingRow(
                id="",
                module=course.module,
                exam_number=course.exam_number,
                kind="coursework",
                credits=awarded,
                graded=graded,
                attempt=1,
            ),
        ),
        decision=DecisionRow(
            id="",
            student="",
            outcome=Outcome.PASSED,
            tier=tier.id if tier else None,
            credits=awarded,
            grade=Decimal("1.7") if graded else None,
            assessed_on=today,
            decided_on=today,
            decided_by="",
            reason="",
            basis={},
        ),
    )
