from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget
from shiboken6 import isValid

from planner.ui.parts.files import ask_folder, ask_open, ask_save, first_folder


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_a_file_that_is_chosen_comes_back_as_a_path(qtbot, parent, tmp_path):
    (tmp_path / "One.course").write_text("x")
    got = []
    dialog = ask_open(parent, "Open", str(tmp_path), "Courses (*.course)", got.append)
    dialog.selectFile(str(tmp_path / "One.course"))
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert got == [tmp_path / "One.course"]


def test_a_name_without_an_ending_gets_the_suggested_one(qtbot, parent, tmp_path):
    got = []
    dialog = ask_save(
        parent, "Save", tmp_path / "Seminar.course", "Courses (*.course)", got.append
    )
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.selectFile(str(tmp_path / "Other"))
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert got == [tmp_path / "Other.course"]


def test_a_folder_is_asked_for_and_no_answer_is_no_answer(qtbot, parent, tmp_path):
    got = []
    dialog = ask_folder(parent, "Folder", str(tmp_path), got.append)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert got == []


def test_files_are_not_read_to_list_them(parent, tmp_path):
    (tmp_path / "letter").write_bytes(b"%PDF-1.7")
    dialog = ask_open(parent, "Open", str(tmp_path), "All (*)", lambda _: None)
    icons, file = dialog.iconProvider(), QFileInfo(str(tmp_path / "letter"))
    assert "PDF" in QFileIconProvider().type(file)  # Qt's own looks into the file
    assert "PDF" not in icons.type(file)
    dialog.reject()


def test_icons_and_kinds_are_told_by_the_name(parent, tmp_path):
    icons = ask_open(parent, "Open", str(tmp_path), "All (*)", lambda _: None).iconProvider()
    folder, file = QFileInfo(str(tmp_path)), QFileInfo(str(tmp_path / "list.csv"))
    assert "csv" in icons.type(file).lower()
    assert icons.type(folder)
    for one in (folder, file, QFileIconProvider.IconType.Drive):
        assert not icons.icon(one).isNull()


def test_files_are_looked_for_beside_the_course_but_not_among_temporary_ones():
    assert first_folder(Path("/courses/winter/it.course")) == Path("/courses/winter")
    assert first_folder(Path(tempfile.gettempdir(), "it.course")) == Path.home()
    assert first_folder(None) == Path.home()
