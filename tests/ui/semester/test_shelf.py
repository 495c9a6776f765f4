from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planner.ui.semester.outlook import SHELF
from planner.ui.semester.paint_cards import Look
from tests.ui.semester.gestures import card, days, held, place, press

NOV_14, NOV_22, DEC_20 = date(2023, 11, 14), date(2023, 11, 22), date(2023, 12, 20)


def lying(page):
    return [row.session.id for row in page.side.shelf.list.cards.rows]


def shelf_card(page, key):
    shelf = page.side.shelf.list
    return shelf.visualRect(shelf.cards.index_of(key)).center()


def on_board(page, day):
    """A place of the board, as the shelf's viewport counts."""
    viewport = page.board.viewport()
    at = viewport.mapToGlobal(place(page, day))
    return page.side.shelf.list.viewport().mapFromGlobal(at)


def test_a_session_dragged_from_the_shelf_gets_a_day(page):
    with held(page.side.shelf.list.viewport(), shelf_card(page, "guest"), on_board(page, NOV_14)):
        assert page.carry.outlook.change.verb == "move"
    assert days(page)["guest"] == NOV_14
    assert page.board.current_key() == "guest"
    assert page.board.hasFocus()
    assert lying(page) == []


def test_dropped_on_the_buffer_it_uses_the_buffer_up(page):
    with held(page.side.shelf.list.viewport(), shelf_card(page, "guest"), on_board(page, DEC_20)):
        assert "Use the buffer" in page._bubble.text()
    assert days(page)["guest"] == DEC_20
    assert lying(page) == ["s9"]


def test_the_shelf_shows_as_a_ghost_what_would_come_to_lie_there(page):
    with held(page.board.viewport(), card(page, "s4"), place(page, NOV_22)):
        rows = page.side.shelf.list.cards.rows
        assert [(row.session.id, row.look) for row in rows] == [
            ("guest", Look.AT_REST),
            ("s9", Look.GHOST),
        ]
        press(page, Qt.Key.Key_Escape)
    assert lying(page) == ["guest"]


def test_by_key_a_session_goes_from_the_shelf_onto_the_board(page):
    shelf = page.side.shelf.list
    shelf.setFocus()
    shelf.setCurrentIndex(shelf.cards.index_of("guest"))
    for key in (Qt.Key.Key_M, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(shelf, key)
    assert days(page)["guest"] is not None
    assert page.board.hasFocus()


def test_s_takes_a_picked_up_session_to_the_shelf(page):
    page.board.choose("s6")
    press(page, Qt.Key.Key_M, Qt.Key.Key_S)
    assert page.carry.outlook.spot == SHELF
    press(page, Qt.Key.Key_Return)
    assert lying(page) == ["s6", "guest"]


def test_a_shelved_session_is_shown_in_the_inspector(page):
    shelf = page.side.shelf.list
    QTest.mouseClick(shelf.viewport(), Qt.MouseButton.LeftButton, pos=shelf_card(page, "guest"))
    assert page.side.form.topic.toPlainText() == "Guest: reward hacking"
    assert page.side.form.day.text() == "No day yet"


def test_cards_of_the_shelf_are_named(page):
    shelf = page.side.shelf.list
    name = shelf.cards.index_of("guest").data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Guest: reward hacking, no day yet, 12:30–14:00"
    assert shelf.accessibleName() == "Shelf"


def test_beside_the_cards_the_room_of_the_shelf_accepts_drops(page):
    room = page.side.shelf.room
    assert page.side.shelf.lies_under(room.mapToGlobal(room.rect().center()))
    assert not page.side.shelf.lies_under(room.mapToGlobal(QPoint(-5, -5)))
