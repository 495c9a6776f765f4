from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.ui.about import About, own_version
from planner.ui.shortcuts import ShortcutList
from tests.ui.small_window import opened


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        yield window


def dialog_of(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind))


def test_f1_lists_every_action_that_has_keys_and_the_field_narrows_it(qtbot, window):
    QTest.keyClick(window, Qt.Key.Key_F1)
    listed = dialog_of(ShortcutList)
    keys = {row.text: row.keys for row in listed.table.shown()}
    assert keys["Undo"] == "Ctrl+Z"
    assert keys["Redo"] == "Ctrl+Shift+Z, Ctrl+Y"
    assert keys["Only with foxes"] == "G"
    assert "Open the example" not in keys
    qtbot.waitUntil(lambda: "Sort" in [row.text for row in listed.table.shown()])
    listed.search.setText("next ar")
    assert [row.text for row in listed.table.shown()] == ["Next area"]
    listed.accept()
    qtbot.waitUntil(lambda: not isValid(listed))


def test_about_names_version_and_licences(qtbot, window):
    window.doings.run("help.about")
    about = dialog_of(About)
    words = " ".join(one.text() for one in about.findChildren(type(about.objection_line)))
    assert own_version() in words
    assert "SIL Open Font License" in words
    about.accept()
    qtbot.waitUntil(lambda: not isValid(about))
