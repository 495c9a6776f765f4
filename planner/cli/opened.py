"""Course files opened for a command: to look, to change, or as a scratch copy for a dry run."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from planner.db.backups import copy_course
from planner.db.header import schema_version
from planner.db.store import open_course
from planner.errors import PlannerError
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.language import Language

PATIENCE = 2.0  # seconds that a command waits for another one to finish

OUTER = ("readonly", "full", "locked", "disk I/O", "unable to open")  # not of our making


@dataclass(eq=False)
class CannotChange(PlannerError):
    """The system or SQLite does not let the file be changed; ``why`` is its own word for it."""

    name: str
    why: str


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """Open a course to look at it, also while a window holds it."""
    with open_course(path, writing=False) as store:
        yield store


@contextmanager
def changing(shell: Shell, path: Path) -> Iterator[Store]:
    """Open a course to change it; a dry run is handed a scratch copy, and the file stays as it is.

    Raises HeldBy with the holder's name when a window has the file.
    """
    if shell.dry_run:
        schema_version(path)
        with tempfile.TemporaryDirectory(prefix="course-planner-") as scratch:
            copy = Path(scratch) / path.name
            copy_course(path, copy)
            with open_course(copy, who=shell.who) as store:
                yield store
        return
    with open_course(path, who=shell.who, patience=PATIENCE) as store, _refused(path.name):
        yield store


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Turn what keeps SQLite from writing (a full disk, a file only to be read) into a refusal."""
    try:
        yield
    except OperationalError as why:
        words = str(why.orig)
        if not any(known in words for known in OUTER):
            raise
        raise CannotChange(name, words) from why


@worded.register(CannotChange)
def _(fact: CannotChange, say: Language) -> str:
    return say(
        "“{name}” could not be changed ({why}). Nothing was done.", name=fact.name, why=fact.why
    )
