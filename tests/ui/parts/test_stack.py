from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

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


def test_a_hidden_text_that_wraps_lengthens_no_scroll_bar(qtbot):
    area, stack = QScrollArea(), Stack()
    area.setWidgetResizable(True)
    area.setWidget(stack)
    area.resize(200, 200)
    qtbot.addWidget(area)
    long, short = QLabel("many words " * 200), QLabel("few words")
    for label in (long, short):
        label.setWordWrap(True)
        stack.addWidget(label)
    area.show()
    qtbot.waitExposed(area)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    stack.setCurrentWidget(short)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    stack.addWidget(QWidget())
    stack.setCurrentIndex(2)
    assert stack.heightForWidth(100) == 0
