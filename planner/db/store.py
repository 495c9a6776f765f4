"""The one door through which a course file is read and changed.

It can be looked at with the standard library alone. SQLAlchemy, which takes long to import, comes
with the first change or the first finder that asks for more than rows.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from planner.db import steps
from planner.db.header import SCHEMA_VERSION, CannotMake, check_free, schema_version
from planner.db.holder import CannotHold, Holder
from planner.db.reading import FileReader, refusal_of
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from tempfile import TemporaryDirectory

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet, Title
    from planner.db.ledger import Ledger
    from planner.db.reading import Reader
    from planner.db.steps import Step


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
        *,
        name: str,
        path: Path | None = None,
        ledger: Ledger | None = None,
        who: str = "",
        now: Callable[[], datetime] = _clock,
        holder: Holder | None = None,
        writable: bool = True,
        scratch: TemporaryDirectory[str] | None = None,
    ) -> None:
        """Take a file, or what was opened already; a ``scratch`` folder goes at the end."""
        self.name, self.who, self.path, self._now = name, who, path, now
        self._holder, self._writable, self._ledger = holder, writable, ledger
        self._looker: FileReader | None = None
        self._scratch = scratch
        self._opening = Lock()  # an errand may be the first to ask, on a thread of its own

    def close(self) -> None:
        """Let go of the file, and leave nothing of SQLite's beside it."""
        tidy = self._holder is not None
        for part in (self._looker, self._ledger):
            if part is not None:
                part.close(tidy=tidy)
        self._looker = self._ledger = None
        if self._holder:
            self._holder.release()
            self._holder = None
        if self._scratch:
            self._scratch.cleanup()

    def unmake(self) -> None:
        """Close a course that was made just now and cannot be finished, and remove its file."""
        assert self._holder is not None
        assert self.path is not None
        holder, self._holder = self._holder, None
        self.close()
        unmake(self.path, holder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def look[T](self, finder: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call a finder that needs no more than a Reader, on one state of the file.

        On the thread that first called this; elsewhere ``read`` does the same.
        """
        if self.path is None:
            return self.read(finder, *args, **kwargs)
        if self._looker is None:
            self._looker = FileReader(self.path)
        with self._looker.looking() as tx:
            return finder(tx, *args, **kwargs)

    def reading(self) -> AbstractContextManager[Session]:
        """Look without touching; whatever was changed inside is thrown away."""
        return self._opened().reading()

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
        return self._writing().change(title, work, by=self.who)

    def tried(self, title: Title, work: Callable[[Session], object]) -> ChangeSet:
        """Say what ``work`` would change, and change nothing: a dry run on the real rows."""
        return self._opened().tried(title, work)

    def undo(self) -> ChangeSet:
        """Take the last step back that can be; raises NothingToUndo or ChangedMeanwhile."""
        return self._writing().flip("undo", undoable, by=self.who)

    def redo(self) -> ChangeSet:
        """Do again what was undone last; raises NothingToUndo or ChangedMeanwhile."""
        return self._writing().flip("redo", redoable, by=self.who)

    def copy_to(self, to: Path) -> None:
        """Copy the course into another file, which may exist; on the thread that ``look`` is on.

        From what is open, so that a course whose file was moved or deleted is not lost. Raises
        AlreadyThere for the file itself, or CannotCopy.
        """
        from planner.db.backups import check_target, copy_course, copy_open

        assert self.path is not None
        if self._looker is None:
            copy_course(self.path, to, over=True)
            return
        check_target(self.path, to, over=True)
        copy_open(self._looker.connection, to)

    def tops(self) -> tuple[Step | None, Step | None]:
        """Return what Undo and what Redo would take now."""
        return self.look(steps.tops)

    def _writing(self) -> Ledger:
        if not self._writable:
            raise ReadOnly(self.name)
        return self._opened()

    def _opened(self) -> Ledger:
        from planner.db.engine import file_engine
        from planner.db.ledger import Ledger

        with self._opening:
            if self._ledger is None:
                assert self.path is not None
                self._ledger = Ledger(file_engine(self.path), self.name, self._now)
            return self._ledger


def undoable(tx: Reader) -> Step:
    """Find the step that Undo takes, or raise NothingToUndo."""
    step, _ = steps.tops(tx)
    if step is None:
        raise NothingToUndo
    return step


def redoable(tx: Reader) -> Step:
    """Find the step that Redo takes, or raise NothingToUndo."""
    _, step = steps.tops(tx)
    if step is None:
        raise NothingToUndo(forward=True)
    return step


def in_memory(now: Callable[[], datetime] = _clock) -> Store:
    """Open a course that lives as long as the store does."""
    from planner.db.engine import memory_engine
    from planner.db.ledger import Ledger

    return Store(name="", ledger=Ledger(memory_engine(), "", now), now=now)


def create_course(path: Path, *, who: str = "", now: Callable[[], datetime] = _clock) -> Store:
    """Make a new, empty course file and hold it; never over an existing one (AlreadyThere).

    Raises NoSuchFolder, or CannotMake in a folder that may not be written to or on a full disk.
    """
    check_free(path)
    from sqlalchemy.exc import DatabaseError

    from planner.db.engine import file_engine, lay_out
    from planner.db.ledger import Ledger

    try:
        holder = Holder(path, who)
    except CannotHold as refusal:
        raise CannotMake(path.name, refusal.why) from refusal
    engine = file_engine(path, make=True)
    try:
        with engine.begin() as connection:
            lay_out(connection)
    except BaseException as why:
        engine.dispose()
        unmake(path, holder)
        if isinstance(why, DatabaseError) and refusal_of(path.name, why.orig or why):
            raise CannotMake(path.name, str(why.orig)) from why
        raise
    ledger = Ledger(engine, path.name, now)
    return Store(name=path.name, path=path, ledger=ledger, who=who, now=now, holder=holder)


def unmake(path: Path, holder: Holder) -> None:
    """Remove a course file of our own that could not be finished, with all that lies beside it."""
    for left in (path, path.with_name(f"{path.name}-journal")):
        left.unlink(missing_ok=True)
    holder.forget()


def open_course(
    path: Path,
    *,
    who: str = "",
    now: Callable[[], datetime] = _clock,
    writing: bool = True,
    patience: float = 0.0,
) -> Store:
    """Open a course file; for writing it is held, so that a second window is refused.

    An older file is backed up and migrated first when it is opened for writing; to be read, a
    copy of it is migrated, and the file stays as it is. Raises the refusals of planner.db.header
    and planner.db.holder.
    """
    older = schema_version(path) < SCHEMA_VERSION
    if older and not writing:
        return _older(path, who, now)
    holder = Holder(path, who, patience=patience) if writing else None
    try:
        if older:
            _brought_up(path, now(), path.name)
    except BaseException:
        if holder:
            holder.release()
        raise
    return Store(name=path.name, path=path, who=who, now=now, holder=holder, writable=writing)


def _older(path: Path, who: str, now: Callable[[], datetime]) -> Store:
    """Open a migrated copy of an older file, which may lie where nothing can be written."""
    from tempfile import TemporaryDirectory

    from planner.db.backups import copy_course

    scratch = TemporaryDirectory(prefix="course-planner-")
    copy = Path(scratch.name) / path.name
    try:
        copy_course(path, copy)
        _brought_up(copy, now(), path.name)
    except BaseException:
        scratch.cleanup()
        raise
    return Store(name=path.name, path=copy, who=who, now=now, writable=False, scratch=scratch)


def _brought_up(path: Path, at: datetime, name: str) -> None:
    """Migrate a file; what SQLite cannot do where it lies is a refusal that names it."""
    from sqlalchemy.exc import DatabaseError

    from planner.db.migrate import migrated

    try:
        migrated(path, at)
    except DatabaseError as why:
        if refusal := refusal_of(name, why.orig or why):
            raise refusal from why
        raise
