from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from planner.language import Language
from planner.rules.plan import Kind, Mode
from planner.rules.slots import Hours
from planner.ui.parts.fields import Choice
from planner.ui.parts.window_state import WindowState
from planner.ui.semester.list_rows import FIELDS, Field
from planner.ui.semester.views import BOARD, LIST
from planner.wording import worded
from tests.ui.semester.gestures import days, press, run, session

NOV_8, NOV_14, NOV_15, NOV_22, NOV_29 = (date(2023, 11, day) for day in (8, 14, 15, 22, 29))
ALT, CONTROL, PLAIN = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key


@pytest.fixture
def table(page):
    run(page, "semester.list")
    page.views.focus()
    return page.views.list()


def at(table, key, field):
    """Put the cursor on a cell."""
    table.show_row(key)
    index = table.sorted.index(table.currentIndex().row(), FIELDS.index(field))
    table.setCurrentIndex(index)
    return index


def cell(table, key, field):
    return next(r.cells[field] for r in table.shown() if r.session.id == key)


def enter(qtbot, page, key, field, text):
    """Type into a cell as one does in a grid, and wait until the step is done."""
    table = page.views.list()
    at(table, key, field)
    QTest.keyClick(table, Key.Key_F2)
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(editor, Key.Key_Return)


def test_the_list_has_every_row_of_the_plan_by_date_and_the_shelf_last(page, table):
    rows = table.shown()
    assert len(rows) == len(page.doings.semester.plan.sessions)
    dated = [row.session.day for row in rows if row.session.day]
    assert dated == sorted(dated)
    assert rows[-1].session.topic.startswith("Guest")
    assert rows[-1].cells[Field.DAY] == "no day yet"
    assert cell(table, "s4", Field.DAY) == "Wed 15 Nov"
    assert cell(table, "s4", Field.TIME) == "12:30–14:00"


def test_the_same_session_is_chosen_in_both_and_the_inspector_follows(page, table):
    assert table.current_key() == "s4"
    table.show_row("s6")
    assert page.side.form.topic.toPlainText() == session(page, "s6").topic
    run(page, "semester.board")
    assert page.board.current_key() == "s6"
    assert page.views.shown == BOARD
    assert page.board.hasFocus()


def test_a_topic_is_changed_in_place_and_enter_goes_down(qtbot, page, table):
    enter(qtbot, page, "s4", Field.TOPIC, "Reward models")
    assert session(page, "s4").topic == "Reward models"
    assert table.current_key() == "s5"
    page.desk.undo()
    assert session(page, "s4").topic.startswith("Policy gradients")


def test_typing_begins_an_edit_and_tab_goes_to_the_next_cell(qtbot, page, table):
    at(table, "s4", Field.ROOM)
    QTest.keyClick(table, Key.Key_B)
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "12")
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(editor, Key.Key_Tab)
    assert session(page, "s4").room.casefold() == "b12"
    assert FIELDS[table.currentIndex().column()] is Field.KIND
    assert table.current_key() == "s4"


@pytest.mark.parametrize("text", ["14.11.", "14 Nov", "Tue 14 Nov 2023", "2023-11-14"])
def test_a_typed_day_moves_the_session_as_a_drop_does(qtbot, page, table, text):
    enter(qtbot, page, "s4", Field.DAY, text)
    assert days(page)["s4"] == NOV_14
    assert page.desk.undoable() == "Session 4 moved to 14 Nov"
    assert table.current_key() == "s4"


@pytest.mark.usefixtures("table")
def test_a_typed_day_that_is_taken_pushes_what_lies_there(qtbot, page):
    enter(qtbot, page, "s4", Field.DAY, "22.11.")
    assert (days(page)["s4"], days(page)["s5"]) == (NOV_22, NOV_29)
    page.desk.undo()
    assert (days(page)["s4"], days(page)["s5"]) == (NOV_15, NOV_22)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (Field.DAY, "1.11.", "All Saints’ Day"),
        (Field.DAY, "soon", "“soon” is no day"),
        (Field.TIME, "noon", "“noon” is no time"),
    ],
)
def test_what_is_refused_changes_nothing_and_says_why(qtbot, page, field, text, words):
    before = page.doings.semester.plan
    run(page, "semester.list")
    at(page.views.list(), "s4", field)
    QTest.keyClick(page.views.list(), Key.Key_F2)
    editor = page.views.list().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    with qtbot.waitSignal(page.desk.refused) as refusal:
        QTest.keyClick(editor, Key.Key_Return)
    assert words in worded(refusal.args[0], Language("en"))
    assert page.doings.semester.plan == before
    assert page.desk.undoable() is None


