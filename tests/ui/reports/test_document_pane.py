from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from planner.exchange.whole_file import CannotWrite
from planner.jobs.documents import Kind, Order
from planner.language import Language
from planner.ui.reports.document_pane import written
from planner.ui.reports.words import DOCUMENTS, Option
from planner.wording.reasons import reason
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, rename

LONG = 20_000


def text_of(path):
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def show(qtbot, page, name):
    pane = page.pane(name)
    if page.documents.current() != name:
        with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
            page.show_thing(name)
    return pane


def test_the_list_for_the_office_goes_into_a_folder_as_pdf_and_workbook(
    qtbot, page, folder, chosen
):
    pane = show(qtbot, page, "office")
    pane.export_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder)
    pdf, book = folder / "Prüfungsliste WS 2023-24.pdf", folder / "Prüfungsliste WS 2023-24.xlsx"
    said = text_of(pdf)
    rows = openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True)
    cells = {str(cell) for row in rows for cell in row if cell is not None}
    number = pane.side.facts()[0].removeprefix("List number ")
    for part in ("Adler", "4711001", "ISCL-MA-07", number):
        assert part in said
        assert part in cells
    assert page.exporting.words.text() == f"{pdf.name} and {book.name} written to out"
    assert page.exporting.show_folder.isVisibleTo(page)


def test_files_that_are_there_are_replaced_only_after_a_question(
    qtbot, page, folder, chosen, dialog
):
    pane = show(qtbot, page, "office")
    old = folder / "Prüfungsliste WS 2023-24.pdf"
    old.write_text("old")
    pane.export()
    chosen(folder)
    question = dialog()
    question.reject()
    assert old.read_text() == "old"
    pane.export()
    chosen(folder)
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        dialog().accept_button.click()
    assert old.read_bytes().startswith(b"%PDF")


def test_a_schedule_is_exported_in_the_language_that_was_chosen(qtbot, page, folder, chosen):
    pane = show(qtbot, page, "schedule")
    assert pane.side.code() == "en"
    assert "Christmas break" in pane.preview.content.pages[0].words
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        pane.side.choose("de")
        pane.side.language.activated.emit(0)
    assert "Weihnachtsferien" in pane.preview.content.pages[0].words
    pane.export_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder / "plan.pdf")
    assert "Weihnachtsferien" in text_of(folder / "plan.pdf")


def test_what_is_exported_is_what_was_shown(qtbot, page, folder):
    for name in ("calendar", "gradebook"):
        pane = show(qtbot, page, name)
        path = folder / f"file{pane.about.kinds[0].suffix}"
        with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
            pane.write(path)
        assert path.read_bytes() == pane.preview.content.document


def test_a_change_of_the_course_is_seen_in_the_preview(qtbot, page, desk, store):
    pane = show(qtbot, page, "office")
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        rename(store, "Adler", family="Adlerin")
        page.refresh(frozenset({"student"}))
    assert "Adlerin" in pane.preview.content.pages[0].words
    assert desk.undoable() is not None


def test_a_folder_that_cannot_be_written_to_is_told_in_words(qtbot, page, desk, folder):
    pane = show(qtbot, page, "schedule")
    folder.rmdir()
    with qtbot.waitSignal(desk.refused, timeout=LONG) as refusal:
        pane.write(folder / "plan.pdf")
    assert isinstance(refusal.args[0], CannotWrite)
    assert page.exporting.words.text() == ""


def test_a_cancelled_export_writes_nothing(store, folder):
    order = Order(say=Language("en"), today=TODAY, reason=reason)
    files = [(Kind.EXAM_PDF, folder / "a.pdf"), (Kind.EXAM_XLSX, folder / "a.xlsx")]
    asked = []

    def cancelled():
        asked.append(None)
        return len(asked) > 1

    assert written(store, order, files, lambda *_: None, cancelled) == 0
    assert list(folder.iterdir()) == []
    steps = []
    assert written(store, order, files, lambda *s: steps.append(s), lambda: False) == 2
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_opening_hands_on_what_is_shown(qtbot, page):
    pane = show(qtbot, page, "schedule")
    pane.opened.disconnect()
    with qtbot.waitSignal(pane.opened) as wish:
        pane.open_button.click()
    name, content = wish.args
    assert name == "Schedule WS 2023-24.pdf"
    assert PdfReader(io.BytesIO(content)).pages


@pytest.mark.parametrize("about", DOCUMENTS)
def test_files_are_named_after_nobody(page, about):
    pane = page.pane(about.id)
    for kind in pane.about.kinds:
        assert pane.file_name(kind).endswith(f"WS 2023-24{kind.suffix}")


def test_the_list_for_the_room_is_of_the_session_that_is_chosen(qtbot, page):
    pane = show(qtbot, page, "attendance")
    field = pane.options.fields[Option.SESSION].values
    assert field.isVisibleTo(pane.side)
    assert field.itemText(0) == "To be dated by hand"
    before = pane.preview.content.pages[0].words
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        field.setCurrentIndex(3)
        field.activated.emit(3)
    assert pane.order().session == field.currentData() != ""
    assert "Session 3" in pane.preview.content.pages[0].words
    assert "Session 3" not in before
    kept = pane.options.chosen()
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        page.refresh(None)  # the choices are read again, and what was chosen stays
    assert pane.options.chosen() == kept


def test_a_student_is_looked_back_at_as_of_a_day(qtbot, page, store):
    who = student_id(store, "Adler")
    pane = page.pane("student")
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        page.show_thing(("student", who))
    assert page.documents.current() == "student"
    assert pane.order().students == (who,)
    assert "Jonas Adler" not in pane.preview.content.pages[0].words
    assert "Adler, Jonas" in pane.preview.content.pages[0].words
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        pane.options.choose({"as_of": "1999-12-31"})
    assert pane.order().as_of == date(1999, 12, 31)
    assert "there was no such course yet" in pane.preview.words.text()
    assert pane.options.chosen()["as_of"] == "1999-12-31"
