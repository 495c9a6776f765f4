"""Move, swap, push, pull, cancel, shelve: pure functions from a plan to a PlanChange."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.rules.slots import Hours, Slot
    from planner.rules.terms import DayOff, Days


class Kind(StrEnum):
    """What a row of the plan is. Holiday, break and no_class rows never move."""

    CLASS = "class"
    BUFFER = "buffer"
    EXAM = "exam"
    HOLIDAY = "holiday"
    BREAK = "break"
    NO_CLASS = "no_class"
    OTHER = "other"


TEACHING = frozenset({Kind.CLASS, Kind.BUFFER, Kind.EXAM})  # what is numbered by date
FIXED = frozenset({Kind.HOLIDAY, Kind.BREAK, Kind.NO_CLASS})  # what never moves


class Mode(StrEnum):
    """Where one takes part."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Status(StrEnum):
    """Recorded by a person, never by the clock."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One row of the plan: a topic and the day it is held on, or none yet (the shelf).

    ``day`` None and ``laid`` None is the shelf; ``laid`` are the days that a row printed without
    a date is understood to cover (the Christmas break). ``hours`` None means a row without a time
    of day. ``line`` is the line of the page it came from. ``position`` keeps the printed order.
    """

    id: str
    topic: str
    kind: Kind = Kind.CLASS
    mode: Mode = Mode.IN_PERSON
    status: Status = Status.PLANNED
    locked: bool = False
    day: date | None = None
    end_day: date | None = None
    laid: Days | None = None
    hours: Hours | None = None
    room: str = ""
    note: str = ""
    line: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All rows of a course's plan with the term they lie in."""

    sessions: tuple[PlannedSession, ...]
    lectures: Days
    slots: tuple[Slot, ...]
    days_off: tuple[DayOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One session whose day changes; None is the shelf. ``hours`` are those it has afterwards."""

    id: str
    was: date | None
    now: date | None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a change brings about that the user should know; worded in planner.wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """Everything one gesture does to a plan, before it is done: shown, then carried out."""

    verb: str  # move, swap, push, pull, cancel, shelve
    subject: str  # id of the session the gesture is about
    moves: tuple[Move, ...] = ()
    cancelled: tuple[str, ...] = ()  # ids that become cancelled, keeping their day
    warnings: tuple[Warned, ...] = field(default=())
