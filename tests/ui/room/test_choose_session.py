from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.db.store import in_memory
from planner.jobs.attendance import overview
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.parts.dialog import Message
from planner.ui.room.choose_session import ChooseSession, ask_attendance, likely
from planner.ui.room.screen import AttendanceScreen
from planner.ui.theme import Theme
from tests.small_course import furnished

TODAY = date(2023, 11, 10)


def test_it_begins_with_today_or_else_the_last_session_before_or_the_first():
    with in_memory() as store:
        rows = furnished(store).read(overview)
    assert likely(rows, date(2023, 10, 25)) == "sb"
    assert likely(rows, TODAY) == "sc"
    assert likely(rows, date(2023, 10, 1)) == "sa"
    assert likely((), TODAY) == ""


def test_enter_shows_the_list_of_the_session_it_begins_with(qtbot):
    with in_memory() as store:
        desk, window = Desk(furnished(store), Language("en")), QWidget()
        qtbot.addWidget(window)
        ask_attendance(window, desk, desk.say, Theme(QApplication.instance(), "light"), TODAY)
        (asked,) = window.findChildren(ChooseSession)
        assert asked.table.current().session.id == "sc"
        QTest.keyClick(asked.table, Qt.Key.Key_Return)
        (screen,) = window.findChildren(AttendanceScreen)
        assert screen.list.seats.rowCount() == 3


def test_without_sessions_it_says_where_they_get_a_day(qtbot):
    with in_memory() as store:
        desk, window = Desk(store, Language("en")), QWidget()
        qtbot.addWidget(window)
        ask_attendance(window, desk, desk.say, Theme(QApplication.instance(), "light"), TODAY)
        (told,) = window.findChildren(Message)
        assert told.windowTitle() == "Attendance"
