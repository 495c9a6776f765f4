"""Copies of the course file: before a migration or an import, on demand, and back again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.db.header import AlreadyThere, NewerCourse, NotACourse, schema_version
from planner.db.reading import Damaged, address, refusal_of
from planner.errors import PlannerError

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(eq=False)
class CannotCopy(PlannerError):
    """A copy could not be written there; ``why`` is the system's own word for it."""

    name: str
    why: str


def backup_path(path: Path, at: datetime) -> Path:
    """Name a backup after the moment it was made, beside the file, never twice the same."""
    stem = f"{path.stem} {at:%Y-%m-%d %H%M%S}"
    folder = path.parent / f"{path.stem} backups"
    numbered = (f"{stem}{f' ({n})' if n else ''}{path.suffix}" for n in range(1000))
    return next(found for name in numbered if not (found := folder / name).exists())


def back_up(path: Path, at: datetime, *, only_whole: bool = False) -> Path:
    """Copy a course file into the folder of its backups; the answer is the copy.

    Raises CannotCopy, and with ``only_whole`` Damaged.
    """
    copy = backup_path(path, at)
    try:
        copy.parent.mkdir(exist_ok=True)
    except OSError as why:
        raise CannotCopy(copy.parent.name, why.strerror or str(why)) from why
    (copy_whole if only_whole else copy_course)(path, copy)
    return copy


def copy_course(path: Path, to: Path, *, over: bool = False) -> None:
    """Copy a course file whole, also while it is in use; the target appears only when it is done.

    Raises AlreadyThere unless ``over`` (and always for the file itself), CannotCopy where the
    system refuses. The header of a file that may be foreign is the caller's to check first: here
    the file may be connected, and must not be opened beside SQLite.
    """
    check_target(path, to, over=over)
    try:
        with closing(sqlite3.connect(address(path, "ro"), uri=True)) as source:
            copy_open(source, to)
    except sqlite3.Error as why:
        raise CannotCopy(to.name, str(why)) from why


def check_target(path: Path, to: Path, *, over: bool) -> None:
    """Refuse to copy a course over another file, unless ``over``, and always over itself.

    Raises AlreadyThere.
    """
    if to.exists() and (not over or (path.exists() and to.samefile(path))):
        raise AlreadyThere(to.name)


def copy_open(source: sqlite3.Connection, to: Path) -> None:
    """Copy what a connection reads, also when its file was moved or deleted since.

    Raises CannotCopy.
    """
    fresh = to.with_name(f".{to.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh)) as target:
            source.backup(target)
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(to)
    except (OSError, sqlite3.Error) as why:
        fresh.unlink(missing_ok=True)
        raise CannotCopy(to.name, getattr(why, "strerror", None) or str(why)) from why


def restore_course(path: Path, backup: Path, at: datetime) -> Path | None:
    """Put a backup in the place of a course file that we hold, or where there is none.

    What was there is kept in the folder of its backups, even if it is damaged; the answer is that
    copy. Journals that the old file left are removed, since SQLite would roll them into the new
    one. The header of the backup is the caller's to check first. Raises AlreadyThere for the file
    itself, Damaged, or CannotCopy; the old file stands until the new one is complete.
    """
    if path.exists() and path.samefile(backup):
        raise AlreadyThere(path.name)
    fresh = path.with_name(f".{path.name}.restored")
    try:
        copy_whole(backup, fresh, over=True)
        kept = _kept(path, at) if path.exists() else None
        for journal in _journals(path):
            journal.unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as why:
        raise CannotCopy(path.name, why.strerror or str(why)) from why
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _kept(path: Path, at: datetime) -> Path:
    """Back a file up; byte by byte and with its journal where it is none that SQLite can read."""
    try:
        schema_version(path)
        return back_up(path, at)
    except (NotACourse, NewerCourse, CannotCopy):
        copy = backup_path(path, at)
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, copy)
        for journal, beside in zip(_journals(path), _journals(copy), strict=True):
            if journal.exists():
                shutil.copyfile(journal, beside)
        return copy


def _journals(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}-{kind}") for kind in ("journal", "wal", "shm")]


def check_whole(path: Path) -> None:
    """Refuse a course file in which SQLite finds damage; it is only read.

    Raises what copy_whole raises.
    """
    with TemporaryDirectory(prefix="course-planner-") as scratch:
        copy_whole(path, Path(scratch) / path.name)


def copy_whole(path: Path, to: Path, *, over: bool = False) -> None:
    """Copy a course file, unless SQLite finds damage in it: then no copy is left.

    Raises Damaged, and what copy_course raises.
    """
    try:
        copy_course(path, to, over=over)
        try:
            with closing(sqlite3.connect(address(to, "ro"), uri=True)) as connection:
                found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as why:
            found = str(why)
    except CannotCopy as refusal:
        if isinstance(refusal.__cause__, sqlite3.DatabaseError) and isinstance(
            refusal_of(path.name, refusal.__cause__), Damaged
        ):
            raise Damaged(path.name, refusal.why) from refusal
        raise
    if found != "ok":
        to.unlink(missing_ok=True)
        raise Damaged(path.name, found.splitlines()[-1])
