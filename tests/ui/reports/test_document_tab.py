from __future__ import annotations

import io

import openpyxl
import pytest
from pypdf import PdfReader

from planner.exchange.whole_file import CannotWrite
from planner.jobs.documents import Kind, Order
from planner.language import Language
from planner.ui.reports.document_tab import written
from planner.wording.reasons import reason
from tests.ui.reports.conftest import TODAY, rename

LONG = 20_000


def text_of(path):
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def show(qtbot, page, n):
    tab = page.documents[n]
    if page.tabs.currentIndex() != n:
        with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
            page.tabs.setCurrentIndex(n)
    return tab


def test_the_list_for_the_office_goes_into_a_folder_as_pdf_and_workbook(
    qtbot, page, folder, chosen
):
    tab = show(qtbot, page, 0)
    tab.export_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder)
    pdf, book = folder / "Prüfungsliste WS 2023-24.pdf", folder / "Prüfungsliste WS 2023-24.xlsx"
    said = text_of(pdf)
    rows = openpyxl.load_workbook(book).worksheets[0].iter_rows(values_only=True)
    cells = {str(cell) for row in rows for cell in row if cell is not None}
    number = page.documents[0].side.facts()[0].removeprefix("List number ")
    for part in ("Adler", "4711001", "ISCL-MA-07", number):
        assert part in said
        assert part in cells
    assert page.exporting.words.text() == f"{pdf.name} and {book.name} written to out"
    assert page.exporting.show_folder.isVisibleTo(page)


def test_files_that_are_there_are_replaced_only_after_a_question(
    qtbot, page, folder, chosen, dialog
):
    tab = show(qtbot, page, 0)
    old = folder / "Prüfungsliste WS 2023-24.pdf"
    old.write_text("old")
    tab.export()
    chosen(folder)
    question = dialog()
    question.reject()
    assert old.read_text() == "old"
    tab.export()
    chosen(folder)
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        dialog().accept_button.click()
    assert old.read_bytes().startswith(b"%PDF")


def test_a_schedule_is_exported_in_the_language_that_was_chosen(qtbot, page, folder, chosen):
    tab = show(qtbot, page, 1)
    assert tab.side.code() == "en"
    assert "Christmas break" in tab.preview.content.pages[0].words
    with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
        tab.side.choose("de")
        tab.side.language.activated.emit(0)
    assert "Weihnachtsferien" in tab.preview.content.pages[0].words
    tab.export_button.click()
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        chosen(folder / "plan.pdf")
    assert "Weihnachtsferien" in text_of(folder / "plan.pdf")


def test_what_is_exported_is_what_was_shown(qtbot, page, folder):
    for n in (2, 3):
        tab = show(qtbot, page, n)
        path = folder / f"file{tab.about.kinds[0].suffix}"
        with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
            tab.write(path)
        assert path.read_bytes() == tab.preview.content.document


def test_a_change_of_the_course_is_seen_in_the_preview(qtbot, page, desk, store):
    tab = show(qtbot, page, 0)
    with qtbot.waitSignal(tab.preview.shown, timeout=LONG):
        rename(store, "Adler", family="Adlerin")
        page.refresh(frozenset({"student"}))
    assert "Adlerin" in tab.preview.content.pages[0].words
    assert desk.undoable() is not None


def test_a_folder_that_cannot_be_written_to_is_told_in_words(qtbot, page, desk, folder):
    tab = show(qtbot, page, 1)
    folder.rmdir()
    with qtbot.waitSignal(desk.refused, timeout=LONG) as refusal:
        tab.write(folder / "plan.pdf")
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
    tab = show(qtbot, page, 1)
    tab.opened.disconnect()
    with qtbot.waitSignal(tab.opened) as wish:
        tab.open_button.click()
    name, content = wish.args
    assert name == "Schedule WS 2023-24.pdf"
    assert PdfReader(io.BytesIO(content)).pages


@pytest.mark.parametrize("n", range(4))
def test_files_are_named_after_nobody(page, n):
    tab = page.documents[n]
    for kind in tab.about.kinds:
        assert tab.file_name(kind).endswith(f"WS 2023-24{kind.suffix}")
