"""The history of one cell of the gradebook: each change with who, when, and what could come back.

It is found by the result's id, so it takes as long as the cell has changes, however long the
history of the course is.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from planner.db.history_tables import StepImage, StepRow
from planner.db.ids import id_of
from planner.db.journal import Title
from planner.db.result_tables import ItemResult
from planner.db.students import NOTHING, ResultRow, pictured
from planner.db.watching import completed, table_named

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from planner.db.journal import Image
    from planner.db.steps import StepKind

MOST = 200
FACTS = ("state", "points", "mark", "late_days", "due")
VALUE = ("state", "points", "mark", "late_days", "summands", "recognised_from")
BESIDE = ("due", "due_ground", "note", "feedback", "office_note", "title", "differs")
MARKING = ("state", "points", "mark")
STEP = (StepRow.id, StepRow.at, StepRow.by, StepRow.kind, StepRow.title, StepRow.facts)
_ID = select(ItemResult.id).where(
    ItemResult.student_id == bindparam("student"), ItemResult.item_id == bindparam("item")
)
_IMAGES = (
    select(StepImage.before, StepImage.after, *STEP)
    .join(StepRow, StepRow.id == StepImage.step_id)
    .where(StepImage.table_name == ItemResult.__tablename__)
    .order_by(StepImage.id.desc())
    .limit(bindparam("most"))
)
_LAST = _IMAGES.where(StepImage.row_id == func.coalesce(_ID.scalar_subquery(), bindparam("cell")))
# One row at a time: so the index gives them in their order, however many there are.
_OF_ROW = _IMAGES.where(StepImage.row_id == bindparam("row"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One step that changed a cell; where there was no result yet, it was open."""

    step: int
    at: datetime
    by: str
    kind: StepKind
    title: Title
    before: ResultRow
    after: ResultRow

    def changed(self) -> frozenset[str]:
        """Return the columns that the step changed."""
        was, now = content(self.before), content(self.after)
        return frozenset(name for name in now if was[name] != now[name])

    def content_after(self) -> dict[str, Any]:
        """Return what the cell said after the step, by column."""
        return content(self.after)

    def to_restore(self) -> dict[str, Any]:
        """Return what sets the cell as this step left it.

        That is its value; a note or a deadline only if this step wrote it, so that what was noted
        later stays.
        """
        now, changed = content(self.after), self.changed()
        return {name: now[name] for name in (*VALUE, *(set(BESIDE) & changed))}


def content(row: ResultRow) -> dict[str, Any]:
    """Return what a result says, by column."""
    said = {one.name: getattr(row, one.name) for one in fields(row) if one.name != "facts"}
    return said | {name: getattr(row.facts, name) for name in FACTS}


def cell_id(student_id: str, item_id: str) -> str:
    """Return the id that a new result gets: always the same for a student and an item.

    So a result that was undone and entered again is one row with one history.
    """
    return id_of("result", student_id, item_id)


def changes_of_cell(
    tx: Session, student_id: str, item_id: str, *, most: int = MOST
) -> tuple[CellChange, ...]:
    """List the steps that changed a cell, newest first."""
    row_id = tx.scalar(_ID, {"student": student_id, "item": item_id})
    ids = dict.fromkeys((row_id or "", cell_id(student_id, item_id)))
    found = [
        _change(*row) for one in ids for row in tx.execute(_OF_ROW, {"row": one, "most": most})
    ]
    return tuple(sorted(found, key=lambda one: -one.step)[:most])


def last_change(tx: Session, student_id: str, item_id: str) -> CellChange | None:
    """Find the step that changed a cell last, beside the ORM: the inspector asks at each cell."""
    wanted = {"student": student_id, "item": item_id, "most": 1}
    wanted["cell"] = cell_id(student_id, item_id)
    row = tx.connection().execute(_LAST, wanted).first()
    return _change(*row) if row else None


def marked_last(tx: Session, student_id: str, item_id: str) -> CellChange | None:
    """Find the step that gave a cell the state and number it has."""
    found = changes_of_cell(tx, student_id, item_id)
    return next((one for one in found if one.changed() & set(MARKING)), None)


def _change(before: Image | None, after: Image | None, *step: Any) -> CellChange:
    number, at, by, kind, title, facts = step
    return CellChange(
        step=number,
        at=at,
        by=by,
        kind=kind,
        title=Title(title, dict(facts)),
        before=_pictured(before),
        after=_pictured(after),
    )


def _pictured(image: Image | None) -> ResultRow:
    """Read a picture; one that is older than a column lacks it."""
    whole = completed(table_named(ItemResult.__tablename__), image)
    return pictured(whole) if whole else NOTHING
