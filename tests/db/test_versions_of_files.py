"""Files of earlier versions: brought up to date, undone and redone, or only read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from planner.db import history
from planner.db.courses import course
from planner.db.engine import file_engine, kept_to_its_word, lay_out
from planner.db.header import SCHEMA_VERSION, schema_version
from planner.db.holder import Holder
from planner.db.journal import Title
from planner.db.migrate import SCRIPTS, MigrationBroke, migrated, run_migrations
from planner.db.store import create_course, open_course
from planner.db.students import results
from tests.small_course import dump, furnished, tick

NOW = datetime(2024, 2, 12, 8, 30, tzinfo=UTC)
KEPT = Path(__file__).parent.parent / "files"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.course"
    with create_course(path, who="Berta") as store:
        furnished(store)
    return path


def test_the_migrations_make_the_tables_that_a_new_file_has():
    with closing_engine() as made, closing_engine() as migrated_:
        with made.begin() as connection:
            lay_out(connection)
        with migrated_.begin() as connection:
            run_migrations(connection)
        assert shape(made) == shape(migrated_)


class closing_engine:  # noqa: N801 - reads as a function
    def __enter__(self):
        self.engine = kept_to_its_word(create_engine("sqlite://"))
        return self.engine

    def __exit__(self, *_):
        self.engine.dispose()


def shape(engine):
    """Everything a schema says, but the order of columns."""
    looked = inspect(engine)
    described = {}
    for table in sorted(looked.get_table_names()):
        columns = {
            column["name"]: (str(column["type"]), column["nullable"])
            for column in looked.get_columns(table)
        }
        keys = [
            sorted(map(str, said))
            for said in (
                looked.get_foreign_keys(table),
                looked.get_indexes(table),
                looked.get_check_constraints(table),
                looked.get_unique_constraints(table),
            )
        ]
        described[table] = (columns, keys, looked.get_pk_constraint(table))
    with engine.connect() as connection:
        triggers = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type='trigger'")
        described["triggers"] = sorted(triggers.scalars())
    return described


NEXT = '''"""Next."""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{new:04}", "{old:04}", None, None


def upgrade():
    with op.batch_alter_table("student") as batch:
        batch.add_column(sa.Column("nickname", sa.String(), server_default="", nullable=False))
    {more}
'''


def next_version(tmp_path: Path, more: str = "pass") -> Path:
    """The project's own migrations and one more, as the next version would bring it."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for file in (SCRIPTS / "versions").glob("*.py"):
        (scripts / "versions" / file.name).write_bytes(file.read_bytes())
    text = NEXT.format(more=more, new=SCHEMA_VERSION + 1, old=SCHEMA_VERSION)
    (scripts / "versions" / f"{SCHEMA_VERSION + 1:04}_next.py").write_text(text)
    return scripts


def test_a_migration_backs_up_and_keeps_every_row(path, tmp_path):
    with open_course(path) as store:
        tick(store, "Adler", "sheet")
        before = dump(store)
    copy = migrated(path, NOW, scripts=next_version(tmp_path), newest=SCHEMA_VERSION + 1)
    assert sorted(file.name for file in path.parent.glob("*a.course*")) == [
        ".a.course.lock",
        "a.course",
    ]
    with open_course(copy) as store:
        assert dump(store) == before
    assert schema_version(path, newest=SCHEMA_VERSION + 1) == SCHEMA_VERSION + 1
    engine = file_engine(path)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT family, nickname FROM student").all()
        results = connection.exec_driver_sql("SELECT count(*) FROM result").scalar()
    engine.dispose()
    assert sorted(rows) == [("Adler", ""), ("Biber", ""), ("Dachs", "")]
    assert results == len(before["result"]) == 1


@pytest.mark.parametrize("more", ["raise ZeroDivisionError", "op.execute('DELETE FROM item')"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(path, tmp_path, more):
    with open_course(path) as store:
        tick(store, "Adler", "sheet")
        before = dump(store)
    with pytest.raises((ZeroDivisionError, MigrationBroke)):
        migrated(path, NOW, scripts=next_version(tmp_path, more), newest=SCHEMA_VERSION + 1)
    with open_course(path) as store:
        assert dump(store) == before
        store.undo()


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.course")), ids=lambda file: file.name)
def test_a_file_of_every_past_version_opens_undoes_and_redoes(file, tmp_path):
    path = tmp_path / file.name
    path.write_bytes(file.read_bytes())
    with open_course(path) as store:
        now = dump(store)
        assert store.read(history.broken_seal) is None
        store.undo()
        assert dump(store) != now
        store.redo()
        assert dump(store) == now
        store.change(Title.of("Tick"), lambda _: None)


def test_there_is_a_file_of_every_version():
    assert [int(file.stem.removeprefix("v")) for file in sorted(KEPT.glob("*.course"))] == list(
        range(1, SCHEMA_VERSION + 1)
    )


OLDER = Path(__file__).parents[1] / "files" / "v1.course"


def test_an_older_file_is_read_without_being_changed_even_while_it_is_held(tmp_path):
    path = tmp_path / "old.course"
    path.write_bytes(OLDER.read_bytes())
    holder = Holder(path, "Berta")
    try:
        with open_course(path, writing=False) as store:
            assert store.name == path.name
            assert store.read(course).term == "WS 2023/24"
            copy = store.path
    finally:
        holder.forget()
    assert not copy.exists()
    assert path.read_bytes() == OLDER.read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_step_from_before_new_columns_is_undone_and_redone(tmp_path):
    path = tmp_path / "old.course"
    path.write_bytes(OLDER.read_bytes())
    with open_course(path) as store:
        before = dump(store)["result"]
        store.undo()
        gone = dump(store)["result"]
        assert len(gone) == len(before) - 1
        store.redo()
        assert dump(store)["result"] == before
        assert {one.summands for row in store.read(results).values() for one in row.values()} == {
            ""
        }
