"""What certificates and decisions say as ELMO; a certificate by the facts it was issued with."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from planner import vocabulary
from planner.db import courses, register
from planner.errors import PlannerError
from planner.exchange.elmo import Achievement, elmo_xml
from planner.jobs.certificate_facts import facts_of
from planner.jobs.gradebook import gradebook
from planner.language import Language, marked
from planner.rules.credits import Outcome
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.db.register import CertificateRow
    from planner.db.store import Store
    from planner.exchange.elmo import Texts
    from planner.jobs.gradebook import Line
    from planner.reports.certificate_facts import CertificateFacts

UNIVERSITY: Final = {  # without these there is no issuer, which ELMO demands
    "university": marked("university"),
    "university_id": marked("SCHAC id of the university"),
    "university_url": marked("web address of the university"),
}
# German, as the scale is; why somebody failed is nobody else's business.
RESULTS: Final[Mapping[Outcome, str]] = {Outcome.PASSED: "bestanden"}
FAILED: Final = "nicht bestanden"


@dataclass(eq=False)
class ElmoIncomplete(PlannerError):
    """The course does not say what ELMO cannot do without; ``fields`` are marked names."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElmoFile:
    """One file of an export: the certificate's number or the student's id, never a name."""

    name: str
    content: bytes


@dataclass(slots=True)
class Elmo:
    """An export as it goes: its files one by one, and who is left out, by name."""

    left_out: list[str] = field(default_factory=list)

    def files(self, store: Store, today: date) -> Iterator[ElmoFile]:
        """Yield a file for each certificate in force, and for everybody else who is decided.

        Raises ElmoIncomplete before the first.
        """
        course, rows, lines = store.read(_everything)
        check_university(course)
        replaced = {row.replaces for row in rows}
        issued = [row for row in rows if not row.revoked_on and row.number not in replaced]
        certified = {row.student for row in issued if row.credits is not None}
        for row in issued:
            document = store.read(register.document, row.number)
            content = elmo_xml(replace(of_certificate(row, course), document=document))
            yield ElmoFile(f"{row.number}.xml", content)
        for line in lines:
            if line.decision is None or line.student.id in certified:
                continue
            if line.decision.outcome is Outcome.WITHDRAWN:
                self.left_out.append(line.student.name)
                continue
            content = elmo_xml(store.read(of_decision, line, today))
            yield ElmoFile(f"{line.student.id}.xml", content)


def _everything(
    tx: Session,
) -> tuple[CourseRow, tuple[CertificateRow, ...], tuple[Line, ...]]:
    return courses.course(tx), register.certificates(tx), gradebook(tx).lines


def check_university(course: CourseRow) -> None:
    """Raise ElmoIncomplete if the course does not say which university issues."""
    missing = [name for one, name in UNIVERSITY.items() if not getattr(course, one).strip()]
    if missing:
        raise ElmoIncomplete(tuple(missing))


def of_certificate(row: CertificateRow, course: CourseRow) -> Achievement:
    """Say what a certificate of the register says, by the facts it was issued with."""
    return of_facts(row.facts, course, row.number, row.issued_on)


def of_decision(tx: Session, line: Line, today: date) -> Achievement:
    """Say what is decided for a student who has no certificate, passed or failed."""
    course, people, decision = courses.course(tx), courses.people(tx), line.decision
    assert decision is not None
    said = facts_of(_as_if_passed(line), course=course, people=people, today=today)
    one = of_facts(plainly(said), course, "", decision.decided_on)
    if decision.outcome is Outcome.PASSED:
        return one
    return replace(
        one,
        status="failed",
        graded=decision.grade is not None,
        result=FAILED if decision.grade is None else Language("de").grade(decision.grade),
        credits=None,
    )


def _as_if_passed(line: Line) -> Line:
    """Return the line without a grade that no certificate could say."""
    decision = line.decision
    assert decision is not None
    if decision.outcome is Outcome.PASSED:
        return line
    return replace(line, decision=replace(decision, grade=None))


def plainly(facts: CertificateFacts) -> dict[str, Any]:
    """Put facts that are not issued yet as the register will keep them."""
    return asdict(facts) | {"term": str(facts.term) if facts.term else ""}


def of_facts(
    said: Mapping[str, Any], course: CourseRow, number: str, issued_on: date
) -> Achievement:
    """Say what facts of a certificate say, in the plain form in which the register keeps them."""
    participation = bool(said.get("participation_only"))
    grade = _number(said.get("grade"))
    term = Term.parse(said["term"]) if said.get("term") else None
    return Achievement(
        issued_on=issued_on,
        number=number,
        university_id=course.university_id,
        university_url=course.university_url,
        university=str(said.get("university") or course.university),
        country=course.region[:2],
        matriculation=_text(said, "matriculation"),
        given=_text(said, "given"),
        family=_text(said, "family"),
        born_on=_day(said.get("born_on")),
        born_in=_text(said, "born_in"),
        course_number=_text(said, "course_number"),
        title=_texts(said.get("title")),
        outcomes=_texts(said.get("outcomes")),
        lectures=course.lectures,
        assessed_on=_day(said.get("assessed_on")),
        term=tuple((say.code, vocabulary.term(term, say)) for say in _both()) if term else (),
        term_days=term.days if term else None,
        status="" if participation else "passed",
        graded=grade is not None,
        result=_result(grade, participation=participation),
        distribution=_distribution(said.get("distribution")),
        credits=_number(said.get("credits")),
        eqf_level=said.get("eqf_level"),
        instruction=_text(said, "instruction"),
        document_title=_document_title(participation=participation),
    )


def _both() -> tuple[Language, Language]:
    return Language.load("de"), Language.load("en")


def _document_title(*, participation: bool) -> Texts:
    plain = marked("Certificate of participation")
    title = plain if participation else marked("Certificate of academic achievement")
    return tuple((say.code, say(title)) for say in _both())


def _result(grade: Decimal | None, *, participation: bool) -> str:
    if participation:
        return ""
    return RESULTS[Outcome.PASSED] if grade is None else Language("de").grade(grade)


def _distribution(shares: object) -> tuple[tuple[str, int], ...]:
    """Read the shares that the certificate prints: of groups that are too small there are none."""
    if not isinstance(shares, list | tuple):
        return ()
    pairs = [(one["grade"], one["count"]) if isinstance(one, dict) else one for one in shares]
    return tuple((Language("de").grade(Decimal(str(grade))), int(count)) for grade, count in pairs)


def _text(said: Mapping[str, Any], name: str) -> str:
    return str(said.get(name) or "")


def _texts(said: object) -> Texts:
    """Read a text in two languages; where one is empty, the other does not stand in for it."""
    if not isinstance(said, dict):
        return ()
    codes: tuple[Literal["de", "en"], ...] = ("de", "en")
    return tuple((code, str(said[code])) for code in codes if said.get(code))


def _number(said: object) -> Decimal | None:
    return None if said in {None, ""} else Decimal(str(said))


def _day(said: object) -> date | None:
    if isinstance(said, date):
        return said
    return date.fromisoformat(said) if isinstance(said, str) and said else None
