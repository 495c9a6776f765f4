"""The history of a course: writing a step down, reading it, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from planner.db.history_tables import StepImage, StepRow
from planner.db.journal import ChangeSet, RowChange, Title
from planner.db.steps import Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping
    from sqlalchemy.orm import Session

    from planner.db.journal import Image

__all__ = ["Step", "StepKind"]  # beside the functions: what they answer

type KeptImage = tuple[int, str, str, str | None, str | None]  # step, table, row; JSON of both
_LAST = (  # these are built once: every step asks them
    select(StepRow.id, StepRow.seal, StepRow.undo_top, StepRow.redo_top)
    .order_by(StepRow.id.desc())
    .limit(1)
)
_STEP = insert(StepRow)
_IMAGES = (
    'INSERT INTO step_image (step_id, table_name, row_id, "before", "after")'
    " VALUES (?, ?, ?, ?, ?)"
)
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def write_down(
    connection: Connection,
    changes: ChangeSet,
    *,
    kind: StepKind,
    at: datetime,
    by: str,
    of: int | None = None,
) -> int:
    """Add a step and its images; the answer is its number.

    Images are written as JSON once: the text that the seal covers is the text that is kept.
    """
    last = _last(connection)
    number = (last["id"] if last else 0) + 1
    stacks = _stacks(connection, last, number, kind, of)
    step: dict[str, Any] = {"id": number, "at": at, "by": by, "kind": kind, "of": of}
    step |= {"title": changes.title.text, "facts": changes.title.facts} | stacks
    images = [
        (number, row.table, row.row_id, _text(row.before), _text(row.after))
        for row in changes.rows
    ]
    step["seal"] = seal(last["seal"] if last else "", step, images)
    connection.execute(_STEP, step)
    if images:
        connection.exec_driver_sql(_IMAGES, images)
    return number


def _text(image: Image | None) -> str | None:
    """Write an image as canonical JSON.

    Nearly all values are texts: put together here it takes half as long as by json, which makes
    an encoder for each.
    """
    if type(image) is not dict:  # nothing there, or in a damaged file anything
        return None if image is None else _canonical(image)
    said = [head + _value(image[name]) for name, head in _heads(tuple(image))]
    return f"{{{','.join(said)}}}"


def _value(value: object) -> str:
    if type(value) is str:
        return quoted(value)
    return "null" if value is None else _canonical(value)


@cache
def _heads(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return columns in the order of their names, each with the beginning of its value."""
    return tuple((name, f"{quoted(name)}:") for name in sorted(names))


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


def seal(before: str, step: dict[str, Any], images: Iterable[KeptImage]) -> str:
    """Chain a step to the one before it: SHA-256 over the last seal, the step and its images.

    What is hashed is one JSON object with sorted keys and no blanks: the columns of the step, and
    among them "images", a list of the images' columns in their order.
    """
    content = {**step, "at": step["at"].astimezone(UTC).isoformat()}
    content.pop("seal", None)
    ahead = _canonical({name: value for name, value in content.items() if name < "images"})
    after = _canonical({name: value for name, value in content.items() if name > "images"})
    listed = ",".join(map(_sealed, images))
    text = f'{ahead[:-1]},"images":[{listed}],{after[1:]}'
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def _sealed(image: KeptImage) -> str:
    _, table, row_id, before, after = image
    row = f'"row_id":{_value(row_id)},"table_name":{_value(table)}'
    return f'{{"after":{after or "null"},"before":{before or "null"},{row}}}'


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


def _images(tx: Session) -> dict[int, list[KeptImage]]:
    found: dict[int, list[KeptImage]] = {}
    columns = (StepImage.step_id, StepImage.table_name, StepImage.row_id)
    wanted = select(*columns, StepImage.before, StepImage.after).order_by(StepImage.id)
    for step, table, row_id, before, after in tx.execute(wanted):
        one = (step, table, row_id, _text(before), _text(after))
        found.setdefault(step, []).append(one)
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


def last_change(tx: Session) -> int:
    """Return the number of the last step that changed the course; 0 before the first.

    What is handed out is a fact beside the changes: so one list has the same number before and
    after it was handed over, and the next document has it too.
    """
    wanted = select(StepRow.id).where(StepRow.kind != "fact").order_by(StepRow.id.desc()).limit(1)
    return tx.scalar(wanted) or 0


def steps(tx: Session, *, before: int | None = None, most: int = 200) -> Sequence[Step]:
    """List steps, newest first; ``before`` pages on."""
    wanted = select(StepRow).order_by(StepRow.id.desc()).limit(most)
    if before is not None:
        wanted = wanted.where(StepRow.id < before)
    return [_step(row) for row in tx.scalars(wanted)]


def all_steps(tx: Session) -> Iterator[Step]:
    """Yield every step, newest first, reading a thousand at a time."""
    before: int | None = None
    while found := steps(tx, before=before, most=1000):
        yield from found
        before = found[-1].id


def steps_of_row(tx: Session, row_ids: Iterable[str], *, most: int = 200) -> Sequence[Step]:
    """List the steps that touched any of these rows, newest first."""
    touched = select(StepImage.step_id).where(StepImage.row_id.in_(list(row_ids)))
    wanted = select(StepRow).where(StepRow.id.in_(touched)).order_by(StepRow.id.desc()).limit(most)
    return [_step(row) for row in tx.scalars(wanted)]


def _step(row: StepRow) -> Step:
    kind: Any = row.kind
    return Step(row.id, row.at, row.by, kind, Title(row.title, dict(row.facts)), row.of)
