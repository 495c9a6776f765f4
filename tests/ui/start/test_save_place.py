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
