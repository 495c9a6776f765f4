"""The one door through which a course file is read and changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from planner.db import history, result_tables, tables  # noqa: F401 - all tables are known
from planner.db.engine import Damaged, file_engine, kept_to_its_word, lay_out, tidied
from planner.db.flip import put_back
from planner.db.header import SCHEMA_VERSION, AlreadyThere, NoSuchFolder, schema_version
from planner.db.history_tables import REGISTER
from planner.db.holder import Holder
from planner.db.journal import ChangeSet, Journal, Title
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from planner.db.history import Step, StepKind


@dataclass(eq=False)
class NothingToUndo(PlannerError):
    """There is no step that could be taken back; ``forward`` if none could be redone."""

    forward: bool = False


@dataclass(eq=False)
class ReadOnly(PlannerError):
    """The file was opened for reading only."""

    name: str


def _clock() -> datetime:
    return datetime.now(UTC)


class Store:
    """A course file, open. Made by ``open_course``, ``create_course`` or ``in_memory``.

    ``path`` is where it lies, for those who copy it; None in memory.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        name: str,
        who: str = "",
        now: Callable[[], datetime] = _clock,
        holder: Holder | None = None,
        writable: bool = True,
        path: Path | None = None,
    ) -> None:
        self.name, self.who, self.path, self._now = name, who, path, now
        self._engine, self._holder, self._writable = engine, holder, writable
        self._reading = sessionmaker(engine, expire_on_commit=False)
        self._writing = sessionmaker(
            engine.execution_options(writing=True), expire_on_commit=False, autoflush=True
        )

    def close(self) -> None:
        """Let go of the file, and leave nothing of SQLite's beside it."""
        if self._holder:
            tidied(self._engine)
        self._engine.dispose()
        if self._holder:
            self._holder.release()
            self._holder = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Look without touching; whatever was changed inside is thrown away."""
        with self._reading() as tx, self._read_errors():
            yield tx

    def read[T](self, finder: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call one finder in a reading transaction of its own."""
        with self.reading() as tx:
            return finder(tx, *args, **kwargs)

    def change(self, title: Title, work: Callable[[Session], object]) -> ChangeSet:
        """Do ``work`` wholly or not at all, and write down what it did.

        The history row is part of the same transaction: a change without its history, or a
        history without its change, cannot exist. Work that changes nothing leaves no step. What
        is handed out (the register), and the making of the course, are facts in the history and
        never steps to undo.
        """
        with self._transaction() as tx:
            journal = Journal(tx)
            work(tx)
            tx.flush()
            changes = ChangeSet(title, journal.changes())
            if not changes.rows:
                return changes
            return self._written(tx, changes, "fact" if is_fact(changes) else "do")

    def tried(self, title: Title, work: Callable[[Session], object]) -> ChangeSet:
        """Say what ``work`` would change, and change nothing: a dry run on the real rows."""
        with self.reading() as tx:
            journal = Journal(tx)
            work(tx)
            tx.flush()
            changes = ChangeSet(title, journal.changes())
            tx.rollback()
        return changes

    def undo(self) -> ChangeSet:
        """Take the last step back that can be; raises NothingToUndo or ChangedMeanwhile."""
        return self._flip("undo")

    def redo(self) -> ChangeSet:
        """Do again what was undone last; raises NothingToUndo or ChangedMeanwhile."""
        return self._flip("redo")

    def tops(self) -> tuple[Step | None, Step | None]:
        """Return what Undo and what Redo would take now."""
        return self.read(history.tops)

    def _flip(self, kind: StepKind) -> ChangeSet:
        with self._transaction() as tx:
            undoable, redoable = history.tops(tx)
            step = undoable if kind == "undo" else redoable
            if step is None:
                raise NothingToUndo(forward=kind == "redo")
            connection = tx.connection()
            rows = history.rows_of(connection, step.id)
            if kind == "undo":
                rows = tuple(row.flipped() for row in reversed(rows))
            put_back(connection, rows)
            return self._written(tx, ChangeSet(step.title, rows), kind, of=step.id)

    def _written(
        self, tx: Session, changes: ChangeSet, kind: StepKind, of: int | None = None
    ) -> ChangeSet:
        number = history.write_down(
            tx.connection(), changes, kind=kind, at=self._now(), by=self.who, of=of
        )
        return ChangeSet(changes.title, changes.rows, number)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        if not self._writable:
            raise ReadOnly(self.name)
        with self._read_errors(), self._writing.begin() as tx:
            yield tx

    @contextmanager
    def _read_errors(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as why:
            if "malformed" in str(why.orig) or "not a database" in str(why.orig):
                raise Damaged(self.name, str(why.orig)) from why
            raise


def is_fact(changes: ChangeSet) -> bool:
    """Tell whether changes are a fact of the history: a course was made, or something issued."""
    made = any(row.table == tables.Course.__tablename__ and not row.before for row in changes.rows)
    return made or bool(changes.tables & REGISTER)


def in_memory(now: Callable[[], datetime] = _clock) -> Store:
    """Open a course that lives as long as the store does."""
    engine = kept_to_its_word(create_engine("sqlite://", poolclass=StaticPool))
    with engine.begin() as connection:
        lay_out(connection)
    return Store(engine, name="", now=now)


def create_course(path: Path, *, who: str = "", now: Callable[[], datetime] = _clock) -> Store:
    """Make a new, empty course file and hold it; never over an existing one (AlreadyThere).

    Raises NoSuchFolder, or CannotHold in a folder that may not be written to.
    """
    if path.exists():
        raise AlreadyThere(path.name)
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent.name)
    holder = Holder(path, who)
    engine = file_engine(path)
    try:
        with engine.begin() as connection:
            lay_out(connection)
    except BaseException:
        engine.dispose()
        holder.release()
        path.unlink(missing_ok=True)
        raise
    return Store(engine, name=path.name, who=who, now=now, holder=holder, path=path)


def open_course(
    path: Path,
    *,
    who: str = "",
    now: Callable[[], datetime] = _clock,
    writing: bool = True,
    patience: float = 0.0,
) -> Store:
    """Open a course file; for writing it is held, so that a second window is refused.

    An older file is backed up and migrated first when it is opened for writing. Raises the
    refusals of planner.db.header and planner.db.holder.
    """
    version = schema_version(path)
    older = version < SCHEMA_VERSION
    holder = Holder(path, who, patience=patience) if writing or older else None
    try:
        if older:
            # Late: Alembic is only needed for a file of an older version.
            from planner.db.migrate import migrated  # noqa: PLC0415

            migrated(path, now())
    except BaseException:
        if holder:
            holder.release()
        raise
    if holder and not writing:
        holder.release()
        holder = None
    return Store(
        file_engine(path),
        name=path.name,
        who=who,
        now=now,
        holder=holder,
        writable=writing,
        path=path,
    )
