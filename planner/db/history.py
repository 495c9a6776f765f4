"""The history of a course: writing a step down, reading it, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from planner.db.history_tables import StepImage, StepRow
from planner.db.journal import ChangeSet, RowChange, Title
from planner.db.steps import Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping
    from sqlalchemy.orm import Session

__all__ = ["Step", "StepKind"]  # beside the functions: what they answer
_LAST = (  # these are built once: every step asks them
    select(StepRow.id, StepRow.seal, StepRow.undo_top, StepRow.redo_top)
    .order_by(StepRow.id.desc())
    .limit(1)
)
_STEP, _IMAGES = insert(StepRow), insert(StepImage)


def write_down(
    connection: Connection,
    changes: ChangeSet,
    *,
    kind: StepKind,
    at: datetime,
    by: str,
    of: int | None = None,
) -> int:
    """Add a step and its images; the answer is its number."""
    last = _last(connection)
    number = (last["id"] if last else 0) + 1
    stacks = _stacks(connection, last, number, kind, of)
    step: dict[str, Any] = {"id": number, "at": at, "by": by, "kind": kind, "of": of}
    step |= {"title": changes.title.text, "facts": changes.title.facts} | stacks
    images = [
        {"table_name": row.table, "row_id": row.row_id, "before": row.before, "after": row.after}
        for row in changes.rows
    ]
    step["seal"] = seal(last["seal"] if last else "", step, images)
    connection.execute(_STEP, step)
    if images:
        connection.execute(_IMAGES, [{"step_id": number, **one} for one in images])
    return number


def _stacks(
    connection: Connection, last: RowMapping | None, number: int, kind: StepKind, of: int | None
) -> dict[str, int | None]:
    """Where both stacks stand after a step; see StepRow."""
    undo_top, redo_top = (last["undo_top"], last["redo_top"]) if last else (None, None)
    if kind == "do":
        return {"below": undo_top, "undo_top": number, "redo_top": None}
    if kind == "undo":
        below = connection.scalar(select(StepRow.below).where(StepRow.id == of))
        return {"below": redo_top, "undo_top": below, "redo_top": of}
    if kind == "redo":
        undone = select(StepRow.below).where(StepRow.of == of, StepRow.kind == "undo")
        below = connection.scalar(undone.order_by(StepRow.id.desc()).limit(1))
        return {"below": None, "undo_top": of, "redo_top": below}
    return {"below": None, "undo_top": undo_top, "redo_top": redo_top}


def _last(connection: Connection) -> RowMapping | None:
    return connection.execute(_LAST).mappings().first()


def seal(before: str, step: dict[str, Any], images: Iterable[dict[str, Any]]) -> str:
    """Chain a step to the one before it: SHA-256 over the last seal, the step and its images."""
    content = {**step, "at": step["at"].astimezone(UTC).isoformat(), "images": list(images)}
    content.pop("seal", None)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def broken_seal(tx: Session) -> int | None:
    """Return the first step whose seal does not fit, or None if the chain is whole."""
    seal_before, expected = "", 1
    images = _images(tx)
    for row in tx.connection().execute(select(StepRow.__table__).order_by(StepRow.id)).mappings():
        step = dict(row)
        if (
            row["id"] != expected
            or seal(seal_before, step, images.get(row["id"], ())) != (row["seal"])
        ):
            return expected
        seal_before, expected = row["seal"], expected + 1
    return None


def _images(tx: Session) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    columns = (StepImage.step_id, StepImage.table_name, StepImage.row_id)
    wanted = select(*columns, StepImage.before, StepImage.after).order_by(StepImage.id)
    for row in tx.execute(wanted).mappings():
        one = dict(row)
        found.setdefault(one.pop("step_id"), []).append(one)
    return found


def rows_of(connection: Connection, step: int) -> tuple[RowChange, ...]:
    """Return what a step did to each row, in order."""
    wanted = (
        select(StepImage.table_name, StepImage.row_id, StepImage.before, StepImage.after)
        .where(StepImage.step_id == step)
        .order_by(StepImage.id)
    )
    return tuple(RowChange(*row) for row in connection.execute(wanted))


def last_step(tx: Session) -> int:
    """Return the number of the last step; 0 in a file without history."""
    last = _last(tx.connection())
    return last["id"] if last else 0


def steps(tx: Session, *, before: int | None = None, most: int = 200) -> Sequence[Step]:
    """List steps, newest first; ``before`` pages on."""
    wanted = select(StepRow).order_by(StepRow.id.desc()).limit(most)
    if before is not None:
        wanted = wanted.where(StepRow.id < before)
    return [_step(row) for row in tx.scalars(wanted)]


def steps_of_row(tx: Session, row_ids: Iterable[str], *, most: int = 200) -> Sequence[Step]:
    """List the steps that touched any of these rows, newest first."""
    touched = select(StepImage.step_id).where(StepImage.row_id.in_(list(row_ids)))
    wanted = select(StepRow).where(StepRow.id.in_(touched)).order_by(StepRow.id.desc()).limit(most)
    return [_step(row) for row in tx.scalars(wanted)]


def _step(row: StepRow) -> Step:
    kind: Any = row.kind
    return Step(row.id, row.at, row.by, kind, Title(row.title, dict(row.facts)), row.of)
