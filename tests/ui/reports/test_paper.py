from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.ui.reports.paper import GAP_PX, LARGEST, PaperView
from planner.ui.reports.pdf_pages import PdfPage, pages


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
    view.paper.show_pages((page_saying("one"), page_saying("two")))
    first, second = view.paper.places(300)
    assert (first.width(), first.height()) == (300, 400)
    assert second.top() == first.bottom() + GAP_PX
    assert view.paper.heightForWidth(300) == round(second.bottom()) + 1


def test_a_wide_screen_does_not_blow_a_page_up(view):
    view.paper.show_pages((page_saying("one"),))
    (place,) = view.paper.places(4000)
    assert place.width() == 600 * LARGEST
    assert place.center().x() == 2000


def test_the_text_of_the_pages_can_be_heard(view):
    view.paper.show_pages((page_saying("one"), page_saying("two")))
    assert view.paper.accessibleName() == "Preview, 2 pages"
    assert view.paper.accessibleDescription() == "one\ntwo"


def test_the_pages_scroll_when_they_are_higher_than_the_window(qtbot, view):
    view.paper.show_pages((page_saying("one"), page_saying("two")))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 1000)
    view.grab()
    view.paper.show_pages(())
    assert view.paper.heightForWidth(600) == 0
