from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from planner.rules.credits import State
from planner.ui.gradebook.editor import Go
from planner.ui.gradebook.entering import LETTERS
from planner.ui.gradebook.keys import ALL_KEYS, Does, Wish, wish_of

KEYS, HELD = Qt.Key, Qt.KeyboardModifier


def press(key, text="", held=HELD.NoModifier):
    return wish_of(QKeyEvent(QEvent.Type.KeyPress, key, held, text))


@pytest.mark.parametrize("letter", LETTERS)
def test_letters_mean_states_in_either_case_and_with_shift(letter):
    expected = Wish(Does.STATE, state=LETTERS[letter])
    assert press(KEYS(ord(letter)), letter.lower()) == expected
    assert press(KEYS(ord(letter)), letter, HELD.ShiftModifier) == expected


def test_digits_begin_an_entry_and_the_keypad_s_do_too():
    assert press(KEYS.Key_1, "1") == Wish(Does.TYPE, text="1")
    assert press(KEYS.Key_1, "1", HELD.KeypadModifier) == Wish(Does.TYPE, text="1")
    assert press(KEYS.Key_Enter, "\r", HELD.KeypadModifier) == Wish(Does.GO, go=Go.DOWN)


def test_commands_of_the_window_are_left_to_it():
    assert press(KEYS.Key_P, "\x10", HELD.ControlModifier) is None
    assert press(KEYS.Key_F, "f", HELD.AltModifier) is None
    assert press(KEYS.Key_F6) is None
    assert press(KEYS.Key_Escape, "\x1b") is None
    assert press(KEYS.Key_Down) is None
    assert press(KEYS.Key_Z, "z") is None


def test_copy_and_paste_and_the_list_of_keys():
    assert press(KEYS.Key_C, "\x03", HELD.ControlModifier) == Wish(Does.COPY)
    assert press(KEYS.Key_V, "\x16", HELD.ControlModifier) == Wish(Does.PASTE)
    assert press(KEYS.Key_Question, "?", HELD.ShiftModifier) == Wish(Does.KEYS)
    assert press(KEYS.Key_Delete, "\x7f") == press(KEYS.Key_Backspace, "\b") == Wish(Does.CLEAR)


def test_a_tick_may_be_typed_as_a_sign():
    assert press(KEYS(0), "✓") == Wish(Does.STATE, state=State.PASSED)


def test_every_letter_stands_in_the_list_of_keys():
    assert set(LETTERS) <= {keys for keys, _ in ALL_KEYS}
