from __future__ import annotations

import contextlib
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from planner.exchange.many_files import Folder, NotAFolder, check_folder, into_zip, try_folder
from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.language import Language
from planner.wording import worded

DAY = date(2024, 2, 12)
PDF, OTHER = b"%PDF-1.7 one %%EOF\n", b"%PDF-1.7 other %%EOF\n"
NAMES = ("1.pdf", "1 (2).pdf", "1 (3).pdf")


def test_a_document_that_says_something_else_is_never_written_over(tmp_path):
    folder = Folder(tmp_path)
    assert [folder.put(NAMES, one) for one in (PDF, PDF, OTHER, OTHER)] == [
        *("1.pdf", "1.pdf"),
        *("1 (2).pdf", "1 (2).pdf"),
    ]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "1.pdf": PDF,
        "1 (2).pdf": OTHER,
    }


def test_what_is_no_whole_pdf_is_written_again(tmp_path):
    (tmp_path / "1.pdf").write_bytes(PDF[:8])
    assert Folder(tmp_path).put(NAMES, PDF) == "1.pdf"
    assert (tmp_path / "1.pdf").read_bytes() == PDF


def test_a_zip_is_there_when_it_is_whole_and_the_same_for_the_same_documents(tmp_path):
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    for path in (first, second):
        with into_zip(path, DAY) as archive:
            assert archive.put(iter(["Łoś.pdf"]), PDF) == "Łoś.pdf"
            archive.put(["2.pdf"], OTHER)
            assert not path.exists()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "Łoś.pdf": PDF,
            "2.pdf": OTHER,
        }
    assert first.read_bytes() == second.read_bytes()


def test_a_zip_into_which_nothing_was_put_leaves_the_old_one(tmp_path):
    path = tmp_path / "old.zip"
    path.write_bytes(b"old")
    with into_zip(path, DAY):
        pass
    with contextlib.suppress(ZeroDivisionError), into_zip(path, DAY) as archive:
        archive.put(["1.pdf"], PDF)
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_takes_no_zip_says_so_before_the_first_document(tmp_path):
    with pytest.raises(CannotWrite), into_zip(tmp_path / "none" / "x.zip", DAY):
        pytest.fail("it was opened")


def test_a_folder_is_tried_and_left_empty_and_made_only_where_its_own_folder_is(tmp_path):
    check_folder(tmp_path / "new")
    assert not (tmp_path / "new").exists()
    try_folder(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    for attempt in (check_folder, try_folder):
        with pytest.raises(CannotWrite) as refusal:
            attempt(tmp_path / "none" / "deep")
        assert (refusal.value.name, refusal.value.why) == ("deep", WhyNot.NO_FOLDER)
        (tmp_path / "file").touch()
        with pytest.raises(NotAFolder):
            attempt(tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    for attempt in (check_folder, try_folder):
        with pytest.raises(CannotWrite) as refusal:
            attempt(tmp_path)
        assert (refusal.value.name, refusal.value.why) == (tmp_path.name, WhyNot.CLOSED_FOLDER)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that takes no file")
def test_the_refusal_names_the_folder_and_not_a_file_nobody_asked_for():
    with pytest.raises(CannotWrite) as refusal:
        try_folder(Path("/proc/self"))
    assert "“self”" in worded(refusal.value, Language("en"))
    assert ".part" not in worded(refusal.value, Language("en"))
