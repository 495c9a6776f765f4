from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from planner.ui.parts.stack import Stack


def test_only_the_widget_that_is_shown_asks_for_room(qtbot):
    stack = Stack()
    qtbot.addWidget(stack)
    assert stack.sizeHint() == stack.minimumSizeHint() == QSize(0, 0)
    small, large = QWidget(), QWidget()
    small.setMinimumSize(100, 50)
    large.setMinimumSize(900, 700)
    stack.addWidget(small)
    stack.addWidget(large)
    assert stack.minimumSizeHint() == QSize(100, 50)
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == QSize(900, 700)
