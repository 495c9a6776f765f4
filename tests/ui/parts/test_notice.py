from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from planner.language import Language
from planner.ui.parts.notice import Notice
from planner.ui.theme import Theme


@pytest.fixture
def room(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1280, 700)
    room.show()
    return room


@pytest.fixture
def notice(qapp, room):
    return Notice(Language("en"), Theme(qapp, "light"), room)


def test_it_lies_whole_within_its_window_at_every_size(room, notice):
    notice.show_text("On Wed 1 Nov is All Saints' Day; no session can be held then. " * 4)
    for width, height in ((1280, 700), (640, 400), (360, 300), (1600, 900)):
        room.resize(width, height)
        assert room.rect().contains(notice.geometry())
        assert notice.words.height() >= notice.words.heightForWidth(notice.words.width())


def test_it_is_read_by_its_words_and_closed_by_its_cross(notice):
    notice.show_text("That day is a holiday.")
    assert notice.isVisible()
    assert notice.accessibleName() == "That day is a holiday."
    assert notice.close_button.accessibleName() == "Close notice"
    notice.close_button.click()
    assert not notice.isVisible()


def test_markup_in_a_name_is_only_text(notice):
    notice.show_text("There is already a student <b>Zoë & Co")
    assert notice.words.text() == "There is already a student <b>Zoë & Co"
