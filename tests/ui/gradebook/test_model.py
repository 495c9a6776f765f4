from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from planner.ui.gradebook.columns import Shows, sort_key
from planner.ui.gradebook.model import GradebookModel
from tests.ui.gradebook.conftest import KEYS

ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


@pytest.mark.parametrize("order", ORDERS)
def test_every_column_sorts_and_what_points_at_a_student_follows(shown, order):
    model = shown.page.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    kept = QPersistentModelIndex(model.index(model.row_of(shown.ids["Eule"]), 3))
    for column, shows in enumerate(model.columns):
        model.sort(column, order)
        assert model.line_at(kept.row()).student.family == "Eule"
        keys = [sort_key(shows, line) for line in model.shown()]
        assert keys == sorted(keys, reverse=order is ORDERS[1])
    assert len(model.shown()) == 24
    assert tester.model() is model


def test_what_is_to_mark_comes_first_when_an_item_sorts(shown):
    model = shown.page.model
    model.sort(model.column_of("project"))
    families = [line.student.family for line in model.shown()]
    assert families[:4] == ["Eule", "Kiebitz", "Reh", "Marder"]


def test_columns_follow_the_course(shown):
    columns = shown.page.model.columns
    assert [one.shows for one in columns] == [
        Shows.AIM,
        Shows.COMPASS,
        *([Shows.ITEM] * 7),
        Shows.DECISION,
    ]
    assert columns[1].heading == "3 · 6 · 9"
    assert (columns[3].heading, columns[3].title) == ("HW 1", "Homework 1")


def test_only_what_is_seen_is_worked_out(say, store):
    from planner.jobs.gradebook import gradebook  # noqa: PLC0415 - read without a page

    model = GradebookModel(say)
    model.show(store.read(gradebook))
    assert not any("standing" in vars(line) for line in model.lines())
    model.look(3, 1)
    assert ["standing" in vars(line) for line in model.lines()].count(True) == 1


def test_only_cells_that_look_otherwise_are_painted_again(shown):
    told = []
    model = shown.page.model
    for column in range(model.columnCount()):
        model.look(model.row_of(shown.ids["Eule"]), column)
    model.dataChanged.connect(lambda one, _: told.append(model.columns[one.column()].heading))
    shown.go("Eule", "project")
    shown.type("1.3")
    shown.press(KEYS.Key_Return)
    assert told == ["3 · 6 · 9", "Project", "Decision"]


def test_tips_hold_the_notes_in_full(shown):
    model = shown.page.model
    index = model.index(model.row_of(shown.ids["Eule"]), model.column_of("project"))
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Project: handed in, with a note\nasked about the second data set"
