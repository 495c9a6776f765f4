from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.db.marking_sheets import marking_sheets
from planner.db.store import create_course
from planner.language import Language
from planner.rules.credits import State
from planner.ui.desk import Desk
from planner.ui.marking.back_dialog import BackDialog
from planner.ui.marking.back_lines import What
from planner.ui.marking.list_dialog import ListDialog
from planner.ui.marking.sheets import Sheets
from planner.ui.marking.take_dialog import TakeDialog
from planner.ui.theme import Theme
from tests.marked_sheets import FEEDBACK, POINTS, POSTER, enter, fill, marked_course, result, take

TODAY = date(2023, 11, 2)


@pytest.fixture
def store(tmp_path):
    with closing(marked_course(create_course(tmp_path / "a.course", who="Berta"))) as store:
        yield store


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def sheets(qapp, page, store):
    say = Language("en")
    sheets = Sheets(page, Desk(store, say), say, Theme(qapp, "light"), TODAY)
    sheets.said = []
    sheets.noticed.connect(sheets.said.append)
    return sheets


@pytest.fixture
def back(qtbot, page, sheets):
    """Read a sheet, and return the dialog that shows it."""

    def read(path):
        sheets.read(path)
        qtbot.waitUntil(lambda: bool(page.window().findChildren(BackDialog)))
        return page.window().findChildren(BackDialog)[-1]

    return read


def told(dialog):
    return [(line.what, line.name, line.item) for line in dialog.table.shown()]


def accept(qtbot, sheets, dialog):
    with qtbot.waitSignal(sheets.noticed):
        dialog.accept_button.click()


def test_who_takes_what_along_is_shown_before_it_is_written(qtbot, page, sheets, store, tmp_path):
    enter(store, "Adler", "hw", points=Decimal("7.5"), summands="4+3.5")
    sheets.ask_take()
    (dialog,) = page.findChildren(TakeDialog)
    assert dialog.person.currentText() == "Ben Arslan"
    assert dialog.counted.text() == "3 students, 4 items; 0 results wait for a mark."
    hw = [item for item in dialog.items.ticks.rows() if item.id != "hw"]
    dialog.items.ticks.tick(hw, on=False)
    adler = dialog.preview.shown()[0]
    assert (adler.name, adler.results) == ("Adler, Test", "HW 1: 7.5 points (4+3.5)")

    dialog.accept_button.click()
    (files,) = page.findChildren(QFileDialog)
    out = tmp_path / "out.xlsx"
    with qtbot.waitSignal(sheets.noticed):
        files.fileSelected.emit(str(out))
    files.close()

    assert sheets.said == ["out.xlsx is written. The course remembers that Ben Arslan has it."]
    assert load_workbook(out).worksheets[0].cell(6, 4).value == "4+3.5"
    (row,) = store.read(marking_sheets)
    assert (row.person, row.items) == ("Ben Arslan", ("hw",))


def test_on_paper_criteria_and_order_are_asked_for(qtbot, page, sheets, store, tmp_path):
    sheets.ask_take()
    (dialog,) = page.findChildren(TakeDialog)
    assert not dialog.criteria.isVisible()
    dialog.kind.setCurrentIndex(1)
    assert dialog.criteria.isVisible()
    dialog.criteria.setPlainText("\n".join("abcdefghi"))
    dialog.accept()
    assert dialog.objection_line.text() == "9 criteria do not fit on one page; 8 do."
    dialog.criteria.setPlainText("Clear  question\n\nFigures")
    dialog.accept_button.click()
    (files,) = page.findChildren(QFileDialog)
    out = tmp_path / "poster.pdf"
    with qtbot.waitSignal(sheets.noticed):
        files.fileSelected.emit(str(out))
    files.close()

    assert sheets.said == ["poster.pdf is written."]
    text = " ".join(PdfReader(out).pages[0].extract_text().split())
    assert "Clear question" in text
    assert store.read(marking_sheets) == ()


def test_a_sheet_without_a_name_or_an_item_is_refused_in_words(page, sheets):
    sheets.ask_take()
    (dialog,) = page.findChildren(TakeDialog)
    dialog.person.setEditText(" ")
    dialog.accept()
    assert dialog.objection_line.text() == "Say who takes the marking sheet along."
    dialog.person.setEditText("Cem")
    dialog.items.ticks.tick(dialog.items.ticks.rows(), on=False)
    dialog.accept()
    assert dialog.objection_line.text().startswith("There is nothing to mark")
    assert not dialog.own.isEnabled()
    dialog.reject()


