"""The examination office's list from what was decided: one line per student and booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.history import last_step
from planner.jobs.gradebook import gradebook
from planner.reports.exam_rows import ExamLine, ExamList
from planner.rules.credits import Outcome
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.students import BookingRow, DecisionRow
    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language


def exam_list(tx: Session, say: Language, today: date) -> ExamList:
    """Word the list of everything decided, leavers included.

    It is a draft while an active student is undecided or a decision is stale. Its number is that
    of the last step, so that two lists without a change between them carry the same.
    """
    book, course = gradebook(tx), courses.course(tx)
    people = courses.people(tx)
    lecturer = _named(people, "lecturer")
    examiner = _named(people, "examiner") or lecturer
    return ExamList(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        number=str(last_step(tx)),
        made_on=today,
        lines=tuple(_lines(book, course, say)),
        institution=", ".join(
            part for part in (course.university, course.faculty, course.institute) if part
        ),
        course_number=course.course_number,
        examiner=examiner,
        signatory=_named(people, "signatory") or examiner,
        draft=not settled(book),
        students=sum(line.decision is not None for line in book.lines),
    )


def settled(book: Gradebook) -> bool:
    """Tell whether everyone who may earn credits is decided, and no decision is stale."""
    return not any(line.stale or (line.active and line.decision is None) for line in book.lines)


def _named(people: tuple[PersonRow, ...], role: str) -> str:
    return next((person.name for person in people if person.role == role), "")


def _lines(book: Gradebook, course: CourseRow, say: Language) -> Iterator[ExamLine]:
    for line in book.lines:
        if line.decision:
            for booked in line.booked or (None,):
                yield _line(line, line.decision, booked, course, say)


def _line(
    line: Line,
    decision: DecisionRow,
    booked: BookingRow | None,
    course: CourseRow,
    say: Language,
) -> ExamLine:
    student = line.student
    # One decision booked on several lines: each says its own share of the credits.
    credits = booked.credits if booked and len(line.booked) > 1 else decision.credits
    return ExamLine(
        family=student.family,
        given=student.given,
        matriculation=student.matriculation,
        programme=student.programme,
        module=(booked.module if booked else "") or course.module,
        exam_number=(booked.exam_number if booked else "") or course.exam_number,
        kind=vocabulary.booking(booked.kind, say) if booked else "",
        attempt=str(booked.attempt) if booked else "",
        credits=say.number(credits if credits is not None else decision.credits),
        grade=_grade(decision, booked, say),
        outcome=vocabulary.outcome(decision.outcome, say),
        assessed_on=say.plain_day(decision.assessed_on),
        remark=student.office_note,
    )


def _grade(decision: DecisionRow, booked: BookingRow | None, say: Language) -> str:
    """Return the grade, "ungraded" for a pass without one, and a dash where there is none."""
    if decision.grade is not None and (booked is None or booked.graded):
        return say.grade(decision.grade)
    return say("ungraded") if decision.outcome is Outcome.PASSED else "–"
