from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.language import Language
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Confirmation


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_in_a_window_is_pressed_by_enter_as_by_space(qtbot, key):
    pressed = []
    one = button("New course…", lambda: pressed.append(1))
    qtbot.addWidget(one)
    one.show()
    QTest.keyClick(one, key)
    assert pressed == [1]


def test_a_key_held_down_presses_once(qtbot):
    pressed = []
    one = button("Push later", lambda: pressed.append(1))
    qtbot.addWidget(one)
    one.show()
    for again in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            again,
        )
        QApplication.sendEvent(one, event)
    assert pressed == [1]


def test_enter_on_cancel_cancels(qtbot):
    agreed = []
    dialog = Confirmation.ask(
        None,
        Language("en"),
        title="Undo back to here",
        text="3 steps are undone.",
        accept="Undo 3 steps",
        then=agreed.append,
    )
    qtbot.waitUntil(dialog.isVisible)
    dialog.cancel_button.setFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert agreed == []
