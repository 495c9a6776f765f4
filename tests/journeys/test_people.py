"""Who is who, in the whole window: a record twice, from the checklist to one record and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.commands import results, students
from planner.commands.results import Entry
from planner.db import students as found
from planner.db.journal import Title
from planner.db.work import items
from planner.rules.checklist import Concern
from planner.rules.credits import State
from planner.ui.students.merge_dialog import MergeDialog
from planner.ui.students.merging import OtherDialog
from tests.journeys.conftest import page


def question(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def twice(planner):
    """Enter Adler a second time, with a sheet that the first record has not."""
    item = planner.store.read(items)[1].id

    def work(tx):
        who = students.add(tx, family="Adler", given="Jonas", email="jonas.adler@web.example")
        results.enter(tx, who, item, Entry(state=State.MISSING))

    planner.window.desk.do(Title.of("Adler again"), work)


def adlers(planner):
    return [row for row in planner.store.read(found.students) if row.family == "Adler"]


def test_a_record_that_stands_there_twice_is_found_merged_by_keyboard_and_brought_back(
    started, example, qtbot
):
    planner = started(example)
    twice(planner)
    reports = page(planner, "reports")
    reports.show_thing("checklist")
    reports.checklist.concerns.show_row(str(Concern.SAME_NAME))
    reports.checklist.fix_button.click()
    asked = question(qtbot, OtherDialog)
    assert asked.table.selected()[0].student.family == "Adler"
    QTest.keyClick(asked.table, Qt.Key.Key_Return)
    merging = question(qtbot, MergeDialog)
    while merging._found.open(merging._choices):
        QTest.keyClick(next(iter(merging.take.values())), Qt.Key.Key_Space)
    QTest.keyClick(merging.accept_button, Qt.Key.Key_Return)
    assert len(adlers(planner)) == 1
    assert planner.window.desk.undoable() == "Adler, Jonas: two records merged"
    assert planner.window.frame.page().doings.chosen[0].student.family == "Adler"
    planner.window.doings.run("edit.undo")
    assert sorted(row.name for row in adlers(planner)) == [
        "Adler, Jonas (–)",
        "Adler, Jonas (…001)",
    ]
