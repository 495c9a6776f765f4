from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from planner.rules.credits import State
from planner.ui.gradebook.widths import TIGHT_ROW
from tests.ui.gradebook.conftest import KEYS, SHIFT


def test_space_passes_and_space_again_opens(shown):
    shown.go("Gans", "h3")
    shown.press(KEYS.Key_Space)
    assert shown.facts("Gans", "h3").state is State.PASSED
    assert shown.undoable() == "Gans, Hannah: Homework 3 passed"
    shown.press(KEYS.Key_Space)
    assert shown.facts("Gans", "h3").state is State.OPEN


@pytest.mark.parametrize(
    ("letter", "state"),
    [
        ("p", State.PASSED),
        ("f", State.FAILED),
        ("r", State.RETURNED),
        ("h", State.SUBMITTED),
        ("m", State.MISSING),
        ("e", State.EXCUSED),
        ("x", State.EXEMPT),
        ("a", State.RECOGNISED),
        ("o", State.OPEN),
    ],
)
def test_letters_set_a_state_and_leave_the_cursor_where_it_is(shown, letter, state):
    shown.go("Fischer", "h2")
    shown.type(letter)
    assert shown.facts("Fischer", "h2").state is state
    assert shown.at() == ("Fischer", "HW 2")


def test_typing_digits_enters_a_grade_and_enter_goes_down(shown):
    shown.go("Eule", "project")
    shown.type("1,7")
    shown.press(KEYS.Key_Return)
    assert shown.facts("Eule", "project").mark == Decimal("1.7")
    assert shown.facts("Eule", "project").state is State.SUBMITTED
    assert shown.at() == ("Fischer", "Project")
    assert shown.undoable() == "Eule, Franziska: Project graded 1.7"
    assert shown.grid.hasFocus()


def test_a_column_of_grades_is_typed_without_a_mouse(shown):
    shown.go("Salm", "project")
    for grade in ("1.0", "2.3", "4.0"):
        shown.type(grade)
        shown.press(KEYS.Key_Return)
    marks = [shown.facts(name, "project").mark for name in ("Salm", "Specht", "Storch")]
    assert marks == [Decimal("1.0"), Decimal("2.3"), Decimal("4.0")]


def test_no_grade_step_is_refused_in_words_and_the_editor_stays(shown):
    shown.go("Eule", "project")
    shown.type("1,5")
    shown.press(KEYS.Key_Return)
    editor = shown.grid.editor
    assert editor.is_open()
    assert "1,5" in editor.bubble.text()
    assert editor.bubble.isVisible()
    assert shown.facts("Eule", "project").mark is None
    shown.press(KEYS.Key_Escape)
    assert not editor.is_open()
    assert shown.grid.hasFocus()


def test_leaving_the_editor_by_mouse_enters_what_is_good_and_names_what_is_not(shown, qtbot):
    shown.go("Eule", "project")
    shown.type("2")
    shown.click("Gans", "h1")
    assert shown.facts("Eule", "project").mark == Decimal("2.0")
    shown.go("Eule", "project")
    shown.type("9")
    with qtbot.waitSignal(shown.page.noticed) as noticed:
        shown.click("Gans", "h1")
    assert "9" in noticed.args[0]
    assert shown.facts("Eule", "project").mark == Decimal("2.0")


def test_f2_edits_the_number_that_is_there_and_tab_goes_on(shown):
    shown.go("Dachs", "project")
    shown.press(KEYS.Key_F2)
    assert shown.grid.editor.text() == "1.7"
    assert shown.grid.editor.accessibleName() == "Dachs, Emil, Project"
    shown.type("2.3")
    shown.press(KEYS.Key_Tab)
    assert shown.facts("Dachs", "project").mark == Decimal("2.3")
    assert shown.at() == ("Dachs", "Talk")


def test_enter_and_tab_walk_the_cells_and_wrap(shown):
    shown.go("Zander", "h1")
    shown.press(KEYS.Key_Return)
    assert shown.at() == ("Ziege", "HW 1")
    shown.press(KEYS.Key_Return)
    assert shown.at() == ("Adler", "HW 2")
    shown.press(KEYS.Key_Return, modifier=SHIFT)
    assert shown.at() == ("Ziege", "HW 1")
    assert len(shown.grid.chosen()) == 1
    shown.go("Adler", "talk")
    shown.press(KEYS.Key_Tab)
    assert shown.at() == ("Amsel", "Part.")
    shown.press(KEYS.Key_Backtab, modifier=SHIFT)
    assert shown.at() == ("Adler", "Talk")


