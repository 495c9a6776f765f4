"""Reading the plan: all sessions with the term they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.db import courses
from planner.db.presenters import speakers
from planner.db.reading import clock, day, rows
from planner.rules.plan import Due, Kind, Mode, Plan, PlannedSession, Speaker, Status
from planner.rules.slots import Hours
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.db.reading import Reader
    from planner.db.tables import ClassSession


_COLUMNS = (
    *("id", "topic", "kind", "mode", "status", "locked", "insisted", "day", "end_day"),
    *("laid_from", "laid_to", "starts", "ends", "room", "note", "line", "position"),
)


def plan_of(tx: Reader) -> Plan:
    """Read the whole plan of the course."""
    return Plan(
        sessions=tuple(sessions(tx)),
        lectures=courses.course(tx).lectures,
        slots=tuple(row.slot for row in courses.slots(tx)),
        days_off=courses.days_off(tx),
        extra=courses.extra_dates(tx),
        dues=dues(tx),
    )


def dues(tx: Reader) -> tuple[Due, ...]:
    """List the deadlines of the items, earliest first.

    Students know them if the course was made from its page, or its plan was published.
    """
    told = rows(
        tx, "SELECT 1 FROM course WHERE page <> '' UNION ALL SELECT 1 FROM plan_version LIMIT 1"
    )
    announced = bool(told)
    found = rows(
        tx,
        "SELECT id, title, due, due_session, short FROM item WHERE due IS NOT NULL"
        " ORDER BY due, position, id",
    )
    return tuple(
        Due(item, title, day(at), hangs_on, short, announced)
        for item, title, at, hangs_on, short in found
    )


def sessions(tx: Reader) -> Sequence[PlannedSession]:
    """List all rows of the plan: by day, a row laid over days at its first, the shelf last."""
    found = rows(tx, f"SELECT {', '.join(_COLUMNS)} FROM session")  # noqa: S608 - our own columns
    speaking = speakers(tx)
    recorded = {row[0] for row in rows(tx, "SELECT DISTINCT session_id FROM attendance")}
    planned = (
        _planned(*row, speakers=speaking.get(row[0], ()), attended=row[0] in recorded)
        for row in found
    )
    return sorted(planned, key=_order)


def session_row(row: ClassSession) -> PlannedSession:
    """Turn a live session into a value of the rules."""
    return _planned(*(getattr(row, name) for name in _COLUMNS))


def of_image(image: Mapping[str, Any]) -> PlannedSession:
    """Turn a picture of a row, as the history keeps it, into a value of the rules."""
    return _planned(*(image[name] for name in _COLUMNS))


def _planned(
    *values: Any, speakers: tuple[Speaker, ...] = (), attended: bool = False
) -> PlannedSession:
    row_id, topic, kind, mode, status, locked, insisted, *days, room, note, line, at = values
    held_on, until, laid_from, laid_to, starts, ends = days
    return PlannedSession(
        id=row_id,
        topic=topic,
        kind=Kind(kind),
        mode=Mode(mode),
        status=Status(status),
        locked=bool(locked),
        insisted=bool(insisted),
        day=day(held_on),
        end_day=day(until),
        laid=Days(day(laid_from), day(laid_to)) if laid_from and laid_to else None,
        hours=Hours(clock(starts), clock(ends)) if starts and ends else None,
        room=room,
        note=note,
        line=line,
        position=at,
        speakers=speakers,
        attended=attended,
    )


def _order(row: PlannedSession) -> tuple[bool, str, str, int, str]:
    first = row.day or (row.laid.first if row.laid else None)
    starts = row.hours.start.isoformat() if row.hours else ""
    return first is None, first.isoformat() if first else "", starts, row.position, row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetails:
    """What views and documents know of a session beyond what the rules of the plan need."""

    link: str
    label: str
    cancel_reason: str  # internal
    cancel_words: str  # what students read
    talk_places: int = 0  # how many presentations find place


def details(tx: Reader) -> dict[str, SessionDetails]:
    """Read the details of all sessions, by id."""
    return {
        row_id: SessionDetails(
            link=link, label=label, cancel_reason=reason, cancel_words=words, talk_places=places
        )
        for row_id, link, label, reason, words, places in rows(
            tx, "SELECT id, link, label, cancel_reason, cancel_words, talk_places FROM session"
        )
    }
