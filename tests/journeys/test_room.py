"""The list for the room, in the whole program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.ui.room.choose_session import ChooseSession
from planner.ui.room.screen import AttendanceScreen


def shown(kind):
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]


def test_the_program_ends_in_peace_while_the_list_is_open(started, example):
    planner = started(example)
    planner.window.show_page("grades")
    planner.window.doings.run("grades.attendance")
    (asked,) = shown(ChooseSession)
    QTest.keyClick(asked.table, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    (screen,) = shown(AttendanceScreen)
    QTest.keyClick(screen.list, Qt.Key.Key_P)
    assert planner.window.desk.undoable().startswith("Adler, Jonas: present")
    started.end()
    assert not shown(AttendanceScreen)
    again = started(example)
    assert again.window.desk.undoable().startswith("Adler, Jonas: present")
