"""What plans and sheets say of the course they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.reports.about import About
from planner.rules.terms import Term

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.language import Language


def about_course(tx: Session, say: Language, today: date) -> About:
    """Read the head of a document in its language."""
    course = courses.course(tx)
    lecturers = [person.name for person in courses.people(tx) if person.role == "lecturer"]
    places = (course.university, course.faculty, course.institute)
    return About(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        as_of=today,
        institution=", ".join(part for part in places if part),
        lecturers=", ".join(lecturers),
    )
