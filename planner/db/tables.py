"""The tables of the course's plan and people; others hold plan, results and work around them."""

from __future__ import annotations

from datetime import date, time  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from planner.db.base import PlainJson, Row, one_of, word_of
from planner.rules.attendance import ExcusedCounts
from planner.rules.plan import Kind, Mode, Status
from planner.rules.slots import Start
from planner.rules.terms import OffKind


class Course(Row):
    """The one row about the course itself; what documents print of it."""

    __tablename__ = "course"
    __table_args__ = (one_of("excused_counts", ExcusedCounts),)

    title_de: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")  # of instruction: de or en
    term: Mapped[str]  # as Term prints itself: WS 2023/24
    lectures_from: Mapped[date]
    lectures_to: Mapped[date]
    region: Mapped[str] = mapped_column(default="DE-BW")
    university: Mapped[str] = mapped_column(default="")
    faculty: Mapped[str] = mapped_column(default="")
    institute: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")  # where certificates are dated
    course_type: Mapped[str] = mapped_column(default="")
    course_number: Mapped[str] = mapped_column(default="")
    hours_per_week: Mapped[str] = mapped_column(default="")  # SWS
    hours_per_credit: Mapped[int] = mapped_column(default=30)
    exam_number: Mapped[str] = mapped_column(default="")
    module: Mapped[str] = mapped_column(default="")
    rules_announced_on: Mapped[date | None]  # when students were told items and tiers
    excused_counts: Mapped[ExcusedCounts] = mapped_column(
        word_of(ExcusedCounts), default=ExcusedCounts.LEFT_OUT
    )
    logo: Mapped[str] = mapped_column(Text, default="")  # base64 of a PNG or JPEG
    page: Mapped[str] = mapped_column(default="")  # name of the page it was made from
    page_url: Mapped[str] = mapped_column(default="")  # where students find it
    university_id: Mapped[str] = mapped_column(default="")  # SCHAC: uni-tuebingen.de
    university_url: Mapped[str] = mapped_column(default="")
    eqf_level: Mapped[int | None]  # 6 bachelor, 7 master
    outcomes_de: Mapped[str] = mapped_column(default="")  # what is learnt
    outcomes_en: Mapped[str] = mapped_column(default="")
    smallest_n: Mapped[int] = mapped_column(default=5)  # no distribution of fewer people
    office_codes: Mapped[dict[str, str]] = mapped_column(PlainJson, default=dict)  # by outcome


class WeeklySlot(Row):
    """One weekly time and room."""

    __tablename__ = "slot"
    __table_args__ = (
        CheckConstraint("starts < ends", name="lasts"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("valid_from <= valid_to", name="valid"),
        one_of("label", Start),
    )

    weekday: Mapped[int]
    starts: Mapped[time]
    ends: Mapped[time]
    room: Mapped[str] = mapped_column(default="")
    label: Mapped[Start] = mapped_column(word_of(Start), default=Start.PLAIN)
    valid_from: Mapped[date | None]  # both or none: the whole lecture period
    valid_to: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)


class OffDay(Row):
    """Days without teaching: holidays of the region, breaks, and days of one's own."""

    __tablename__ = "day_off"
    __table_args__ = (
        CheckConstraint("first <= last", name="forward"),
        one_of("kind", OffKind),
    )

    first: Mapped[date]
    last: Mapped[date]
    kind: Mapped[OffKind] = mapped_column(word_of(OffKind))
    name_de: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")


class Person(Row):
    """Somebody of the course: lecturer, examiner, signatory, teaching assistant or guest."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint(
            "role IN ('lecturer', 'examiner', 'signatory', 'ta', 'guest')", name="role"
        ),
    )

    role: Mapped[str]
    name: Mapped[str]  # with title, as it is printed
    email: Mapped[str] = mapped_column(default="")
    signature: Mapped[str] = mapped_column(Text, default="")  # base64 of a PNG or JPEG
    position: Mapped[int] = mapped_column(default=0)


class ClassSession(Row):
    """One row of the plan: a topic and the day it is held on, or none yet (the shelf)."""

    __tablename__ = "session"
    __table_args__ = (
        CheckConstraint("starts < ends", name="lasts"),
        CheckConstraint("day <= end_day", name="forward"),
        CheckConstraint("laid_from <= laid_to", name="laid"),
        CheckConstraint("talk_places >= 0", name="talk_places"),
        one_of("kind", Kind),
        one_of("mode", Mode),
        one_of("status", Status),
        Index(None, "day"),
    )

    topic: Mapped[str]
    kind: Mapped[Kind] = mapped_column(word_of(Kind), default=Kind.CLASS)
    mode: Mapped[Mode] = mapped_column(word_of(Mode), default=Mode.IN_PERSON)
    status: Mapped[Status] = mapped_column(word_of(Status), default=Status.PLANNED)
    locked: Mapped[bool] = mapped_column(default=False)
    insisted: Mapped[bool] = mapped_column(default=False)  # held although the day is off
    day: Mapped[date | None]
    end_day: Mapped[date | None]
    laid_from: Mapped[date | None]
    laid_to: Mapped[date | None]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    room: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")  # e.g. an excursion
    note: Mapped[str] = mapped_column(default="")
    cancel_reason: Mapped[str] = mapped_column(default="")  # internal
    cancel_words: Mapped[str] = mapped_column(default="")  # what students read
    talk_places: Mapped[int] = mapped_column(default=0)  # how many presentations find place
    line: Mapped[int | None]  # of the page it came from
    position: Mapped[int] = mapped_column(default=0)
