from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.rules.plan import Status, applied
from planner.rules.plan_day_off import Choice
from planner.rules.plan_lost import lost_week
from planner.ui.parts.dialog import Confirmation
from planner.ui.semester.actions import day_menu, pop_up
from planner.ui.semester.day_asking import NoteOnDay, TakeDayOff
from planner.ui.semester.follows import follows
from planner.ui.semester.move_to import MoveTo
from tests.ui.semester.gestures import card, days, dialog, drag, held, place, press, run, session

NOV_1, NOV_15, NOV_22 = date(2023, 11, 1), date(2023, 11, 15), date(2023, 11, 22)
LEFT = Qt.MouseButton.LeftButton


def test_a_lost_week_is_looked_at_without_touching_the_file_and_esc_leaves_it(page):
    page.board.choose("s5")
    before, step = days(page), page.desk.undoable()
    run(page, "day.lose")
    outlook = page.carry.outlook
    assert outlook.change == lost_week(page.doings.semester.plan, NOV_22)
    assert outlook.supposed == "What if the week of 20 Nov is lost?"
    assert set(page.board.layers._ghosts) == {m.id for m in outlook.change.moves if m.now}
    assert page.side.outlook.do.isVisible()
    assert "5 → 29 Nov, 6 → 6 Dec" in page.side.outlook.told.toPlainText()
    press(page, Qt.Key.Key_Escape)
    assert page.carry.outlook is None
    assert (days(page), page.desk.undoable()) == (before, step)


def test_do_it_carries_a_lost_week_out_as_it_was_shown_in_one_step(page):
    page.board.choose("s5")
    run(page, "day.lose")
    shown, plan = page.carry.outlook.change, page.doings.semester.plan
    QTest.mouseClick(page.side.outlook.do, LEFT)
    assert days(page) == {one.id: one.day for one in applied(plan, shown).sessions}
    assert days(page)["s5"] != NOV_22
    assert page.board.hasFocus()
    assert page.doings.chosen == "s5"
    page.desk.undo()
    assert days(page)["s5"] == NOV_22


def test_the_slack_line_asks_for_the_week_of_the_next_session(page):
    QTest.mouseClick(page.slack.loss, LEFT)
    assert page.carry.outlook.supposed == "What if the week of 13 Nov is lost?"
    press(page, Qt.Key.Key_Return)
    assert days(page)["s4"] != NOV_15


def test_a_moves_deadlines_along_while_something_is_carried_by_mouse_or_by_keys(page):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        QTest.keyClick(page.board, Qt.Key.Key_A)
        assert page.carry.how.along
        by_mouse = page.carry.outlook.change
        QTest.keyClick(page.board, Qt.Key.Key_Escape)
    page.board.choose("s4")
    press(page, Qt.Key.Key_M, Qt.Key.Key_Down, Qt.Key.Key_A)
    assert page.carry.outlook.change == by_mouse
    press(page, Qt.Key.Key_A)
    assert page.carry.outlook.change.dues == ()


def test_a_drop_on_a_holiday_says_why_and_offers_quietly_to_insist(page, qtbot):
    with qtbot.waitSignal(page.desk.refused):
        drag(page, "s4", NOV_1)
    assert days(page)["s4"] == NOV_15
    assert page.side.all_the_same.isVisible()
    page.side.all_the_same.click()
    dialog(page, Confirmation).accept()
    assert days(page)["s4"] == NOV_1
    assert session(page, "s4").insisted
    assert not page.side.all_the_same.isVisible()
    page.desk.undo()
    assert days(page)["s4"] == NOV_15


def test_the_offer_to_insist_goes_when_something_else_is_chosen(page):
    drag(page, "s4", NOV_1)
    page.board.choose("s6")
    assert not page.side.all_the_same.isVisible()


def test_what_was_held_is_moved_only_after_asking(page):
    home = days(page)["s3"]
    page.board.choose("s3")
    press(page, Qt.Key.Key_M)
    assert page.carry.outlook is None
    dialog(page, Confirmation).accept()
    assert page.carry.outlook is not None
    press(page, Qt.Key.Key_Escape)
    assert days(page)["s3"] == home


