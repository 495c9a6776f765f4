"""Reading the plan: all sessions with the term they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db import courses
from planner.db.tables import ClassSession
from planner.rules.plan import Plan, PlannedSession
from planner.rules.slots import Hours
from planner.rules.terms import Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session


def plan_of(tx: Session) -> Plan:
    """Read the whole plan of the course."""
    return Plan(
        sessions=tuple(sessions(tx)),
        lectures=courses.course(tx).lectures,
        slots=tuple(row.slot for row in courses.slots(tx)),
        days_off=courses.days_off(tx),
    )


def sessions(tx: Session) -> Sequence[PlannedSession]:
    """List all rows of the plan: by day, a row laid over days at its first, the shelf last."""
    rows = [session_row(row) for row in tx.scalars(select(ClassSession))]
    return sorted(rows, key=_order)


def session_row(row: ClassSession) -> PlannedSession:
    """Turn a live session into a value of the rules."""
    hours = Hours(row.starts, row.ends) if row.starts and row.ends else None
    laid = Days(row.laid_from, row.laid_to) if row.laid_from and row.laid_to else None
    return PlannedSession(
        id=row.id,
        topic=row.topic,
        kind=row.kind,
        mode=row.mode,
        status=row.status,
        locked=row.locked,
        day=row.day,
        end_day=row.end_day,
        laid=laid,
        hours=hours,
        room=row.room,
        note=row.note,
        line=row.line,
        position=row.position,
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


def details(tx: Session) -> dict[str, SessionDetails]:
    """Read the details of all sessions, by id."""
    columns = (ClassSession.link, ClassSession.label)
    reasons = (ClassSession.cancel_reason, ClassSession.cancel_words)
    return {
        row_id: SessionDetails(link=link, label=label, cancel_reason=reason, cancel_words=words)
        for row_id, link, label, reason, words in tx.execute(
            select(ClassSession.id, *columns, *reasons)
        )
    }
