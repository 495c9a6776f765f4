"""Rows by plain SQL, from the file itself or in a transaction: all that the first screen needs.

SQLAlchemy's ORM takes twice as long to import as an empty window takes to show. So the finders of
the plan, of the course and of its work ask for rows, which a file answers with the standard
library alone, and any transaction as well. Their SQL is plain enough for every database; values
come as the database keeps them, and the functions below turn them into what they mean.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

BROKEN = ("malformed", "not a database")
OUTER = ("readonly", "full", "locked", "disk I/O", "unable to open")  # not of our making

type Reader = FileReader | Session  # a file that is only looked at, or a transaction


@dataclass(eq=False)
class Damaged(PlannerError):
    """The file cannot be read as a database; ``why`` is SQLite's word for it."""

    name: str
    why: str


@dataclass(eq=False)
class CannotUse(PlannerError):
    """The system does not let SQLite use the file; ``why`` is SQLite's word for it."""

    name: str
    why: str


class FileReader:
    """A course file, open for looking; used on the thread that made it."""

    def __init__(self, path: Path, mode: str = "rw") -> None:
        """Connect to a file that exists; nothing is read yet.

        SQLite itself may have to write, if a program was killed in the middle of a step; with the
        mode "ro" it never does, and refuses such a file.
        """
        self._name = path.name
        self._connection = sqlite3.connect(address(path, mode), uri=True, isolation_level=None)
        self._connection.execute("PRAGMA query_only = ON").close()

    def close(self, *, tidy: bool) -> None:
        """Let go of the file; ``tidy`` if nobody else may have it open, as engine.tidied does."""
        if tidy:
            with suppress(sqlite3.DatabaseError):
                self._connection.execute("PRAGMA journal_mode = DELETE").close()
        self._connection.close()

    @contextmanager
    def looking(self) -> Iterator[FileReader]:
        """Look at one state of the file, whatever is written meanwhile.

        Raises Damaged or CannotUse.
        """
        try:
            self._connection.execute("BEGIN").close()
            yield self
        except sqlite3.DatabaseError as why:
            if refusal := refusal_of(self._name, why):
                raise refusal from why
            raise
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK").close()

    @property
    def connection(self) -> sqlite3.Connection:
        """SQLite's own connection, for a copy of the whole file."""
        return self._connection

    def rows(self, sql: str) -> Sequence[Sequence[Any]]:
        """Return all rows of a query that takes no values."""
        return self._connection.execute(sql).fetchall()


def rows(tx: Reader, sql: str) -> Sequence[Sequence[Any]]:
    """Return all rows of a query that takes no values; in a transaction with what it changed."""
    if isinstance(tx, FileReader):
        return tx.rows(sql)
    tx.flush()
    return tx.connection().exec_driver_sql(sql).all()


def address(path: Path, mode: str) -> str:
    """Write a path as SQLite's own kind of URI; a file that is not there is not made.

    Not by ``Path.as_uri``: that imports urllib, which costs the first paint 6 ms.
    """
    text = path.resolve().as_posix()
    for sign in "%?#":
        text = text.replace(sign, f"%{ord(sign):02x}")
    return f"file://{'' if text.startswith('/') else '/'}{text}?mode={mode}"


def refusal_of(name: str, why: BaseException) -> Damaged | CannotUse | None:
    """Tell SQLite's words for a broken file or an unwilling disk from a mistake of ours (None)."""
    words = str(why)
    if any(known in words for known in BROKEN):
        return Damaged(name, words)
    return CannotUse(name, words) if any(known in words for known in OUTER) else None


def day(value: Any) -> Any:
    """Turn a date column's value into a date; None stays None."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def clock(value: Any) -> Any:
    """Turn a time column's value into a time; None stays None."""
    return time.fromisoformat(value) if isinstance(value, str) else value


def exact(value: Any) -> Decimal | None:
    """Turn an exact number's text into the number; None stays None."""
    return None if value is None else Decimal(value)


def moment(value: Any) -> datetime:
    """Turn a moment column's value into a moment in UTC."""
    at: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=UTC)


def structure(value: Any) -> Any:
    """Turn a JSON column's value into what it stands for; None stays None."""
    return json.loads(value) if isinstance(value, str) else value
