"""What one can do to the roster. Each function is one step of the Edit menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db.finding import Gone, one
from planner.db.ids import new_id
from planner.db.result_tables import Booking, CreditTier, Student
from planner.db.tables import Person
from planner.db.watching import enter_many
from planner.db.work_tables import DecisionLine
from planner.errors import PlannerError
from planner.rules.credits import Enrolment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(eq=False)
class NameMissing(PlannerError):
    """A student needs a family name."""


@dataclass(eq=False)
class NumberTaken(PlannerError):
    """Somebody else in the course has this matriculation number or e-mail address."""

    value: str
    name: str


@dataclass(eq=False)
class LineDecided(PlannerError):
    """A line of booked as would go, but something is decided about it."""

    module: str
    exam_number: str


FIELDS = frozenset(
    {"family", "given", "matriculation", "email", "programme", "aim_id", "status", "note"}
) | {"office_note", "left_on", "home_university", "ta_id", "regulations", "born_on", "born_in"}


def add(tx: Session, /, **fields: Any) -> str:
    """Enter a student; the answer is the new id. Names are those of the columns."""
    row_id = new_id()
    student = Student(id=row_id, family="")
    tx.add(student)
    with tx.no_autoflush:
        _set(tx, student, fields)
    return row_id


def edit(tx: Session, student_id: str, /, **fields: Any) -> None:
    """Change fields of a student; raises NameMissing or NumberTaken."""
    _set(tx, one(tx, Student, student_id), fields)


def leave(tx: Session, student_ids: Iterable[str], on: date) -> None:
    """Mark students as having left; everything they did stays."""
    for student_id in student_ids:
        student = one(tx, Student, student_id)
        student.status, student.left_on = Enrolment.LEFT, on


def come_back(tx: Session, student_ids: Iterable[str]) -> None:
    """Let students who left belong to the course again."""
    for student_id in student_ids:
        student = one(tx, Student, student_id)
        student.status, student.left_on = Enrolment.REGISTERED, None


def assign(tx: Session, assistants: Mapping[str, str | None]) -> None:
    """Say for several students who marks their work: by student the id of a person, or None."""
    for student_id, person_id in assistants.items():
        edit(tx, student_id, ta_id=person_id)


def book(tx: Session, student_id: str, lines: Iterable[Mapping[str, Any]]) -> None:
    """Say how a student books the course, line by line in this order; keys are the columns' names.

    A line with the ``id`` of one there is changes that one, which keeps its id, since a decision
    may be about it; one without is new. Lines that are not named go. Raises Gone, or
    LineDecided for one that would go although something is decided about it.
    """
    one(tx, Student, student_id)
    mine = select(Booking).where(Booking.student_id == student_id)
    old = {row.id: row for row in tx.scalars(mine)}
    for position, line in enumerate(lines):
        columns = {name: value for name, value in line.items() if name != "id"}
        row_id = line.get("id")
        if row_id is None:
            tx.add(Booking(student_id=student_id, position=position, **columns))
            continue
        row = old.pop(row_id, None)
        if row is None:
            raise Gone(Booking.__tablename__, row_id)
        for name, value in (columns | {"position": position}).items():
            setattr(row, name, value)
    check_not_decided(tx, old.values())
    for row in old.values():
        tx.delete(row)


def check_not_decided(tx: Session, lines: Iterable[Booking]) -> None:
    """Refuse lines of booked as that something is decided about. Raises LineDecided."""
    for line in lines:
        about = select(DecisionLine.id).where(DecisionLine.booking_id == line.id)
        if tx.scalars(about).first() is not None:
            raise LineDecided(line.module, line.exam_number)


def take_roster(
    tx: Session, new: Iterable[Mapping[str, Any]], changed: Mapping[str, Mapping[str, Any]]
) -> None:
    """Enter what an import found: new students, and for known ones the fields that change."""
    for row_id, fields in changed.items():
        edit(tx, row_id, **fields)
    enter_many(tx, Student, new)


def _set(tx: Session, student: Student, fields: Mapping[str, Any]) -> None:
    assert fields.keys() <= FIELDS, fields.keys() - FIELDS
    if fields.get("aim_id"):
        one(tx, CreditTier, fields["aim_id"])
    if fields.get("ta_id"):
        one(tx, Person, fields["ta_id"])
    for name in ("matriculation", "email"):
        if value := fields.get(name):
            _check_free(tx, student, name, value)
    for name, value in fields.items():
        setattr(student, name, value)
    if not student.family.strip():
        raise NameMissing


def _check_free(tx: Session, student: Student, name: str, value: str) -> None:
    column = getattr(Student, name)
    other = tx.scalars(select(Student).where(column == value, Student.id != student.id)).first()
    if other:
        raise NumberTaken(value, f"{other.family}, {other.given}")
