from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QRegion
from PySide6.QtTest import QTest

from tests.ui.semester.gestures import (
    ALT,
    BESIDE,
    LEFT,
    PLAIN,
    card,
    days,
    drag,
    held,
    place,
    press,
    shelf_room,
)

NOV_1, NOV_14, NOV_15, NOV_22 = (date(2023, 11, day) for day in (1, 14, 15, 22))
Key = Qt.Key


@pytest.fixture
def changes(page):
    found = []
    page.carry.wished.connect(found.append)
    return found


@pytest.fixture
def refusals(page):
    found = []
    page.desk.refused.connect(found.append)
    return found


def test_every_card_lies_wholly_in_the_window_at_1280_by_800(page):
    room = page.board.viewport().rect()
    cards = [entry for entry in page.board.cards.entries if entry.is_card]
    assert len(cards) == 14
    for entry in cards:
        assert room.contains(page.board.visualRect(page.board.cards.index_of(entry.key)))
    assert page.board.verticalScrollBar().maximum() == 0
    assert page.board.horizontalScrollBar().maximum() == 0


def test_dropping_on_a_free_day_moves_and_undo_brings_it_back(page):
    drag(page, "s4", NOV_14)
    assert days(page)["s4"] == NOV_14
    assert page.board.current_key() == "s4"
    assert page.board.hasFocus()
    page.desk.undo()
    assert days(page)["s4"] == NOV_15


def test_dropping_on_a_taken_day_pushes_until_the_buffer(page, changes):
    before = days(page)
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        shown = page.carry.outlook
    after = days(page)
    assert changes == [shown.change]
    assert after == {s.id: s.day for s in shown.after.sessions}
    assert (after["s4"], after["s8"], after["s9"]) == (NOV_22, before["s9"], None)


def test_with_alt_two_sessions_change_places(page):
    drag(page, "s4", NOV_22, ALT)
    assert (days(page)["s4"], days(page)["s5"]) == (NOV_22, NOV_15)


def test_a_drop_on_a_holiday_changes_nothing_and_says_why(page, refusals):
    before = days(page)
    drag(page, "s5", NOV_1)
    assert [refusal.holiday_en for refusal in refusals] == ["All Saints’ Day"]
    assert days(page) == before
    assert page.desk.undoable() is None


def test_escape_leaves_everything_as_it_was(page, changes):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        assert page.carry.outlook is not None
        press(page, Key.Key_Escape)
        assert page.carry.outlook is None
    assert changes == []
    assert days(page)["s4"] == NOV_15


def test_a_trembling_hand_moves_nothing(page, changes):
    viewport, start = page.board.viewport(), card(page, "s4")
    QTest.mousePress(viewport, LEFT, PLAIN, start)
    QTest.mouseMove(viewport, start + QPoint(2, 1))
    assert page.carry.outlook is None
    QTest.mouseRelease(viewport, LEFT, PLAIN, start + QPoint(2, 1))
    assert changes == []


def test_a_held_session_can_be_grasped_but_says_why_it_stays(page, refusals):
    drag(page, "s1", NOV_14)
    assert [type(refusal).__name__ for refusal in refusals] == ["Held"]


def test_legal_days_light_up_while_something_is_carried(qtbot, page):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        qtbot.waitUntil(lambda: len(page.carry.legal) > 40)
        lit = {spot.day for spot in page.carry.legal}
        assert {NOV_14, NOV_22} < lit
        assert NOV_1 not in lit
        press(page, Key.Key_Escape)


def test_dragging_repaints_only_what_differs(page, qtbot):
    painted = QRegion()
    board = page.board
    with held(board.viewport(), card(page, "s4"), place(page, NOV_14)):
        qtbot.waitUntil(lambda: page.carry._searching.isActive() is False)
        QTest.qWait(0)
        region = board.layers._region()
        board.layers.changed_region()
        assert not region.contains(place(page, date(2024, 1, 31)))
        painted += region
        press(page, Key.Key_Escape)
    assert painted.boundingRect().height() < board.viewport().height() / 2


