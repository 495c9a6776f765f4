from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from planner import places
from planner.language import Language
from planner.ui.actions import Actions, ActionSpec, Binding, Menu
from tests.ui.small_window import opened

MOVE = ActionSpec(id="s.move", text="Move to…", menu=Menu.SESSION, shortcut="M", keys="Enter")
SWAP = ActionSpec(id="s.swap", text="Swap…", menu=Menu.SESSION, group=1)
DARK = ActionSpec(id="dark", text="Dark", menu=Menu.THEME)
LIGHT = ActionSpec(id="light", text="Light", menu=Menu.THEME)


@pytest.fixture
def host(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(host):
    return Actions(host, Language("en"))


def titles(host):
    bar = host.menuBar()
    return [action.text() for action in bar.actions() if action.isVisible()]


def test_a_menu_is_shown_only_while_something_is_in_it(host, actions):
    assert titles(host) == []
    actions.bind([Binding(MOVE, list)], "semester")
    actions.show_page("semester")
    assert titles(host) == ["&Session"]
    actions.show_page("grades")
    assert titles(host) == []


def test_a_menu_inside_a_menu_is_shown_only_while_something_is_in_it(host, actions):
    state = ActionSpec(id="g.passed", text="Passed", menu=Menu.STATE)
    enter = ActionSpec(id="g.enter", text="Enter…", menu=Menu.RESULTS)
    actions.bind([Binding(enter, list)])
    actions.bind([Binding(state, list)], "grades")
    results = next(one.menu() for one in host.menuBar().actions() if one.text() == "&Results")
    inner = next(one for one in results.actions() if one.menu() is not None)
    assert not inner.isVisible()
    actions.show_page("grades")
    assert inner.isVisible()
    actions.show_page("semester")
    assert (inner.isVisible(), titles(host)) == (False, ["&Results"])
    actions.show_page("grades")
    actions.unbind_pages()
    assert not inner.isVisible()


def test_a_menu_goes_with_the_last_menu_inside_it(host, actions):
    actions.bind([Binding(ActionSpec(id="g", text="Passed", menu=Menu.STATE), list)], "grades")
    assert titles(host) == []
    actions.show_page("grades")
    assert titles(host) == ["&Results"]
    actions.show_page("semester")
    assert titles(host) == []


def test_a_closed_course_takes_its_menus_along_at_once(host, actions):
    actions.bind([Binding(MOVE, list)], "semester")
    actions.show_page("semester")
    actions.unbind_pages()
    assert titles(host) == []


def test_an_ampersand_is_shown_and_marks_no_letter(actions):
    file = ActionSpec(id="recent.0", text="Zoë & Co", menu=Menu.RECENT)
    actions.bind([Binding(file, list)])
    assert actions.action("recent.0").text() == "&Zoë && Co"
    assert actions.words("recent.0") == "Zoë & Co"
    assert [offer.text for offer in actions.offers()] == ["Open recent: Zoë & Co"]


def test_no_letter_of_a_menu_means_two_things(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        for page in ("semester", "grades"):
            window.show_page(page)
            for entry in window.menuBar().actions():
                menu = entry.menu()
                texts = [item.text() for item in menu.actions() if item.isVisible()]
                letters = [re.search("&([^&])", text.replace("&&", "")) for text in texts if text]
                found = [letter[1].casefold() for letter in letters if letter]
                assert len(found) == len(set(found)), texts
                assert len(found) == len([text for text in texts if text])


def test_a_letter_is_free_again_when_its_action_goes(actions):
    actions.bind([Binding(MOVE, list)], "semester")
    actions.bind([Binding(MOVE, list)], "semester")
    assert actions.action("s.move").text() == "&Move to…"


def test_groups_are_parted_by_a_line_and_texts_are_as_the_table_says(host, actions):
    actions.bind([Binding(MOVE, list), Binding(SWAP, list)])
    menu = host.menuBar().actions()[2].menu()
    assert [(a.text(), a.isSeparator()) for a in menu.actions()] == [
        ("&Move to…", False),
        ("", True),
        ("&Swap…", False),
    ]


def test_a_shortcut_does_it_and_what_is_impossible_is_not_done(qtbot, host, actions):
    done, possible = [], [True]
    actions.bind([Binding(MOVE, lambda: done.append("moved"), lambda: possible[0])])
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    QTest.keyClick(host, Qt.Key.Key_M)
    assert done == ["moved"]
    possible[0] = False
    actions.refresh()
    QTest.keyClick(host, Qt.Key.Key_M)
    assert done == ["moved"]
    assert not actions.run("s.move")
    assert not actions.action("s.move").isEnabled()


def test_the_choice_in_use_is_marked(actions):
    chosen = ["dark"]

    def binding(spec, value):
        def take():
            chosen[0] = value

        return Binding(spec, take, chosen=lambda: chosen[0] == value)

    actions.bind([binding(DARK, "dark"), binding(LIGHT, "light")])
    assert actions.action("dark").isChecked()
    actions.run("light")
    actions.refresh()
    assert actions.action("light").isChecked()
    assert not actions.action("dark").isChecked()
    assert [offer.text for offer in actions.offers()] == ["Appearance: Dark", "Appearance: Light"]


def test_an_action_that_is_bound_again_is_replaced(actions):
    done = []
    actions.bind([Binding(MOVE, lambda: done.append("old"))], "semester")
    actions.bind([Binding(MOVE, lambda: done.append("new"))], "semester")
    actions.run("s.move")
    assert done == ["new"]
    assert actions.page_of("s.move") == "semester"
    assert len(list(actions.offers())) == 1


def test_offers_say_all_keys(actions):
    actions.bind([Binding(MOVE, list)], "semester")
    (offer,) = actions.offers()
    assert (offer.text, offer.menu, offer.keys) == ("Move to…", "Session", "M, Enter")
    assert offer.enabled


def test_no_key_of_the_window_means_two_things_and_all_icons_are_there(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        bound = [window.doings._bound[offer.id][0].spec for offer in window.doings.offers()]
    keys = Counter(
        key.toString()
        for spec in bound
        for key in QKeySequence.listFromString(spec.shortcut)
        if key.toString()
    )
    assert [key for key, times in keys.items() if times > 1] == []
    assert {"Ctrl+K", "Ctrl+F", "Ctrl+Z", "Ctrl+1", "Ctrl+5", "F6", "F1", "?"} <= keys.keys()
    folder = places.resources() / "icons"
    assert [s.icon for s in bound if s.icon and not (folder / f"{s.icon}.svg").exists()] == []
