from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from planner.places import Places
from planner.settings import Settings
from planner.ui.theme import Theme
from planner.ui.window import MainWindow
from tests.ui.small_window import SAY, SmallPage, opened

HEAVY = ("sqlalchemy", "openpyxl", "reportlab", "babel", "holidays", "alembic", "markdown_it")


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        yield window


@pytest.fixture
def bare(qtbot, qapp, tmp_path):
    """A window that has no course yet."""
    window = MainWindow(SAY, Settings(), Places.under(tmp_path), Theme(qapp, "light"))
    qtbot.addWidget(window)
    yield window
    window.close()


def page_of(window):
    return window.frame.page()


def key(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_the_window_can_be_shown_before_anything_heavy_is_imported():
    code = f"import sys, planner.ui.window; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_screen_of_a_course_needs_nothing_heavy_either():
    needed = "planner.app.planner, planner.app.pages, planner.db.store, planner.ui.middle"
    code = (
        f"import sys, {needed}, planner.ui.semester.page, planner.ui.window_actions;"
        f" print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_frame_names_the_course_before_it_is_read(bare, qtbot):
    with qtbot.waitSignal(bare.painted):
        bare.show_frame("Small course", "WS 2023/24")
        bare.show()
    assert bare.frame.top_bar.title.text() == "Small course"
    assert bare.windowTitle() == "Small course – Course Planner"
    assert bare.frame.page() is None


def test_only_the_page_that_is_shown_is_built(window):
    assert page_of(window).objectName() == "semester"
    assert window.told == {"semester": [None], "grades": [], "sorted": []}
    window.show_page("grades")
    assert page_of(window).objectName() == "grades"
    assert window.told == {"semester": [None], "grades": [None], "sorted": []}


def test_a_step_stands_in_the_strip_and_undo_takes_it_back(window):
    strip = window.frame.strip
    page_of(window).add()
    assert strip.done.text() == "Student Fox added"
    assert strip.saved.text().startswith("Saved ")
    assert window.frame.navigation.counts()["semester"] == "4"
    assert not strip.redo.isVisible()
    strip.undo.click()
    assert strip.done.text() == "Taken back: Student Fox added"
    assert window.frame.navigation.counts()["semester"] == "3"
    strip.redo.click()
    assert window.frame.navigation.counts()["semester"] == "4"
    assert strip.done.text() == "Student Fox added"


def test_visible_pages_hear_which_tables_changed_and_hidden_ones_when_they_come_back(window):
    window.show_page("grades")
    window.show_page("semester")
    page_of(window).add()
    assert window.told["semester"][-1] == frozenset({"student"})
    assert window.told["grades"] == [None]
    window.show_page("grades")
    assert window.told["grades"] == [None, None]
    window.show_page("semester")
    window.show_page("grades")
    assert window.told["grades"] == [None, None]


def test_a_refusal_is_a_calm_notice_until_escape(window):
    assert not page_of(window).move_nothing()
    assert window.notice.isVisible()
    assert window.notice.words.text() == "refused: UnknownSession"
    key(window, Qt.Key.Key_Escape)
    assert not window.notice.isVisible()


def test_a_refusal_can_be_found_by_a_screen_reader(window):
    page_of(window).move_nothing()
    whole = QAccessible.queryAccessibleInterface(window)
    names = [whole.child(n).text(QAccessible.Text.Name) for n in range(whole.childCount())]
    assert "refused: UnknownSession" in names


def test_a_refusal_goes_with_the_next_step(window):
    page_of(window).move_nothing()
    page_of(window).add()
    assert not window.notice.isVisible()


def test_f6_walks_the_areas_and_back(window):
    window.activateWindow()
    page = page_of(window)
    page.add()
    page.table.setFocus()
    walked = []
    for _ in range(5):
        key(window, Qt.Key.Key_F6)
        walked.append(QApplication.focusWidget())
    strip, bar = window.frame.strip, window.frame.top_bar
    navigation = window.frame.navigation.focusProxy()
    assert walked == [page.note, strip.undo, bar.field, navigation, page.table]
    key(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is navigation


def test_the_pages_main_action_is_the_button_at_the_top(window):
    button = window.frame.top_bar.button
    assert button.text() == "Add a fox"
    button.click()
    assert window.frame.strip.done.text() == "Student Fox added"
    window.show_page("grades")
    assert not button.isVisible()


def test_the_inspector_is_there_where_the_page_has_one_and_keeps_its_width(window, tmp_path):
    assert window.frame.middle.inspector.isVisible()
    window.show_page("grades")
    assert not window.frame.middle.inspector.isVisible()
    window.show_page("semester")
    assert window.frame.middle.inspector.isVisible()
    assert abs(window.frame.middle.inspector.width() - 288) <= 2
    splitter = window.frame.middle
    splitter.setSizes([splitter.width() - 340, 340])
    splitter.splitterMoved.emit(0, 1)
    window.close()
    again = MainWindow(SAY, Settings(), Places.under(tmp_path), window.theme)
    assert again.state.text("inspector") == str(window.frame.middle.inspector.width())
    again.close()
    again.deleteLater()


def test_everything_fits_1280_by_800_and_smaller_windows_scroll(window):
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 800
    page_of(window).setMinimumSize(1000, 700)
    window.resize(800, 500)
    assert window.size().width() == 800
    assert window.size().height() == 500


def test_changed_settings_are_saved_and_shown_at_once(qtbot, window, tmp_path):
    with qtbot.waitSignal(window.settings_changed) as told:
        window.change_settings(theme="dark")
    assert told.args == [window.settings]
    assert Settings.load(Places.under(tmp_path).settings).theme == "dark"
    assert window.theme.dark
    window.change_settings(theme="light")


def test_settings_that_cannot_be_saved_hold_for_now(qtbot, qapp, tmp_path):
    (tmp_path / "config").write_text("a file where the folder would be")
    with opened(qtbot, qapp, tmp_path) as window:
        window.change_settings(own_name="Berta")
        assert window.settings.own_name == "Berta"


def test_wishes_that_only_the_application_can_fulfil_are_told(qtbot, window):
    new = ("file.new", "file.new_from_page", "file.new_from_old")
    for name in (*new, "file.open", "file.example", "file.copy"):
        with qtbot.waitSignal(window.wished) as wish:
            window.doings.run(name)
        assert wish.args == [name, None]
    with qtbot.waitSignal(window.wished) as wish:
        window.doings.run("file.close")
    assert wish.args == ["file.close", None]


def test_recent_files_are_in_the_menu_and_follow_the_settings(qtbot, window):
    window.change_settings(recent_files=("/c/One.course", "/c/Two.course"))
    with qtbot.waitSignal(window.wished) as wish:
        window.doings.run("recent.1")
    assert wish.args == ["file.open", Path("/c/Two.course")]
    window.change_settings(recent_files=())
    assert not [o for o in window.doings.offers() if o.menu == "Open recent"]


def test_leaving_a_course_shows_the_start_page_and_forgets_its_actions(window):
    window.show_start()
    assert window.start.isVisible()
    assert not window.has_course()
    assert window.frame.page() is None
    assert "small.add" not in {offer.id for offer in window.doings.offers()}
    assert not window.doings.run("edit.undo")
    assert not window.doings.run("file.copy")


def test_another_course_takes_the_place_of_the_first(window):
    desk, told = page_of(window).desk, []
    window.show_course(
        desk, "Another", "", {"semester": lambda: SmallPage(desk, window.theme, told.append)}, str
    )
    assert window.frame.top_bar.title.text() == "Another"
    page_of(window).add()
    assert told == [None, frozenset({"student"})]
    assert window.told["semester"] == [None]


def test_every_control_has_a_name(window):
    window.show_start()
    window.show_page("semester")
    nameless = [
        field
        for field in window.findChildren(QLineEdit)
        if not field.accessibleName() and field.isVisible()
    ]
    assert nameless == []


def test_a_click_in_the_navigation_goes_on_in_the_page_and_the_arrow_keys_stay(window):
    pages = window.frame.navigation.focusProxy()
    at = pages.visualItemRect(pages.item(1)).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert QApplication.focusWidget() is page_of(window).field
    pages.setFocus()
    key(window, Qt.Key.Key_Up)
    assert page_of(window).objectName() == "semester"
    assert QApplication.focusWidget() is pages
    key(window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page_of(window).table


def test_shift_f10_asks_for_the_menu_of_what_has_the_focus(window, qtbot):
    table = page_of(window).table
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.setFocus()
    with qtbot.waitSignal(table.customContextMenuRequested):
        key(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_shift_f10_asks_in_a_field_and_on_a_button_too(window):
    page_of(window).note.setFocus()
    key(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.activePopupWidget() is not None
    QApplication.activePopupWidget().close()
    window.frame.top_bar.button.setFocus()
    key(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.activePopupWidget() is None


def test_a_page_may_speak_up_while_its_course_is_closed(window):
    page = page_of(window)
    page.side.destroyed.connect(page.enabling.emit)
    page.table.chosen.connect(lambda _: page.enabling.emit())
    window.frame.middle.pages.currentChanged.connect(lambda _: page.enabling.emit())
    window.show_start()
    assert window.frame.page() is None


def test_the_first_window_is_no_larger_than_the_screen(bare):
    room = bare.screen().availableSize()
    assert bare.width() <= max(room.width(), 1280)
    assert bare.isMaximized() == (room.width() < 1280 or room.height() < 840)


def test_a_page_that_cannot_be_built_leaves_the_one_that_is_shown(window):
    course = window.frame._course
    broken = {**course.factories, "students": lambda: 1 // 0}
    window.frame._course = replace(course, factories=broken)
    with pytest.raises(ZeroDivisionError):
        window.show_page("students")
    assert window.frame.current() == "semester"
    assert window.frame.navigation.focusProxy().currentItem().text() == "Semester"
    assert page_of(window).isVisible()
