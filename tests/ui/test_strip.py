from __future__ import annotations

from datetime import time

import pytest

from planner.language import Language
from planner.ui.strip import Strip
from planner.ui.theme import Theme


@pytest.fixture
def strip(qtbot, qapp):
    strip = Strip(Language("en"), Theme(qapp, "light"))
    qtbot.addWidget(strip)
    strip.resize(1280, 30)
    strip.show()
    return strip


def test_without_a_step_there_is_nothing_to_take_back(strip):
    assert strip.saved.text() == "Saved"
    assert strip.done.text() == ""
    assert not strip.undo.isVisible()
    assert not strip.redo.isVisible()


def test_the_last_step_is_named_with_when_it_was_saved(qtbot, strip):
    strip.show_step("Session 4 moved to 15 Nov", None, time(14, 2))
    assert strip.saved.text() == "Saved 14:02"
    assert strip.done.text() == "Session 4 moved to 15 Nov"
    assert (strip.undo.text(), strip.undo.isVisible()) == ("Undo", True)
    with qtbot.waitSignal(strip.undo_wished):
        strip.undo.click()


def test_what_was_taken_back_is_named_and_can_be_done_again(qtbot, strip):
    strip.show_step("Session 3 held", "Session 4 moved", time(14, 3))
    assert strip.done.text() == "Taken back: Session 4 moved"
    assert strip.undo.isVisible()
    with qtbot.waitSignal(strip.redo_wished):
        strip.redo.click()


def test_a_hint_stands_in_the_way_of_the_last_step_only_while_it_lasts(strip):
    strip.show_step("Session 4 moved", None, time(14, 2))
    strip.show_hint("Let go: session 4 on 22 Nov, four follow")
    assert strip.done.text() == "Let go: session 4 on 22 Nov, four follow"
    assert strip.done.property("tone") == "accent"
    strip.show_hint("")
    assert strip.done.text() == "Session 4 moved"
    assert strip.done.property("tone") == "muted"


def test_a_long_step_gives_way_and_keeps_the_button_in_the_window(strip):
    strip.show_legend("● met ◐ waiting ○ possible ⊘ out of reach")
    strip.show_step("Session " + "very " * 200 + "long", None, time(14, 2))
    strip.resize(900, 30)
    strip.grab()
    assert strip.undo.geometry().right() <= 900
    assert strip.done.toolTip().startswith("Session very")
    assert strip.minimumSizeHint().width() < 500
