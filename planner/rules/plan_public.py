"""The plan as it is told to everybody: what a published version keeps, with nothing internal.

Why a session is cancelled, whether it is locked or was recorded as held, and who presents are not
among it. ``as_json`` and ``of_json`` write and read what a version's row keeps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Any

from planner.rules.plan import TEACHING, Due, Kind, Mode, Status, numbers
from planner.rules.plan_places import WHOLE_DAY, hours_of
from planner.rules.slots import Hours
from planner.rules.terms import DayOff, Days, OffKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.rules.plan import Plan, PlannedSession

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSession:
    """One row of the plan as everybody may read it.

    ``hours`` and ``room`` are those it takes place in, also where they come from the weekly slot.
    ``number`` follows from the dates of all, so it is no part of what makes two rows equal.
    ``words`` is what students read about a cancellation.
    """

    id: str
    topic: str
    kind: Kind = Kind.CLASS
    mode: Mode = Mode.IN_PERSON
    cancelled: bool = False
    words: str = ""
    day: date | None = None
    end_day: date | None = None
    laid: Days | None = None
    hours: Hours | None = None
    room: str = ""
    link: str = ""
    note: str = ""
    number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlan:
    """All that a published version says: sessions, days without teaching, deadlines."""

    sessions: tuple[PublicSession, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    dues: tuple[Due, ...] = ()


def public_form(
    plan: Plan, *, links: Mapping[str, str] | None = None, words: Mapping[str, str] | None = None
) -> PublicPlan:
    """Return what everybody may know of a plan.

    ``links`` and ``words`` (what students read about a cancellation) are by the sessions' ids.
    """
    numbered = numbers(plan.sessions)
    return PublicPlan(
        sessions=tuple(
            _public(row, plan, numbered.get(row.id, ""), links or {}, words or {})
            for row in plan.sessions
        ),
        days_off=plan.days_off,
        dues=plan.dues,
    )


def _public(
    row: PlannedSession,
    plan: Plan,
    number: str,
    links: Mapping[str, str],
    words: Mapping[str, str],
) -> PublicSession:
    cancelled = row.status is Status.CANCELLED
    taught = row.day is not None and row.kind in TEACHING
    hours = hours_of(plan, row) if taught else row.hours
    return PublicSession(
        id=row.id,
        number=number,
        topic=row.topic,
        kind=row.kind,
        mode=row.mode,
        cancelled=cancelled,
        words=words.get(row.id, "") if cancelled else "",
        day=row.day,
        end_day=row.end_day,
        laid=row.laid,
        hours=None if hours == WHOLE_DAY or row.day is None else hours,
        room=(row.room or _usual_room(row, plan)) if taught else row.room,
        link=links.get(row.id, ""),
        note=row.note,
    )


def _usual_room(row: PlannedSession, plan: Plan) -> str:
    """Return the room of the weekly time, or the single date, that a session lies in."""
    if row.day is None:
        return ""
    day, hours = row.day, hours_of(plan, row)
    there = [(slot.hours, slot.room) for slot in plan.slots if slot.on(day)]
    there += [(extra.hours, extra.room) for extra in plan.extra if extra.day == day]
    same = [room for other, room in there if other == hours]
    return next((room for room in [*same, *(room for _, room in there)] if room), "")


def as_json(plan: PublicPlan) -> Json:
    """Write a plan as JSON can hold it; ``of_json`` gives it back."""
    return {
        "sessions": [session_as_json(row) for row in plan.sessions],
        "days_off": [off_as_json(off) for off in plan.days_off],
        "dues": [due_as_json(due) for due in plan.dues],
    }


def of_json(said: Json) -> PublicPlan:
    """Read a plan that ``as_json`` wrote; what an older version did not say is empty."""
    return PublicPlan(
        sessions=tuple(session_of_json(row) for row in said.get("sessions", ())),
        days_off=tuple(off_of_json(off) for off in said.get("days_off", ())),
        dues=tuple(due_of_json(due) for due in said.get("dues", ())),
    )


def session_as_json(row: PublicSession) -> Json:
    """Write a row; what it does not say is left out."""
    said: Json = {
        "id": row.id,
        "number": row.number,
        "topic": row.topic,
        "kind": row.kind.value,
        "mode": row.mode.value,
        "cancelled": row.cancelled,
        "words": row.words,
        "date": row.day.isoformat() if row.day else None,
        "end_date": row.end_day.isoformat() if row.end_day else None,
        "laid": _days(row.laid) if row.laid else None,
        "start": f"{row.hours.start:%H:%M}" if row.hours else None,
        "end": f"{row.hours.end:%H:%M}" if row.hours else None,
        "room": row.room,
        "link": row.link,
        "note": row.note,
    }
    return {name: value for name, value in said.items() if value or name in {"id", "topic"}}


def session_of_json(said: Json) -> PublicSession:
    """Read a row that ``session_as_json`` wrote."""
    hours = None
    if said.get("start") and said.get("end"):
        hours = Hours(time.fromisoformat(said["start"]), time.fromisoformat(said["end"]))
    return PublicSession(
        id=said["id"],
        number=said.get("number", ""),
        topic=said["topic"],
        kind=Kind(said.get("kind", Kind.CLASS)),
        mode=Mode(said.get("mode", Mode.IN_PERSON)),
        cancelled=bool(said.get("cancelled")),
        words=said.get("words", ""),
        day=_day(said.get("date")),
        end_day=_day(said.get("end_date")),
        laid=_days_of(said["laid"]) if said.get("laid") else None,
        hours=hours,
        room=said.get("room", ""),
        link=said.get("link", ""),
        note=said.get("note", ""),
    )


def off_as_json(off: DayOff) -> Json:
    """Write days without teaching."""
    names = {"name_de": off.name_de, "name_en": off.name_en}
    return {**_days(off.days), "kind": off.kind.value, **names}


def off_of_json(said: Json) -> DayOff:
    """Read days that ``off_as_json`` wrote."""
    return DayOff(_days_of(said), OffKind(said["kind"]), said["name_de"], said["name_en"])


def due_as_json(due: Due) -> Json:
    """Write a deadline."""
    return {
        "item": due.item,
        "title": due.title,
        "date": due.day.isoformat(),
        "session": due.session,
    }


def due_of_json(said: Json) -> Due:
    """Read a deadline that ``due_as_json`` wrote."""
    return Due(said["item"], said["title"], date.fromisoformat(said["date"]), said.get("session"))


def _days(days: Days) -> Json:
    return {"from": days.first.isoformat(), "to": days.last.isoformat()}


def _days_of(said: Json) -> Days:
    return Days(date.fromisoformat(said["from"]), date.fromisoformat(said["to"]))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
