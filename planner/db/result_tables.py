"""The tables of items, tiers, students, results, decisions and what was handed out.

work_tables holds what stands around them: attempts, groups, attendance, sheets.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time
from decimal import Decimal  # noqa: TC003 - as above
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.db.base import Exact, Moment, PlainJson, Row, one_of, word_of
from planner.rules.credits import Enrolment, ItemKind, Marking, Outcome, State
from planner.rules.grades import Rounding
from planner.rules.requirements import Asks, Counting


class WorkItem(Row):
    """One piece of work that students do for the course."""

    __tablename__ = "item"
    __table_args__ = (
        CheckConstraint("max_attempts >= 1", name="attempts"),
        one_of("kind", ItemKind),
        one_of("marking", Marking),
    )

    title: Mapped[str]
    short: Mapped[str] = mapped_column(default="")
    kind: Mapped[ItemKind] = mapped_column(word_of(ItemKind), default=ItemKind.OTHER)
    marking: Mapped[Marking] = mapped_column(word_of(Marking), default=Marking.TICK)
    max_points: Mapped[Decimal | None] = mapped_column(Exact)
    pass_points: Mapped[Decimal | None] = mapped_column(Exact)
    bonus: Mapped[bool] = mapped_column(default=False)  # points above the maximum are allowed
    max_attempts: Mapped[int | None]
    in_groups: Mapped[bool] = mapped_column(default=False)
    due: Mapped[date | None]  # the announced deadline
    due_session: Mapped[str | None] = mapped_column(ForeignKey("session.id"))
    position: Mapped[int] = mapped_column(default=0)


class CreditTier(Row):
    """A level of credits, the programmes it is for (none: all), and how its grade is computed.

    ``points_key`` lists what percentage of the points makes which grade: ``from`` and ``grade``.
    """

    __tablename__ = "tier"
    __table_args__ = (
        CheckConstraint("drop_lowest >= 0", name="drop_lowest"),
        one_of("rounding", Rounding),
    )

    name: Mapped[str]
    credits: Mapped[Decimal] = mapped_column(Exact)
    graded: Mapped[bool] = mapped_column(default=True)
    programmes: Mapped[list[str]] = mapped_column(PlainJson, default=list)
    weights: Mapped[dict[str, str]] = mapped_column(PlainJson, default=dict)  # by item id
    drop_lowest: Mapped[int] = mapped_column(default=0)  # so many of the worst marks do not count
    rounding: Mapped[Rounding] = mapped_column(word_of(Rounding), default=Rounding.CUT)
    points_key: Mapped[list[dict[str, str]]] = mapped_column(PlainJson, default=list)
    position: Mapped[int] = mapped_column(default=0)


class TierRequirement(Row):
    """One thing a tier asks for: so many of its items, points, or attendance.

    ``kinds`` are kinds of items that all belong to it, also those entered later. ``amount`` is
    the number of points or sessions, or the percentage, that it asks for.
    """

    __tablename__ = "requirement"
    __table_args__ = (
        CheckConstraint("at_least >= 0", name="at_least"),
        one_of("asks", Asks),
        one_of("counting", Counting),
        Index(None, "tier_id"),
    )

    tier_id: Mapped[str] = mapped_column(ForeignKey("tier.id"))
    text: Mapped[str]
    asks: Mapped[Asks] = mapped_column(word_of(Asks, 24), default=Asks.PASSED)
    counting: Mapped[Counting] = mapped_column(word_of(Counting), default=Counting.AT_LEAST)
    at_least: Mapped[int]
    amount: Mapped[Decimal | None] = mapped_column(Exact)
    kinds: Mapped[list[str]] = mapped_column(PlainJson, default=list)
    position: Mapped[int] = mapped_column(default=0)


class RequiredItem(Row):
    """One item of a requirement."""

    __tablename__ = "requirement_item"
    __table_args__ = (Index(None, "requirement_id"), Index(None, "item_id"))

    requirement_id: Mapped[str] = mapped_column(ForeignKey("requirement.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("item.id"))
    position: Mapped[int] = mapped_column(default=0)


class Student(Row):
    """Somebody who takes, or took, part. Leavers stay, marked."""

    __tablename__ = "student"
    __table_args__ = (
        one_of("status", Enrolment),
        Index(None, "matriculation"),
        Index(None, "email"),
    )

    family: Mapped[str]
    given: Mapped[str] = mapped_column(default="")
    matriculation: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    programme: Mapped[str] = mapped_column(default="")
    regulations: Mapped[str] = mapped_column(default="")  # the examination regulations: PO 2021
    aim_id: Mapped[str | None] = mapped_column(ForeignKey("tier.id"))
    status: Mapped[Enrolment] = mapped_column(word_of(Enrolment), default=Enrolment.REGISTERED)
    left_on: Mapped[date | None]
    home_university: Mapped[str] = mapped_column(default="")  # of an exchange student
    ta_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))  # who marks their work
    born_on: Mapped[date | None]  # only where a certificate is to say it
    born_in: Mapped[str] = mapped_column(default="")
    posting_code: Mapped[str] = mapped_column(default="")  # stands for the name on posted lists
    note: Mapped[str] = mapped_column(default="")  # internal
    office_note: Mapped[str] = mapped_column(default="")  # for the examination office


class Booking(Row):
    """One line of how a student books the course at the examination office."""

    __tablename__ = "booking"
    __table_args__ = (
        CheckConstraint("kind IN ('coursework', 'exam')", name="kind"),
        CheckConstraint("attempt >= 1", name="attempt"),
        Index(None, "student_id"),
    )

    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    module: Mapped[str] = mapped_column(default="")
    exam_number: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="exam")
    credits: Mapped[Decimal | None] = mapped_column(Exact)
    graded: Mapped[bool] = mapped_column(default=True)
    attempt: Mapped[int] = mapped_column(default=1)
    position: Mapped[int] = mapped_column(default=0)


class ItemResult(Row):
    """What one student has done for one item. No row means open."""

    __tablename__ = "result"
    __table_args__ = (
        UniqueConstraint("student_id", "item_id"),
        CheckConstraint("late_days >= 0", name="late_days"),
        CheckConstraint("attempt >= 1", name="attempt"),
        one_of("state", State),
        Index(None, "item_id"),
    )

    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("item.id"))
    state: Mapped[State] = mapped_column(word_of(State), default=State.OPEN)
    points: Mapped[Decimal | None] = mapped_column(Exact)
    mark: Mapped[Decimal | None] = mapped_column(Exact)  # a grade step
    late_days: Mapped[int] = mapped_column(default=0)
    summands: Mapped[str] = mapped_column(default="")  # of the points, as typed: "4+3,5+6"
    attempt: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(default="")  # of a poster or project
    differs: Mapped[str] = mapped_column(default="")  # why it is not the group's result
    recognised_from: Mapped[str] = mapped_column(default="")  # the term: "WS 2022/23"
    due: Mapped[date | None]  # the student's own deadline
    due_ground: Mapped[str] = mapped_column(default="")  # why; the lecturer's eyes alone
    note: Mapped[str] = mapped_column(default="")  # internal
    feedback: Mapped[str] = mapped_column(default="")  # to the student
    office_note: Mapped[str] = mapped_column(default="")  # for the examination office


class Decision(Row):
    """What a person has decided for a student, with the facts and rules it was made under."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("student_id"), one_of("outcome", Outcome))

    student_id: Mapped[str] = mapped_column(ForeignKey("student.id"))
    outcome: Mapped[Outcome] = mapped_column(word_of(Outcome))
    tier_id: Mapped[str | None] = mapped_column(ForeignKey("tier.id"))
    credits: Mapped[Decimal] = mapped_column(Exact)
    grade: Mapped[Decimal | None] = mapped_column(Exact)  # None: ungraded
    assessed_on: Mapped[date]
    decided_on: Mapped[date]
    decided_by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    basis: Mapped[dict[str, Any]] = mapped_column(PlainJson)


