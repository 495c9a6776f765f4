"""Watch a transaction and remember how every touched row looked before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from planner.db.base import Base, Row

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

Image = dict[str, Any]  # column name -> value, as JSON can hold it
Key = tuple[str, str]  # table, row id


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row, before and after; None on a side where it did not exist."""

    table: str
    row_id: str
    before: Image | None
    after: Image | None

    def flipped(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Title:
    """What a step is called: an English text from the catalogue, and the facts put into it."""

    text: str
    facts: dict[str, str]

    @classmethod
    def of(cls, text: str, **facts: object) -> Title:
        """Name a step; facts become text at once, since the history keeps them for good."""
        return cls(text, {name: str(value) for name, value in facts.items()})


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All rows touched by one step, under the title the user sees in the Edit menu."""

    title: Title
    rows: tuple[RowChange, ...]
    step: int = 0  # its number in the history

    @property
    def tables(self) -> frozenset[str]:
        """The tables touched; a view asks this to know whether to look again."""
        return frozenset(row.table for row in self.rows)

    def touched(self, table: str) -> frozenset[str]:
        """Return the ids of the rows touched in one table."""
        return frozenset(row.row_id for row in self.rows if row.table == table)


def plain(value: Any) -> Any:
    """Write a column's value as JSON can hold it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else value


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
