from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from planner.language import Language
from planner.ui.navigation import PLACES, Navigation
from planner.ui.theme import Theme


@pytest.fixture
def navigation(qtbot, qapp):
    navigation = Navigation(Language("en"), Theme(qapp, "light"))
    qtbot.addWidget(navigation)
    navigation.resize(176, 700)
    navigation.show_page("semester")
    navigation.show()
    return navigation


def rows(navigation):
    return [row for places in navigation._lists for row in places.rows()]


def test_each_page_is_a_list_item_named_as_it_reads(navigation):
    named = []
    for places in navigation._lists:
        list_ = QAccessible.queryAccessibleInterface(places)
        named += [
            (list_.child(n).role(), list_.child(n).text(QAccessible.Text.Name))
            for n in range(list_.childCount())
            if list_.child(n).role() == QAccessible.Role.ListItem
        ]
    assert named == [(QAccessible.Role.ListItem, place.label) for place in PLACES]


def test_a_click_chooses_a_page_and_a_call_from_outside_does_not(qtbot, navigation):
    pages = navigation._lists[0]
    with qtbot.waitSignal(navigation.chosen) as chosen:
        at = pages.visualItemRect(pages.item(2)).center()
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["students"]
    with qtbot.assertNotEmitted(navigation.chosen):
        navigation.show_page("history")
    assert pages.currentItem().text() == "History"


def test_the_arrow_keys_go_on_into_the_course_settings_and_back(qtbot, navigation):
    pages, settings = navigation._lists
    navigation.show_page("history")
    with qtbot.waitSignal(navigation.chosen) as chosen:
        QTest.keyClick(pages, Qt.Key.Key_Down)
    assert chosen.args == ["course_settings"]
    navigation.show_page("course_settings")
    assert pages.currentRow() == -1
    with qtbot.waitSignal(navigation.chosen) as chosen:
        QTest.keyClick(settings, Qt.Key.Key_Up)
    assert chosen.args == ["history"]


def test_counts_stand_beside_the_names_and_are_described(navigation):
    navigation.show_count("grades", "4 to mark")
    assert navigation.counts()["grades"] == "4 to mark"
    item = QAccessible.queryAccessibleInterface(navigation._lists[0]).child(1)
    assert item.text(QAccessible.Text.Name) == "Grades"
    assert item.text(QAccessible.Text.Description) == "4 to mark"
    navigation.show_count("grades", "")
    assert navigation.counts()["grades"] == ""


def test_the_page_shown_looks_different_from_the_others(navigation):
    roles = navigation._lists[0]._theme.roles
    picture = navigation.grab().toImage()
    chosen, other = rows(navigation)[0][1], rows(navigation)[1][1]
    pages = navigation._lists[0]

    def ground(item):
        corner = pages.visualItemRect(item).topRight() + QPoint(-12, 6)
        return picture.pixelColor(pages.mapTo(navigation, corner)).name()

    assert ground(chosen) == roles.accent_tint.name()
    assert ground(other) == roles.surface.name()


def test_the_focus_alone_never_chooses_a_page(qtbot, navigation):
    """Tab and F6 stop at the list with the page that is shown, and stay on that page."""
    pages, settings = navigation._lists
    navigation.show_page("course_settings")
    assert navigation.focusProxy() is settings
    assert not pages.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.assertNotEmitted(navigation.chosen):
        pages.setFocus()
        settings.setFocus()
        navigation.show_page("grades")
        navigation.setFocus()
    assert navigation.focusProxy() is pages
    assert not settings.focusPolicy() & Qt.FocusPolicy.TabFocus
