"""What a certificate will say, gathered from the course, the student and the decision."""

from __future__ import annotations

import base64
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from planner import vocabulary
from planner.language import Language
from planner.reports.certificate_facts import Bilingual, CertificateFacts
from planner.rules.credits import Enrolment, ItemKind, Tier, asked_items, needed
from planner.rules.requirements import Asks
from planner.rules.terms import Term

if TYPE_CHECKING:
    from datetime import date

    from planner.db.courses import CourseRow, PersonRow
    from planner.jobs.gradebook import Line


def facts_of(
    line: Line,
    course: CourseRow,
    people: tuple[PersonRow, ...],
    today: date,
    kind: Literal["achievement", "participation"] = "achievement",
) -> CertificateFacts:
    """Gather what is printed for a student; the number comes with the issue.

    Of achievement only for one who was decided; of participation for anybody.
    """
    student, term = line.student, Term.parse(course.term)
    earned = _earned(line, course) if kind == "achievement" else {"participation_only": True}
    lecturers = _named(people, "lecturer")
    examiner = next(iter((*_named(people, "examiner"), *lecturers)), "")
    return CertificateFacts(
        number="—",
        issued_on=today,
        family=student.family,
        given=student.given,
        matriculation=student.matriculation,
        guest=student.status is Enrolment.GUEST,
        programme=student.programme,
        **_of_course(course),
        term=term,
        term_days=term.days,
        lecturers=lecturers,
        examiner=examiner,
        signatory=next(iter(_named(people, "signatory")), examiner),
        **earned,
    )


def _earned(line: Line, course: CourseRow) -> dict[str, Any]:
    decision, booked = line.decision, line.booked[0] if line.booked else None
    assert decision is not None
    return {
        "achievements": achievements(line.work.tier(decision.tier), line),
        "workload_hours": decision.credits * Decimal(course.hours_per_credit),
        "module": (booked.module if booked else "") or course.module,
        "exam_number": (booked.exam_number if booked else "") or course.exam_number,
        "assessed_on": decision.assessed_on,
        "credits": decision.credits,
        "grade": decision.grade,
        "graded": decision.grade is not None,
    }


def _of_course(course: CourseRow) -> dict[str, Any]:
    return {
        "university": course.university,
        "faculty": course.faculty,
        "institute": course.institute,
        "logo": base64.b64decode(course.logo) if course.logo else None,
        "title": Bilingual(course.title_de, course.title_en),
        "course_type": Bilingual(course.course_type, course.course_type),
        "hours_per_week": course.hours_per_week,
        "course_number": course.course_number,
        "instruction": "de" if course.language == "de" else "en",
        "place": course.place,
    }


def _named(people: tuple[PersonRow, ...], role: str) -> tuple[str, ...]:
    return tuple(person.name for person in people if person.role == role)


def achievements(tier: Tier | None, line: Line) -> Bilingual:
    """Say in both languages what a tier asked for: "Active participation, 3 exercise sheets"."""
    if tier is None:
        return Bilingual()
    wanted = Counter[ItemKind | str]()
    for asked in tier.requires:
        ids = asked_items(asked, line.work.by_id)
        kinds = {line.work.by_id[item].kind for item in ids if item in line.work.by_id}
        counted = asked.asks is Asks.PASSED and len(kinds) == 1
        if counted and not kinds & {ItemKind.OTHER}:
            wanted[kinds.pop()] += needed(asked, len(ids))
        else:
            wanted[asked.text] += 1
    german, english = (
        ", ".join(_achieved(what, n, say) for what, n in wanted.items())
        for say in (Language.load("de"), Language.load("en"))
    )
    return Bilingual(*(text[:1].upper() + text[1:] for text in (german, english)))


def _achieved(what: ItemKind | str, n: int, say: Language) -> str:
    if what is ItemKind.PARTICIPATION:
        return say("active participation")
    if what is ItemKind.HOMEWORK:
        return say.count("one exercise sheet", "{n} exercise sheets", n)
    if isinstance(what, ItemKind):
        word = vocabulary.item_kind(what, say)
        word = word.lower() if say.code == "en" else word  # German nouns keep their capital
        return word if n == 1 else f"{n} × {word}"
    return what
