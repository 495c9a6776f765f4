"""What the list for the room says: who is expected, in one session or in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, students
from planner.jobs.attendance import Seat, is_expected, room_list
from planner.reports.attendance_list import AttendanceList, Expected
from planner.rules.people import sort_key
from planner.rules.piles import FEWEST_DIGITS
from planner.rules.terms import Term

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.jobs.attendance import RoomList
    from planner.jobs.documents import Order
    from planner.language import Language


def attendance_list_of(tx: Session, order: Order) -> AttendanceList:
    """Read the list of the session that was ordered, or one to be dated by hand."""
    course, say = courses.course(tx), order.say
    found = room_list(tx, order.session) if order.session else None
    seats = found.seats if found else _everybody(tx)
    lecturers = [person.name for person in courses.people(tx) if person.role == "lecturer"]
    places = (course.university, course.faculty, course.institute)
    return AttendanceList(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        made_on=order.today,
        institution=", ".join(part for part in places if part),
        lecturers=", ".join(lecturers),
        session=_named(found, say) if found else "",
        when=_when(found, say) if found else "",
        lines=tuple(_line(seat) for seat in seats),
    )


def _everybody(tx: Session) -> tuple[Seat, ...]:
    rows = [row for row in students.students(tx) if is_expected(row)]
    rows.sort(key=lambda row: (*sort_key(row.family, row.given), row.id))
    return tuple(Seat(student=row) for row in rows)


def _named(found: RoomList, say: Language) -> str:
    topic = found.session.topic
    number = say("Session {number}", number=found.number) if found.number else ""
    return ": ".join(part for part in (number, topic) if part)


def _when(found: RoomList, say: Language) -> str:
    session = found.session
    if session.day is None:
        return ""
    hours = say.hours(session.hours.start, session.hours.end) if session.hours else ""
    return ", ".join(part for part in (say.day(session.day), hours, session.room) if part)


def _line(seat: Seat) -> Expected:
    student = seat.student
    digits = student.matriculation[-FEWEST_DIGITS:]
    return Expected(
        name=student.name,
        digits=f"…{digits}" if digits and not student.addition else "",
    )
