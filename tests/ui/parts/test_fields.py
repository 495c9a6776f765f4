from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner.language import Language
from planner.ui.parts.fields import Choice, DayField, TextField, TimeField, WholeNumber
from planner.ui.theme import Theme

pops_up = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.usefixtures("qapp")
@given(DAYS, DAYS)
def test_a_day_comes_out_as_it_went_in(first, second):
    field = DayField(Language("en"), first)
    assert field.day() == first
    field.show_day(second)
    assert field.day() == second
    field.deleteLater()


@pytest.mark.usefixtures("qapp")
@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_comes_out_as_it_went_in(hour, minute):
    field = TimeField(time(hour, minute))
    assert field.at() == time(hour, minute)
    assert field.text() == f"{hour:02}:{minute:02}"
    field.deleteLater()


class Step(QWidget):
    """A window whose own undo is counted."""

    def __init__(self, field):
        super().__init__()
        self.undone = 0
        row = QVBoxLayout(self)
        row.addWidget(field)
        shortcut = QShortcut(QKeySequence.StandardKey.Undo, self)
        shortcut.activated.connect(self.count)

    def count(self):
        self.undone += 1


def test_undo_in_a_field_takes_back_typing_first_and_then_the_last_step(qtbot):
    field = TextField("Room 1")
    window = Step(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.undone == 1
    QTest.keyClicks(field, " east")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), window.undone) == ("Room 1", 1)


@pops_up
def test_arrow_keys_open_a_choice_and_only_enter_makes_one(qtbot):
    box = Choice()
    box.addItems(["Class", "Buffer", "Exam"])
    qtbot.addWidget(box)
    box.show()
    chosen = []
    box.activated.connect(chosen.append)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    assert chosen == []
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert chosen == [2]


def shown(box):
    return box.currentText() if isinstance(box, Choice) else box.value()


def two_words():
    box = Choice()
    box.addItems(["Class", "Buffer"])
    return box


def five_days():
    box = WholeNumber()
    box.setValue(5)
    return box


@pytest.mark.parametrize("made", [two_words, five_days])
def test_the_wheel_passes_a_field_by(qtbot, made):
    box = made()
    before = shown(box)
    qtbot.addWidget(box)
    box.show()
    middle = QPointF(box.rect().center())
    down = QPoint(0, -120)
    turned = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own way to say "not inverted"
    )
    QApplication.sendEvent(box, turned)
    assert shown(box) == before
    assert not turned.isAccepted()


@pops_up
def test_a_choice_shows_all_of_a_short_list(qtbot, qapp):
    Theme(qapp, "light")
    box = Choice()
    box.addItems(["In person", "Online", "Hybrid"])
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    assert box.view().verticalScrollBar().maximum() == 0
    assert box.view().viewport().height() >= 3 * 24
    box.hidePopup()
