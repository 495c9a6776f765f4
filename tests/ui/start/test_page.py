from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.language import Language
from planner.ui.start.page import RecentRow, StartPage
from planner.ui.theme import Theme


@pytest.fixture
def start(qtbot, qapp):
    start = StartPage(Language("en"), Theme(qapp, "light"))
    qtbot.addWidget(start)
    start.resize(1280, 770)
    start.show()
    return start


def rows(start):
    layout = start.recent
    found = [layout.itemAt(n).widget() for n in range(layout.count())]
    return [row for row in found if isinstance(row, RecentRow)]


@pytest.mark.parametrize(
    ("button", "wish"),
    [
        ("new", "file.new"),
        ("new_from_page", "file.new_from_page"),
        ("new_from_old", "file.new_from_old"),
        ("open", "file.open"),
        ("example", "file.example"),
    ],
)
def test_each_button_is_one_wish(qtbot, start, button, wish):
    with qtbot.waitSignal(start.wished) as wished:
        getattr(start, button).click()
    assert wished.args == [wish, None]


def test_recent_files_open_by_their_names_and_missing_ones_can_be_taken_off(
    qtbot, start, tmp_path
):
    there, gone = tmp_path / "Seminar.course", tmp_path / "old" / "Gone.course"
    there.write_text("")
    start.show_recent([str(there), str(gone)])
    first, second = rows(start)
    assert (first.name.text(), first.folder.text()) == ("Seminar", str(tmp_path))
    with qtbot.waitSignal(start.wished) as wished:
        first.name.click()
    assert wished.args == ["file.open", there]
    assert not second.name.isEnabled()
    assert second.folder.text() == f"{tmp_path / 'old'} · not found"
    assert second.off.accessibleName() == "Take Gone off this list"
    with qtbot.waitSignal(start.forgotten) as forgotten:
        second.off.click()
    assert forgotten.args == [str(gone)]


def test_a_file_is_named_as_it_is_called_and_a_long_name_ends_in_dots(start, tmp_path):
    names = ["Zoë & Co", "a name that goes on " * 9 + "and on"]
    paths = [tmp_path / f"{name}.course" for name in names]
    for path in paths:
        path.touch()
    start.show_recent([str(path) for path in paths])
    QApplication.processEvents()
    short, long = rows(start)
    assert (short.name.text(), short.name.accessibleName()) == ("Zoë && Co", "Zoë & Co")
    assert long.name.text().endswith("…")
    assert long.name.accessibleName() == long.name.toolTip() == names[1]
    assert long.name.width() < long.width()
    assert long.folder.width() > 80


def test_without_recent_files_it_says_so(start):
    start.show_recent([])
    assert rows(start) == []
    assert "None yet" in start.recent.itemAt(0).widget().text()


def test_the_focus_begins_at_the_first_button_and_stops_only_at_what_can_be_done(qtbot, start):
    start.show_recent([])
    start.activateWindow()
    qtbot.waitUntil(start.isActiveWindow)
    start.setFocus()
    stops = []
    while (here := QApplication.focusWidget()) not in stops:
        stops.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert stops == [
        start.new, start.new_from_page, start.new_from_old, start.open, start.example
    ]  # fmt: skip