class Certificate(Row):
    """A document that was handed out: its bytes never change.

    No foreign keys: the register outlives what it names, also when the step that entered the
    student is undone.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("kind IN ('achievement', 'participation')", name="kind"),
        Index(None, "student_id"),
    )

    number: Mapped[str]
    student_id: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16), default="achievement")
    name: Mapped[str]  # of the student, as printed
    credits: Mapped[Decimal | None] = mapped_column(Exact)  # none for participation
    grade: Mapped[Decimal | None] = mapped_column(Exact)
    language: Mapped[str]  # de, en or both
    issued_on: Mapped[date]
    issued_by: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    facts: Mapped[dict[str, Any]] = mapped_column(PlainJson)
    basis: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)  # of the decision
    template: Mapped[str] = mapped_column(default="")  # its name
    signed_by: Mapped[str] = mapped_column(default="")  # whose electronic signature it bears
    replaces: Mapped[str | None]  # a number
    revoked_on: Mapped[date | None]
    revoked_reason: Mapped[str] = mapped_column(default="")


class Handover(Row):
    """A list that went to the examination office, or another document handed out as a whole."""

    __tablename__ = "handover"

    kind: Mapped[str]  # as the shell's export names it
    number: Mapped[str]
    name: Mapped[str]  # of the file
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(default="")
    draft: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str] = mapped_column(default="")  # which of several lists; whose statement
    language: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")  # on paper, by mail, uploaded, as a file
    note: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    document: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class CertificateTemplate(Row):
    """How certificates of one kind look and what they say, as the lecturer has adjusted it."""

    __tablename__ = "certificate_template"
    __table_args__ = (
        CheckConstraint("kind IN ('achievement', 'participation')", name="kind"),
        UniqueConstraint("name"),
    )

    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16), default="achievement")
    settings: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    position: Mapped[int] = mapped_column(default=0)