def test_nothing_is_written_before_take_in_and_then_it_is_one_step(
    qtbot, sheets, back, store, tmp_path
):
    sheet = fill(
        take(store, tmp_path / "ben.xlsx"),
        {("Adler", POINTS): 12, ("Biber", POSTER): "exempt", ("Dachs", FEEDBACK): "See me."},
    )

    dialog = back(sheet)

    assert told(dialog) == [
        (What.TAKEN, "Adler, Test", "Homework 1"),
        (What.SKIPPED, "Biber, Test", ""),
        (What.TAKEN, "Dachs, Test", "HW 1: feedback to the student"),
    ]
    assert dialog.outcome.text() == "2 results are taken in."
    assert result(store, "Adler", "hw").facts.points is None
    accept(qtbot, sheets, dialog)
    assert sheets.said == ["From ben.xlsx: 2 results taken in."]
    assert result(store, "Adler", "hw").facts.points == 12
    store.undo()
    assert result(store, "Adler", "hw").facts.points is None
    assert result(store, "Dachs", "hw").feedback == ""


def test_questions_are_answered_one_by_one_or_everywhere(qtbot, sheets, back, store, tmp_path):
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", POINTS): 12, ("Biber", POINTS): 13, ("Biber", POSTER): "F"})
    enter(store, "Adler", "hw", points=Decimal(2))
    enter(store, "Biber", "hw", points=Decimal(3))
    enter(store, "Biber", "poster", state=State.PASSED)

    dialog = back(sheet)

    assert [what for what, *_ in told(dialog)] == [What.QUESTION] * 3
    assert "the sheet says 12 points, the course 2 points (Berta, " in dialog.detail.text()
    assert dialog.accept_button.isEnabled()
    dialog.all_mine.click()
    assert [what for what, *_ in told(dialog)] == [What.MINE] * 3
    dialog.table.show_row(dialog.table.shown()[1].identity)
    dialog.theirs.click()
    assert dialog.outcome.text() == "1 result is taken in."
    chosen = dialog.table.shown()[1]
    accept(qtbot, sheets, dialog)
    values = {
        "Adler": result(store, "Adler", "hw").facts.points,
        "Biber": result(store, "Biber", "hw").facts.points,
        "poster": result(store, "Biber", "poster").facts.state,
    }
    theirs = {"Homework 1": {"Biber": Decimal(13)}, "Poster": {"poster": State.FAILED}}
    assert (
        values
        == {
            "Adler": Decimal(2),
            "Biber": Decimal(3),
            "poster": State.PASSED,
        }
        | theirs[chosen.item]
    )


def test_questions_that_are_left_open_change_nothing_and_can_be_answered_later(
    qtbot, sheets, back, store, tmp_path
):
    sheet = fill(take(store, tmp_path / "ben.xlsx"), {("Adler", POINTS): 12})
    enter(store, "Adler", "hw", points=Decimal(2))
    dialog = back(sheet)
    assert dialog.outcome.text() == "0 results are taken in, 1 question is left open."
    accept(qtbot, sheets, dialog)
    assert result(store, "Adler", "hw").facts.points == 2

    again = back(sheet)
    again.all_theirs.click()
    accept(qtbot, sheets, again)

    assert result(store, "Adler", "hw").facts.points == 12


def test_a_file_that_is_no_marking_sheet_is_refused(qtbot, sheets, tmp_path):
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"no workbook")

    with qtbot.waitSignal(sheets._desk.refused):
        sheets.read(other)


def test_the_list_says_which_sheets_are_out_and_one_can_be_given_up(page, sheets, store, tmp_path):
    take(store, tmp_path / "ben.xlsx", "Ben Arslan", "hw")
    sheets.show_list()
    (dialog,) = page.findChildren(ListDialog)
    assert dialog.counted.text() == "1 sheet is out."

    dialog.give_up.click()

    assert dialog.counted.text() == "No sheet is out."
    assert not dialog.give_up.isEnabled()
    (row,) = store.read(marking_sheets)
    assert row.is_given_up
    dialog.bring_back.click()
    (files,) = page.findChildren(QFileDialog)
    files.close()


def test_sheets_are_in_the_results_menu_of_the_window(sheets):
    assert [binding.spec.text for binding in sheets.bindings()] == [
        "Marking sheet…",
        "Bring back a marking sheet…",
        "Marking sheets taken along…",
    ]
