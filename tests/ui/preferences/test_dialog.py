from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from planner.language import Language
from planner.settings import Settings
from planner.ui.preferences.dialog import Preferences
from tests.ui.small_window import opened

SAY = Language("en")


@pytest.fixture
def asked(qtbot):
    answers = []
    settings = Settings(theme="dark", own_name="Berta")
    dialog = Preferences.ask(None, SAY, settings, answers.append)
    dialog.answers = answers
    qtbot.waitUntil(dialog.isVisible)
    yield dialog
    if isValid(dialog):
        dialog.close()


def test_it_shows_what_is_set(asked):
    assert asked.language.currentText() == "As the system"
    assert asked.theme.currentText() == "Dark"
    assert asked.own_name.text() == "Berta"
    assert asked.language.accessibleName() == "Language"


def test_only_what_was_changed_is_answered(asked):
    asked.language.setCurrentIndex(asked.language.findText("Deutsch"))
    asked.own_name.setText(" Berta Beispiel ")
    asked.accept()
    assert asked.answers == [{"language": "de", "own_name": "Berta Beispiel"}]


def test_nothing_changed_is_answered_with_nothing(asked):
    asked.accept()
    assert asked.answers == [{}]


def test_the_window_takes_over_what_was_answered(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        window.doings.run("edit.preferences")
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Preferences))
        dialog.theme.setCurrentIndex(dialog.theme.findText("Dark"))
        with qtbot.waitSignal(window.settings_changed):
            dialog.accept()
        assert window.settings.theme == "dark"
        qtbot.waitUntil(lambda: not isValid(dialog))
        window.change_settings(theme="light")


def test_the_offices_system_is_chosen_once(asked):
    names = [asked.office_system.itemText(n) for n in range(asked.office_system.count())]
    assert names == ["As the first list shows", "HISinOne", "HISQIS", "CAMPUSonline"]
    asked.office_system.setCurrentIndex(2)
    asked.accept()
    assert asked.answers == [{"office_system": "HISQIS"}]
