"""Watch a transaction and remember how every touched row looked before and after."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, insert, inspect

from planner.db.base import Base, Row
from planner.db.ids import new_ids
from planner.db.journal import Image, RowChange, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

Key = tuple[str, str]  # table, row id
JOURNAL = "journal"  # under which a transaction knows who watches it


class Journal:
    """What one transaction has done to the rows of the course since it began."""

    def __init__(self, tx: Session) -> None:
        self._before: dict[Key, Image | None] = {}
        self._after: dict[Key, Image | None] = {}
        event.listen(tx, "before_flush", self._look)
        event.listen(tx, "after_flush", self._look_again)
        event.listen(tx, "do_orm_execute", _refuse_bulk)
        self._pending: tuple[list[Row], list[Row]] = ([], [])
        tx.info[JOURNAL] = self

    def changes(self) -> tuple[RowChange, ...]:
        """Everything that truly differs, in the order it was first touched."""
        return tuple(
            RowChange(*key, before, self._after[key])
            for key, before in self._before.items()
            if before != self._after[key]
        )

    def born(self, table: str, images: Iterable[Image]) -> None:
        """Note new rows that were entered past the ORM; see enter_many."""
        for image in images:
            key = table, image["id"]
            self._before[key], self._after[key] = None, image

    def _look(self, tx: Session, _context: UOWTransaction, _instances: object) -> None:
        changed = [row for row in tx.dirty if isinstance(row, Row) and tx.is_modified(row)]
        gone = [row for row in tx.deleted if isinstance(row, Row)]
        for row in (*changed, *gone):
            self._before.setdefault(_key(row), _image(row, committed=True))
        self._pending = ([row for row in tx.new if isinstance(row, Row)] + changed, gone)

    def _look_again(self, _tx: Session, _context: UOWTransaction) -> None:
        kept, gone = self._pending
        for row in kept:
            self._before.setdefault(_key(row), None)  # only a birth has not been noted yet
            self._after[_key(row)] = _image(row, committed=False)
        for row in gone:
            self._after[_key(row)] = None


def enter_many(tx: Session, kind: type[Row], rows: Iterable[Mapping[str, Any]]) -> None:
    """Enter many new rows at once: past the ORM, which is slow at it, but not past the history.

    Keys are the columns' names; what a row does not say is the column's default, and each gets an
    id. Only inside Store.change, and only for tables whose defaults are plain values and whose
    columns the database keeps just as the history pictures them.
    """
    table = table_named(kind.__tablename__)
    assert all(map(_kept_as_pictured, table.columns)), kind
    said = list(map(_plain_image, rows))
    if not said:
        return
    names = [column.name for column in table.columns]
    blank = dict.fromkeys(names) | _plain_image(_defaults(table))
    images = [
        {**blank, **row, "id": row_id}
        for row, row_id in zip(said, new_ids(len(said)), strict=True)
    ]
    tx.flush()
    connection = tx.connection()
    statement = str(insert(table).compile(dialect=connection.dialect))  # all columns, in order
    connection.exec_driver_sql(statement, [tuple(image.values()) for image in images])
    journal: Journal = tx.info[JOURNAL]
    journal.born(kind.__tablename__, images)


def _defaults(table: Table) -> Mapping[str, Any]:
    said = (column for column in table.columns if column.default and column.name != "id")
    return {column.name: getattr(column.default, "arg", None) for column in said}


def _kept_as_pictured(column: Column[Any]) -> bool:
    """Tell whether a column's value and its default look in the file as they do as JSON."""
    kind = column.type.python_type
    alike = kind in {str, int, bool, date, Decimal} or issubclass(kind, StrEnum)
    made = callable(getattr(column.default, "arg", None)) and column.name != "id"
    return alike and not made


def _plain_image(row: Mapping[str, Any]) -> Image:
    return {
        name: value if value is None or type(value) is str else plain(value)
        for name, value in row.items()
    }


def _key(row: Row) -> Key:
    return row.__tablename__, row.id


def _image(row: Row, *, committed: bool) -> Image:
    """Read a row off the object in hand; a column that was never loaded is fetched first.

    Deferred columns stay out: those are the register's documents, which never change.
    """
    state: InstanceState[Row] = inspect(row)
    old = state.committed_state if committed else {}
    return {
        prop.columns[0].name: plain(old[prop.key] if prop.key in old else getattr(row, prop.key))
        for prop in state.mapper.column_attrs
        if not prop.deferred
    }


def _refuse_bulk(execution: ORMExecuteState) -> None:
    if execution.is_insert or execution.is_update or execution.is_delete:
        raise RuntimeError("bulk statements would slip past the history")


def table_named(name: str) -> Table:
    """Return the table of a name that stands in the history."""
    return Base.metadata.tables[name]


def restored(table: Table, image: Image) -> Image:
    """Turn an image back into the values its columns take."""
    return {
        column.name: _restored(column.type.python_type, image[column.name])
        for column in table.columns
        if column.name in image
    }


def completed(table: Table, image: Image | None) -> Image | None:
    """Let an image that is older than a column say what the migration gave to all rows there."""
    if image is None:
        return None
    return {**_beginnings(table), **image}


@cache
def _beginnings(table: Table) -> Image:
    """Return what every column of a row begins with, also those that begin with nothing."""
    found: dict[str, Any] = {column.name: None for column in table.columns if column.name != "id"}
    for column in table.columns:
        default = getattr(column.default, "arg", None)
        if column.name != "id" and default is not None:
            found[column.name] = default(None) if callable(default) else default
    return _plain_image(found)


def _restored(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if issubclass(kind, datetime | date | time):
        return kind.fromisoformat(value)
    if issubclass(kind, StrEnum | Decimal):
        return kind(value)
    return value