def test_delete_clears_state_and_number_and_undo_brings_both_back(shown):
    shown.go("Eule", "h3")
    before = shown.facts("Eule", "h3")
    shown.press(KEYS.Key_Delete)
    assert shown.look("Eule", "HW 3").sign == ""
    assert shown.facts("Eule", "h3").late_days == 0
    shown.desk.undo()
    assert shown.facts("Eule", "h3") == before
    assert shown.look("Eule", "HW 3").text == "2 d late"


def test_a_key_applies_to_all_selected_cells_as_one_step(shown):
    shown.go("Salm", "h2")
    shown.press(KEYS.Key_Down, KEYS.Key_Right, modifier=SHIFT)
    assert len(shown.grid.chosen()) == 4
    shown.type("h")
    states = {shown.facts(n, i).state for n in ("Salm", "Specht") for i in ("h2", "h3")}
    assert states == {State.SUBMITTED}
    assert shown.undoable() == "4 results handed in"
    shown.desk.undo()
    assert shown.facts("Specht", "h3").state is State.OPEN


def test_a_tick_over_several_cells_spares_what_is_final_or_an_exception(shown):
    shown.go("Zander", "h3")
    shown.press(KEYS.Key_Right, modifier=SHIFT)
    shown.press(KEYS.Key_Space)
    assert shown.facts("Zander", "h3").state is State.MISSING
    assert shown.facts("Zander", "poster").state is State.PASSED


def test_a_first_click_selects_and_a_click_on_the_current_tick_toggles(shown):
    shown.go("Adler", "h1")
    shown.click("Gans", "h3")
    assert shown.facts("Gans", "h3").state is State.OPEN
    shown.click("Gans", "h3")
    assert shown.facts("Gans", "h3").state is State.PASSED
    shown.click("Gans", "h3")
    assert shown.facts("Gans", "h3").state is State.OPEN


def test_a_click_counts_anywhere_in_the_cell(shown):
    shown.go("Adler", "h1")
    model, grid = shown.page.model, shown.grid
    index = model.index(model.row_of(shown.ids["Gans"]), model.column_of("h3"))
    cell = grid.visualRect(index)
    for n, x in enumerate(range(2, cell.width() - 2, 9)):
        where = cell.topLeft() + QPoint(x, 12)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert shown.at() == ("Gans", "HW 3")
        assert shown.facts("Gans", "h3").state is (State.PASSED if n % 2 else State.OPEN)


def test_a_click_that_only_brings_the_focus_back_changes_nothing(shown):
    shown.go("Gans", "h3")
    shown.page.chips.keys.setFocus()
    shown.click("Gans", "h3")
    assert shown.facts("Gans", "h3").state is State.OPEN


