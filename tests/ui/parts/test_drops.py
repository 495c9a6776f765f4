import pytest
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.language import Language
from planner.ui.parts.drops import FileDrops
from tests.ui.dropping import dropped, held


class Place(QWidget):
    """Takes workbooks, and remembers what it heard."""

    def __init__(self):
        super().__init__()
        self.drops = FileDrops(self, Language.load("en"), (".xlsx",))
        self.hints, self.files = [], []
        self.drops.hinted.connect(self.hints.append)
        self.drops.dropped.connect(self.files.append)


@pytest.fixture
def place(qtbot):
    place = Place()
    qtbot.addWidget(place)
    return place


def test_while_a_file_is_held_it_says_what_letting_go_would_do(place, tmp_path):
    assert held(place, tmp_path / "ben.XLSX")
    assert place.hints == ["Let go to see what ben.XLSX would change"]
    QApplication.sendEvent(place, QDragLeaveEvent())
    assert place.hints[1:] == [""]
    assert place.files == []


def test_the_file_that_is_let_go_of_is_handed_on_and_the_hint_goes(place, tmp_path):
    assert dropped(place, tmp_path / "ben.xlsx")
    assert place.hints[1:] == [""]
    assert place.files == [tmp_path / "ben.xlsx"]


@pytest.mark.parametrize("names", [("photo.png",), ("ben.csv",), ("a.xlsx", "b.xlsx"), ()])
def test_other_files_and_several_at_once_are_not_taken(place, tmp_path, names):
    paths = [tmp_path / name for name in names]
    assert not held(place, *paths)
    assert not dropped(place, *paths)
    assert not any(place.hints)
    assert place.files == []
