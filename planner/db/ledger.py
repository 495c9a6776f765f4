"""A store's transactions: each change is written down in the history with the rows it touched.

Here SQLAlchemy begins; a store that is only looked at does not import this module.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from planner.db import history, tables
from planner.db.engine import tidied
from planner.db.flip import put_back
from planner.db.history_tables import REGISTER
from planner.db.journal import ChangeSet, RowChange, Title
from planner.db.reading import refusal_of
from planner.db.watching import Journal, completed, table_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Engine

    from planner.db.steps import Step, StepKind


class Ledger:
    """The transactions on one course file; ``now`` is the clock of its history."""

    def __init__(self, engine: Engine, name: str, now: Callable[[], datetime]) -> None:
        self._engine, self._name, self._now = engine, name, now
        self._reading = sessionmaker(engine, expire_on_commit=False)
        self._writing = sessionmaker(
            engine.execution_options(writing=True), expire_on_commit=False
        )

    def close(self, *, tidy: bool) -> None:
        """Let go of the file; ``tidy`` if nobody else may have it open."""
        if tidy:
            tidied(self._engine)
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Look without touching; whatever was changed inside is thrown away."""
        with self._reading() as tx, self._read_errors():
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Write wholly or not at all; nothing of it goes into the history."""
        with self._read_errors(), self._writing.begin() as tx:
            yield tx

    def change(self, title: Title, work: Callable[[Session], object], *, by: str) -> ChangeSet:
        """Do ``work`` and write down what it did; see Store.change."""
        with self.writing() as tx:
            changes = _done(tx, title, work)
            if not changes.rows:
                return changes
            return self._written(tx, changes, "fact" if is_fact(changes) else "do", by)

    def tried(self, title: Title, work: Callable[[Session], object]) -> ChangeSet:
        """Say what ``work`` would change, and throw it away."""
        with self.reading() as tx:
            changes = _done(tx, title, work)
            tx.rollback()
        return changes

    def flip(self, kind: StepKind, wanted: Callable[[Session], Step], *, by: str) -> ChangeSet:
        """Undo or redo a step; it is looked for in the same transaction."""
        with self.writing() as tx:
            step = wanted(tx)
            connection = tx.connection()
            rows = history.rows_of(connection, step.id)
            if kind == "undo":
                rows = tuple(row.flipped() for row in reversed(rows))
            rows = tuple(map(_as_rows_are_now, rows))
            put_back(connection, rows)
            return self._written(tx, ChangeSet(step.title, rows), kind, by, of=step.id)

    def _written(
        self, tx: Session, changes: ChangeSet, kind: StepKind, by: str, of: int | None = None
    ) -> ChangeSet:
        number = history.write_down(
            tx.connection(), changes, kind=kind, at=self._now(), by=by, of=of
        )
        return ChangeSet(changes.title, changes.rows, number)

    @contextmanager
    def _read_errors(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as why:
            if refusal := refusal_of(self._name, why.orig or why):
                raise refusal from why
            raise


def _done(tx: Session, title: Title, work: Callable[[Session], object]) -> ChangeSet:
    journal = Journal(tx)
    work(tx)
    tx.flush()
    return ChangeSet(title, journal.changes())


def _as_rows_are_now(row: RowChange) -> RowChange:
    """Let a step from before a migration say what rows said then of columns that came with it."""
    table = table_named(row.table)
    return RowChange(
        row.table, row.row_id, completed(table, row.before), completed(table, row.after)
    )


def is_fact(changes: ChangeSet) -> bool:
    """Tell whether changes are a fact of the history: a course was made, or something issued."""
    made = any(row.table == tables.Course.__tablename__ and not row.before for row in changes.rows)
    return made or bool(changes.tables & REGISTER)