def test_an_emptied_day_and_delete_take_the_day_away(qtbot, page, table):
    at(table, "s4", Field.DAY)
    QTest.keyClick(table, Key.Key_F2)
    table.findChild(QLineEdit).clear()
    with qtbot.waitSignal(page.desk.changed):
        QTest.keyClick(table.findChild(QLineEdit), Key.Key_Return)
    assert days(page)["s4"] is None
    table.show_row("s5")
    QTest.keyClick(table, Key.Key_Delete)
    assert days(page)["s5"] is None
    assert table.current_key() == "s5"


def test_alt_and_arrows_nudge_to_the_next_place_and_back(page, table):
    table.show_row("s4")
    before = days(page)
    QTest.keyClick(table, Key.Key_Down, ALT)
    later = days(page)["s4"]
    assert later > before["s4"]
    assert table.current_key() == "s4"
    QTest.keyClick(table, Key.Key_Up, ALT)
    assert days(page)["s4"] < later


def test_time_kind_and_mode_are_changed_in_place(qtbot, page, table):
    enter(qtbot, page, "s4", Field.TIME, "14-16")
    assert session(page, "s4").hours == Hours(time(14), time(16))
    for field, value, name in ((Field.KIND, Kind.EXAM, "kind"), (Field.MODE, Mode.ONLINE, "mode")):
        at(table, "s4", field)
        QTest.keyClick(table, Key.Key_F2)
        choice = next(c for c in table.findChildren(Choice) if c.isVisible())
        choice.setCurrentIndex(choice.findData(value))
        with qtbot.waitSignal(page.desk.changed):
            QTest.keyClick(choice, Key.Key_Return)
        assert getattr(session(page, "s4"), name) is value


def test_escape_leaves_the_cell_as_it_was(page, table):
    at(table, "s4", Field.NOTE)
    QTest.keyClick(table, Key.Key_F2)
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "never")
    QTest.keyClick(editor, Key.Key_Escape)
    QApplication.processEvents()
    assert session(page, "s4").note != "never"
    assert page.desk.undoable() is None


def test_every_cell_has_a_name_that_says_its_column(table):
    read = QAccessible.queryAccessibleInterface(table)
    children = [read.child(n) for n in range(read.childCount())]
    cells = [one for one in children if one.role() == QAccessible.Role.Cell]
    names = [one.text(QAccessible.Text.Name) for one in cells]
    assert len(names) >= len(FIELDS) * len(table.shown())
    assert "Day: Wed 15 Nov" in names
    assert "Note: empty" in names
    assert all(names)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_of_a_row_is_the_one_of_its_card(page, table):
    table.show_row("s4")
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(by_key, QPoint(5, 5), QPoint(5, 5)))
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    words = [action.text() for action in menu.actions()]
    assert "Move to…" in words
    assert "Push all that follows later" in words
    menu.close()


def test_picking_up_from_the_list_shows_the_places_on_the_board(page, table):
    table.show_row("s4")
    run(page, "session.pick_up")
    assert page.views.shown == BOARD
    assert page.carry.outlook.session.id == "s4"
    page.carry.leave()


def test_view_and_zoom_are_kept_in_the_window_state(page, state, tmp_path, qtbot, theme):
    run(page, "semester.larger")
    run(page, "semester.larger")
    page.views.switch.chips[LIST].click()
    assert page.views.shown == LIST
    state.save()
    kept = WindowState(tmp_path / "state.json")
    again = type(page)(page.desk, Language("en"), theme, None, kept)
    qtbot.addWidget(again)
    qtbot.addWidget(again.side)
    again.refresh(None)
    assert again.views.shown == LIST
    assert again.board.zoomed == 1.5


def test_zooming_makes_weeks_higher_and_keeps_the_headings_and_what_is_chosen(page):
    board = page.board
    usual, heading = board.layers.ground.grid.size.height(), board._days.height()
    for _ in range(9):
        run(page, "semester.larger")
    grown = board.layers.ground.grid.size
    assert grown.height() > 2 * usual
    assert board.verticalScrollBar().maximum() > 0
    assert board._days.height() == heading
    assert board.viewport().rect().contains(board.visualRect(board.currentIndex()))
    run(page, "semester.usual_size")
    assert board.layers.ground.grid.size.height() == usual
    for _ in range(9):
        run(page, "semester.smaller")
    tops = board.layers.ground.grid.tops
    assert min(b - a for a, b in pairwise(tops)) >= 29


def test_control_and_the_wheel_zoom_one_step_a_notch(page):
    for turn in (120, 60, 60, -120):
        at = QPointF(page.board.viewport().rect().center())
        event = QWheelEvent(
            at,
            page.board.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt takes it by its place only
        )
        QApplication.sendEvent(page.board.viewport(), event)
    assert page.board.zoomed == 1.25


@pytest.mark.usefixtures("table")
def test_the_board_answers_its_keys_as_before_after_coming_back(page):
    run(page, "semester.board")
    page.board.choose("s4")
    page.board.setFocus()
    press(page, Key.Key_M, Key.Key_Down, Key.Key_Return)
    assert days(page)["s4"] == NOV_22
