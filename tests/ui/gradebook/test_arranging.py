from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.rules.credits import ItemKind
from planner.ui.gradebook.columns import foldable


@pytest.fixture
def arranging(shown):
    return shown.page.views.arranging


def headings(shown):
    return [column.heading for column in shown.page.model.columns]


def column(shown, heading):
    return shown.page.model.columns[headings(shown).index(heading)]


def middle_of(shown, heading):
    header = shown.grid.headings
    at = headings(shown).index(heading)
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    return QPoint(x, header.height() // 2)


def drag(shown, heading, to):
    """Drag a heading over another one, as a mouse does."""
    port, left = shown.grid.headings.viewport(), Qt.MouseButton.LeftButton
    start, end = middle_of(shown, heading), middle_of(shown, to)
    QTest.mousePress(port, left, pos=start)
    for share in (0.2, 0.5, 0.8, 1.0):
        QTest.mouseMove(port, start + (end - start) * share)
    QTest.mouseMove(port, end + QPoint(12 if end.x() > start.x() else -12, 0))
    QTest.mouseRelease(port, left, pos=end + QPoint(12 if end.x() > start.x() else -12, 0))
    QCoreApplication.processEvents()


def test_a_heading_is_dragged_elsewhere_as_one_step_that_can_be_undone(shown):
    before = headings(shown)
    drag(shown, "Poster", to="HW 1")
    assert headings(shown)[2:5] == ["Part.", "Poster", "HW 1"]
    assert shown.undoable() == "Column “Poster” moved"
    shown.desk.undo()
    assert headings(shown) == before


def test_a_heading_that_is_no_item_stays_where_it_is(shown):
    before, last = headings(shown), shown.undoable()
    drag(shown, "Decision", to="HW 1")
    drag(shown, "Aim", to="Poster")
    assert headings(shown) == before
    assert shown.undoable() == last


def test_dragging_beyond_the_items_puts_a_column_first_or_last_among_them(shown):
    drag(shown, "Poster", to="Aim")
    assert headings(shown)[2] == "Poster"
    drag(shown, "Poster", to="Decision")
    assert headings(shown)[-2] == "Poster"


def test_a_click_on_a_heading_still_sorts(shown):
    QTest.mouseClick(
        shown.grid.headings.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(shown, "Project")
    )
    assert shown.page.model.order[0] == "project"
    assert shown.page.views.viewing.view.sorted_by == "project"


def test_by_keyboard_a_column_moves_with_the_cursor(shown, qtbot):
    bindings = {one.spec.id: one for one in shown.page.bindings()}
    shown.go("Eule", "h1")
    bindings["grades.column_right"].do()
    assert headings(shown)[3:5] == ["HW 2", "HW 1"]
    assert shown.at() == ("Eule", "HW 1")
    bindings["grades.column_left"].do()
    bindings["grades.column_left"].do()
    assert headings(shown)[2:4] == ["HW 1", "Part."]
    with qtbot.waitSignal(shown.page.noticed):
        bindings["grades.column_left"].do()
    assert headings(shown)[2:4] == ["HW 1", "Part."]


def test_items_of_a_kind_that_share_a_column_move_together(shown, arranging):
    arranging.fold(ItemKind.HOMEWORK)
    assert arranging.shift(column(shown, "Homework"), 1)
    assert headings(shown)[2:5] == ["Part.", "Poster", "Homework"]
    arranging.fold(ItemKind.HOMEWORK)
    assert headings(shown)[2:7] == ["Part.", "Poster", "HW 1", "HW 2", "HW 3"]


def test_hidden_columns_are_named_on_a_chip_that_brings_them_back(shown, arranging):
    arranging.toggle(column(shown, "HW 1"))
    arranging.toggle(column(shown, "Poster"))
    assert "HW 1" not in headings(shown)
    (chip,) = shown.page.views.bar.chips
    assert chip.accessibleName() == "Hidden: HW 1, Poster"
    assert not shown.page.views.bar.clear.isVisible()
    chip.click()
    assert {"HW 1", "Poster"} <= set(headings(shown))


def test_the_last_column_cannot_be_hidden(shown, arranging, qtbot):
    for heading in headings(shown)[1:]:
        arranging.toggle(column(shown, heading))
    with qtbot.waitSignal(shown.page.noticed):
        arranging.toggle(column(shown, "Aim"))
    assert headings(shown) == ["Aim"]
    shown.press(Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert headings(shown) == ["Aim"]


def test_only_kinds_with_several_items_can_share_a_column(shown, arranging, qtbot):
    assert foldable(shown.page.model.work) == [ItemKind.HOMEWORK]
    with qtbot.waitSignal(shown.page.noticed):
        arranging.fold_like(column(shown, "Poster"))


def texts(menu):
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def test_the_menu_key_asks_for_the_menu_of_a_column(shown):
    told = []
    shown.grid.column_menu_wished.disconnect()
    shown.grid.column_menu_wished.connect(lambda column, _: told.append(column.heading))
    shown.go("Eule", "h1")
    by_key = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(by_key, QPoint(5, 5), shown.grid.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(shown.grid.viewport(), event)
    assert told == ["HW 1"]


def test_the_menu_of_a_column_offers_what_can_be_done_with_it(shown):
    menu = shown.page.views.menu_of(column(shown, "HW 1"))
    assert texts(menu) == [
        "Sort by this column",
        "Only who has not done this yet",
        "Hide this column",
        "One column for: Homework",
        "Move to the left",
        "Move to the right",
        "Say the counts",
        "Close Homework 1…",
    ]
    next(one for one in menu.actions() if one.text().startswith("Only")).trigger()
    (chip,) = shown.page.views.bar.chips
    assert chip.accessibleName() == "Homework 1: not done yet"
    assert texts(shown.page.views.menu_of(column(shown, "Decision"))) == [
        "Sort by this column",
        "Hide this column",
        "Say the counts",
    ]


def test_what_a_column_says_is_said_in_words(shown, qtbot):
    shown.go("Eule", "h2")
    bindings = {one.spec.id: one for one in shown.page.bindings()}
    with qtbot.waitSignal(shown.page.noticed) as noticed:
        bindings["grades.column_counts"].do()
    assert noticed.args == ["Homework 2: 19 passed, 1 failed or missing, 4 still owed"]
