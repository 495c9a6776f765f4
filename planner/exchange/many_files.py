"""Where many documents of one run go: into a folder, or into a ZIP that is whole or not there."""

from __future__ import annotations

import contextlib
import secrets
import zipfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from planner.errors import PlannerError
from planner.exchange.whole_file import (
    CannotWrite,
    WhyNot,
    check_writable,
    replaced_whole,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

END_OF_PDF: Final = b"%%EOF"
TAIL: Final = 1024  # bytes within which a whole PDF ends (ISO 32000-2, 7.5.5, and its readers)


@dataclass(eq=False)
class NotAFolder(PlannerError):
    """The files go into a folder, and this is something else."""

    name: str


class Outlet(Protocol):
    """Takes the documents of a run, one after the other."""

    def put(self, names: Iterable[str], document: bytes) -> str:
        """Write a document under the first of these names that it can have; return that name.

        Raises CannotWrite.
        """


class Folder:
    """Writes each document into a file of its own; what is there and says something else stays.

    A file of the same bytes is written again, and so is one that is no whole PDF, such as what
    another program broke off.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, names: Iterable[str], document: bytes) -> str:
        """Write a document under the first name that no other document has. Raises CannotWrite."""
        name = next(one for one in names if not _is_other(self._path / one, document))
        write_whole(self._path / name, document)
        return name


@contextmanager
def whole_unless_empty(path: Path) -> Iterator[BinaryIO]:
    """Open a file as replaced_whole does; where nothing was written, nothing is replaced."""
    with contextlib.suppress(_Nothing), replaced_whole(path) as out:
        yield out
        if not out.tell():
            raise _Nothing


@contextmanager
def into_zip(path: Path, day: date) -> Iterator[Outlet]:
    """Write a ZIP while documents come; it takes the place of an old one when it is whole.

    The place is tried before the first document, and where none comes, nothing is written.
    Entries are not packed, since PDFs are, and bear a day, so that the same documents make the
    same bytes. Raises CannotWrite.
    """
    with whole_unless_empty(path) as out, ExitStack() as ending:
        yield _Zip(out, day, ending)


class _Zip:
    def __init__(self, out: BinaryIO, day: date, ending: ExitStack) -> None:
        self._out, self._ending = out, ending
        self._at = (day.year, day.month, day.day, 0, 0, 0)
        self._archive: zipfile.ZipFile | None = None

    def put(self, names: Iterable[str], document: bytes) -> str:
        if self._archive is None:  # only now: an archive without entries is no empty file
            self._archive = self._ending.enter_context(zipfile.ZipFile(self._out, "w"))
        name = next(iter(names))
        entry = zipfile.ZipInfo(name, self._at)
        entry.external_attr = 0o644 << 16
        self._archive.writestr(entry, document)
        return name


class _Nothing(Exception):
    """Takes a file back into which nothing was written."""


def check_folder(folder: Path) -> None:
    """Refuse a folder that surely takes no files, without making it.

    Raises NotAFolder or CannotWrite, which names the folder.
    """
    if folder.exists() and not folder.is_dir():
        raise NotAFolder(folder.name)
    try:
        check_writable(_trial(folder) if folder.is_dir() else folder)
    except CannotWrite as refusal:
        raise _of_folder(folder, refusal) from refusal


def try_folder(folder: Path) -> None:
    """Make sure that files can be written in a folder, which is made if it is missing.

    Raises NotAFolder or CannotWrite, which names the folder.
    """
    if folder.exists() and not folder.is_dir():
        raise NotAFolder(folder.name)
    trial = _trial(folder)
    try:
        if folder.parent.is_dir():
            folder.mkdir(exist_ok=True)
        write_whole(trial, b"")
        trial.unlink()
    except CannotWrite as refusal:
        raise _of_folder(folder, refusal) from refusal
    except OSError as why:
        raise CannotWrite(folder.name, WhyNot.NOT_PERMITTED, str(folder.parent)) from why


def _of_folder(folder: Path, refusal: CannotWrite) -> CannotWrite:
    """Name the folder, and not a file in it that nobody asked for."""
    closed = refusal.why is WhyNot.NOT_PERMITTED and folder.is_dir()
    why = WhyNot.CLOSED_FOLDER if closed else refusal.why
    return CannotWrite(folder.name or str(folder), why, str(folder.parent))


def _trial(folder: Path) -> Path:
    return folder / f".{secrets.token_hex(4)}.part"


def _is_other(path: Path, document: bytes) -> bool:
    """Tell whether a whole PDF is there that says something else."""
    try:
        there = path.read_bytes()
    except OSError:
        return False  # nothing, or nothing to read: writing says what is in the way
    return there != document and END_OF_PDF in there[-TAIL:]
