"""The page in the real window: shortcuts, counts, undo, areas, what stays open and what goes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.jobs.view_filters import Subject
from planner.places import Places
from planner.rules.credits import State
from planner.settings import Settings
from planner.ui.desk import Desk
from planner.ui.gradebook.keys import ALL_KEYS, ALL_SIGNS, KeyList
from planner.ui.gradebook.page import GradesPage
from planner.ui.window import MainWindow
from planner.wording import worded
from tests.ui.gradebook.conftest import KEYS, Shown
from tests.ui.gradebook.whole_course import TODAY, ids_by_family


@pytest.fixture
def window(qtbot, store, say, theme, tmp_path):
    desk = Desk(store, say)
    made = []

    def grades():
        made.append(GradesPage(desk, say, theme, TODAY))
        return made[0]

    window = MainWindow(say, Settings(), Places.under(tmp_path), theme)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.resize(1280, 800)
    window.show_course(desk, "Course", "", {"grades": grades}, lambda why: worded(why, say))
    window.show_page("grades")
    QCoreApplication.processEvents()
    made[0].grid.setFocus()
    return window, Shown(made[0], desk, store.read(ids_by_family), window)


def test_all_24_students_and_the_sums_are_in_view(window):
    _, shown = window
    assert shown.grid.verticalScrollBar().maximum() == 0
    assert shown.grid.horizontalScrollBar().maximum() == 0
    assert shown.page.sums.mapTo(shown.page, shown.page.sums.rect().bottomLeft()).y() < (
        shown.page.height()
    )


def test_they_are_in_view_again_when_the_chips_of_filters_are_gone(window):
    _, shown = window
    viewing = shown.page.views.viewing
    viewing.toggle(Subject.STANDING, "t6", "waiting")
    QCoreApplication.processEvents()
    assert shown.page.views.bar.isVisible()
    viewing.clear_filters()
    QCoreApplication.processEvents()
    assert len(shown.page.model.shown()) == 24
    assert shown.grid.verticalScrollBar().maximum() == 0


def test_the_question_mark_shows_the_keys_of_the_grid(window):
    main, shown = window
    QTest.keyClick(shown.grid, "?")
    lists = [one for one in main.findChildren(KeyList) if one.isVisible()]
    assert len(lists) == 1
    assert lists[0].form.rowCount() == len(ALL_KEYS)
    lists[0].accept()
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not main]
    assert others == []


def test_ctrl_z_takes_a_typed_grade_back(window):
    main, shown = window
    shown.go("Eule", "project")
    shown.type("1.3")
    shown.press(KEYS.Key_Return)
    assert main.frame.strip.done.text() == "Eule, Franziska: Project graded 1.3"
    assert main.frame.navigation.counts()["grades"] == "3 to mark"
    QTest.keyClick(shown.grid, KEYS.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.facts("Eule", "project").mark is None
    assert main.frame.navigation.counts()["grades"] == "4 to mark"


def test_what_the_course_refuses_is_said_at_the_cell(window):
    _, shown = window
    shown.go("Eule", "project")
    shown.type("17")
    shown.press(KEYS.Key_Return)
    assert shown.grid.editor.is_open()
    bubble = shown.grid.editor.bubble
    assert bubble.isVisible()
    assert "17" in bubble.text()
    shown.press(KEYS.Key_Escape)
    assert not bubble.isVisible()


def test_the_editor_stays_on_its_cell_when_columns_move(window):
    main, shown = window
    shown.go("Eule", "project")
    shown.type("2")
    main.resize(1100, 700)
    QCoreApplication.processEvents()
    grid = shown.grid
    cell = grid.visualRect(grid.currentIndex())
    assert grid.editor.geometry().center().x() == pytest.approx(cell.center().x(), abs=2)
    shown.press(KEYS.Key_Return)
    assert shown.facts("Eule", "project").mark == Decimal("2.0")


def test_f6_leaves_the_grid_and_tab_does_not(window):
    _, shown = window
    shown.go("Eule", "h1")
    QTest.keyClick(shown.grid, KEYS.Key_Tab)
    assert shown.grid.hasFocus()
    QTest.keyClick(shown.grid, KEYS.Key_F6)
    assert not shown.grid.hasFocus()


def test_a_note_that_is_still_being_typed_is_kept_when_the_window_closes(window, store):
    main, shown = window
    shown.go("Gans", "h2")
    note = shown.page.side.cell.notes["note"]
    note.setFocus()
    QTest.keyClicks(note, "came by")
    main.close()
    QCoreApplication.processEvents()
    from planner.db.students import results  # noqa: PLC0415 - used here alone

    found = store.read(results)[shown.ids["Gans"]]["h2"]
    assert found.note == "came by"


def test_in_a_small_window_the_grid_scrolls_and_the_names_stay(window):
    main, shown = window
    main.resize(900, 600)
    QCoreApplication.processEvents()
    shown.go("Ziege", "talk")
    grid = shown.grid
    right = grid.names.mapTo(main, grid.names.rect().topRight()).x()
    left = grid.names.mapTo(main, grid.names.rect().topLeft()).x()
    assert main.frame.navigation.width() <= left < right < main.width()
    cell = grid.visualRect(grid.currentIndex())
    assert grid.viewport().rect().contains(cell.center())


def test_the_menu_knows_what_is_possible_where_the_cursor_is(window):
    main, shown = window
    shown.go("Meise", "h1")
    assert main.doings.action("grades.accept").isEnabled()
    shown.go("Adler", "h1")
    assert not main.doings.action("grades.accept").isEnabled()
    assert main.doings.action("grades.withdraw").isEnabled()
    main.doings.run("grades.state.failed")
    assert shown.facts("Adler", "h1").state is State.FAILED
    assert main.doings.action("grades.decide").isEnabled()


def test_a_legend_at_the_foot_says_what_the_signs_mean(window):
    window, _ = window
    foot = window.frame.strip.legend
    assert foot.isVisible()
    for meaning in ("● met", "◐ waiting for a mark", "○ possible", "⊘ out of reach", "◥ note"):
        assert meaning in foot.text()
    said = " ".join(text for pair in ALL_SIGNS for text in pair)
    for sign in ("●", "◐", "○", "⊘", "◥"):
        assert sign in said, "the list behind ? knows every sign of the legend"
