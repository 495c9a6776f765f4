from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from planner.ui.parts.rows import SORT_ROLE, Column, RowsModel, RowsTable
from planner.ui.theme import Theme


@dataclass(frozen=True)
class Animal:
    id: int
    name: str
    legs: int


ROWS = (Animal(1, "Zebra", 4), Animal(2, "adler", 2), Animal(3, "Spinne", 8))
COLUMNS = (
    Column[Animal](heading="Name", text=lambda row: row.name, bold=True, width=0),
    Column[Animal](
        heading="Legs",
        text=lambda row: str(row.legs),
        key=lambda row: row.legs,
        tone=lambda row: "out" if row.legs > 4 else "",
        spoken=lambda row: f"{row.legs} legs",
        tip=lambda row: f"counted: {row.legs}",
        right=True,
    ),
)


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.fixture
def table(qtbot, theme):
    table = RowsTable("Animals", COLUMNS, theme, identity=lambda row: row.id)
    qtbot.addWidget(table)
    table.show_rows(ROWS)
    table.resize(400, 200)
    table.show()
    return table


def names(table):
    return [row.name for row in table.shown()]


def test_the_model_obeys_qt(qtmodeltester, theme):
    model = RowsModel(COLUMNS, theme)
    model.show_rows(ROWS)
    qtmodeltester.check(model)
    assert model.row(model.index(2, 0)) == ROWS[2]


def test_a_cell_says_what_its_column_reads_off_the_row(theme):
    model = RowsModel(COLUMNS, theme)
    model.show_rows(ROWS)
    cell = model.index(2, 1)
    assert model.data(cell) == "8"
    assert model.data(cell, SORT_ROLE) == 8
    assert model.data(cell, Qt.ItemDataRole.AccessibleTextRole) == "8 legs"
    assert model.data(cell, Qt.ItemDataRole.ToolTipRole) == "counted: 8"
    assert model.data(cell, Qt.ItemDataRole.ForegroundRole) == theme.roles.out
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ForegroundRole) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole).bold()
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"


def test_headings_sort_by_key_and_not_by_text(table):
    assert names(table) == ["adler", "Spinne", "Zebra"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Spinne", "Zebra", "adler"]


def test_selection_and_cursor_stay_with_their_rows_when_all_rows_are_read_again(qtbot, table):
    table.show_row(1)
    table.select([ROWS[0], ROWS[1]])
    again = (Animal(4, "Aal", 0), Animal(1, "Zebra the second", 4), ROWS[1])
    with qtbot.waitSignal(table.chosen) as told:
        table.show_rows(again)
    assert table.current() == again[1] == told.args[0]
    assert {row.id for row in table.selected()} == {1, 2}
    table.show_rows(())
    assert table.current() is None
    assert table.selected() == []


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_whatever_rows_come_only_those_that_were_selected_stay_so(qapp, before, after):
    table = RowsTable("Animals", COLUMNS, Theme(qapp, "light"), identity=lambda row: row.id)
    table.show_rows([Animal(n, str(n), n) for n in before])
    table.select([Animal(n, str(n), n) for n in before[::2]])
    table.show_rows([Animal(n, str(n), n) for n in after])
    assert {row.id for row in table.selected()} == set(before[::2]) & set(after)
    table.deleteLater()


def test_only_the_rows_that_are_kept_are_shown(table):
    table.keep_only(lambda row: row.legs > 2)
    assert names(table) == ["Spinne", "Zebra"]
    assert not table.show_row(2)
    table.keep_only(None)
    assert table.show_row(2)
    assert table.current().name == "adler"


def test_enter_and_a_double_click_open_a_row(qtbot, table):
    table.show_row(3)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[2]]
    at = table.visualRect(table.sorted.index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [ROWS[1]]


def test_a_screen_reader_gets_the_table_by_name_and_each_cell_in_words(table):
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Animals"
    parts = [interface.child(n) for n in range(interface.childCount())]
    cells = [one for one in parts if one.role() == QAccessible.Role.Cell]
    assert [cell.text(QAccessible.Text.Name) for cell in cells] == [
        *("adler", "2 legs", "Spinne", "8 legs", "Zebra", "4 legs")
    ]
