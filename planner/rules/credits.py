"""Items, results, tiers: standing, what is missing, and the proposal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class ItemKind(StrEnum):
    """What sort of work an item is."""

    PARTICIPATION = "participation"
    HOMEWORK = "homework"
    POSTER = "poster"
    PROJECT = "project"
    PRESENTATION = "presentation"
    EXAM = "exam"
    OTHER = "other"


class Marking(StrEnum):
    """How an item is marked: passed or not, points, or a grade step from 1,0 to 5,0."""

    TICK = "tick"
    POINTS = "points"
    GRADE = "grade"


class State(StrEnum):
    """Where one student stands with one item. A state and a number never erase each other."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PASSED = "passed"
    FAILED = "failed"
    MISSING = "missing"
    EXCUSED = "excused"
    EXEMPT = "exempt"
    RECOGNISED = "recognised"


class Standing(StrEnum):
    """How far a student is on the way to a tier."""

    MET = "met"
    WAITING = "waiting"
    POSSIBLE = "possible"
    OUT_OF_REACH = "out_of_reach"


class Enrolment(StrEnum):
    """Whether a student belongs to the course."""

    REGISTERED = "registered"
    UNDECIDED = "undecided"
    WAITING = "waiting"
    GUEST = "guest"
    LEFT = "left"


class Outcome(StrEnum):
    """How a decision ends."""

    PASSED = "passed"
    FAILED = "failed"
    NO_SHOW = "no_show"
    WITHDRAWN = "withdrawn"
    DECEPTION = "deception"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of work (Teilleistung). Points are exact; ``due`` is the announced deadline."""

    id: str
    title: str
    kind: ItemKind = ItemKind.OTHER
    marking: Marking = Marking.TICK
    max_points: Decimal | None = None
    pass_points: Decimal | None = None
    due: date | None = None
    short: str = ""  # column heading, e.g. "HW 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one student has done for one item."""

    state: State = State.OPEN
    points: Decimal | None = None
    mark: Decimal | None = None  # a grade step such as Decimal("1.3")
    late_days: int = 0
    due: date | None = None  # the student's own deadline, where extended


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """``at_least`` of ``items`` must be passed; ``text`` is how the page says it."""

    text: str
    items: tuple[str, ...]
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A level of credits and what it takes. ``key`` is its id in the shell and in files."""

    id: str
    key: str
    name: str
    credits: Decimal
    graded: bool = True
    programmes: tuple[str, ...] = ()
    requires: tuple[Requirement, ...] = ()
