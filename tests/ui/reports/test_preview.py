from __future__ import annotations

import io
import threading

import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.reports.refusals import PictureUnreadable
from planner.ui.reports.contents import MOST_PAGES, Book, Pages
from planner.ui.reports.preview import Preview
from planner.wording.reasons import reason
from tests.ui.reports.conftest import TODAY

LONG = 20_000


@pytest.fixture
def preview(qtbot, say, theme):
    preview = Preview(say, theme, "Nothing yet.")
    qtbot.addWidget(preview)
    preview.resize(600, 400)
    preview.show()
    return preview


def making(store, kind):
    order = Order(say=Language("en"), today=TODAY, reason=reason)
    return lambda: store.read(document, kind, order)


def test_a_pdf_is_shown_as_pages_and_a_workbook_as_rows(qtbot, preview, store):
    assert preview.words.text() == "Nothing yet."
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(making(store, Kind.SCHEDULE_PDF), ".pdf")
    assert isinstance(preview.content, Pages)
    assert preview.stack.currentWidget() is preview.paper
    for _ in range(2):  # a second table takes the place of the first
        with qtbot.waitSignal(preview.shown, timeout=LONG):
            preview.make(making(store, Kind.GRADEBOOK_XLSX), ".xlsx")
    assert isinstance(preview.content, Book)
    assert preview.stack.currentWidget() is preview.table
    assert preview.table.sorted.rowCount() == 24
    assert preview.stack.count() == 3
    preview.bar.sheets.setCurrentIndex(1)
    preview.bar.sheets.activated.emit(1)
    assert preview.table.rows.columns[0].heading == preview.content.sheets[1].headings[0]
    preview.show_nothing()
    assert preview.content is None
    assert preview.stack.currentWidget() is preview.words


def test_it_is_made_off_the_windows_thread(qtbot, preview, store):
    made_on = []

    def work():
        made_on.append(threading.current_thread())
        return making(store, Kind.CALENDAR_PDF)()

    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(work, ".pdf")
    assert made_on[0] is not threading.main_thread()


def test_only_the_last_of_several_wishes_is_shown(qtbot, preview, store):
    made = []

    def wish(kind):
        def work():
            made.append(kind)
            return making(store, kind)()

        return work

    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(wish(Kind.SCHEDULE_PDF), ".pdf")
        preview.make(wish(Kind.CALENDAR_PDF), ".pdf")
        preview.make(wish(Kind.EXAM_PDF), ".pdf")
    assert made == [Kind.SCHEDULE_PDF, Kind.EXAM_PDF]
    assert "Examination list" in preview.content.pages[0].words


def test_what_is_not_shown_of_a_long_document_is_counted(qtbot, preview):
    def long() -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1, pageCompression=0)
        for _ in range(MOST_PAGES + 1):
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(long, ".pdf")
    assert preview.rest.isVisible()
    assert preview.rest.text() == "1 more page is in the file."
    preview.show_nothing()
    assert not preview.rest.isVisible()


def test_a_refusal_stands_in_the_documents_place(qtbot, preview):
    def work():
        raise PictureUnreadable

    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(work, ".pdf")
    assert preview.content is None
    assert preview.words.text() == "The logo could not be read. Use a PNG or JPEG picture."


def test_a_document_that_cannot_be_drawn_can_still_be_opened(qtbot, preview):
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        preview.make(lambda: b"%PDF-1.7 from elsewhere", ".pdf")
    assert "Open it to look at it" in preview.words.text()
    assert preview.content.document == b"%PDF-1.7 from elsewhere"
