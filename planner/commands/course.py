"""What one can do to the course itself: found it, edit it, its slots, days off and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from planner.db import plan_tables
from planner.db.finding import live_course
from planner.db.tables import Course, OffDay, Person, WeeklySlot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from planner.db.base import Row
    from planner.rules.slots import ExtraDate, Slot
    from planner.rules.terms import DayNote, DayOff, Days


def found(tx: Session, /, *, term: str, lectures: Days, **fields: Any) -> None:
    """Enter the one row about a new course; names of further fields are those of the columns."""
    tx.add(Course(term=term, lectures_from=lectures.first, lectures_to=lectures.last, **fields))
    tx.flush()


def edit(tx: Session, /, **fields: Any) -> None:
    """Change fields of the course; names are those of the columns."""
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


def set_people(tx: Session, people: Iterable[tuple[str, str, str]]) -> None:
    """Replace the people of the course: (role, name, e-mail) in their order."""
    _replace(
        tx,
        Person,
        (
            Person(role=role, name=name, email=email, position=position)
            for position, (role, name, email) in enumerate(people)
        ),
    )


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
