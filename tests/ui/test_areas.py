from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget

from planner.ui import areas


@pytest.fixture
def room(qtbot):
    """Four areas: two with fields, one with words only, one hidden."""
    room = QWidget()
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    made = []
    for fields in (2, 1, 0, 1):
        area = QWidget()
        inner = QHBoxLayout(area)
        for _ in range(fields):
            inner.addWidget(QLineEdit())
        if not fields:
            inner.addWidget(QLabel("only words"))
        row.addWidget(area)
        made.append(area)
    made[3].hide()
    room.areas = made
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


def fields(area):
    return area.findChildren(QLineEdit)


def test_the_walk_goes_round_and_leaves_out_what_takes_no_focus(room):
    first, second, *_ = room.areas
    fields(first)[0].setFocus()
    assert areas.walk(room.areas) is fields(second)[0]
    assert areas.walk(room.areas) is fields(first)[0]
    assert areas.walk(room.areas, backwards=True) is fields(second)[0]
    assert areas.walk(room.areas, backwards=True) is fields(first)[0]


def test_an_area_is_entered_where_it_was_left(room):
    first, *_ = room.areas
    fields(first)[1].setFocus()
    areas.walk(room.areas)
    areas.walk(room.areas)
    assert QApplication.focusWidget() is fields(first)[1]


def test_from_outside_all_areas_the_walk_begins_at_either_end(room):
    first, second, *_ = room.areas
    QApplication.focusWidget().clearFocus() if QApplication.focusWidget() else None
    assert areas.walk(room.areas) is fields(first)[0]
    QApplication.focusWidget().clearFocus()
    assert areas.walk(room.areas, backwards=True) is fields(second)[0]


def test_where_nothing_takes_the_focus_it_stays(room):
    assert areas.walk(room.areas[2:]) is None
