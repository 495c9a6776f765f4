"""The examination office's list from what was decided: one line per student and booking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.history import last_step
from planner.jobs.checklist import is_draft
from planner.jobs.decision_lines import lines_of
from planner.jobs.gradebook import gradebook
from planner.reports.exam_rows import ExamLine, ExamList
from planner.rules.credits import Outcome
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.db.students import BookingRow
    from planner.jobs.decision_lines import Decided
    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language


def exam_list(tx: Session, say: Language, today: date) -> ExamList:
    """Word the list of everything decided, leavers included.

    It is a draft while something that holds it up is open on the closing checklist: an active
    student undecided, a decision stale, and so on. Its number is that of the last step, so that
    two lists without a change between them carry the same.
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
        draft=is_draft(tx, book, today),
        students=sum(line.decision is not None for line in book.lines),
    )


def _named(people: tuple[PersonRow, ...], role: str) -> str:
    return next((person.name for person in people if person.role == role), "")


def _lines(book: Gradebook, course: CourseRow, say: Language) -> Iterator[ExamLine]:
    for line in book.lines:
        if line.decision is None:
            continue
        for booked, decided in lines_of(line) or ((None, line.decision),):
            yield _line(line, decided, booked, course, say)


def _line(
    line: Line, decided: Decided, booked: BookingRow | None, course: CourseRow, say: Language
) -> ExamLine:
    student = line.student
    return ExamLine(
        family=student.family,
        given=student.given,
        matriculation=student.matriculation,
        programme=student.programme,
        module=(booked.module if booked else "") or course.module,
        exam_number=(booked.exam_number if booked else "") or course.exam_number,
        kind=vocabulary.booking(booked.kind, say) if booked else "",
        attempt=str(booked.attempt) if booked else "",
        credits=say.number(decided.credits),
        grade=_grade(decided, say),
        outcome=vocabulary.outcome(decided.outcome, say),
        assessed_on=say.plain_day(decided.assessed_on),
        remark=student.office_note,
    )


def _grade(decided: Decided, say: Language) -> str:
    """Return the grade, "ungraded" for a pass without one, and a dash where there is none."""
    if decided.grade is not None:
        return say.grade(decided.grade)
    return say("ungraded") if decided.outcome is Outcome.PASSED else "–"
