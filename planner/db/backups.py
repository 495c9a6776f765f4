"""Copies of the course file: before a migration or an import, on demand, and back again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.header import AlreadyThere
from planner.db.reading import Damaged, address
from planner.errors import PlannerError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


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


def back_up(path: Path, at: datetime) -> Path:
    """Copy a course file into the folder of its backups; the answer is the copy."""
    copy = backup_path(path, at)
    try:
        copy.parent.mkdir(exist_ok=True)
    except OSError as why:
        raise CannotCopy(copy.parent.name, why.strerror or str(why)) from why
    copy_course(path, copy)
    return copy


def copy_course(path: Path, to: Path, *, over: bool = False) -> None:
    """Copy a course file whole, also while it is in use; the target appears only when it is done.

    Raises AlreadyThere unless ``over`` (and always for the file itself), CannotCopy where the
    system refuses. The header of a file that may be foreign is the caller's to check first: here
    the file may be connected, and must not be opened beside SQLite.
    """
    if to.exists() and (not over or to.samefile(path)):
        raise AlreadyThere(to.name)
    fresh = to.with_name(f".{to.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with (
            closing(sqlite3.connect(address(path, "ro"), uri=True)) as source,
            closing(sqlite3.connect(fresh)) as target,
        ):
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
        _copied_whole(backup, fresh)
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
    """Back a file up, byte by byte and with its journal where SQLite cannot read it."""
    try:
        return back_up(path, at)
    except CannotCopy:
        copy = backup_path(path, at)
        shutil.copyfile(path, copy)
        for journal, beside in zip(_journals(path), _journals(copy), strict=True):
            if journal.exists():
                shutil.copyfile(journal, beside)
        return copy


def _journals(path: Path) -> list[Path]:
    return [path.with_name(f"{path.name}-{kind}") for kind in ("journal", "wal", "shm")]


def _copied_whole(backup: Path, fresh: Path) -> None:
    """Copy a backup, and refuse one in which SQLite finds damage."""
    try:
        copy_course(backup, fresh, over=True)
        with closing(sqlite3.connect(address(fresh, "ro"), uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except CannotCopy as refusal:
        if isinstance(refusal.__cause__, sqlite3.DatabaseError):
            raise Damaged(backup.name, refusal.why) from refusal
        raise
    except sqlite3.DatabaseError as why:
        raise Damaged(backup.name, str(why)) from why
    if found != "ok":
        raise Damaged(backup.name, found)
