"""Writing a file wholly or not at all: the old one stands until the new one is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class WhyNot(StrEnum):
    """Why a file cannot be written."""

    NO_FOLDER = "no_folder"
    IS_FOLDER = "is_folder"
    NOT_PERMITTED = "not_permitted"  # also: open in another program, on Windows
    CLOSED_FOLDER = "closed_folder"  # the name is the folder's
    FULL = "full"
    NAME = "name"  # too long, or letters the disk does not take
    DEVICE = "device"  # the disk or the network folder failed


@dataclass(eq=False)
class CannotWrite(PlannerError):
    """A file cannot be written; what was there before still is. ``name`` has no folder."""

    name: str
    why: WhyNot
    folder: str = ""


@contextlib.contextmanager
def replaced_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside ``path``; at the end it takes the place of an old one.

    Whatever goes wrong on the way, also an error of the caller's, removes the temporary file and
    leaves the old one as it was. The new one has reached the disk before it replaces the old
    one. A link is kept, and the file it leads to replaced. Raises CannotWrite, also for what the
    system reports while the caller writes.
    """
    if "\0" in str(path):
        raise CannotWrite(path.name, WhyNot.NAME, str(path.parent))
    with _refusals(path):
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise CannotWrite(path.name, WhyNot.IS_FOLDER, str(path.parent))
        beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
        try:
            with beside.open("xb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _keep_rights(target, beside)
            beside.replace(target)
            _settle(target.parent)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Refuse a place that takes no file, as far as that can be told without writing one.

    Raises CannotWrite.
    """
    with _refusals(path):
        if path.is_dir():
            raise CannotWrite(path.name, WhyNot.IS_FOLDER, str(path.parent))
        if not stat.S_ISDIR(path.parent.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file of these bytes, wholly or not at all. Raises CannotWrite."""
    with replaced_whole(path) as out:
        out.write(content)


def _keep_rights(old: Path, new: Path) -> None:
    """Give the new file the rights of the one it replaces."""
    with contextlib.suppress(OSError):
        new.chmod(old.stat().st_mode & 0o777)


def _settle(folder: Path) -> None:
    """Make the new name last through a power failure, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # some network folders cannot, and the file is whole
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Turn what the system says into a refusal that names the file."""
    try:
        yield
    except OSError as failure:
        why = _reason(failure)
        raise CannotWrite(path.name, why, str(path.parent)) from failure


def _reason(failure: OSError) -> WhyNot:
    match failure.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return WhyNot.NO_FOLDER
        case errno.EISDIR:
            return WhyNot.IS_FOLDER
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EBUSY | errno.ETXTBSY:
            return WhyNot.NOT_PERMITTED
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return WhyNot.FULL
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EILSEQ:
            return WhyNot.NAME
        case _:
            return WhyNot.DEVICE
