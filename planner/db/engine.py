"""How the course file is opened: SQLite kept to its word.

SQLAlchemy's defaults on SQLite leave the tables of a failed migration behind, lose one of two
read-modify-writes and accept orphans; these settings cure all of that, at about 1 ms a commit.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, create_mock_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from planner.db import plan_tables, result_tables, tables, work_tables  # noqa: F401 - all known
from planner.db.base import Base
from planner.db.header import APPLICATION_ID, SCHEMA_VERSION
from planner.db.history_tables import HISTORY
from planner.db.reading import address

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine.mock import MockConnection
    from sqlalchemy.schema import DDLElement

PROMISES = ("foreign_keys = ON", "journal_mode = TRUNCATE", "synchronous = EXTRA")
ROOM = "cache_size = -32000"  # KiB, of which only what is touched is taken: a large step fits in


def file_engine(path: Path, *, make: bool = False) -> Engine:
    """Return an engine on a course file; nothing is opened before it is used.

    A file that is not there, or no longer, is not made, except with ``make``.
    """
    name, _, mode = address(path, "rwc" if make else "rw").partition("?mode=")
    url = URL.create("sqlite", database=name, query={"mode": mode, "uri": "true"})
    return kept_to_its_word(create_engine(url))


def memory_engine() -> Engine:
    """Return an engine on a course of its own, in memory, with all its tables."""
    engine = kept_to_its_word(create_engine("sqlite://", poolclass=StaticPool))
    with engine.connect() as connection:
        _raw(connection).deserialize(_laid_out())
    return engine


def kept_to_its_word(engine: Engine) -> Engine:
    """Set our own BEGIN and the pragmas on every connection of a SQLite engine."""
    event.listen(engine, "connect", _promise)
    event.listen(engine, "begin", _begin)
    return engine


def tidied(engine: Engine) -> None:
    """Remove the empty journal that TRUNCATE leaves beside the file; for a file that we hold."""
    with suppress(DatabaseError), engine.connect() as connection:
        _raw(connection).execute("PRAGMA journal_mode = DELETE").close()


def _raw(connection: Connection) -> sqlite3.Connection:
    raw: sqlite3.Connection | None = connection.connection.driver_connection
    assert raw is not None
    return raw


def _promise(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver would say it late
    for promise in (*PROMISES, ROOM):
        connection.execute(f"PRAGMA {promise}").close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def lay_out(connection: Connection) -> None:
    """Make all tables and mark the file as ours, at the newest version."""
    for statement in _tables_as_sql(connection.dialect.name):
        connection.exec_driver_sql(statement)
    for promise in (f"application_id = {APPLICATION_ID}", f"user_version = {SCHEMA_VERSION}"):
        connection.exec_driver_sql(f"PRAGMA {promise}")
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA_VERSION:04}",))
    if connection.dialect.name == "sqlite":
        guard_history(connection)


@cache
def _laid_out() -> bytes:
    """Return a course without anything in it, as SQLite keeps it."""
    engine = kept_to_its_word(create_engine("sqlite://", poolclass=StaticPool))
    with engine.begin() as connection:
        lay_out(connection)
    with engine.connect() as connection:
        laid_out: bytes = _raw(connection).serialize()
    engine.dispose()
    return laid_out


@cache
def _tables_as_sql(dialect: str) -> tuple[str, ...]:
    """Write the statements that make all tables; writing them takes longer than running them."""
    said: list[str] = []

    def say(made: DDLElement, *_: object) -> None:
        said.append(str(made.compile(dialect=writer.dialect)))

    writer: MockConnection = create_mock_engine(f"{dialect}://", say)
    Base.metadata.create_all(writer, checkfirst=False)
    return tuple(said)


def guard_history(connection: Connection) -> None:
    """Let SQLite itself refuse any change to the history."""
    for table in sorted(HISTORY):
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_only_grows_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the history is only ever added to'); END"
            )
