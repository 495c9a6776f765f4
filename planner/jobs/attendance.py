"""Who was there: the list of one session for the room, and how far each session's list is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import attendance, plans, students
from planner.rules.credits import Enrolment
from planner.rules.people import sort_key
from planner.rules.plan import TEACHING, Status, numbers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.students import StudentRow
    from planner.rules.attendance import Presence
    from planner.rules.plan import PlannedSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One student on the list of a session; ``presence`` None is nothing recorded."""

    student: StudentRow
    presence: Presence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomList:
    """The list of one session: its number in the plan ("" if it has none), and who is on it."""

    session: PlannedSession
    number: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """How far the list of one session is: of so many students something is recorded."""

    session: PlannedSession
    number: str
    recorded: int
    expected: int


def room_list(tx: Session, session_id: str) -> RoomList | None:
    """Read the list of a session, by name; None if there is no such session any more.

    On it are those who belong to the course, guests too, and whoever has a record.
    """
    plan = plans.sessions(tx)
    row = next((one for one in plan if one.id == session_id), None)
    if row is None:
        return None
    seen = attendance.attendance(tx)
    seats = [
        Seat(student=student, presence=seen.get(student.id, {}).get(session_id))
        for student in students.students(tx)
    ]
    on_it = [one for one in seats if is_expected(one.student) or one.presence is not None]
    on_it.sort(key=lambda one: (*sort_key(one.student.family, one.student.given), one.student.id))
    number = numbers(plan).get(session_id, "")
    return RoomList(session=row, number=number, seats=tuple(on_it))


def overview(tx: Session) -> tuple[Recorded, ...]:
    """Read how far the lists of all sessions with a day are, in the order of the plan."""
    plan, seen = plans.sessions(tx), attendance.attendance(tx)
    numbered = numbers(plan)
    expected = sum(1 for student in students.students(tx) if is_expected(student))
    return tuple(
        Recorded(
            session=row,
            number=numbered.get(row.id, ""),
            recorded=sum(1 for of_student in seen.values() if row.id in of_student),
            expected=expected,
        )
        for row in plan
        if row.kind in TEACHING and row.day is not None and row.status is not Status.CANCELLED
    )


def is_expected(student: StudentRow) -> bool:
    """Tell whether a student may come: everybody but those who have left, guests too."""
    return student.status is not Enrolment.LEFT
