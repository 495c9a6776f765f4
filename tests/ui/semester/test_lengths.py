from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import sessions
from planner.db.journal import Title
from planner.rules.plan import PlannedSession, Status
from planner.rules.slots import Hours
from planner.ui.parts.dialog import Confirmation
from planner.ui.semester.list_rows import Field
from planner.wording import steps
from tests.ui.semester.gestures import dialog, press, run, session

SHIFT_ALT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
NOON = Hours(time(12, 30), time(14))


def retime(page, text):
    field = page.side.form.time
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def heard(monkeypatch):
    """What is read aloud by the page and by what asks for lengths."""
    told: list[str] = []
    for module in ("page", "lengths"):
        monkeypatch.setattr(
            f"planner.ui.semester.{module}.announce", lambda _, words: told.append(words)
        )
    return told


def test_another_time_in_the_inspector_is_one_step_and_keeps_the_focus_there(page):
    page.board.choose("s4")
    retime(page, "12:30-14:30")
    assert session(page, "s4").hours == Hours(time(12, 30), time(14, 30))
    assert page.desk.undoable() == "Session 4 lasts otherwise than before"
    assert page.side.form.time.hasFocus()
    page.desk.undo()
    assert session(page, "s4").hours == NOON
    assert page.side.form.time.text() == "12:30–14:00"


def test_hours_that_another_session_has_are_refused_and_the_field_shows_its_own_again(page):
    hours = Hours(time(14, 15), time(15))
    guest = PlannedSession(id="visitor", topic="Visitor", day=session(page, "s5").day, hours=hours)
    page.desk.do(Title.of(steps.ADDED, session="Visitor"), sessions.add, guest)
    page.board.choose("s5")
    refused = []
    page.desk.refused.connect(refused.append)
    retime(page, "12:30-14:30")
    assert [one.__class__.__name__ for one in refused] == ["DayTaken"]
    assert session(page, "s5").hours == NOON
    assert page.side.form.time.text() == "12:30–14:00"


def test_the_time_of_what_was_held_changes_only_after_asking(page):
    held = next(s for s in page.doings.semester.plan.sessions if s.status is Status.HELD)
    page.board.choose(held.id)
    retime(page, "12:30-13:30")
    assert session(page, held.id).hours == held.hours
    dialog(page, Confirmation).accept()
    assert session(page, held.id).hours == Hours(time(12, 30), time(13, 30))
    assert session(page, held.id).status is Status.HELD


def test_shift_alt_and_arrows_lengthen_and_shorten_by_a_quarter_of_an_hour(page, heard):
    page.board.choose("s4")
    press(page, Qt.Key.Key_Down, modifier=SHIFT_ALT)
    assert session(page, "s4").hours == Hours(time(12, 30), time(14, 15))
    assert heard[-1] == "12:30–14:15"
    press(page, Qt.Key.Key_Up, modifier=SHIFT_ALT)
    press(page, Qt.Key.Key_Up, modifier=SHIFT_ALT)
    assert session(page, "s4").hours == Hours(time(12, 30), time(13, 45))
    assert page.board.hasFocus()
    assert page.board.current_entry().key == "s4"


def test_a_session_becomes_no_shorter_than_a_quarter_of_an_hour(page, heard):
    page.board.choose("s4")
    for _ in range(7):
        press(page, Qt.Key.Key_Up, modifier=SHIFT_ALT)
    assert session(page, "s4").hours == Hours(time(12, 30), time(12, 45))
    assert heard[-1] == "12:30–12:45"


def test_shift_alt_and_left_or_right_change_the_last_day(page, heard):
    page.board.choose("s4")
    first = session(page, "s4").day
    press(page, Qt.Key.Key_Right, modifier=SHIFT_ALT)
    assert session(page, "s4").end_day == date(2023, 11, 16)
    assert heard[-1] == "Held on 15 Nov – 16 Nov"
    press(page, Qt.Key.Key_Left, modifier=SHIFT_ALT)
    assert session(page, "s4").end_day in {None, first}
    press(page, Qt.Key.Key_Left, modifier=SHIFT_ALT)
    assert session(page, "s4").day == first


def test_an_emptied_time_takes_the_time_of_day_away(page):
    page.board.choose("s4")
    page.side.form.time.setFocus()
    page.side.form.time.selectAll()
    QTest.keyClick(page.side.form.time, Qt.Key.Key_Delete)
    QTest.keyClick(page.side.form.time, Qt.Key.Key_Return)
    assert session(page, "s4").hours is None
    assert page.desk.undoable() == "Session 4 changed"


def test_a_time_typed_in_the_list_is_the_same_step(page):
    page._write("s4", Field.TIME, "12:30-14:30")
    assert session(page, "s4").hours == Hours(time(12, 30), time(14, 30))
    assert page.desk.undoable() == "Session 4 lasts otherwise than before"


def test_the_menu_leads_to_the_time(page):
    page.board.choose("s4")
    run(page, "session.time")
    assert page.side.form.time.hasFocus()
    assert page.side.form.time.selectedText() == "12:30–14:00"
