"""The tables around results: attempts, groups, attendance, decisions per line, sheets, views."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time
from decimal import Decimal  # noqa: TC003 - as above
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.db.base import Exact, Moment, PlainJson, Row, one_of, word_of
from planner.rules.attendance import Presence
from planner.rules.credits import Outcome, State


class PastAttempt(Row):
    """An attempt at an item before the current one, as it ended."""

    __tablename__ = "past_attempt"
    __table_args__ = (
        UniqueConstraint("student_id", "item_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("late_days >= 0", name="late_days"),
        one_of("state", State),
        Index(None, "item_id"),
    )

    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("item.id"))
    number: Mapped[int]
    state: Mapped[State] = mapped_column(word_of(State))
    points: Mapped[Decimal | None] = mapped_column(Exact)
    mark: Mapped[Decimal | None] = mapped_column(Exact)
    late_days: Mapped[int] = mapped_column(default=0)
    ended_on: Mapped[date]
    marker: Mapped[str] = mapped_column(default="")  # who marked it


class WorkGroup(Row):
    """Students who do items together and get one result for it."""

    __tablename__ = "work_group"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class GroupItem(Row):
    """One item that a group does together."""

    __tablename__ = "group_item"
    __table_args__ = (UniqueConstraint("group_id", "item_id"), Index(None, "item_id"))

    group_id: Mapped[str] = mapped_column(ForeignKey("work_group.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("item.id"))


class GroupMember(Row):
    """Somebody's time in a group; no dates mean from the start, and to the end."""

    __tablename__ = "group_member"
    __table_args__ = (
        CheckConstraint("joined <= left_on", name="forward"),
        Index(None, "group_id"),
        Index(None, "student_id"),
    )

    group_id: Mapped[str] = mapped_column(ForeignKey("work_group.id"))
    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    joined: Mapped[date | None]
    left_on: Mapped[date | None]  # the first day on which they no longer belong to it


class Attendance(Row):
    """What is recorded of one student in one session. No row says nothing."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("session_id", "student_id"),
        one_of("state", Presence),
        Index(None, "student_id"),
    )

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"))
    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    state: Mapped[Presence] = mapped_column(word_of(Presence))


class DecisionLine(Row):
    """What is decided for one line of *booked as* where it is not what the decision says."""

    __tablename__ = "decision_line"
    __table_args__ = (
        UniqueConstraint("decision_id", "booking_id"),
        one_of("outcome", Outcome),
        Index(None, "booking_id"),
    )

    decision_id: Mapped[str] = mapped_column(ForeignKey("decision.id"))
    booking_id: Mapped[str] = mapped_column(ForeignKey("booking.id"))
    outcome: Mapped[Outcome] = mapped_column(word_of(Outcome))
    credits: Mapped[Decimal] = mapped_column(Exact)
    grade: Mapped[Decimal | None] = mapped_column(Exact)  # None: ungraded
    assessed_on: Mapped[date]


class MarkingSheet(Row):
    """What a teaching assistant took along, with the values as they were then."""

    __tablename__ = "marking_sheet"
    __table_args__ = (CheckConstraint("kind IN ('sheet', 'packet')", name="kind"),)

    kind: Mapped[str] = mapped_column(default="sheet")
    person: Mapped[str]  # the name of who took it
    name: Mapped[str] = mapped_column(default="")  # of the file
    taken_at: Mapped[datetime] = mapped_column(Moment)
    items: Mapped[list[str]] = mapped_column(PlainJson, default=list)  # ids
    facts: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    returned_at: Mapped[datetime | None] = mapped_column(Moment)


class SignOff(Row):
    """A line of the closing checklist that somebody has signed off, and why."""

    __tablename__ = "sign_off"
    __table_args__ = (UniqueConstraint("concern", "subject"),)

    concern: Mapped[str]  # which line of the checklist
    subject: Mapped[str] = mapped_column(default="")  # the id it is about
    reason: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    by: Mapped[str] = mapped_column(default="")


class SavedView(Row):
    """How somebody wants to see a page again: filters, order, hidden columns."""

    __tablename__ = "saved_view"

    page: Mapped[str]
    name: Mapped[str]
    settings: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    position: Mapped[int] = mapped_column(default=0)
