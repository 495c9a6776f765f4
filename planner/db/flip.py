"""Write rows back as a step had left or found them, if they still look as expected."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from planner.db.journal import Image, RowChange, plain
from planner.db.watching import restored, table_named
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Table

AT_ONCE = 500  # rows per statement; SQLite takes 32,766 parameters


@dataclass(eq=False)
class ChangedMeanwhile(PlannerError):
    """A row no longer looks as the step to be taken back had left it."""

    table: str
    row_id: str


def put_back(connection: Connection, rows: Sequence[RowChange]) -> None:
    """Bring every row to its ``after``, provided its ``before`` is what is there.

    Rows may refer to one another in any order, so foreign keys are checked at the commit. In each
    table rows leave before others change or come, so that no unique constraint stands in the way.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    by_table: dict[str, list[RowChange]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    for name, changes in by_table.items():
        _check(connection, table_named(name), changes)
        _put(connection, table_named(name), changes)


def _check(connection: Connection, table: Table, changes: Sequence[RowChange]) -> None:
    there = _images(connection, table, (row.row_id for row in changes))
    for row in changes:
        if there.get(row.row_id) != row.before:
            raise ChangedMeanwhile(table.name, row.row_id)


def _images(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, Image]:
    found: dict[str, Image] = {}
    for some in batched(ids, AT_ONCE):
        for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings():
            found[row["id"]] = {name: plain(value) for name, value in row.items()}
    return found


def _put(connection: Connection, table: Table, changes: Sequence[RowChange]) -> None:
    gone = [row.row_id for row in changes if row.after is None]
    for some in batched(gone, AT_ONCE):
        connection.execute(delete(table).where(table.c.id.in_(some)))
    changed = [row.after for row in changes if row.after is not None and row.before is not None]
    if changed:
        names = [column.name for column in table.columns if column.name != "id"]
        statement = (
            update(table)
            .where(table.c.id == bindparam("to_id"))
            .values({name: bindparam(f"to_{name}") for name in names})
        )
        values = [restored(table, image) for image in changed]
        connection.execute(
            statement, [{f"to_{name}": value for name, value in one.items()} for one in values]
        )
    born = [row.after for row in changes if row.after is not None and row.before is None]
    if born:
        connection.execute(insert(table), [restored(table, image) for image in born])
