"""A sheet through the semester, by keys alone: handed in, returned, again, restored, closed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.commands import work
from planner.db.attempts import past_attempts
from planner.db.journal import Title
from planner.db.students import results, students
from planner.db.work import items
from planner.rules.credits import Marking, State
from planner.ui.gradebook.cell_history import CellHistoryDialog
from planner.ui.gradebook.close_dialog import CloseDialog
from tests.journeys.conftest import page

KEYS = Qt.Key
KEY_OF = {
    "4": KEYS.Key_4,
    "+": KEYS.Key_Plus,
    "3": KEYS.Key_3,
    ",": KEYS.Key_Comma,
    "5": KEYS.Key_5,
}


@pytest.fixture
def planner(started, example):
    return started(example)


@pytest.fixture
def sheet(planner):
    """The last sheet of the example, with points."""
    item = next(one for one in planner.store.read(items) if one.title == "Homework 3")
    pointed = replace(item, marking=Marking.POINTS, max_points=Decimal(20))
    planner.window.desk.do(
        Title.of("Points"), work.edit_item, pointed, max_attempts=2, bonus=False
    )
    return pointed


def who(planner, family):
    return next(row.id for row in planner.store.read(students) if row.family == family)


def grid_at(planner, family, item):
    grades = page(planner, "grades")
    grades.show_thing((who(planner, family), item.id))
    return grades.grid


def press(grid, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        target = grid.editor if grid.editor.is_open() else grid
        QTest.keyClick(target, key, modifier)


def result(planner, family, item):
    return planner.store.read(results)[who(planner, family)][item.id]


def question(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def test_a_sheet_comes_back_is_handed_in_again_and_its_history_survives_a_restart(
    started, example, planner, sheet, qtbot
):
    grid = grid_at(planner, "Gans", sheet)
    press(grid, KEYS.Key_H)
    for character in "4+3,5":
        press(grid, KEY_OF[character])
    press(grid, KEYS.Key_Return)
    found = result(planner, "Gans", sheet)
    assert (found.facts.state, found.facts.points, found.summands) == (
        State.SUBMITTED,
        Decimal("7.5"),
        "4+3.5",
    )
    press(grid_at(planner, "Gans", sheet), KEYS.Key_R)
    press(grid, KEYS.Key_H)
    assert result(planner, "Gans", sheet).attempt == 2
    started.end()
    planner = started(example)
    grid = grid_at(planner, "Gans", sheet)
    (tried,) = planner.store.read(past_attempts)[who(planner, "Gans"), sheet.id]
    assert (tried.state, tried.points) == (State.RETURNED, Decimal("7.5"))
    press(grid, KEYS.Key_F)
    planner.window.doings.run("grades.history")
    dialog = question(qtbot, CellHistoryDialog)
    steps = dialog.table.rows.rows()
    assert len(steps) == 5
    dialog.table.show_row(steps[1].step)
    dialog.accept()
    assert result(planner, "Gans", sheet).facts.state is State.SUBMITTED
    planner.window.doings.run("edit.undo")
    assert result(planner, "Gans", sheet).facts.state is State.FAILED


def test_a_third_hand_in_of_two_is_refused_in_the_window_s_own_words(planner, sheet, qtbot):
    grid = grid_at(planner, "Gans", sheet)
    press(grid, KEYS.Key_H, KEYS.Key_R, KEYS.Key_H, KEYS.Key_R, KEYS.Key_H)
    notice = planner.window.notice
    qtbot.waitUntil(notice.isVisible)
    assert "allows 2 attempts" in notice.words.text()
    assert result(planner, "Gans", sheet).facts.state is State.RETURNED


def test_a_sheet_is_closed_from_the_keyboard_and_taken_back_in_one_step(planner, sheet, qtbot):
    grid_at(planner, "Adler", sheet)
    before = planner.store.read(results)
    planner.window.doings.run("grades.close")
    dialog = question(qtbot, CloseDialog)
    n = len(dialog.answer())
    assert n > 1
    QTest.keyClick(dialog.list, KEYS.Key_Space)
    assert len(dialog.answer()) == n - 1
    dialog.accept()
    assert planner.window.desk.undoable() == f"Homework 3 closed, {n - 1} not handed in"
    planner.window.doings.run("edit.undo")
    assert planner.store.read(results) == before
