"""The tables around the plan: single dates, notes on days, presenters, absences, versions."""

from __future__ import annotations

from datetime import date, datetime, time  # noqa: TC003 - SQLAlchemy reads them at run time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.db.base import Moment, PlainJson, Row, one_of, word_of
from planner.rules.terms import NoteKind

ONE_OF_US = "(student_id IS NULL) <> (person_id IS NULL)"  # a student, or a person of the course


class ExtraDate(Row):
    """A single date beside the weekly slots, such as one whole day of a block seminar."""

    __tablename__ = "extra_date"
    __table_args__ = (CheckConstraint("starts < ends", name="lasts"),)

    day: Mapped[date]
    starts: Mapped[time]
    ends: Mapped[time]
    room: Mapped[str] = mapped_column(default="")


class DayNote(Row):
    """A note on days: it tells something and closes nothing."""

    __tablename__ = "day_note"
    __table_args__ = (
        CheckConstraint("first <= last", name="forward"),
        one_of("kind", NoteKind),
    )

    first: Mapped[date]
    last: Mapped[date]
    kind: Mapped[NoteKind] = mapped_column(word_of(NoteKind), default=NoteKind.NOTE)
    text_de: Mapped[str] = mapped_column(default="")
    text_en: Mapped[str] = mapped_column(default="")


class Presenter(Row):
    """Who presents in a session, and what: a student, or a person of the course (a guest)."""

    __tablename__ = "presenter"
    __table_args__ = (CheckConstraint(ONE_OF_US, name="who"), Index(None, "session_id"))

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"))
    student_id: Mapped[str | None] = mapped_column(ForeignKey("student.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    item_id: Mapped[str | None] = mapped_column(ForeignKey("item.id"))  # what it counts for
    title: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Absence(Row):
    """Days on which a student or a person of the course cannot come; never why."""

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint(ONE_OF_US, name="who"),
        CheckConstraint("first <= last", name="forward"),
    )

    student_id: Mapped[str | None] = mapped_column(ForeignKey("student.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    first: Mapped[date]
    last: Mapped[date]


class PlanVersion(Row):
    """A plan as it was published: frozen, with what changed since the version before."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("number"),)

    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")  # the lecturer's own words for it
    plan: Mapped[dict[str, Any]] = mapped_column(PlainJson)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(PlainJson, default=list)
