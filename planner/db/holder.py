"""One holder at a time: a lock beside the course file that frees itself when its holder dies."""

from __future__ import annotations

import errno
import logging
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from planner.errors import PlannerError

if TYPE_CHECKING:
    from pathlib import Path

logging.getLogger("filelock").setLevel(logging.WARNING)


@dataclass(eq=False)
class HeldBy(PlannerError):
    """Somebody else has the file open for writing."""

    name: str
    holder: str  # may be empty when the lock does not tell


@dataclass(eq=False)
class CannotHold(PlannerError):
    """No lock can be set beside the file, e.g. in a folder that may only be read."""

    name: str
    why: str


class Holder:
    """Holds a course file for writing, under a name that others are told."""

    def __init__(self, path: Path, who: str, *, patience: float = 0.0) -> None:
        """Take the file, waiting up to ``patience`` seconds; a link holds the file it leads to.

        Raises HeldBy with the holder's name, or CannotHold when no lock can be set there.
        """
        self._lock_path = path.resolve().with_name(f".{path.resolve().name}.lock")
        self._lock = FileLock(self._lock_path, timeout=patience)
        try:
            self._lock.acquire()
        except Timeout as taken:
            if not self._lock_path.exists():  # some folders take no file and do not say so
                raise CannotHold(path.name, os.strerror(errno.EACCES)) from taken
            raise HeldBy(path.name, self._named()) from taken
        except OSError as why:
            raise CannotHold(path.name, why.strerror or str(why)) from why
        with suppress(OSError):  # on a full disk others are told no name
            self._lock_path.write_text(who, encoding="utf-8")

    def release(self) -> None:
        """Let go; the lock file stays, empty of names, since removing it could split waiters."""
        with suppress(OSError):
            self._lock_path.write_text("", encoding="utf-8")
        self._lock.release()

    def forget(self) -> None:
        """Let go of a file that was not made in the end, and leave no lock file either."""
        self.release()
        self._lock_path.unlink(missing_ok=True)

    def _named(self) -> str:
        with suppress(OSError, UnicodeDecodeError):
            return self._lock_path.read_text(encoding="utf-8").strip()
        return ""
