"""Watch a transaction and remember how every touched row looked before and after."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from planner.db.base import Base, Row
from planner.db.journal import Image, RowChange, plain

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

Key = tuple[str, str]  # table, row id


class Journal:
    """What one transaction has done to the rows of the course since it began."""

    def __init__(self, tx: Session) -> None:
        self._before: dict[Key, Image | None] = {}
        self._after: dict[Key, Image | None] = {}
        event.listen(tx, "before_flush", self._look)
        event.listen(tx, "after_flush", self._look_again)
        event.listen(tx, "do_orm_execute", _refuse_bulk)
        self._pending: tuple[list[Row], list[Row]] = ([], [])

    def changes(self) -> tuple[RowChange, ...]:
        """Everything that truly differs, in the order it was first touched."""
        return tuple(
            RowChange(*key, before, self._after[key])
            for key, before in self._before.items()
            if before != self._after[key]
        )

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


def _restored(kind: type, value: Any) -> Any:
    if value is None:
        return None
    if issubclass(kind, datetime | date | time):
        return kind.fromisoformat(value)
    if issubclass(kind, StrEnum | Decimal):
        return kind(value)
    return value
