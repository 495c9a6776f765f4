from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from planner.exchange.whole_file import (
    CannotWrite,
    WhyNot,
    check_writable,
    replaced_whole,
    write_whole,
)

FULL = Path("/dev/full")  # a device that is always full
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links of POSIX")


def test_a_new_file_appears_whole_and_nothing_else_does(tmp_path):
    write_whole(tmp_path / "list.csv", b"name\n")
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
    assert (tmp_path / "list.csv").read_bytes() == b"name\n"


def test_the_old_file_stands_until_the_new_one_is_complete(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with replaced_whole(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_an_error_on_the_way_leaves_the_old_file_and_no_rest(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_half_and_fail(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("list.csv", b"old")]


def write_half_and_fail(path):
    with replaced_whole(path) as out:
        out.write(b"half")
        out.flush()
        raise ZeroDivisionError


@only_posix
def test_the_rights_of_the_old_file_stay(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@only_posix
def test_a_link_is_kept_and_the_file_it_leads_to_replaced(tmp_path):
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "list.csv", tmp_path / "list.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(CannotWrite) as refusal:
        write_whole(tmp_path / "nowhere" / "list.csv", b"")
    assert (refusal.value.name, refusal.value.why) == ("list.csv", WhyNot.NO_FOLDER)
    assert refusal.value.folder == str(tmp_path / "nowhere")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path):
    (tmp_path / "list.csv").mkdir()
    with pytest.raises(CannotWrite) as refusal:
        write_whole(tmp_path / "list.csv", b"")
    assert refusal.value.why is WhyNot.IS_FOLDER


@only_posix
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the system's own user may do all"
)
def test_a_folder_one_may_not_write_to_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite) as refusal:
            write_whole(tmp_path / "list.csv", b"")
    finally:
        tmp_path.chmod(0o700)
    assert refusal.value.why is WhyNot.NOT_PERMITTED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux's")
def test_a_folder_that_takes_no_files_is_refused_for_every_user():
    with pytest.raises(CannotWrite) as refusal:
        write_whole(Path("/proc/list.csv"), b"")
    assert refusal.value.why in {WhyNot.NOT_PERMITTED, WhyNot.NO_FOLDER}


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has it")
def test_a_full_disk_is_refused_as_such(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    with (
        pytest.raises(CannotWrite) as refusal,
        replaced_whole(path),
        FULL.open("wb") as full,
    ):
        full.write(b"new")
    assert refusal.value.why is WhyNot.FULL
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_name_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(CannotWrite) as refusal:
        write_whole(tmp_path / name, b"")
    assert refusal.value.why is WhyNot.NAME


def test_a_place_is_judged_without_writing_there(tmp_path):
    check_writable(tmp_path / "new.pdf")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    check_writable(tmp_path / "file")
    for path, why in (
        (tmp_path, WhyNot.IS_FOLDER),
        (tmp_path / "none" / "new.pdf", WhyNot.NO_FOLDER),
        (tmp_path / "file" / "new.pdf", WhyNot.NO_FOLDER),
    ):
        with pytest.raises(CannotWrite) as refusal:
            check_writable(path)
        assert refusal.value.why is why
