from __future__ import annotations

import io

import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.ui.reports.contents import MOST_PAGES, MOST_ROWS, Book, Pages, Written, content_of
from planner.wording.reasons import reason
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, rename


def made(store, kind):
    return store.read(document, kind, Order(say=Language("en"), today=TODAY, reason=reason))


def test_a_workbook_is_read_back_as_its_rows(store, say):
    rename(store, "Adler", family='=HYPERLINK("x")')
    assert student_id(store, '=HYPERLINK("x")')
    content = made(store, Kind.GRADEBOOK_XLSX)
    book = content_of(content, ".xlsx", say)
    assert isinstance(book, Book)
    assert book.document is content
    assert len(book.sheets) > 1
    sheet = book.sheets[0]
    assert sheet.headings[:3] == ("Family name", "Given names", "Matriculation number")
    assert len(sheet.rows) == 24
    assert all(len(row) == len(sheet.headings) for row in sheet.rows)
    assert any(row[0] == '=HYPERLINK("x")' for row in sheet.rows)
    assert sheet.more == 0
    assert MOST_ROWS > 24


def test_a_long_document_is_shown_in_part_and_says_how_much_is_missing(say):
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    for _ in range(MOST_PAGES + 3):
        canvas.rect(72, 72, 100, 100)
        canvas.showPage()
    canvas.save()
    found = content_of(out.getvalue(), ".pdf", say)
    assert (len(found.pages), found.more) == (MOST_PAGES, 3)

    book = openpyxl.Workbook()
    for n in range(MOST_ROWS + 3):
        book.active.append([n])
    out = io.BytesIO()
    book.save(out)
    (found,) = content_of(out.getvalue(), ".xlsx", say).sheets
    assert (len(found.rows), found.more) == (MOST_ROWS, 2)


def test_a_pdf_is_read_back_as_its_pages(store, say):
    found = content_of(made(store, Kind.SCHEDULE_PDF), ".pdf", say)
    assert isinstance(found, Pages)
    assert len(found.pages) == 1


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7 from elsewhere"])
def test_a_pdf_that_cannot_be_drawn_has_no_pages_but_keeps_its_bytes(say, junk):
    assert content_of(junk, ".pdf", say) == Pages(document=junk, pages=())


def test_numbers_are_written_as_the_user_does(store):
    german = content_of(made(store, Kind.GRADEBOOK_XLSX), ".xlsx", Language.load("de"))
    assert any("1,3" in row for row in german.sheets[0].rows)


def test_a_calendar_file_is_looked_at_as_the_text_it_is(store, say):
    content = made(store, Kind.ICS)
    found = content_of(content, ".ics", say)
    assert isinstance(found, Written)
    assert found.document is content
    assert found.text.startswith("BEGIN:VCALENDAR")
