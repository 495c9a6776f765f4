from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.cli import opened
from planner.db.holder import Holder


def damaged(course, sql):
    """Change a file by hand, past the program."""
    with closing(sqlite3.connect(course)) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_whole_file_is_called_whole(passing, planner, done):
    answer = planner("check", passing)
    assert (answer.code, answer.out) == (0, "“seminar.course” is whole.\n")
    assert done("check", passing) == {"whole": True, "problems": []}


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE result SET state = 'failed'", "5 rows do not look as the history left them"),
        ("DELETE FROM decision", None),
        ("UPDATE student SET aim_id = 'nobody'", "Rows refer to others that do not exist"),
        ("DROP TRIGGER step_only_grows_update", None),
    ],
)
def test_rows_changed_by_hand_are_named(passing, planner, sql, said):
    damaged(passing, sql)
    answer = planner("check", passing)
    assert answer.code == (1 if said else 0)
    assert (said or "") in answer.err


def test_a_history_changed_by_hand_is_named_with_its_step(passing, planner):
    damaged(passing, "DROP TRIGGER step_only_grows_update")
    damaged(passing, "UPDATE step SET \"by\" = 'somebody else' WHERE id = 2")
    answer = planner("check", passing, "--json")
    assert answer.code == 1
    assert answer.json["problems"] == [
        "The history was changed by hand or is damaged, from step 2 on."
    ]


def test_a_backup_lies_beside_the_file_or_where_it_was_asked_for(course, tmp_path, done, planner):
    copy = done("backup", course)["backup"]
    assert copy.startswith(str(tmp_path / "seminar backups"))
    done("backup", course, tmp_path / "copy.course")
    assert done("show", tmp_path / "copy.course") == done("show", copy) == done("show", course)
    again = planner("backup", course, tmp_path / "copy.course")
    assert again.code == 1
    assert "is there already" in again.err
    assert planner("backup", course, tmp_path / "none" / "copy.course").code == 1


def test_a_folder_takes_the_backup_under_the_files_name(course, tmp_path, done):
    (tmp_path / "stick").mkdir()
    assert done("backup", course, tmp_path / "stick")["backup"].endswith("stick/seminar.course")


def test_a_restore_brings_the_copy_back_and_keeps_what_was_there(course, tmp_path, done):
    copy = tmp_path / "copy.course"
    done("backup", course, copy)
    before = done("show", course)
    done("session", course, "push", "4")
    after = done("show", course)
    (tmp_path / "seminar.course-journal").write_bytes(b"left by a crash")
    answer = done("restore", course, copy)
    assert done("show", course) == before
    assert done("show", answer["kept"]) == after
    assert not (tmp_path / "seminar.course-journal").exists()
    assert done("check", course)["whole"]


def test_a_restore_replaces_even_what_cannot_be_read_and_keeps_its_bytes(course, tmp_path, done):
    copy = tmp_path / "copy.course"
    done("backup", course, copy)
    course.write_bytes(b"no database any more")
    kept = done("restore", course, copy)["kept"]
    assert done("show", course) == done("show", copy)
    with open(kept, "rb") as file:  # noqa: PTH123 - a path as the answer names it
        assert file.read() == b"no database any more"


def test_a_damaged_or_foreign_backup_is_refused_and_the_file_stays(course, tmp_path, planner):
    before = course.read_bytes()
    torn = tmp_path / "torn.course"
    torn.write_bytes(before[: len(before) // 2])
    other = tmp_path / "other.course"
    other.write_text("hello" * 100)
    for backup, said in ((torn, "is damaged"), (other, "is not a course"), (course, "is there")):
        for how in ((), ("--dry-run",)):
            answer = planner("restore", course, backup, *how)
            assert answer.code == 1
            assert said in answer.err
            assert course.read_bytes() == before
    assert not list(tmp_path.glob(".*restored"))


def test_a_damaged_course_is_not_called_backed_up(course, tmp_path, planner):
    with course.open("rb+") as file:
        file.seek(8192)
        file.write(b"\xff" * 8192)
    for words in ((), (tmp_path / "copy.course",), ("--dry-run",)):
        answer = planner("backup", course, *words)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("“seminar.course” is damaged")
        assert answer.err.count("\n") == 1
    assert not (tmp_path / "copy.course").exists()
    assert not list((tmp_path / "seminar backups").iterdir())


def test_a_restore_keeps_an_empty_file_as_it_is_and_takes_no_folder(
    course, tmp_path, done, planner
):
    empty = tmp_path / "empty.course"
    empty.touch()
    kept = done("restore", empty, course)["kept"]
    assert Path(kept).read_bytes() == b""
    (tmp_path / "folder.course").mkdir()
    for how in ((), ("--dry-run",)):
        answer = planner("restore", tmp_path / "folder.course", course, *how)
        assert answer.code == 1
        assert answer.err.startswith("“folder.course” cannot be opened")


def test_a_dry_restore_changes_nothing(course, tmp_path, done):
    done("backup", course, tmp_path / "copy.course")
    done("session", course, "push", "4")
    before = course.read_bytes()
    assert done("restore", course, tmp_path / "copy.course", "--dry-run")["kept"] is None
    assert course.read_bytes() == before


def test_a_file_that_is_held_is_not_changed_and_the_holder_named(
    course, planner, done, monkeypatch
):
    monkeypatch.setattr(opened, "PATIENCE", 0.05)
    holder = Holder(course, "Carla Kranich")
    try:
        before = course.read_bytes()
        answer = planner("session", course, "push", "4")
        assert (answer.code, answer.err) == (
            1,
            (
                "“seminar.course” is open for writing by Carla Kranich. "
                "Close it there and try again.\n"
            ),
        )
        assert course.read_bytes() == before
        assert done("show", course)["sessions"]
        assert done("session", course, "push", "4", "--dry-run")["moves"]
        assert done("check", course)["whole"]
    finally:
        holder.release()
    assert planner("session", course, "push", "4").code == 0
