from __future__ import annotations

from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from planner.commands.presenters import set_speakers
from planner.db.journal import Title
from planner.ui.semester.signing_up import SigningUp
from tests.ui.semester.gestures import dialog, run


def give_places(page):
    page.desk.do(Title.of("Places"), set_speakers, "s5", [], places=2)


def writer(page):
    return page.findChild(SigningUp)


def test_the_sheet_is_written_where_it_is_asked_for(page, tmp_path, qtbot):
    give_places(page)
    run(page, "plan.signup")
    question = dialog(page, QFileDialog)
    assert question.selectedFiles()[0].endswith("Sign-up sheet WS 2023-24.pdf")
    question.reject()
    with qtbot.waitSignal(page.noticed) as told:
        writer(page).write(tmp_path / "talks")
    assert told.args == [f"talks.pdf written to {tmp_path.name}"]
    text = PdfReader(tmp_path / "talks.pdf").pages[0].extract_text()
    assert "2 of 2 places free" in text


def test_without_places_it_says_where_they_are_made(page, qtbot):
    with qtbot.waitSignal(page.noticed) as told:
        run(page, "plan.signup")
    assert "No session has places for talks yet" in told.args[0]


def test_where_nothing_can_be_written_it_says_so(page, tmp_path, qtbot):
    give_places(page)
    with qtbot.waitSignal(page.desk.refused):
        writer(page).write(tmp_path / "none" / "talks.pdf")
