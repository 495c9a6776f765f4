"""A plan's rows, what one gesture does to them (PlanChange), and how they are numbered.

The verbs stand beside: plan_places says where teaching is possible, plan_verbs moves, swaps,
cancels, shelves and drops, plan_chains pushes and pulls, plan_slack says what is left over.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.plan_times import timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.rules.plan_times import Timetable
    from planner.rules.slots import ExtraDate, Hours, Slot
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


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who presents in a session: a name as it is said, and the days on which they cannot come."""

    name: str
    away: tuple[Days, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """An item's deadline; ``session`` is the id of the one it hangs on, or None.

    ``announced``: students were told it, since the plan was published or came from its page.
    """

    item: str
    title: str
    day: date
    session: str | None = None
    short: str = ""
    announced: bool = True

    @property
    def name(self) -> str:
        """What lists call it: the short name, or the title if it has none."""
        return self.short or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One row of the plan: a topic and the day it is held on, or none yet (the shelf).

    ``day`` None and ``laid`` None is the shelf; ``laid`` are the days that a row printed without
    a date is understood to cover (the Christmas break). ``hours`` None means a row without a time
    of day. ``line`` is the line of the page it came from. ``position`` keeps the printed order.
    ``insisted``: it lies on a day off, or outside the lectures, because somebody insisted.
    ``attended``: somebody's attendance is recorded in it.
    """

    id: str
    topic: str
    kind: Kind = Kind.CLASS
    mode: Mode = Mode.IN_PERSON
    status: Status = Status.PLANNED
    locked: bool = False
    insisted: bool = False
    day: date | None = None
    end_day: date | None = None
    laid: Days | None = None
    hours: Hours | None = None
    room: str = ""
    note: str = ""
    line: int | None = None
    position: int = 0
    speakers: tuple[Speaker, ...] = ()
    attended: bool = False

    @property
    def past(self) -> bool:
        """Whether it is history: recorded as held, or with attendance recorded for its day."""
        return self.status is Status.HELD or self.attended


@dataclass(frozen=True, kw_only=True)  # without slots: its times are worked out once
class Plan:
    """All rows of a course's plan with the term they lie in, and what is due in it.

    ``extra`` are single dates beside the weekly slots.
    """

    sessions: tuple[PlannedSession, ...]
    lectures: Days
    slots: tuple[Slot, ...]
    days_off: tuple[DayOff, ...] = ()
    extra: tuple[ExtraDate, ...] = ()
    dues: tuple[Due, ...] = ()

    @cached_property
    def times(self) -> Timetable:
        """At which times the course is taught on each day."""
        return timetable(self.lectures, self.slots, self.extra)


@dataclass(frozen=True, slots=True)
class Move:
    """One session whose day changes; None is the shelf. ``hours`` are those it has afterwards.

    ``room`` is the one it changes to; None: it keeps its own. ``until`` is its last day
    afterwards; None: it lasts as many days as before. ``insisted``: it lies there on a day off,
    or outside the lectures, because somebody insisted. Where only times change, ``was`` and
    ``now`` are the same day.
    """

    id: str
    was: date | None
    now: date | None
    hours: Hours | None = None
    room: str | None = None
    until: date | None = None
    insisted: bool = False


@dataclass(frozen=True, slots=True)
class DueMove:
    """The deadline of an item that goes along with a session; ``title`` is what lists call it."""

    item: str
    title: str
    was: date
    now: date


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a change brings about that the user should know; worded in planner.wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """Everything one gesture does to a plan, before it is done: shown, then carried out.

    ``warnings`` say what else follows from it; plan_follows completes both them and ``dues``.
    """

    verb: str  # move, swap, push, pull, lose, relay, cancel, shelve, resize, leave
    subject: str  # id of the session the gesture is about
    moves: tuple[Move, ...] = ()
    cancelled: tuple[str, ...] = ()  # ids that become cancelled, keeping their day
    dues: tuple[DueMove, ...] = ()  # deadlines that go along
    warnings: tuple[Warned, ...] = field(default=())


@dataclass(eq=False)
class UnknownSession(PlannerError):
    """No row of the plan has this id."""

    id: str


def one(plan: Plan, session_id: str) -> PlannedSession:
    """Return the row with this id.

    Raises UnknownSession.
    """
    for session in plan.sessions:
        if session.id == session_id:
            return session
    raise UnknownSession(session_id)


def in_order(sessions: Iterable[PlannedSession]) -> list[PlannedSession]:
    """Sort dated rows by day and start; those without a time of day come first on their day.

    Rows without a day are left out. What begins together keeps the printed order.
    """
    dated = [row for row in sessions if row.day is not None]
    return sorted(dated, key=lambda row: (begins(row), row.position, row.id))


def numbers(sessions: Iterable[PlannedSession]) -> dict[str, str]:
    """Give what is taught the numbers "1", "2", ..., by day and start; returns them by id.

    Class, buffer and exam sessions have a number while they have a day and are not cancelled;
    holidays, breaks, deadlines and what lies on the shelf have none.

    >>> from datetime import date
    >>> numbers([
    ...     PlannedSession(id="b", topic="Second", day=date(2023, 10, 25)),
    ...     PlannedSession(id="a", topic="First", day=date(2023, 10, 18)),
    ...     PlannedSession(id="c", topic="Guest"),
    ... ])
    {'a': '1', 'b': '2'}
    """
    taught = (row for row in sessions if row.kind in TEACHING and row.status != Status.CANCELLED)
    return {row.id: str(n) for n, row in enumerate(in_order(taught), start=1)}


def after(session: PlannedSession, move: Move) -> PlannedSession:
    """Return the row as the move leaves it; a row of several days keeps its length.

    On the shelf a row has no last day either. A ``move`` made for another day than the row lies
    on is a mistake of ours: ValueError.
    """
    if session.id != move.id or session.day != move.was:
        raise ValueError(f"{move} was not made for {session.id} on {session.day}")
    end = None
    if move.until is not None:
        end = move.until if move.until != move.now else None
    elif session.day and session.end_day and move.now:
        end = move.now + (session.end_day - session.day)
    room = session.room if move.room is None else move.room
    return replace(
        session,
        day=move.now,
        end_day=end,
        laid=None,
        hours=move.hours,
        room=room,
        insisted=move.insisted,
    )


def applied(plan: Plan, change: PlanChange) -> Plan:
    """Return the plan after the change; the plan given stays as it is."""
    moves = {move.id: move for move in change.moves}
    rows = tuple(after(row, moves[row.id]) if row.id in moves else row for row in plan.sessions)
    rows = tuple(
        replace(row, status=Status.CANCELLED) if row.id in change.cancelled else row
        for row in rows
    )
    dues = {due.item: due for due in change.dues}
    return replace(
        plan,
        sessions=rows,
        dues=tuple(
            replace(due, day=dues[due.item].now) if due.item in dues else due for due in plan.dues
        ),
    )


def moves_between(before: Plan, now: Plan, first: str) -> tuple[Move, ...]:
    """List what moved, the session ``first`` in front, the others by the day they come from."""
    old = {row.id: row for row in before.sessions}
    moves = [
        Move(row.id, old[row.id].day, row.day, row.hours, insisted=row.insisted)
        for row in now.sessions
    ]
    return told_in_order(moves, old, first)


def told_in_order(
    moves: Iterable[Move], old: Mapping[str, PlannedSession], first: str
) -> tuple[Move, ...]:
    """Leave out what stays where it is, and sort the rest as moves_between does.

    ``old`` holds the rows as they lay before, by their ids; no row may move twice.
    """

    def lay(move: Move) -> tuple[bool, tuple[date, time], str]:
        return move.id != first, begins(old[move.id]), move.id

    moved = (m for m in moves if (m.now, m.hours) != (old[m.id].day, old[m.id].hours))
    return tuple(sorted(moved, key=lay))


def begins(session: PlannedSession) -> tuple[date, time]:
    """Return when a row begins, to sort by; the shelf comes last, no time of day first."""
    return session.day or date.max, session.hours.start if session.hours else time.min
