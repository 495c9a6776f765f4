"""Files as they come: ours, older, newer, foreign, held, damaged, copied."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.commands.students import add
from planner.db import history
from planner.db.backups import CannotCopy, back_up, copy_course
from planner.db.courses import course
from planner.db.header import (
    SCHEMA_VERSION,
    AlreadyThere,
    CannotMake,
    CannotOpen,
    NewerCourse,
    NoSuchFile,
    NoSuchFolder,
    NotACourse,
    schema_version,
)
from planner.db.holder import HeldBy, Holder
from planner.db.journal import Title
from planner.db.reading import CannotUse, Damaged
from planner.db.store import ReadOnly, create_course, open_course
from planner.db.students import students
from tests.small_course import dump, furnished, tick

NOW = datetime(2024, 2, 12, 8, 30, tzinfo=UTC)
KEPT = Path(__file__).parent.parent / "files"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.course"
    with create_course(path, who="Berta") as store:
        furnished(store)
    return path


def set_pragma(path: Path, **pragmas: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.commit()


def refused_unchanged(path: Path, kind: type[Exception]) -> Exception:
    before = path.read_bytes()
    with pytest.raises(kind) as refusal:
        open_course(path)
    assert path.read_bytes() == before
    return refusal.value


def test_an_empty_file_is_no_course_and_stays_empty(tmp_path):
    path = tmp_path / "empty.course"
    path.touch()
    assert refused_unchanged(path, NotACourse).empty


@pytest.mark.parametrize("content", [b"Just a text.", b"Just a text. " * 50, b"\x00" * 4096])
def test_a_text_is_no_course_and_stays_as_it_is(tmp_path, content):
    path = tmp_path / "text.course"
    path.write_bytes(content)
    assert not refused_unchanged(path, NotACourse).empty


def test_a_foreign_database_is_no_course_and_stays_as_it_is(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()
    assert not refused_unchanged(path, NotACourse).empty


def test_a_newer_course_is_refused_and_stays_as_it_is(path):
    set_pragma(path, user_version=SCHEMA_VERSION + 1)
    refusal = refused_unchanged(path, NewerCourse)
    assert (refusal.name, refusal.version) == ("a.course", SCHEMA_VERSION + 1)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    with pytest.raises(NoSuchFile) as refusal:
        open_course(tmp_path / "none.course")
    assert refusal.value.name == "none.course"
    with pytest.raises(CannotOpen):
        open_course(tmp_path)


def test_a_damaged_file_says_so(path):
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(bytes(content))
    with pytest.raises(Damaged) as refusal, open_course(path) as store:
        store.read(course)
    assert refusal.value.name == "a.course"


def test_a_second_holder_is_told_who_has_the_file_and_may_still_read(path):
    with open_course(path, who="Berta Beispiel"):
        with pytest.raises(HeldBy) as refusal:
            open_course(path, who="Carla")
        assert refusal.value.holder == "Berta Beispiel"
        with open_course(path, writing=False) as reader:
            assert len(reader.read(students)) == 3
            with pytest.raises(ReadOnly):
                reader.undo()
    with open_course(path, who="Carla") as store:
        assert store.who == "Carla"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_holds_the_file_it_leads_to(path, tmp_path):
    link = tmp_path / "link.course"
    link.symlink_to(path)
    with open_course(link, who="Berta"), pytest.raises(HeldBy) as refusal:
        open_course(path)
    assert (refusal.value.name, refusal.value.holder) == ("a.course", "Berta")


def test_a_holder_that_was_killed_frees_the_file(path):
    code = (
        "import sys; from pathlib import Path; from planner.db.store import open_course; "
        "store = open_course(Path(sys.argv[1]), who='Killed'); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    ) as other:
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(HeldBy) as refusal:
            open_course(path)
        assert refusal.value.holder == "Killed"
        other.kill()
    with open_course(path, who="Next") as store:
        assert store.read(history.broken_seal) is None


def test_nothing_is_left_of_a_course_that_could_not_be_made(tmp_path):
    with pytest.raises(NoSuchFolder) as refusal:
        create_course(tmp_path / "no such folder" / "a.course")
    assert refusal.value.name == "no such folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_no_room_is_a_refusal_and_leaves_nothing_behind(tmp_path):
    with little_room(40_000), pytest.raises(CannotMake):
        create_course(tmp_path / "a.course")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_no_room_for_a_change_is_a_refusal_and_changes_nothing(path):
    with open_course(path) as store:
        before = dump(store)
        with little_room(path.stat().st_size), pytest.raises(CannotUse):
            store.change(
                Title.of("Many"), lambda tx: [add(tx, family=f"Adler {n}") for n in range(2000)]
            )
        assert dump(store) == before
        store.change(Title.of("One"), lambda tx: add(tx, family="Adler"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is there")
def test_a_course_that_went_away_before_the_first_change_is_not_made_anew(path):
    away = path.with_name("away.course")
    with open_course(path) as store:
        path.rename(away)
        with pytest.raises(CannotUse):
            store.change(Title.of("One"), lambda tx: add(tx, family="Adler"))
        assert not path.exists()
        away.rename(path)
        store.change(Title.of("One"), lambda tx: add(tx, family="Adler"))


def test_a_course_may_have_any_signs_in_its_name(tmp_path):
    path = tmp_path / "100 % for whom? #1 Übung.course"
    with create_course(path) as store:
        store.change(Title.of("One"), lambda tx: add(tx, family="Adler"))
    with open_course(path) as store:
        store.change(Title.of("Two"), lambda tx: add(tx, family="Biber"))
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_holder_whose_name_finds_no_room_holds_all_the_same(path):
    with little_room(0):
        holder = Holder(path, "Berta")
    try:
        with pytest.raises(HeldBy):
            open_course(path)
    finally:
        holder.release()


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no files, for anybody")
def test_a_folder_that_takes_no_files_is_named_for_what_it_is(tmp_path):
    with pytest.raises(CannotMake):
        create_course(Path("/proc/a.course"))
    with pytest.raises(CannotMake):
        create_course(tmp_path / ("a" * 300 + ".course"))


def test_a_course_that_cannot_be_finished_leaves_nothing(tmp_path):
    store = create_course(tmp_path / "a.course", who="Berta")
    furnished(store)
    store.unmake()
    assert list(tmp_path.iterdir()) == []


@contextmanager
def little_room(size: int):
    """Let no file grow beyond this many bytes, as a full disk does."""
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_copy_is_whole_while_the_file_is_in_use(path, tmp_path):
    with open_course(path) as store:
        tick(store, "Adler", "sheet")
        copy_course(path, tmp_path / "copy.course")
        now = dump(store)
    with open_course(tmp_path / "copy.course") as copy:
        assert dump(copy) == now
        copy.undo()
    with pytest.raises(AlreadyThere):
        copy_course(path, tmp_path / "copy.course")


def test_a_copy_into_a_missing_folder_is_refused(path, tmp_path):
    with pytest.raises(CannotCopy) as refusal:
        copy_course(path, tmp_path / "none" / "copy.course")
    assert refusal.value.name == "copy.course"


def test_backups_made_in_one_second_do_not_overwrite_one_another(path):
    first, second = back_up(path, NOW), back_up(path, NOW)
    assert first != second
    assert first.read_bytes() == second.read_bytes()
    assert schema_version(first) == SCHEMA_VERSION
