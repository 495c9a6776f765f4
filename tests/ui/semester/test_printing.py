from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from planner.ui.semester.print_dialog import PrintPlan
from planner.ui.semester.printing import page_for, print_board
from tests.ui.semester.gestures import dialog, run
from tests.ui.semester.real_course import real_plan, semester_of, session

A4_ACROSS = (842, 595)  # points


@pytest.fixture
def printed(page, tmp_path):
    """Print what is looked at into a file, and read it back."""

    def made() -> PdfReader:
        run(page, "semester.print")
        path = tmp_path / "plan.pdf"
        dialog(page, PrintPlan).save(path)
        QApplication.processEvents()
        return PdfReader(path)

    return made


def words(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_board_is_printed_on_one_page_across_with_course_term_and_day(printed):
    reader = printed()
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == A4_ACROSS
    text = words(reader)
    assert "WS 2023/24" in text
    assert "as of 13 Nov 2023" in text
    for part in ("Wed 12:30–14:00", "16 Oct", "Christmas break", "Policy gradients", "HW 1 due"):
        assert part in text
    assert "10 Mar Project due" in text


def test_a_print_that_is_kept_says_in_words_what_is_on_it(printed):
    reader = printed()
    root = reader.trailer["/Root"]
    figure = root["/StructTreeRoot"]["/K"]["/K"][0]
    assert (root["/Lang"], figure["/S"]) == ("en-GB", "/Figure")
    assert "Wed 15 Nov, 12:30–14:00" in figure["/Alt"]
    content = reader.pages[0].get_contents().get_data()
    assert content.startswith(b"/Figure <</MCID 0>> BDC")
    assert content.rstrip().endswith(b"EMC")
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data()


def test_the_list_is_printed_as_a_table_with_its_headings(page, printed):
    run(page, "semester.list")
    text = words(printed())
    for part in (
        "Small course",
        "Topic",
        "Room",
        "Wed 15 Nov",
        "12:30–14:00",
        "no day yet",
        "WS 2023/24",
    ):
        assert part in text
    assert "Presenters" not in text  # nobody presents, so there is no column


def test_a_full_plan_still_fits_on_one_page(tmp_path, theme, say):
    plan = real_plan()
    days = [date(2023, 11, 13 + n) for n in range(5) for _ in range(6)]
    more = tuple(session(f"x{n}", day, f"Block {n}") for n, day in enumerate(days))
    full = semester_of(replace(plan, sessions=plan.sessions + more))
    printer = page_for("plan")
    printer.setOutputFileName(str(tmp_path / "full.pdf"))
    assert print_board(printer, full, ("Course", "WS 2023/24"), theme, say)
    reader = PdfReader(tmp_path / "full.pdf")
    assert len(reader.pages) == 1
    assert "5 Feb" in words(reader)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_file_that_cannot_be_written_is_said_and_the_question_stays_open(page, tmp_path):
    run(page, "semester.print")
    shown = dialog(page, PrintPlan)
    shown.save(tmp_path / "nowhere" / "plan.pdf")
    assert shown.isVisible()
    assert "plan.pdf" in shown.objection_line.text()
    shown.reject()
