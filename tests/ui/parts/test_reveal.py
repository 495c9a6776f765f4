from __future__ import annotations

from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.ui.parts.reveal import reveal


def test_what_was_just_shown_is_scrolled_into_view(qtbot):
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    labels = [QLabel(str(n)) for n in range(40)]
    for label in labels:
        column.addWidget(label)
    labels[-1].hide()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(100, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    labels[-1].show()
    reveal(labels[-1])
    qtbot.waitUntil(lambda: not labels[-1].visibleRegion().isEmpty())
    assert area.verticalScrollBar().value() > 0


def test_what_lies_in_nothing_that_scrolls_stays_where_it_is(qtbot):
    label = QLabel("alone")
    qtbot.addWidget(label)
    label.show()
    reveal(label)
    qtbot.wait(0)
    assert label.isVisible()
