from __future__ import annotations

from contextlib import closing
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.commands import course, students
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import create_course
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.writing.asking import Writing
from planner.ui.writing.dialog import WriteDialog
from tests.small_course import furnished, student_id

STEP = Title.of("Step")
TODAY = date(2023, 11, 13)
BERTA = PersonRow(id="", role="lecturer", name="Dr. Berta Beispiel", email="berta@example.org")


@pytest.fixture
def store(tmp_path):
    with closing(furnished(create_course(tmp_path / "small.course", who="Berta"))) as store:
        store.change(STEP, lambda tx: course.set_people(tx, [BERTA]))
        yield store


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def writing(page, store):
    say = Language("en")
    writing = Writing(page, Desk(store, say), say, TODAY)
    writing.said = []
    writing.noticed.connect(writing.said.append)
    return writing


def edit(store, family, **fields):
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.edit(tx, who, **fields))


def asked(writing, store, *families):
    writing.ask([student_id(store, family) for family in families])
    return writing.parent().findChildren(WriteDialog)[-1]


def test_the_addresses_of_those_shown_are_copied_with_the_advice_to_use_bcc(writing, store):
    dialog = asked(writing, store, "Adler", "Dachs")
    assert dialog.list.toPlainText() == "adler@student.example.org; dachs@student.example.org"
    dialog.accept_button.click()
    assert QGuiApplication.clipboard().text() == (
        "adler@student.example.org; dachs@student.example.org"
    )
    assert writing.said == ["2 addresses are copied. Put them into Bcc."]


def test_addresses_come_one_per_line_where_a_program_wants_them_so(writing, store):
    dialog = asked(writing, store, "Adler", "Dachs")
    dialog._between.button(1).click()
    assert dialog.list.toPlainText().splitlines() == [
        "adler@student.example.org",
        "dachs@student.example.org",
    ]
    dialog.reject()


def test_who_has_no_address_is_named_and_nobody_at_all_is_refused(writing, store):
    edit(store, "Adler", email="")
    dialog = asked(writing, store, "Adler", "Biber")
    assert dialog.without.text() == "1 cannot be reached, without an address: Adler, Test."
    dialog.reject()
    alone = asked(writing, store, "Adler")
    assert not alone.accept_button.isEnabled()
    alone.accept()
    assert alone.objection_line.text() == "Nobody of these has an e-mail address."
    alone.reject()


def test_leavers_are_written_to_only_on_request_unless_they_alone_are_meant(writing, store):
    who = student_id(store, "Biber")
    store.change(STEP, lambda tx: students.leave(tx, [who], TODAY))
    dialog = asked(writing, store, "Adler", "Biber")
    assert dialog.list.toPlainText() == "adler@student.example.org"
    assert dialog.leavers.text() == "Also 1 who has left the course"
    dialog.leavers.click()
    assert "biber" in dialog.list.toPlainText()
    dialog.reject()
    alone = asked(writing, store, "Biber")
    assert alone.leavers.isHidden()
    assert alone.list.toPlainText() == "biber@student.example.org"
    alone.reject()


def test_the_preview_shows_each_mail_as_it_will_be(writing, store):
    dialog = asked(writing, store, "Adler", "Dachs")
    tab = dialog.letters
    assert tab.who.text() == "Adler, Test · 1 of 2"
    assert "To: Test Adler <adler@student.example.org>" in tab.preview.toPlainText()
    assert not tab.back.isEnabled()
    tab.on.click()
    assert tab.who.text() == "Dachs, Test · 2 of 2"
    tab.text.setPlainText("Hi {given}: {gaps}")
    assert tab.preview.toPlainText().endswith(
        "Hi Test: 3 ECTS: possible\n- Sheet: open\n\n"
        "6 ECTS: possible\n- Sheet: open\n- Poster: open"
    )
    dialog.reject()


def test_another_language_changes_the_usual_text_and_leaves_what_was_typed(writing, store):
    dialog = asked(writing, store, "Adler")
    tab = dialog.letters
    tab.language.setCurrentIndex(tab.language.findData("de"))
    assert tab.subject.text() == "{course}: Ihr Stand"
    assert "Sheet: offen" in tab.preview.toPlainText()
    tab.subject.setText("Meins")
    tab.language.setCurrentIndex(tab.language.findData("en"))
    assert tab.subject.text() == "Meins"
    assert "Sheet: open" in tab.preview.toPlainText()
    dialog.reject()


def test_drafts_are_written_into_the_chosen_folder_and_the_text_is_kept(
    qtbot, writing, store, page, tmp_path
):
    folder = tmp_path / "drafts"
    folder.mkdir()
    dialog = asked(writing, store, "Adler", "Dachs")
    dialog.tabs.setCurrentIndex(1)
    assert dialog.accept_button.text() == "Make 2 drafts…"
    dialog.letters.subject.setText("{nobody}")
    dialog.accept()
    assert dialog.objection_line.text().startswith("{nobody} cannot be filled in.")
    dialog.letters.subject.setText("What is missing")
    dialog.accept()
    (choice,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(writing.noticed):
        choice.fileSelected.emit(str(folder))
    choice.reject()
    assert writing.said == ["2 drafts lie in drafts. Nothing is sent: open, look, send."]
    files = sorted(folder.iterdir())
    mail = message_from_bytes(files[1].read_bytes(), policy=default)
    assert (mail["To"], mail["Subject"]) == (
        "Test Dachs <dachs@student.example.org>",
        "What is missing",
    )
    again = asked(writing, store, "Adler")
    assert again.letters.subject.text() == "What is missing"
    again.reject()


def test_a_folder_that_takes_nothing_is_told_as_a_refusal(qtbot, writing, store, page, tmp_path):
    dialog = asked(writing, store, "Adler")
    dialog.tabs.setCurrentIndex(1)
    dialog.accept()
    (choice,) = page.findChildren(QFileDialog)
    with qtbot.waitSignal(writing._desk.refused):
        choice.fileSelected.emit(str(tmp_path / "nowhere"))
    choice.reject()
    assert writing.said == []


def test_without_a_sender_drafts_are_refused_and_addresses_are_not(writing, store):
    store.change(STEP, lambda tx: course.set_people(tx, []))
    dialog = asked(writing, store, "Adler")
    dialog.tabs.setCurrentIndex(1)
    dialog.accept()
    assert dialog.objection_line.text().startswith("No lecturer has an e-mail address")
    assert dialog.letters.preview.toPlainText().startswith("No lecturer has")
    dialog.tabs.setCurrentIndex(0)
    dialog.accept()
    assert writing.said == ["1 address is copied. Put it into Bcc."]


def test_of_nobody_nothing_is_asked(writing):
    writing.ask([])
    assert writing.parent().findChildren(WriteDialog) == []