def test_the_keyboard_makes_the_same_change_as_the_mouse(page, changes):
    drag(page, "s4", NOV_22)
    page.desk.undo()
    page.board.choose("s4")
    press(page, Key.Key_M, Key.Key_Down, Key.Key_Return)
    assert changes[0] == changes[1]
    assert page.board.current_key() == "s4"


def test_alt_and_enter_swap_by_keyboard(page, changes):
    page.board.choose("s4")
    press(page, Key.Key_Return, Key.Key_Down)
    press(page, Key.Key_Return, modifier=ALT)
    assert changes[0].verb == "swap"


def test_alt_and_arrows_nudge_a_day_or_a_week(page):
    page.board.choose("s4")
    press(page, Key.Key_Left, modifier=ALT)
    assert days(page)["s4"] == NOV_14
    press(page, Key.Key_Right, modifier=ALT)
    assert days(page)["s4"] == NOV_15
    press(page, Key.Key_Down, modifier=ALT)
    assert days(page)["s4"] == NOV_22


def test_escape_puts_a_session_back_that_was_picked_up_by_key(page, changes):
    page.board.choose("s4")
    press(page, Key.Key_M, Key.Key_Down, Key.Key_Escape)
    assert page.carry.outlook is None
    assert changes == []


def test_while_something_is_carried_shortcuts_of_the_window_wait(page):
    page.board.choose("s4")
    press(page, Key.Key_M)
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415 - only here

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.board.event(event)
    assert event.isAccepted()
    press(page, Key.Key_Escape)


def test_arrows_walk_cards_and_days(page):
    page.board.choose("s4")
    press(page, Key.Key_Down)
    assert page.board.current_key() == "s5"
    press(page, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    assert page.board.current_key() == "off"
    press(page, Key.Key_Left)
    assert page.board.current_key() == "2023-10-31"
    press(page, Key.Key_End)
    assert page.board.current_key() == "2024-02-09"
    press(page, Key.Key_Home)
    assert page.board.current_key() == "2023-10-16"


def test_a_screen_reader_meets_every_card_under_its_name(page):
    reader = QAccessible.queryAccessibleInterface(page.board)
    names = {
        reader.child(n).text(QAccessible.Text.Name)
        for n in range(reader.childCount())
        if reader.child(n)
    }
    assert (
        "Session 5, Literature: RL in language model training, Wed 22 Nov 2023, 12:30–14:00"
        in (names)
    )
    assert "Tue 14 Nov 2023, no session" in names
    assert page.board.accessibleName() == "Semester"


def test_the_bubble_says_what_letting_go_does(page):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        assert page._bubble.isVisible()
        assert "Push until the buffer" in page._bubble.text()
        assert "5 move" in page._bubble.text()
        QTest.mouseMove(page.board.viewport(), place(page, NOV_14))
        assert "Move" in page._bubble.text()
        press(page, Key.Key_Escape)
    assert not page._bubble.isVisible()


def test_dropping_on_the_shelf_takes_the_day_away(page):
    with held(page.board.viewport(), card(page, "s6"), shelf_room(page)):
        assert page.carry.outlook.change.verb == "shelve"
    assert days(page)["s6"] is None
    assert page.side.shelf.list.hasFocus()


def test_at_the_edge_the_board_scrolls_by_itself(page, qtbot):
    page.window().resize(1104, 420)
    bar = page.board.verticalScrollBar()
    assert bar.maximum() > 0
    viewport = page.board.viewport()
    bottom = QPoint(viewport.width() // 2, viewport.height() - 4)
    page.board.scrollTo(page.board.cards.index_of("s4"))
    start = bar.value()
    QTest.mousePress(viewport, LEFT, PLAIN, card(page, "s4"))
    QTest.mouseMove(viewport, card(page, "s4") + BESIDE)
    QTest.mouseMove(viewport, bottom)
    qtbot.waitUntil(lambda: bar.value() > start + 10)
    press(page, Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, PLAIN, bottom)


def test_in_a_low_window_the_current_card_is_scrolled_into_view(page):
    page.window().resize(1104, 420)
    page.board.choose("s13")
    room = page.board.viewport().rect()
    assert room.contains(page.board.visualRect(page.board.cards.index_of("s13")))
