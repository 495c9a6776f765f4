"""What a file says of itself before SQLite opens it: ours, foreign, empty, newer, older.

A course file that is connected must not be opened a second time by the same process (closing the
descriptor would drop SQLite's lock), so this reads the header first and only then.
Source of the layout: the SQLite file format, section 1.3.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x43504C31  # "CPL1"
SCHEMA_VERSION = 4  # the newest migration; stands in the header as user_version
MAGIC = b"SQLite format 3\x00"


@dataclass(eq=False)
class NoSuchFile(PlannerError):
    """There is no file of that name."""

    name: str


@dataclass(eq=False)
class NotACourse(PlannerError):
    """The file is something else; ``empty`` if there is nothing in it."""

    name: str
    empty: bool


@dataclass(eq=False)
class NewerCourse(PlannerError):
    """The file was written by a newer version of the program."""

    name: str
    version: int
    known: int


@dataclass(eq=False)
class CannotOpen(PlannerError):
    """The system does not let us read the file; ``why`` is its own word for it."""

    name: str
    why: str


@dataclass(eq=False)
class NoSuchFolder(PlannerError):
    """The folder that a new file should go into does not exist."""

    name: str


@dataclass(eq=False)
class AlreadyThere(PlannerError):
    """A new course is never written over a file."""

    name: str


@dataclass(eq=False)
class CannotMake(PlannerError):
    """The system does not let us make a file there; ``why`` is its own word for it."""

    name: str
    why: str


@dataclass(eq=False)
class MigrationBroke(PlannerError):
    """A migration would leave rows that refer to nothing; the file is as it was.

    It stands here and not beside the migrations, because its wording is loaded at every start
    and must not load Alembic with it.
    """

    name: str
    table: str


def schema_version(path: Path, newest: int = SCHEMA_VERSION) -> int:
    """Read the schema version of a course file.

    Raises NoSuchFile, CannotOpen, NotACourse or NewerCourse; the file is only read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError as missing:
        raise NoSuchFile(path.name) from missing
    except OSError as why:
        raise CannotOpen(path.name, why.strerror or str(why)) from why
    if len(head) < 100 or not head.startswith(MAGIC):
        raise NotACourse(path.name, empty=not head)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotACourse(path.name, empty=False)
    version = int.from_bytes(head[60:64], "big")
    if version > newest:
        raise NewerCourse(path.name, version, newest)
    return version


def check_free(path: Path) -> None:
    """Refuse a place in which no new file can be made.

    Raises AlreadyThere, NoSuchFolder or CannotMake.
    """
    try:
        if path.exists():
            raise AlreadyThere(path.name)
        if not path.parent.is_dir():
            raise NoSuchFolder(path.parent.name)
    except OSError as why:
        raise CannotMake(path.name, why.strerror or str(why)) from why
    if not os.access(path.parent, os.W_OK):
        raise CannotMake(path.name, os.strerror(errno.EACCES))
