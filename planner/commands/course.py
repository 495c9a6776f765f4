"""What one can do to the course itself: found it, edit it, its slots, days off and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db import plan_tables
from planner.db.finding import live_course
from planner.db.result_tables import Student
from planner.db.tables import ClassSession, Course, OffDay, Person, WeeklySlot
from planner.errors import PlannerError
from planner.rules.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

    from planner.db.base import Row
    from planner.db.courses import PersonRow
    from planner.rules.slots import ExtraDate, Slot
    from planner.rules.terms import DayNote, DayOff, Days


# Who of the people listed is who of those there, what is surest first.
ALIKE: tuple[Callable[[Person, PersonRow], bool], ...] = (
    lambda row, said: row.id == said.id,
    lambda row, said: (row.role, row.name, row.email) == (said.role, said.name, said.email),
    lambda row, said: (row.role, row.name) == (said.role, said.name),
    lambda row, said: row.name == said.name,
    lambda row, said: bool(said.email) and (row.role, row.email) == (said.role, said.email),
)


@dataclass(eq=False)
class PersonPresents(PlannerError):
    """Somebody who presents in sessions is not taken out of the people of the course."""

    name: str
    topics: tuple[str, ...]


@dataclass(eq=False)
class NoWebAddress(PlannerError):
    """An address that is printed, and that a code leads to, begins with http:// or https://."""

    value: str


ADDRESSES = frozenset({"page_url", "university_url"})


def found(tx: Session, /, *, term: str, lectures: Days, **fields: Any) -> None:
    """Enter the one row about a new course; names of further fields are those of the columns."""
    tx.add(Course(term=term, lectures_from=lectures.first, lectures_to=lectures.last, **fields))
    tx.flush()


def edit(tx: Session, /, **fields: Any) -> None:
    """Change fields of the course; names are those of the columns. Raises NoWebAddress."""
    for name in sorted(ADDRESSES & fields.keys()):
        if fields[name] and not is_web_address(fields[name]):
            raise NoWebAddress(fields[name])
    course = live_course(tx)
    for name, value in fields.items():
        setattr(course, name, value)


def set_lectures(tx: Session, lectures: Days) -> None:
    """Change the lecture period. Sessions outside it stay where they are, and are shown so."""
    edit(tx, lectures_from=lectures.first, lectures_to=lectures.last)


def set_slots(tx: Session, slots: Iterable[Slot]) -> None:
    """Replace the weekly slots. Sessions keep the days and times they have."""
    _replace(
        tx,
        WeeklySlot,
        (
            WeeklySlot(
                weekday=slot.weekday,
                starts=slot.hours.start,
                ends=slot.hours.end,
                room=slot.room,
                label=slot.label,
                valid_from=slot.valid.first if slot.valid else None,
                valid_to=slot.valid.last if slot.valid else None,
                position=position,
            )
            for position, slot in enumerate(slots)
        ),
    )


def set_days_off(tx: Session, days_off: Iterable[DayOff]) -> None:
    """Replace the days without teaching. By itself this never moves a session."""
    _replace(
        tx,
        OffDay,
        (
            OffDay(
                first=off.days.first,
                last=off.days.last,
                kind=off.kind,
                name_de=off.name_de,
                name_en=off.name_en,
            )
            for off in days_off
        ),
    )


def set_extra_dates(tx: Session, dates: Iterable[ExtraDate]) -> None:
    """Replace the single dates beside the weekly slots. Sessions stay where they are."""
    _replace(
        tx,
        plan_tables.ExtraDate,
        (
            plan_tables.ExtraDate(
                day=one.day, starts=one.hours.start, ends=one.hours.end, room=one.room
            )
            for one in dates
        ),
    )


def set_day_notes(tx: Session, notes: Iterable[DayNote]) -> None:
    """Replace the notes on days; they close no day."""
    _replace(
        tx,
        plan_tables.DayNote,
        (
            plan_tables.DayNote(
                first=note.days.first,
                last=note.days.last,
                kind=note.kind,
                text_de=note.text_de,
                text_en=note.text_en,
            )
            for note in notes
        ),
    )


def set_people(tx: Session, people: Iterable[PersonRow]) -> None:
    """Replace the people of the course, in their order.

    Who has the id of somebody there stays the same person, with what hangs on it; without an id,
    whoever says the same, or most nearly so. Absences go with who is taken out.

    Raises PersonPresents.
    """
    wanted = list(people)
    old = list(tx.scalars(select(Person).order_by(Person.position, Person.id)))
    kept: dict[int, Person] = {}
    for alike in ALIKE:
        for position, person in enumerate(wanted):
            row = next((row for row in old if position not in kept and alike(row, person)), None)
            if row is not None:
                kept[position] = row
                old.remove(row)
    for row in old:
        _take_out(tx, row)
    for position, person in enumerate(wanted):
        row = kept.get(position)
        if row is None:
            row = Person()
            tx.add(row)
        row.role, row.name, row.email = person.role, person.name, person.email
        if person.signature is not None:
            row.signature = person.signature
        row.position = position


def _take_out(tx: Session, person: Person) -> None:
    presenting = (
        select(ClassSession.topic)
        .join(plan_tables.Presenter, plan_tables.Presenter.session_id == ClassSession.id)
        .where(plan_tables.Presenter.person_id == person.id)
        .order_by(ClassSession.day, ClassSession.position)
    )
    with tx.no_autoflush:
        if topics := tuple(tx.scalars(presenting)):
            raise PersonPresents(person.name, topics)
        away = select(plan_tables.Absence).where(plan_tables.Absence.person_id == person.id)
        for absence in tx.scalars(away):
            tx.delete(absence)
        for student in tx.scalars(select(Student).where(Student.ta_id == person.id)):
            student.ta_id = None
    tx.delete(person)


def _replace(tx: Session, kind: type[Row], rows: Iterable[Row]) -> None:
    """Put rows in the place of all there are, keeping those that say the same."""
    old = list(tx.scalars(select(kind)))
    for row in rows:
        same = next((one for one in old if _content(one) == _content(row)), None)
        if same:
            old.remove(same)
        else:
            tx.add(row)
    for row in old:
        tx.delete(row)


def _content(row: Row) -> dict[str, Any]:
    columns = row.__table__.columns.keys()
    return {name: getattr(row, name) for name in columns if name != "id"}
