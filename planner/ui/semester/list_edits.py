"""What typing into a cell of the list does: the same steps as on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.plan_verbs import dropped, shelved
from planner.rules.typed import typed_day, typed_hours
from planner.ui.semester.list_rows import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.rules.plan import PlannedSession
    from planner.ui.semester.doings import Doings
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.lengths import Lengths

COLUMNS = {
    Field.TOPIC: "topic",
    Field.ROOM: "room",
    Field.KIND: "kind",
    Field.MODE: "mode",
    Field.NOTE: "note",
}


def write(
    doings: Doings,
    lengths: Lengths,
    session_id: str,
    field: Field,
    value: object,
    *,
    refuse: Callable[[PlannerError], object],
) -> None:
    """Carry out what was entered into a cell; what changes nothing is no step."""
    semester = doings.semester
    session = semester.session(session_id) if semester else None
    if semester is None or session is None:
        return
    try:
        if field is Field.DAY:
            _move(doings, session, semester, str(value).strip())
        elif field is Field.TIME:
            _set_hours(lengths, session, str(value))
        else:
            _set(doings, session, COLUMNS[field], value)
    except PlannerError as refusal:
        refuse(refusal)


def _move(doings: Doings, session: PlannedSession, semester: Semester, text: str) -> None:
    """Do what dropping it on that day does; an emptied cell takes the day away."""
    plan = semester.plan
    if not text:
        if session.day is not None:
            doings.carry_out(shelved(plan, session.id))
        return
    day = typed_day(text, plan.lectures)
    if day != session.day:
        doings.carry_out(dropped(plan, session.id, day))


def _set_hours(lengths: Lengths, session: PlannedSession, text: str) -> None:
    hours = typed_hours(text)
    if hours != session.hours:
        lengths.set_hours(session.id, hours)


def _set(doings: Doings, session: PlannedSession, column: str, value: object) -> None:
    entered = value.strip() if type(value) is str else value  # a kind is a text, too
    if entered != getattr(session, column):
        doings.edit(session.id, {column: entered})
