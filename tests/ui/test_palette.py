from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.ui.actions import Offer
from planner.ui.palette import best_offers, fits
from tests.ui.small_window import opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        yield window


def offer(text, *, enabled=True, page="", here=False):
    return Offer(
        id=text, text=text, menu="File", keys="", icon="", page=page, enabled=enabled, here=here
    )


def texts(window):
    return [row.text for row in window.finder.rows()]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@given(st.text(min_size=1), st.data())
def test_every_beginning_of_a_text_fits_it_best(text, data):
    start = text[: data.draw(st.integers(0, len(text)))]
    if start.split() and text.casefold().startswith(start.casefold().split()[0]):
        assert fits(text, start) == 0


@given(st.text(), st.text())
def test_what_fits_has_every_word_that_was_typed(text, wanted):
    found = fits(text, wanted)
    has_all = all(word in text.casefold() for word in wanted.casefold().split())
    assert (found is not None) == has_all


def test_the_best_offer_stands_first_and_the_impossible_last():
    offers = [
        offer("Find copy"),
        offer("Copycat", enabled=False),
        offer("Copy elsewhere", page="students"),
        offer("Copy all"),
        offer("Copy", page="grades", here=True),
        offer("Undo"),
    ]
    found = [one.text for one in best_offers(offers, "copy")]
    assert found == ["Copy", "Copy all", "Copy elsewhere", "Find copy", "Copycat"]


def test_ctrl_k_lists_all_actions_and_typing_narrows_them(window):
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.finder.isVisible()
    assert {"Undo", "Preferences…", "Grades", "Add a fox"} <= set(texts(window))
    QTest.keyClicks(window.frame.top_bar.field, "add fox")
    assert texts(window) == ["Add a fox"]
    press(Qt.Key.Key_Return)
    assert not window.finder.isVisible()
    assert window.frame.strip.done.text() == "Student Fox added"


def test_escape_gives_the_focus_back(window):
    window.frame.page().table.setFocus()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.frame.top_bar.field, "x")
    press(Qt.Key.Key_Escape)
    assert not window.finder.isVisible()
    assert window.frame.top_bar.field.text() == ""
    assert QApplication.focusWidget() is window.frame.page().table


def test_ctrl_f_finds_what_is_on_the_page_before_any_action(window):
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert not window.finder.isVisible()
    QTest.keyClicks(window.frame.top_bar.field, "d")
    assert texts(window)[:2] == ["Adler", "Dachs"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.frame.page().table.current().family == "Dachs"


def test_arrows_pass_over_what_is_impossible_and_go_round(window):
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    rows = window.finder.rows()
    impossible = {n for n, row in enumerate(rows) if not row.enabled}
    assert impossible
    seen = []
    for _ in rows:
        seen.append(window.finder.list.currentIndex().row())
        press(Qt.Key.Key_Down)
    assert not set(seen) & impossible
    assert seen[0] == 0
    assert len(set(seen)) == len(rows) - len(impossible)
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    assert window.finder.list.currentIndex().row() == 0


def test_nothing_found_is_said(window):
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.frame.top_bar.field, "zzz")
    assert window.finder.nothing.isVisible()
    press(Qt.Key.Key_Return)
    assert window.finder.isVisible()


def test_an_action_of_another_page_brings_its_page(window):
    window.show_page("grades")
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.frame.top_bar.field, "fox")
    press(Qt.Key.Key_Return)
    assert window.frame.page().objectName() == "semester"
    assert window.frame.strip.done.text() == "Student Fox added"


def test_what_other_pages_can_do_is_listed_before_they_were_shown(window, qtbot):
    assert window.told["grades"] == []
    window.doings.run("edit.do")
    assert "Sort" not in texts(window)
    press(Qt.Key.Key_Down)
    chosen = window.finder.list.currentIndex().data()
    qtbot.waitUntil(lambda: "Sort" in texts(window))
    assert window.finder.list.currentIndex().data() == chosen
    QTest.keyClicks(window.frame.top_bar.field, "sort")
    press(Qt.Key.Key_Return)
    assert window.frame.current() == "grades"
    assert window.told["sorted"] == [True]


def test_the_pages_are_not_built_by_merely_walking_through_the_field(window):
    window.frame.top_bar.field.setFocus()
    QApplication.processEvents()
    assert window.told["grades"] == []


def test_a_click_chooses_and_a_click_elsewhere_closes(window):
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    view = window.finder.list
    first = view.visualRect(view.model().index(0, 0)).center()
    assert texts(window)[0] == "Add a fox"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert window.frame.strip.done.text() == "Student Fox added"
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    window.frame.page().table.setFocus()
    assert not window.finder.isVisible()