def test_another_day_in_move_to_may_be_insisted_on(page):
    page.board.choose("s4")
    page._ask("session.move")
    asked = dialog(page, MoveTo)
    asked.other.show_day(NOV_1)
    assert asked.objection()
    assert asked.insist.isVisible()
    asked.insist.setChecked(True)
    assert not asked.objection()
    asked.accept()
    assert days(page)["s4"] == NOV_1


def test_a_day_off_shows_what_follows_and_is_one_step(page):
    page.board.choose("s5")
    run(page, "day.off")
    asked = dialog(page, TakeDayOff)
    asked.name.setText("Day of the institute")
    outlook, plan = page.carry.outlook, page.doings.semester.plan
    assert outlook.change == asked.answer().change
    lines = follows(outlook, page.doings.semester, page._say)
    assert all(line in asked.consequences.text() for line in lines)
    asked.accept()
    assert page.carry.outlook is None
    assert days(page) == {one.id: one.day for one in applied(plan, outlook.change).sessions}
    assert NOV_22 in {d for off in page.doings.semester.plan.days_off for d in off.days}
    page.desk.undo()
    assert days(page)["s5"] == NOV_22
    assert NOV_22 not in {d for off in page.doings.semester.plan.days_off for d in off.days}


def test_a_day_off_cancels_with_public_words(page):
    page.board.choose("s5")
    run(page, "day.off")
    asked = dialog(page, TakeDayOff)
    asked.choice.setCurrentIndex(asked.choice.findData(Choice.CANCEL))
    asked.words.setText("cancelled because of illness")
    asked.accept()
    assert session(page, "s5").status is Status.CANCELLED
    assert page.doings.semester.details["s5"].cancel_words == "cancelled because of illness"


def test_leaving_the_question_of_a_day_off_leaves_nothing_on_the_board(page):
    page.board.choose("s5")
    run(page, "day.off")
    dialog(page, TakeDayOff).reject()
    assert page.carry.outlook is None
    assert days(page)["s5"] == NOV_22


def test_a_note_on_a_day_blocks_nothing(page):
    page.board.choose("2023-11-17")
    run(page, "day.note")
    asked = dialog(page, NoteOnDay)
    assert asked.objection()
    asked.words.setText("open day")
    asked.accept()
    assert [n.text_en for n in page.doings.semester.notes_on(date(2023, 11, 17))] == ["open day"]
    assert page.desk.undoable() == "Note on days “open day” added"


def test_the_menu_of_a_session_is_about_it_and_its_day_alone(page):
    page.board.choose("s5")
    menu = pop_up(page, page.bindings(), session(page, "s5"), page._say)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert "Note on this day…" in texts
    assert not {"New session…", "Publish plan…", "Print the plan…", "Larger"} & {*texts}
    menu.deleteLater()


def test_the_menu_of_an_empty_day_offers_a_session_a_note_and_a_day_off(page):
    page.board.choose("2023-11-17")
    menu = day_menu(page, page.bindings(), page._say)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts == [
        *("New session…", "What if this week is lost?", "Day off…", "Note on this day…"),
    ]
    menu.deleteLater()


def test_a_day_off_says_what_it_cancels_and_paints_nothing_where_it_is_refused(page):
    page.board.choose("s5")
    run(page, "day.off")
    asked = dialog(page, TakeDayOff)
    asked.choice.setCurrentIndex(asked.choice.findData(Choice.CANCEL))
    assert "Session 5 is cancelled on 22 Nov." in asked.consequences.text()
    assert "Nothing changes" not in asked.consequences.text()
    asked.choice.setCurrentIndex(asked.choice.findData(Choice.PUSH))
    assert page.carry.outlook is not None
    asked.first.show_day(date(2023, 12, 1))
    asked.last.show_day(date(2023, 11, 30))
    assert asked.objection()
    assert page.carry.outlook is None
    asked.reject()


def test_several_days_off_are_named_by_the_first_and_the_last_in_the_history(page):
    page.board.choose("s5")
    run(page, "day.off")
    asked = dialog(page, TakeDayOff)
    asked.last.show_day(date(2023, 11, 24))
    asked.name.setText("Open days")
    asked.accept()
    assert page.desk.undoable() == "No teaching from 22 Nov to 24 Nov: Open days"
