from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shiboken6 import isValid

from planner.language import Language
from planner.ui.start.save_place import SavePlace

SAY = Language("en")


@pytest.fixture
def place(qtbot, tmp_path):
    place = SavePlace(SAY, tmp_path)
    qtbot.addWidget(place)
    place.show()
    return place


def test_the_file_follows_the_title_until_a_place_was_chosen(place, tmp_path):
    assert place.path() == tmp_path / "New course.course"
    place.suggest("Logic")
    assert place.line.text() == str(tmp_path / "Logic.course")
    place.line.textEdited.emit(str(tmp_path / "mine"))
    place.suggest("Ethics")
    assert place.path() == tmp_path / "mine.course"
    place.line.textEdited.emit(" ")
    assert place.path() == tmp_path / "Ethics.course"


@pytest.mark.usefixtures("qapp")
@given(title=st.text())
def test_every_title_gives_a_file_in_the_folder(title):
    folder = Path("folder")
    place = SavePlace(SAY, folder)
    place.suggest(title)
    assert place.path().parent == folder
    assert place.path().suffix == ".course"
    assert place.path().stem.strip(" .")
    place.deleteLater()


def test_a_place_is_chosen_in_a_file_dialog(qtbot, place, tmp_path):
    with qtbot.waitSignal(place.changed):
        dialog = place._ask()
        dialog.selectFile(str(tmp_path / "Chosen.course"))
        dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert place.path() == tmp_path / "Chosen.course"
    assert place.line.text() == str(tmp_path / "Chosen.course")


def test_what_is_typed_is_meant_in_the_folder_that_is_shown(place, tmp_path):
    place.suggest("Logic")
    place.line.textEdited.emit("mine")
    assert place.path() == tmp_path / "mine.course"
    (tmp_path / "winter").mkdir()
    place.line.textEdited.emit("winter")
    assert place.path() == tmp_path / "winter" / "Logic.course"


def test_what_speaks_against_a_place_is_said_before_the_question_is_gone(
    place, tmp_path, monkeypatch
):
    assert place.objection() == ""
    (tmp_path / "there.course").touch()
    place.line.textEdited.emit("there")
    assert place.objection() == "There is already a file there.course in that folder."
    place.line.textEdited.emit(str(tmp_path / "no" / "x"))
    assert place.objection() == f"There is no folder {tmp_path / 'no'}."
    place.line.textEdited.emit("x")
    monkeypatch.setattr("os.access", lambda *_: False)  # whoever runs this may write anywhere
    assert place.objection().startswith(f"Nothing can be saved in the folder {tmp_path}.")
