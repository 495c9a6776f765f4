from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from planner.ui.parts.flow import Flow


def boxes(sizes):
    made = []
    for wide, high in sizes:
        box = QWidget()
        box.setFixedSize(wide, high)
        made.append(box)
    return made


SIZES = st.lists(st.tuples(st.integers(1, 120), st.integers(1, 40)), min_size=1, max_size=8)


@pytest.mark.usefixtures("qapp")
@given(SIZES, st.integers(60, 400))
def test_nothing_overlaps_and_nothing_is_cut_off_where_it_fits(sizes, width):
    host, widgets = QWidget(), boxes(sizes)
    flow = Flow(widgets, spacing=4)
    host.setLayout(flow)
    host.resize(width, max(flow.heightForWidth(width), 1))
    flow.setGeometry(host.rect())
    placed = [widget.geometry() for widget in widgets]
    for n, one in enumerate(placed):
        assert not any(one.intersects(other) for other in placed[n + 1 :])
        assert one.right() < width or one.x() == 0
        assert one.bottom() < flow.heightForWidth(width)
    host.deleteLater()


def test_hidden_widgets_take_no_room_and_the_layout_gives_back_what_it_took(qtbot):
    host, (one, two) = QWidget(), boxes([(50, 20), (60, 20)])
    qtbot.addWidget(host)
    flow = Flow([one, two], spacing=4)
    host.setLayout(flow)
    assert flow.sizeHint().width() == 114
    one.hide()
    assert flow.sizeHint().width() == 60
    assert flow.count() == 2
    assert flow.takeAt(0).widget() is one
    assert flow.itemAt(0).widget() is two
    assert flow.itemAt(7) is None
    assert flow.takeAt(7) is None
    one.deleteLater()
