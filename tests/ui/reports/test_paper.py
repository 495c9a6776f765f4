from __future__ import annotations

import io
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from reportlab.pdfgen.canvas import Canvas

from planner.ui.parts.pdf_pages import PdfPage, pages
from planner.ui.reports.paper import GAP_PX, LARGEST, WHOLE, WIDTH, PaperView


def page_saying(words, width=600.0, height=800.0) -> PdfPage:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.drawString(50, 50, words)
    canvas.save()
    ((page,), _) = pages(out.getvalue())
    return page


@pytest.fixture
def view(qtbot, say, theme):
    view = PaperView(say, theme)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    return view


def test_pages_lie_below_one_another_as_wide_as_there_is_room(view):
    view.show_pages((page_saying("one"), page_saying("two")))
    first, second = view.paper.laid_out(QSize(300, 200), WIDTH)
    assert (first.width(), first.height()) == (300, 400)
    assert second.top() == first.bottom() + GAP_PX


def test_a_page_is_shown_whole_or_larger_than_the_room(view):
    view.show_pages((page_saying("one"),))
    (place,) = view.paper.laid_out(QSize(300, 200), WHOLE)
    assert (place.width(), place.height()) == (150, 200)
    assert place.center().x() == 150
    (place,) = view.paper.laid_out(QSize(300, 200), 2.0)
    assert (place.left(), place.width()) == (0, 600)


def test_a_wide_screen_does_not_blow_a_page_up(view):
    view.show_pages((page_saying("one"),))
    (place,) = view.paper.laid_out(QSize(4000, 1000), WIDTH)
    assert place.width() == 600 * LARGEST
    assert place.center().x() == 2000


def test_no_line_of_a_page_is_lost_on_the_way_to_the_screen(view):
    page = page_saying("one", 595.28, 841.89)
    view.show_pages((page_saying("none", 595.28, 300.5), page))
    place = view.paper.places[1].toRect()
    inside = QRect(0, 0, place.width(), place.height()).adjusted(2, 2, -2, -2)
    seen = view.paper.grab(place).toImage().copy(inside)
    wanted = page.drawn(place.width()).copy(inside)
    assert seen.convertToFormat(wanted.format()) == wanted


def test_the_text_of_the_pages_can_be_heard(view):
    view.show_pages((page_saying("one"), page_saying("two")))
    assert view.paper.accessibleName() == "Preview, 2 pages"
    assert view.paper.accessibleDescription() == "one\ntwo"


def test_page_down_leaves_nothing_out_and_stops_at_every_page(qtbot, view):
    view.show_pages((page_saying("one"), page_saying("two")))
    bar, seen = view.verticalScrollBar(), [0]
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
        seen.append(bar.value())
    high = view.viewport().height()
    assert round(view.paper.places[1].top()) in seen
    assert all(on - before <= high + GAP_PX for before, on in pairwise(seen))
    assert seen[-1] == bar.maximum()
    back = [bar.value()]
    for _ in range(6):
        qtbot.keyClick(view, Qt.Key.Key_PageUp)
        back.append(bar.value())
    assert set(back) == set(seen)


def test_the_page_in_front_stays_there_when_the_pages_grow(qtbot, view):
    view.show_pages((page_saying("one"), page_saying("two"), page_saying("three")))
    assert view.front() == 0
    view.go_to(1)
    assert view.front() == 1
    with qtbot.waitSignal(view.moved):
        qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (view.front(), view.zoom) == (1, 1.5)
    assert view.horizontalScrollBar().maximum() > 0
    view.set_zoom(WHOLE)
    assert view.front() == 1
    view.grab()
    view.show_pages(())
    assert view.count() == 0
