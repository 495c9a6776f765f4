"""Bring an older course file up to date: back it up, then all migrations in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from planner.db.backups import back_up
from planner.db.engine import file_engine, tidied
from planner.db.header import SCHEMA_VERSION, MigrationBroke

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def migrated(
    path: Path, at: datetime, *, scripts: Path = SCRIPTS, newest: int = SCHEMA_VERSION
) -> Path:
    """Bring a file to the newest version; the answer is the backup that was made before.

    Foreign keys are off while tables are rebuilt (batch mode would delete child rows) and checked
    before the commit. On any error the file is as it was.
    """
    copy = back_up(path, at)
    engine = file_engine(path)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = OFF").close()
            with connection.execution_options(writing=True).begin():
                run_migrations(connection, scripts)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken:
                    raise MigrationBroke(path.name, str(broken[0]))
                connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
    finally:
        tidied(engine)
        engine.dispose()
    return copy


def run_migrations(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """Run what is missing, up to the newest, in the transaction that is open."""
    directory = ScriptDirectory(str(scripts))

    def upgrade(revision: Any, _context: object) -> Any:
        return directory._upgrade_revs("head", revision)  # noqa: SLF001 - as alembic.command does

    with EnvironmentContext(Config(), directory, fn=upgrade) as environment:
        environment.configure(connection=connection, render_as_batch=True)
        environment.run_migrations()
