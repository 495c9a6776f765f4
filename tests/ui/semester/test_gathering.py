from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.language import Language
from planner.rules.plan import Status, applied
from planner.ui.semester.asking import CancelSession
from planner.ui.semester.follows import headline
from planner.ui.semester.move_to import MoveTo
from planner.ui.semester.several import SeveralPanel
from tests.ui.semester.gestures import (
    LEFT,
    PLAIN,
    card,
    days,
    dialog,
    held,
    place,
    press,
    run,
    session,
    shelf_room,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOV_15, NOV_22, NOV_29 = (date(2023, 11, day) for day in (15, 22, 29))
DEC_6 = date(2023, 12, 6)


def click(page, key, keys=PLAIN):
    QTest.mouseClick(page.board.viewport(), LEFT, keys, card(page, key))


def test_ctrl_and_a_click_take_one_more_and_one_less(page):
    click(page, "s4")
    click(page, "s6", CTRL)
    assert page.board.gathered.ids() == ("s4", "s6")
    click(page, "s4", CTRL)
    assert page.board.gathered.ids() == ()
    assert page.together.ids == ()


def test_shift_and_a_click_take_all_cards_between_and_no_empty_days(page):
    click(page, "s4")
    click(page, "s6", SHIFT)
    assert page.board.gathered.ids() == ("s4", "s5", "s6")
    click(page, "s5", SHIFT)
    assert page.board.gathered.ids() == ("s4", "s5")
    chosen = page.board.selectionModel().selectedIndexes()
    assert all(page.board.cards.entry(index).is_card for index in chosen)


def test_shift_and_arrows_do_the_same_and_esc_leaves_one(page):
    page.board.choose("s4")
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    assert page.together.ids == ("s4", "s5", "s6")
    assert page.side.several.isVisible()
    assert page.side.several._title.text() == "3 sessions"
    press(page, Qt.Key.Key_Escape)
    assert page.together.ids == ()
    assert page.side.form.isVisible()
    press(page, Qt.Key.Key_A, modifier=CTRL)
    assert len(page.together.ids) > 10


def test_dragging_one_of_several_drags_all_as_it_was_painted_and_is_one_step(page):
    click(page, "s5")
    click(page, "s6", SHIFT)
    # s7 and s8 go first, so that two places are free behind
    run_on(page, ("s7", "s8"), "session.shelve")
    steps = page.desk.undoable()
    click(page, "s5")
    click(page, "s6", SHIFT)
    before = page.doings.semester.plan
    with held(page.board.viewport(), card(page, "s5"), place(page, DEC_6)):
        outlook = page.carry.outlook
        assert outlook.carried == {"s5", "s6"}
        assert headline(outlook, page.doings.semester, page._say) == (
            "Session 5 and 1 more on Wed 6 Dec"
        )
        assert set(page.board.layers._ghosts) == {"s5", "s6"}
        shown = outlook.change
    assert days(page) == {one.id: one.day for one in applied(before, shown).sessions}
    assert days(page)["s5"] == DEC_6
    assert page.together.ids == ("s5", "s6")
    page.desk.undo()
    assert page.desk.undoable() == steps
    assert days(page)["s5"] == NOV_22


def run_on(page, keys, name):
    click(page, keys[0])
    for key in keys[1:]:
        click(page, key, CTRL)
    run(page, name)


def test_keys_carry_all_of_them_just_so(page):
    run_on(page, ("s7", "s8"), "session.shelve")
    click(page, "s5")
    click(page, "s6", SHIFT)
    press(page, Qt.Key.Key_M, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert days(page)["s5"] == DEC_6
    press(page, Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    assert days(page)["s5"] == NOV_29


def test_move_to_asks_once_for_all_of_them(page):
    run_on(page, ("s7", "s8"), "session.shelve")
    click(page, "s5")
    click(page, "s6", SHIFT)
    page._ask("session.move")
    asked = dialog(page, MoveTo)
    assert "1 more" in asked.windowTitle()
    asked.other.show_day(DEC_6)
    assert not asked.objection()
    asked.accept()
    assert (days(page)["s5"], days(page)["s6"]) == (DEC_6, date(2023, 12, 13))


def test_dropped_on_the_shelf_all_lose_their_days_and_stay_chosen_there(page):
    click(page, "s5")
    click(page, "s6", CTRL)
    with held(page.board.viewport(), card(page, "s5"), shelf_room(page)):
        pass
    assert days(page)["s5"] is days(page)["s6"] is None
    assert page.together.ids == ("s5", "s6")
    page.desk.undo()
    assert days(page)["s5"] == NOV_22


def test_one_reason_calls_several_off(page):
    run_on(page, ("s5", "s7"), "session.cancel")
    asked = dialog(page, CancelSession)
    assert "2 sessions" in asked.windowTitle()
    asked.words.setText("cancelled because of illness")
    asked.accept()
    assert session(page, "s5").status is session(page, "s7").status is Status.CANCELLED
    page.desk.undo()
    assert session(page, "s7").status is Status.PLANNED


def test_lock_and_held_are_one_step_for_all(page):
    run_on(page, ("s5", "s7"), "session.lock")
    assert page.desk.undoable() == "2 sessions locked to their days"
    run(page, "session.lock")
    assert page.desk.undoable() == "2 sessions unlocked"
    run(page, "session.hold")
    assert page.desk.undoable() == "2 sessions recorded as held"
    assert session(page, "s5").status is session(page, "s7").status is Status.HELD


def test_pushing_several_pushes_each_and_says_so_once(page):
    run_on(page, ("s4", "s5"), "session.push")
    assert days(page)["s4"] == NOV_22
    assert days(page)["s5"] == NOV_29
    page.desk.undo()
    assert days(page)["s4"] == NOV_15


def test_a_plain_click_on_one_of_several_leaves_it_alone_when_it_is_let_go(page):
    click(page, "s4")
    click(page, "s6", SHIFT)
    QTest.mousePress(page.board.viewport(), LEFT, PLAIN, card(page, "s5"))
    assert len(page.together.ids) == 3
    QTest.mouseRelease(page.board.viewport(), LEFT, PLAIN, card(page, "s5"))
    assert page.together.ids == ()
    assert page.doings.chosen == "s5"


def test_one_that_was_held_keeps_all_in_place_and_says_why(page, qtbot):
    click(page, "s3")
    click(page, "s4", CTRL)
    with qtbot.waitSignal(page.desk.refused):
        press(page, Qt.Key.Key_M)
    assert page.carry.outlook is None


def test_cards_of_the_shelf_are_gathered_as_well(page):
    run_on(page, ("s7", "s8"), "session.shelve")
    shelf = page.side.shelf.list
    QApplication.processEvents()
    shelf.setFocus()
    shelf.setCurrentIndex(shelf.cards.index(0))
    QTest.keyClick(shelf, Qt.Key.Key_Down, SHIFT)
    assert len(page.together.ids) == 2
    assert not page.side.several.buttons["session.push"].isEnabled()


def test_several_chosen_fit_into_the_inspector_in_german_too(page, qtbot):
    semester = page.doings.semester
    sessions = [semester.session(key) for key in ("s4", "s5", "s6")]
    panel = SeveralPanel(Language.load("de"))
    qtbot.addWidget(panel)
    panel.show_sessions(sessions, semester)
    assert panel.buttons["session.hold"].text() == "Als gehalten vermerken"
    assert panel.minimumSizeHint().width() <= 288 - 2 * 14
