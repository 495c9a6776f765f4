"""Reading the course itself: its titles, term, slots, days off and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.tables import Course, OffDay, Person, WeeklySlot
from planner.rules.slots import Hours, Slot
from planner.rules.terms import DayOff, Days

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """The course as views and documents see it; empty text is what nobody has said yet."""

    id: str
    title_de: str
    title_en: str
    language: str
    term: str
    lectures: Days
    region: str
    university: str
    faculty: str
    institute: str
    place: str
    course_type: str
    course_number: str
    hours_per_week: str
    hours_per_credit: int
    exam_number: str
    module: str
    logo: str
    page: str

    @property
    def title(self) -> str:
        """The title in the language of instruction, or the other where there is but one."""
        return self.title_in(self.language)

    def title_in(self, code: str) -> str:
        """Return the title for a document in a language, or the other where there is but one."""
        first, second = self.title_de, self.title_en
        if code == "en":
            first, second = second, first
        return first or second


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody of the course; role is lecturer, examiner, signatory or ta."""

    id: str
    role: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A weekly slot with its id."""

    id: str
    slot: Slot


def live_course(tx: Session) -> Course:
    """Fetch the one live row about the course."""
    return tx.scalars(select(Course)).one()


def course(tx: Session) -> CourseRow:
    """Read the course."""
    row = live_course(tx)
    same = {name: getattr(row, name) for name in CourseRow.__slots__ if name != "lectures"}
    return CourseRow(**same, lectures=Days(row.lectures_from, row.lectures_to))


def slots(tx: Session) -> tuple[SlotRow, ...]:
    """List the weekly slots in the order given by the lecturer."""
    wanted = select(WeeklySlot).order_by(WeeklySlot.position, WeeklySlot.id)
    return tuple(
        SlotRow(row.id, Slot(row.weekday, Hours(row.starts, row.ends), row.room, row.label))
        for row in tx.scalars(wanted)
    )


def days_off(tx: Session) -> tuple[DayOff, ...]:
    """List the days without teaching, earliest first."""
    wanted = select(OffDay).order_by(OffDay.first, OffDay.id)
    return tuple(
        DayOff(Days(row.first, row.last), row.kind, row.name_de, row.name_en)
        for row in tx.scalars(wanted)
    )


def people(tx: Session) -> tuple[PersonRow, ...]:
    """List the people of the course, by role and in the order given."""
    wanted = select(Person).order_by(Person.role, Person.position, Person.id)
    return tuple(
        PersonRow(id=row.id, role=row.role, name=row.name, email=row.email)
        for row in tx.scalars(wanted)
    )
