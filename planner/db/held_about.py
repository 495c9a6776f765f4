"""Every row that is about one student, as it is now and as each step of the history changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, String, cast, or_, select

from planner.db.base import Base
from planner.db.history_tables import StepImage, StepRow
from planner.db.journal import Title, plain
from planner.db.marking_sheets import marking_sheets
from planner.db.reading import rows
from planner.db.result_tables import Decision
from planner.db.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import Session

    from planner.db.journal import Image

STUDENT, LINE = "student", "decision_line"
BY_SUBJECT = frozenset({"handover", "sign_off"})  # whose subject may be a student


@dataclass(frozen=True, slots=True)
class HeldChange:
    """What a step did to one row about a student; a missing side means it did not exist."""

    step: Step
    table: str
    row_id: str
    before: Image | None
    after: Image | None


def rows_held(tx: Session, student_id: str) -> dict[str, tuple[Image, ...]]:
    """Return the rows about a student by the names of their tables, without documents' bytes.

    A table belongs here as soon as its rows name a student, so that a new one cannot be
    forgotten. Values are as JSON can hold them.
    """
    decisions = tuple(tx.scalars(select(Decision.id).where(Decision.student_id == student_id)))
    found = {}
    for table in Base.metadata.sorted_tables:
        wanted = _about(table, student_id, decisions)
        if wanted is None:
            continue
        columns = [one for one in table.columns if not isinstance(one.type, LargeBinary)]
        query = select(*columns).where(wanted).order_by(table.c.id)
        images = tuple(
            {name: plain(value) for name, value in row.items()}
            for row in tx.execute(query).mappings()
        )
        if images:
            found[table.name] = images
    return found


def _about(
    table: Table, student_id: str, decisions: tuple[str, ...]
) -> ColumnElement[bool] | None:
    if table.name == STUDENT:
        return table.c.id == student_id
    if table.name == LINE:
        return table.c.decision_id.in_(decisions)
    if "student_id" in table.columns:
        return table.c.student_id == student_id
    return table.c.subject == student_id if table.name in BY_SUBJECT else None


def changes_held(tx: Session, student_id: str) -> tuple[HeldChange, ...]:
    """Return what was ever done to rows about a student, undone and redone too, oldest first."""
    found = list(_changes(tx, _tables(), student_id))
    decisions = {one.row_id for one in found if one.table == "decision"}
    for decision in sorted(decisions):
        found += _changes(tx, (LINE,), decision)
    return tuple(sorted(found, key=lambda one: one.step.id))


def _tables() -> tuple[str, ...]:
    every = Base.metadata.sorted_tables
    naming = {one.name for one in every if "student_id" in one.columns}
    return (STUDENT, *sorted(naming | BY_SUBJECT))


def _changes(tx: Session, tables: tuple[str, ...], about: str) -> Iterator[HeldChange]:
    """Yield changes of rows that have an id, or name it on either side."""
    named = f'"{about}"'
    query = (
        select(StepRow, StepImage)
        .join(StepImage, StepImage.step_id == StepRow.id)
        .where(
            StepImage.table_name.in_(tables),
            or_(
                StepImage.row_id == about,
                cast(StepImage.before, String).contains(named),
                cast(StepImage.after, String).contains(named),
            ),
        )
        .order_by(StepImage.id)
    )
    for step, image in tx.execute(query):
        kind: Any = step.kind
        done = Step(step.id, step.at, step.by, kind, Title(step.title, dict(step.facts)), step.of)
        yield HeldChange(done, image.table_name, image.row_id, image.before, image.after)


def marked_on_sheets(tx: Session, student_id: str) -> tuple[dict[str, Any], ...]:
    """Return what marking sheets said of a student when they were taken along, by item."""
    return tuple(
        {
            "person": sheet.person,
            "name": sheet.name,
            "taken_at": plain(sheet.taken_at),
            "returned_at": plain(sheet.returned_at),
            "results": sheet.facts.get("results", {}).get(student_id, {}),
        }
        for sheet in marking_sheets(tx)
        if student_id in sheet.facts.get("students", ())
    )


def names_of_ids(tx: Session) -> dict[str, str]:
    """Return what items, tiers, sessions, groups and people of the course are called, by id."""
    called = {"item": "title", "tier": "name", "session": "topic", "work_group": "name"}
    pairs = (
        rows(tx, f"SELECT id, {name} FROM {table}")  # noqa: S608 - names of our own tables
        for table, name in (called | {"person": "name"}).items()
    )
    return {row_id: text for found in pairs for row_id, text in found}


def everybody_ever(tx: Session) -> Iterator[tuple[str, Image]]:
    """Yield every student, those too whom the history alone knows: the id and the fields."""
    columns = "id, family, given, matriculation, email"
    for row_id, family, given, number, email in rows(tx, f"SELECT {columns} FROM student"):  # noqa: S608 - as above
        yield row_id, {"family": family, "given": given, "matriculation": number, "email": email}
    query = select(StepImage.row_id, StepImage.before, StepImage.after).where(
        StepImage.table_name == STUDENT
    )
    for row_id, before, after in tx.execute(query):
        yield from ((row_id, image) for image in (before, after) if image)
