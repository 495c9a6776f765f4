from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from planner.db.journal import Title
from planner.db.store import create_course
from planner.db.students import results as entered
from planner.language import Language
from planner.settings import Settings
from planner.ui.desk import Desk
from planner.ui.gradebook.results_dialog import ResultsDialog
from planner.ui.gradebook.results_in import ResultsIn
from planner.ui.parts.errand import call_off_all
from planner.ui.theme import Theme
from tests.result_course import furnish, ids

SAY = Language("en")


@pytest.fixture
def importing(qtbot, qapp, tmp_path):
    """What the page offers with results from elsewhere, over a course in a file."""
    with closing(create_course(tmp_path / "owls.course")) as store:
        store.change(Title.of("Found the course"), furnish)
        window = QWidget()
        qtbot.addWidget(window)
        preferences = tmp_path / "settings.json"
        made = ResultsIn(window, Desk(store, SAY), SAY, Theme(qapp, "light"), preferences)

        def keep(name, value):
            Settings(**{name: value}).save(preferences)

        made.preferred.connect(keep)
        yield made, window, store
        call_off_all()
        QCoreApplication.processEvents()


def asked(qtbot, window):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ResultsDialog)))
    return next(one for one in window.findChildren(ResultsDialog) if one.isVisible())


def test_a_file_is_shown_taken_in_as_one_step_and_its_columns_are_remembered(
    qtbot, importing, tmp_path
):
    made, window, store = importing
    path = tmp_path / "results.csv"
    path.write_text("Matrikelnummer;Name;Test 3\n5100001;Özdemir, Aylin;12,5\n", encoding="utf-8")
    made.read(path)
    dialog = asked(qtbot, window)
    choice = dialog.items["Test 3"]
    choice.setCurrentIndex(choice.findData("week3"))
    choice.activated.emit(choice.currentIndex())
    with qtbot.waitSignal(made.noticed) as told:
        dialog.accept()
    assert told.args == ["From results.csv: 1 result taken in."]
    who = store.read(ids)["Özdemir"]
    assert store.read(entered)[who]["week3"].facts.points == Decimal("12.5")
    made.read(path)
    again = asked(qtbot, window)
    assert again.items["Test 3"].currentData() == "week3"
    assert again.objection() == "Nothing would be changed."
    again.reject()
    store.undo()
    assert who not in store.read(entered)
