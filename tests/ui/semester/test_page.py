from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planner.commands import course, sessions
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.rules.plan import Kind, Mode, Status
from planner.ui.desk import Desk
from planner.ui.semester.asking import CancelSession, NewSession
from planner.ui.semester.outlook import Spot
from planner.ui.semester.page import SemesterPage
from tests.ui.semester.gestures import (
    card,
    click,
    days,
    dialog,
    drag,
    held,
    place,
    press,
    run,
    session,
)
from tests.ui.semester.real_course import furnish_with, real_plan, semester_of

NOV_14, NOV_15, NOV_22 = (date(2023, 11, day) for day in (14, 15, 22))
LEFT = Qt.MouseButton.LeftButton


def test_on_opening_the_session_that_comes_next_is_chosen(page):
    assert page.board.current_key() == "s4"
    assert page.side.form.topic.toPlainText().startswith("Policy gradients")
    assert page.side.form.day.text() == "Wed 15 Nov 2023"
    assert page.side.form.time.text() == "12:30–14:00"


def test_the_slack_line_says_what_is_left_and_what_a_loss_costs(page):
    assert "1 buffer, no free Wednesday" in page.slack.left.text()
    assert "1 on the shelf" in page.slack.left.text()
    assert "two more lost weeks would cost session 13" in page.slack.loss.text()


def test_in_a_narrow_window_what_is_left_stays_whole_and_the_loss_goes_into_a_tip(page):
    for width in (1000, 850, 720):
        page.slack.setMinimumWidth(0)
        page.window().resize(width, 694)
        QApplication.processEvents()
        left = page.slack.left
        assert left.width() >= left.sizeHint().width()
        assert "would cost session 13" in left.toolTip()
    page.window().resize(1280, 694)
    QApplication.processEvents()
    assert page.slack.loss.isVisible()


def test_steps_are_named_by_what_they_did(page):
    drag(page, "s4", NOV_22)
    assert page.desk.undoable() == "Session 4 moved to 22 Nov, 4 more moved"
    run(page, "session.hold")
    assert page.desk.undoable() == "Session 4 recorded as held"
    run(page, "session.hold")
    assert page.desk.undoable() == "Session 4 no longer recorded as held"
    run(page, "session.delete")
    assert page.desk.undoable().endswith("training the reward model” deleted")


def test_push_later_and_pull_earlier_are_one_click_each(page):
    click(page, "session.push")
    assert days(page)["s4"] == NOV_22
    click(page, "session.pull")
    assert days(page)["s4"] == NOV_15


