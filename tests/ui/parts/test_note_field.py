from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.ui.parts.note_field import NoteField


def test_a_note_is_handed_in_when_it_is_left_and_only_if_it_changed(qtbot):
    window, note, other = beside(qtbot)
    handed_in = []
    note.left.connect(handed_in.append)
    note.show_note("seen in week 3")
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert window.focusWidget() is other
    assert handed_in == []
    note.setFocus()
    note.setPlainText("seen in week 4 ")
    other.setFocus()
    assert handed_in == ["seen in week 4"]


def test_undo_in_a_note_takes_back_typing_first_and_then_the_last_step(qtbot):
    window, note, other = beside(qtbot)
    undone = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, window)
    shortcut.activated.connect(lambda: undone.append(note.toPlainText()))
    control = Qt.KeyboardModifier.ControlModifier
    note.setFocus()
    QTest.keyClicks(note, "ill")
    QTest.keyClick(note, Qt.Key.Key_Z, control)
    assert (note.toPlainText(), undone) == ("", [])
    QTest.keyClicks(note, "ill until Friday")
    other.setFocus()
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Z, control)
    assert undone == ["ill until Friday"]


def beside(qtbot):
    window, note, other = QWidget(), NoteField(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(note)
    column.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, note, other
