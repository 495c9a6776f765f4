from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

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


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    window.close()


def test_enter_shows_the_list_of_the_session_it_begins_with(window, theme):
    with in_memory() as store:
        desk = Desk(furnished(store), Language("en"))
        ask_attendance(window, desk, desk.say, theme, TODAY)
        (asked,) = window.findChildren(ChooseSession)
        assert asked.table.current().session.id == "sc"
        QTest.keyClick(asked.table, Qt.Key.Key_Return)
        (screen,) = window.findChildren(AttendanceScreen)
        assert screen.list.seats.rowCount() == 3


def test_without_sessions_it_says_where_they_get_a_day(window, theme):
    with in_memory() as store:
        desk = Desk(store, Language("en"))
        ask_attendance(window, desk, desk.say, theme, TODAY)
        (told,) = window.findChildren(Message)
        assert told.windowTitle() == "Attendance"