def test_to_the_shelf_and_lock_and_held_are_one_click_each(page):
    form = page.side.form
    QTest.mouseClick(form.locked, LEFT, pos=QPoint(8, form.locked.height() // 2))
    assert session(page, "s4").locked
    QTest.mouseClick(form.locked, LEFT, pos=QPoint(8, form.locked.height() // 2))
    QTest.mouseClick(form.held, LEFT, pos=QPoint(8, form.held.height() // 2))
    assert session(page, "s4").status is Status.HELD
    page.desk.undo()
    click(page, "session.shelve")
    assert days(page)["s4"] is None


def test_a_locked_session_is_refused_with_its_reason(page):
    refusals = []
    page.desk.refused.connect(refusals.append)
    run(page, "session.lock")
    for name in ("session.push", "session.move", "session.swap", "session.cancel"):
        click(page, name)
    assert [type(refusal).__name__ for refusal in refusals] == ["Locked"] * 4


def test_fields_are_edited_where_they_stand(page):
    form = page.side.form
    form.topic.setFocus()
    form.topic.selectAll()
    QTest.keyClicks(form.topic, "Reward models")
    QTest.keyClick(form.topic, Qt.Key.Key_Return)
    for field, text in (
        (form.room, "Room 2"),
        (form.note, "bring paper"),
        (form.time, "14-16 Uhr"),
    ):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    edited = session(page, "s4")
    assert (edited.topic, edited.room, edited.note) == ("Reward models", "Room 2", "bring paper")
    assert (edited.hours.start.hour, edited.hours.end.hour) == (14, 16)


def test_times_that_are_none_are_refused_beside_the_field(page):
    form = page.side.form
    form.time.setFocus()
    form.time.selectAll()
    QTest.keyClicks(form.time, "noonish")
    QTest.keyClick(form.time, Qt.Key.Key_Return)
    assert form._objection.text() == "“noonish” is no time. Write for example 12:30–14:00."
    assert form._objection.isVisible()
    assert session(page, "s4").hours.start.hour == 12


def test_an_empty_topic_is_refused_and_the_old_one_stands_again(page):
    refusals = []
    page.desk.refused.connect(refusals.append)
    form = page.side.form
    form.topic.setFocus()
    form.topic.selectAll()
    QTest.keyClick(form.topic, Qt.Key.Key_Delete)
    QTest.keyClick(form.topic, Qt.Key.Key_Return)
    assert len(refusals) == 1
    assert form.topic.toPlainText().startswith("Policy gradients")


def test_kind_and_mode_are_chosen_from_lists(page):
    form = page.side.form
    form.mode.setCurrentIndex(form.mode.findData(Mode.ONLINE))
    form.mode.activated.emit(form.mode.currentIndex())
    form.kind.setCurrentIndex(form.kind.findData(Kind.EXAM))
    form.kind.activated.emit(form.kind.currentIndex())
    edited = session(page, "s4")
    assert (edited.mode, edited.kind) == (Mode.ONLINE, Kind.EXAM)
    assert form.link.isVisible()


def test_escape_takes_back_what_was_typed_into_the_topic(page):
    topic = page.side.form.topic
    topic.setFocus()
    QTest.keyClicks(topic, "x")
    QTest.keyClick(topic, Qt.Key.Key_Escape)
    assert topic.toPlainText().startswith("Policy gradients")


def test_what_cannot_be_done_with_a_row_is_not_offered(page):
    page.board.choose("none")
    form = page.side.form
    offered = {name for name, button in form.buttons.items() if button.isEnabled()}
    assert offered == set()
    for control in (form.day, form.held, form.locked):
        assert not control.isEnabled()
    page.board.choose("s4")
    assert all(button.isEnabled() for button in form.buttons.values())
    run(page, "session.cancel")
    dialog(page, CancelSession).accept()
    page.board.choose("s4")
    offered = {name for name, button in form.buttons.items() if button.isEnabled()}
    assert offered == {"session.cancel"}


def test_undo_in_a_field_that_was_left_takes_the_step_back(page, qtbot):
    undone = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, page.window())
    shortcut.activated.connect(lambda: undone.append(page.desk.undo()))
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    form = page.side.form
    for field, text in ((form.topic, "Reward models"), (form.room, "Room 2")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 2
    kept = session(page, "s4")
    assert kept.topic.startswith("Policy gradients")
    assert kept.room == "Room 1"


def test_a_deleted_session_comes_back_by_undo(page):
    run(page, "session.delete")
    assert session(page, "s4") is None
    page.desk.undo()
    assert session(page, "s4").day == NOV_15


def test_an_empty_day_is_told_in_the_inspector(page):
    page.board.choose("2023-11-14")
    assert page.side.day.isVisible()
    page.board.choose("2024-01-03")
    assert "Christmas break" in page.side.day._words.text()
    assert not page.side.day.new.isVisible()


def test_double_click_edits_the_topic(page):
    QTest.mouseDClick(page.board.viewport(), LEFT, pos=card(page, "s5"))
    assert page.side.form.topic.toPlainText().startswith("Literature")
    assert page.side.form.topic.hasFocus()


# The offscreen platform cannot raise windows nor grab keys, and says so.
pops_up = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def menus(page):
    yield lambda: [m for m in page.findChildren(QMenu) if m.isVisible()]
    while QApplication.activePopupWidget():
        QApplication.activePopupWidget().close()


@pops_up
def test_the_menu_of_a_card_lists_all_ways(page, menus):
    page.board.menu_wished.emit("s4", QPoint(5, 5))
    texts = [action.text() for action in menus()[0].actions()]
    for way in ("Move to…", "Swap with…", "Pull earlier", "To the shelf", "Cancel…", "Delete"):
        assert way in texts
    assert "New session…" not in texts


@pops_up
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_menu_key_lists_all_ways_while_something_is_carried(page, menus, key, modifier):
    page.board.choose("s4")
    press(page, Qt.Key.Key_M, Qt.Key.Key_Down)
    press(page, key, modifier=modifier)
    actions = {action.text(): action for action in menus()[0].actions()}
    assert "Push until the buffer · 5 move" in actions
    actions["Swap with 5"].trigger()
    assert (days(page)["s4"], days(page)["s5"]) == (NOV_22, NOV_15)


@pops_up
def test_a_platforms_own_menu_key_does_the_same_during_a_drag(page, menus):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(9, 9))
        QApplication.sendEvent(page.board.viewport(), event)
        actions = {action.text(): action for action in menus()[0].actions()}
        assert not actions["Pull earlier"].isEnabled()
        assert actions["Pull earlier"].toolTip() != "Pull earlier"
        assert page.carry.outlook is None
        menus()[0].close()
    assert days(page)["s4"] == NOV_15


def test_what_would_follow_stands_in_the_inspector(page):
    page.board.choose("s4")
    press(page, Qt.Key.Key_M, Qt.Key.Key_Down)
    panel = page.side.outlook
    assert panel.isVisible()
    told = panel.told.toPlainText()
    assert told.startswith("Session 4 on Wed 22 Nov")
    assert "5 → 29 Nov, 6 → 6 Dec, 7 → 13 Dec, 8 → 20 Dec" in told
    assert "HW 1 keeps its announced date, 15 Nov" in told
    assert "Alt+Enter swap with 5" in told
    press(page, Qt.Key.Key_Escape)
    assert page.side.form.isVisible()


def test_a_swap_that_is_left_where_nothing_can_be_pushed_is_named(page):
    page.carry.pick_up("s10", by_key=False)
    page.carry.over(Spot(date(2024, 1, 24)))
    told = page.side.outlook.told.toPlainText()
    assert "No place is left" in told
    assert "Alt swap with 12" in told
    page.carry.leave()


def test_a_search_finds_sessions_and_goes_there(page):
    found = page.search("benchmark")
    assert [one.text for one in found] == ["Hands-on: behavioural experiments, benchmarks"]
    found[0].show()
    assert page.board.current_key() == "s6"
    page.search("reward hacking")[0].show()
    assert page.side.form.topic.toPlainText() == "Guest: reward hacking"


def test_what_was_chosen_stays_chosen_when_the_file_changes(page):
    page.board.choose("s7")
    page.desk.do(Title.of("Rename"), lambda tx: sessions.edit(tx, "s10", topic="Other"))
    assert page.board.current_key() == "s7"
    assert page.doings.chosen == "s7"


def test_tables_that_are_not_shown_are_not_read_again(page):
    before = page.doings.semester
    page.refresh(frozenset({"result"}))
    assert page.doings.semester is before
    page.refresh(frozenset({"item"}))
    assert page.doings.semester is not before


def test_a_session_may_be_missing_from_the_shelf_and_the_board(page):
    page.show_thing("nobody")
    assert page.board.current_key() == "s4"


def test_hints_for_the_strip_follow_the_gesture(page):
    hints = []
    page.hinted.connect(hints.append)
    page.board.choose("s4")
    press(page, Qt.Key.Key_M, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert hints[-2] == "Session 4 on Wed 22 Nov: Push until the buffer, 5 move"
    assert hints[-1] == ""


def test_every_control_of_the_form_is_named_as_it_is_labelled(page):
    form = page.side.form
    named = [form.day, form.time, form.room, form.kind, form.mode, form.link, form.note]
    assert [field.accessibleName() for field in named] == [
        *("Day", "Time", "Room", "Kind", "Mode", "Link", "Note")
    ]
    assert form.topic.accessibleName() == "Topic"


def test_a_plan_without_slots_can_be_shown_too(page):
    semester = page.doings.semester
    page.board.show_semester(replace(semester, plan=replace(semester.plan, slots=())))
    page.slack.show_semester(replace(semester, plan=replace(semester.plan, slots=())))
    assert "buffer" in page.slack.left.text()


def test_without_a_weekly_time_the_page_says_where_one_is_set(page, qtbot):
    page.desk.do(Title.of("No slots"), course.set_slots, [])
    page.board.choose("2023-11-15")
    page.board.choose("2023-11-14")
    assert "no weekly time" in page.side.day._begin.text()
    with qtbot.waitSignal(page.wished) as wished:
        page.side.day.settings.click()
    assert wished.args[0] == "course_settings"


def test_a_course_without_any_session_shows_its_weeks(qtbot, say, theme, state):
    with closing(in_memory()) as store:
        bare = replace(real_plan(), sessions=())
        furnish_with(store, semester_of(bare, items=()))
        page = SemesterPage(Desk(store, say), say, theme, None, state)
        qtbot.addWidget(page)
        qtbot.addWidget(page.side)
        page.refresh(None)
        page.resize(816, 694)
        page.show()
        assert page.board.cards.rowCount() == 85
        assert "14 free Wednesdays" in page.slack.left.text()
        assert page.side.form.isHidden()
        assert page.board.current_key() == "2023-10-18"
        assert "Nothing is planned yet" in page.side.day._begin.text()
        assert page.side.day.settings.isHidden()
        page.board.choose("2023-11-15")
        run(page, "session.add")
        asked = dialog(page, NewSession)
        asked.topic.setText("First meeting")
        asked.accept()
        page.refresh(None)
        assert [s.topic for s in page.doings.semester.plan.sessions] == ["First meeting"]
        page.close()
