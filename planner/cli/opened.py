"""Course files opened for a command: to look, to change, or as a scratch copy for a dry run."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from planner.db.backups import copy_course
from planner.db.header import schema_version
from planner.db.store import open_course
from planner.db.tables import Course
from planner.errors import PlannerError
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.language import Language

PATIENCE = 2.0  # seconds that a command waits for another one to finish


@dataclass(eq=False)
class NoCourseInside(PlannerError):
    """The file is ours and empty: the program ended while the course was being made."""

    name: str


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """Open a course to look at it, also while a window holds it."""
    with open_course(path, writing=False) as store:
        _check_inside(store)
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
                _check_inside(store)
                yield store
        return
    with open_course(path, who=shell.who, patience=PATIENCE) as store:
        _check_inside(store)
        yield store


def _check_inside(store: Store) -> None:
    if store.read(lambda tx: tx.scalar(select(Course.id))) is None:
        raise NoCourseInside(store.name)


@worded.register(NoCourseInside)
def _(fact: NoCourseInside, say: Language) -> str:
    return say(
        "“{name}” holds no course: it was not finished. Make the course again.",
        name=fact.name,
    )