def test_a_click_on_a_current_grade_does_not_tick_it_but_a_double_click_edits(shown):
    shown.go("Dachs", "project")
    shown.click("Dachs", "project")
    assert shown.facts("Dachs", "project").state is State.OPEN
    model = shown.page.model
    index = model.index(model.row_of(shown.ids["Dachs"]), model.column_of("project"))
    where = shown.grid.visualRect(index).center()
    QTest.mouseDClick(shown.grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert shown.grid.editor.is_open()


def test_letters_do_not_search_and_ctrl_letters_are_left_to_the_window(shown):
    shown.go("Dachs", "h1")
    shown.type("z")
    assert shown.at() == ("Dachs", "HW 1")
    QTest.keyClick(shown.grid, KEYS.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.facts("Dachs", "h1").state is State.PASSED


def test_an_entry_beside_the_items_changes_nothing(shown):
    last = shown.desk.undoable()
    shown.grid.put(0, 1)
    shown.type("p5")
    shown.press(KEYS.Key_Delete, KEYS.Key_Space)
    assert shown.desk.undoable() == last


def test_a_click_on_a_name_goes_to_the_row_and_a_double_click_wishes_the_student(shown, qtbot):
    shown.go("Adler", "h2")
    names = shown.grid.names
    row = shown.page.model.row_of(shown.ids["Igel"])
    y = names.sectionViewportPosition(row) + 5
    where = names.viewport().rect().topLeft()
    where.setY(y)
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert shown.at() == ("Igel", "HW 2")
    with qtbot.waitSignal(shown.page.wished) as wished:
        QTest.mouseDClick(names.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wished.args == ["students", shown.ids["Igel"]]


def test_every_cell_has_a_name_for_a_screen_reader(shown):
    model = shown.page.model
    said = {
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }
    assert "Eule, Franziska, Project, handed in, with a note" in said
    assert "Eule, Franziska, Homework 3, passed, 2 days late" in said
    assert "Hase, Ilja, Poster, failed" in said
    assert "Biber, Çağla, Project, open, not needed for the aim" in said
    assert "Adler, Jonas, Decision, decided: 9 · 1.3" in said
    assert "Eule, Franziska, Standing, 3 ECTS met, 6 ECTS waiting, 9 ECTS possible" in said


def test_the_accessible_table_has_names_as_row_headings_and_headings_as_columns(shown):
    interface = QAccessible.queryAccessibleInterface(shown.grid)
    assert interface.text(QAccessible.Text.Name) == "Grades"
    model = shown.page.model
    row, column = model.row_of(shown.ids["Eule"]), model.column_of("project")
    wide = model.columnCount() + 1  # Qt counts the headings among the cells

    def name(down, across):
        cell = interface.child(down * wide + across)
        return cell.role(), cell.text(QAccessible.Text.Name)

    assert name(row + 1, 0) == (QAccessible.Role.RowHeader, "Eule, Franziska")
    assert name(0, column + 1) == (QAccessible.Role.ColumnHeader, "Project")
    role, said = name(row + 1, column + 1)
    assert role == QAccessible.Role.Cell
    assert said == "Eule, Franziska, Project, handed in, with a note"


def test_tick_cells_say_whether_they_are_ticked(shown):
    model = shown.page.model
    row = model.row_of(shown.ids["Gans"])
    ticked = [
        model.index(row, model.column_of(item)).data(Qt.ItemDataRole.CheckStateRole)
        for item in ("h2", "h3", "project")
    ]
    assert ticked[:2] == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert ticked[2] is None


def test_names_and_headings_stay_while_the_cells_scroll(shown):
    shown.resize(420, 300)
    grid = shown.grid
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert grid.horizontalScrollBar().maximum() > 0
    assert grid.names.isVisible()
    assert grid.names.x() == 0
    assert grid.headings.y() == 0
    last = grid.names.logicalIndexAt(grid.names.viewport().height() - 4)
    assert last == shown.page.model.rowCount() - 1


def test_24_students_fit_with_their_sums_at_1280_by_800(shown):
    assert shown.grid.verticalScrollBar().maximum() == 0
    assert shown.grid.horizontalScrollBar().maximum() == 0
    assert shown.grid.names.defaultSectionSize() == TIGHT_ROW
    assert shown.page.sums.geometry().bottom() < shown.page.height()


def test_headings_sort_and_the_corner_sorts_by_name(shown):
    model = shown.page.model
    shown.grid.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [line.student.family for line in model.shown()][:2] == ["Adler", "Dachs"]
    shown.go("Eule", "project")
    shown.grid.sortByColumn(model.columnCount() - 1, Qt.SortOrder.AscendingOrder)
    assert shown.at() == ("Eule", "Project")
    assert model.shown()[0].decision is None
    shown.grid.corner.click()
    assert [line.student.family for line in model.shown()][:2] == ["Adler", "Amsel"]
    shown.grid.corner.click()
    assert model.shown()[0].student.family == "Ziege"


def test_selected_cells_of_all_columns_are_reduced_to_results(shown):
    shown.go("Adler", "part")
    flags = QItemSelectionModel.SelectionFlag
    index = shown.page.model.index(0, 0)
    shown.grid.selectionModel().select(index, flags.Select | flags.Rows)
    assert {item for _, item in shown.grid.chosen()} == {
        *("part", "h1", "h2", "h3", "poster", "project", "talk")
    }


def test_a_column_gives_room_to_what_is_entered_and_all_still_fill_the_grid(shown):
    shown.go("Krähe", "part")
    column = shown.grid.currentIndex().column()
    before = shown.grid.columnWidth(column)
    fonts = shown.grid.cells.fonts
    shown.press(KEYS.Key_H)
    look = shown.look("Krähe", "Part.")
    assert fonts.width(look) > before
    assert shown.grid.columnWidth(column) >= fonts.width(look)
    columns = range(shown.page.model.columnCount())
    assert sum(map(shown.grid.columnWidth, columns)) == shown.grid.viewport().width()
    now = shown.grid.columnWidth(column)
    shown.press(KEYS.Key_P)
    assert shown.grid.columnWidth(column) == now
