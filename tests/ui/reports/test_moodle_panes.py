from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.rules.credits import State
from planner.ui.desk import Desk
from planner.ui.parts.errand import call_off_all
from planner.ui.parts.outside import Outside
from planner.ui.reports.around import Around
from planner.ui.reports.exporting import Exporting
from planner.ui.reports.keys import Keys
from planner.ui.reports.moodle_pane import GradeImportPane
from planner.ui.reports.recent import Recent
from planner.ui.reports.worksheet_pane import WorksheetPane
from tests.result_course import ids, result_course

HEAD = "Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed\r\n"
ROWS = (
    "Participant 1,A,aylin.oezdemir@student.example.org,,10.00,Yes\r\n"
    "Participant 2,B,bjoern.ml@student.example.org,9.00,10.00,Yes\r\n"
)


@pytest.fixture
def around(qtbot, say, theme):
    """What panes stand on, over a course with two who have points and one who passed."""
    with closing(result_course()) as store:

        def enter(tx):
            who = ids(tx)
            results.enter(tx, who["Özdemir"], "rr1", Entry(points=Decimal("8.5")))
            results.enter(tx, who["Müller-Lüdenscheidt"], "rr1", Entry(points=Decimal(7)))
            results.enter(tx, who["Gans"], "talk", Entry(state=State.PASSED))

        store.change(Title.of("Enter"), enter)
        desk, room = Desk(store, say), QWidget()
        qtbot.addWidget(room)
        outside = Outside(room)
        exporting = Exporting(desk, say, outside)
        exporting.setParent(room)
        yield Around(
            desk=desk,
            say=say,
            theme=theme,
            today=date(2024, 2, 13),
            exporting=exporting,
            outside=outside,
            keys=Keys(room, say, date(2024, 2, 13), None),
            recent=Recent(None, None),
        )
        call_off_all()
        QCoreApplication.processEvents()


def shown(pane, *columns):
    model = pane.table.model()
    return [
        tuple(model.index(row, column).data() for column in columns)
        for row in range(model.rowCount())
    ]


def added(qtbot, pane):
    qtbot.addWidget(pane)
    qtbot.addWidget(pane.side)
    pane.look()
    return pane


def test_the_grade_import_is_looked_at_and_written_as_shown(qtbot, around, tmp_path):
    pane = added(qtbot, GradeImportPane(around))
    assert shown(pane, 0, 2) == [
        ("O'Hara, Ciara", "left out: has no ID number"),
        ("Gans, Hannah", "T: 1"),
        ("Müller-Lüdenscheidt, Björn", "RR 1: 7"),
        ("Özdemir, Aylin", "RR 1: 8.5"),
    ]
    for row in range(1, pane.items.count()):
        pane.items.item(row).setCheckState(Qt.CheckState.Unchecked)
    pane.by.setCurrentIndex(1)
    pane.by.activated.emit(1)
    out = tmp_path / "moodle.csv"
    with qtbot.waitSignal(around.exporting.ended):
        pane.write(out)
    assert out.read_text(encoding="utf-8").splitlines() == [
        "Email address,Reading response 1",
        "bjoern.ml@student.example.org,7",
        "ciara.ohara@student.example.org,",
        "aylin.oezdemir@student.example.org,8.5",
    ]
    assert around.exporting.words.text().endswith("1 student is left out")
    pane.by.setCurrentIndex(2)
    pane.by.activated.emit(2)
    assert not pane.can_export()
    assert "user names" in pane.words.text()


def test_a_worksheet_is_shown_filled_in_and_saved_with_its_proof(qtbot, around, tmp_path):
    pane = added(qtbot, WorksheetPane(around))
    theirs, out = tmp_path / "Grades-Owls-4711.csv", tmp_path / "back.csv"
    theirs.write_bytes((HEAD + ROWS).encode())
    pane.read(theirs)
    assert not pane.can_export()
    assert pane.words.text() == (
        "Which item is “Grades-Owls-4711.csv” of? Choose it at the right."
    )
    pane.item.setCurrentIndex(0)
    pane.item.activated.emit(0)
    assert shown(pane, 1, 4) == [
        ("Özdemir, Aylin", "8.50"),
        ("Müller-Lüdenscheidt, Björn", "9.00 stays; the course says 7.00"),
    ]
    pane.mine.setChecked(True)
    assert shown(pane, 4) == [("8.50",), ("9.00 → 7.00",)]
    assert "Not on the worksheet: Gans, Hannah; O'Hara, Ciara" in pane.side.facts()
    with qtbot.waitSignal(around.exporting.ended):
        pane.write(out)
    filled = ROWS.replace(",,10.00", ",8.50,10.00").replace("9.00", "7.00")
    assert out.read_bytes() == (HEAD + filled).encode()
    assert around.exporting.words.text().endswith("2 grade cells filled, nothing else changed.")
