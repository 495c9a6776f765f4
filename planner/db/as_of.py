"""The course as it was at the end of any day: a scratch copy, taken back through the history.

Everything that was ever changed stands in the history with how it looked before, undone and redone
steps too. So the first picture of a row after a day is how it looked at the end of that day; the
rows that nothing touched since are as they were. The work grows with what came after, and only
that: the copy is made page by page by SQLite, in memory, and nothing of it is left on a disk.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import LargeBinary, bindparam, create_engine, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from planner.db.history_tables import HISTORY, StepImage, StepRow
from planner.db.watching import completed, restored, table_named
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from planner.db.journal import Image


@dataclass(eq=False)
class NoCourseYet(PlannerError):
    """At the end of that day there was no such course yet; it was made on ``made``."""

    day: date
    made: date | None


@contextmanager
def as_of(tx: Session, day: date) -> Iterator[Session]:
    """Look at the course as it was when a day ended on this machine's clock.

    What is looked at is a copy; the history in it ends with that day too. Raises NoCourseYet.
    """
    last = _last_step(tx, day)
    if not last:
        first = tx.scalar(select(StepRow.at).order_by(StepRow.id).limit(1))
        raise NoCourseYet(day, first.astimezone().date() if first else None)
    source = tx.connection().connection.driver_connection
    assert source is not None
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as scratch:
        source.backup(scratch)
        scratch.isolation_level = None
        engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: scratch)
        with engine.begin() as connection:
            _take_back(connection, last)
        with Session(engine, expire_on_commit=False) as then:
            yield then


def _last_step(tx: Session, day: date) -> int:
    """Return the number of the last step of a day or before; 0 if there is none.

    Read from the end, so that a long history before the day costs nothing.
    """
    over = datetime.combine(day + timedelta(days=1), time.min).astimezone(UTC)
    wanted = select(StepRow.id).where(StepRow.at < over).order_by(StepRow.id.desc()).limit(1)
    return tx.scalar(wanted) or 0


def _take_back(connection: Connection, last: int) -> None:
    """Make rows and history of a copy what they were after a step."""
    by_table: dict[str, dict[str, Image | None]] = {}
    for table, row_id, before in _first_pictures(connection, last):
        by_table.setdefault(table, {})[row_id] = before
    for name, pictures in by_table.items():
        _restore(connection, table_named(name), pictures)
    for name in HISTORY:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_only_grows_{verb}")
    connection.execute(delete(StepImage).where(StepImage.step_id > last))
    connection.execute(delete(StepRow).where(StepRow.id > last))


def _first_pictures(connection: Connection, last: int) -> Iterator[tuple[str, str, Image | None]]:
    """Return how each row that was touched after a step looked right after it."""
    found = connection.exec_driver_sql(
        'SELECT table_name, row_id, "before", min(id) FROM step_image WHERE step_id > ?'
        " GROUP BY table_name, row_id",
        (last,),
    )
    for table, row_id, before, _ in found:
        yield table, row_id, json.loads(before) if before else None


def _restore(connection: Connection, table: Table, pictures: dict[str, Image | None]) -> None:
    """Put rows back as they are pictured, or take them away where they were not there.

    A picture lacks the bytes of what was handed out, which never change: such a row keeps its own.
    """
    bytes_of = {one.name for one in table.columns if isinstance(one.type, LargeBinary)}
    gone = [row_id for row_id, before in pictures.items() if before is None]
    rows = [_row(table, image, bytes_of) for image in pictures.values() if image is not None]
    if not bytes_of:  # away with all first, so that no unique column stands in the way
        gone += [row["id"] for row in rows]
    if gone:
        away = delete(table).where(table.c.id == bindparam("row_id"))
        connection.execute(away, [{"row_id": row_id} for row_id in gone])
    if rows and not bytes_of:
        connection.execute(insert(table), rows)
    for row in rows if bytes_of else ():
        connection.execute(update(table).where(table.c.id == row.pop("id")).values(row))


def _row(table: Table, image: Image, leaving_out: set[str]) -> Image:
    """Turn a picture into a row; one that is older than a column says what a migration said."""
    whole = completed(table, image) or {}
    return restored(table, {name: it for name, it in whole.items() if name not in leaving_out})
