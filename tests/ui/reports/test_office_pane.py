from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import students
from planner.db import register
from planner.db.journal import Title
from planner.ui.parts.labels import Line
from planner.ui.reports.lists_dialog import WrittenDialog
from tests.exchange.office_files import hisinone, saved
from tests.small_course import student_id
from tests.ui.dropping import dropped
from tests.ui.reports.conftest import edit_course

LONG = 20_000


@pytest.fixture
def ask(qtbot, page, dialog):
    """Press the button, and return the question that opens."""

    def asked():
        with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
            page.pane("office").hand_over_button.click()
        return dialog()

    return asked


@pytest.fixture
def into(qtbot, page, chosen, folder):
    """Choose the folder, or a file in it, and wait until it is written; return what is there."""

    def choose(name=""):
        with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
            chosen(folder / name)
        return {path.name for path in folder.iterdir()}

    return choose


def test_lists_are_handed_over_and_found_in_the_register(page, store, ask, dialog, into):
    question = ask()
    (tick,) = question.ticks.values()
    assert (tick.text(), tick.isChecked()) == ("4711", True)
    assert [line.text() for line in question.said] == ["5 lines, never handed over"]
    assert not question.together.isVisibleTo(question)
    question.recipient.clear()
    question.accept_button.click()
    assert question.objection_line.text() == "Say to whom it is handed over."
    question.recipient.setText("Prüfungsamt")
    question.accept_button.click()
    written = into()
    assert page.exporting.words.text() == "2 files handed over to Prüfungsamt"
    told = dialog()
    assert told.windowTitle() == "Handed over to Prüfungsamt"
    told.accept()
    rows = store.read(register.handovers)
    assert {row.name for row in rows} == written
    page.show_thing(rows[0].id)
    tab = page.register
    assert tab.table.current().id == rows[0].id
    day = "13 Feb 2024"
    assert [one.text for one in page.search("prüfungsamt")] == [
        *(f"Examination list (PDF), {day}", f"Examination list (workbook), {day}"),
    ]
    assert "To Prüfungsamt" in tab.side.facts()
    assert not tab.revoke_button.isVisibleTo(tab.side)
    again = ask()
    assert not again.ticks["4711"].isChecked()  # the office has just these rows
    assert again.recipient.text() == "Prüfungsamt"


def test_the_register_is_narrowed_by_kind_day_and_words(page, store, ask, into):
    question = ask()
    question.recipient.setText("Prüfungsamt")
    question.accept_button.click()
    into()
    page.show_thing("register")
    tab = page.register
    kinds = [one.kind for one in tab.table.shown()]
    assert kinds == ["exam-pdf", "exam-xlsx"]
    tab.filter.kind.setCurrentIndex(tab.filter.kind.findData("exam-xlsx"))
    tab.filter.kind.activated.emit(1)
    assert [one.kind for one in tab.table.shown()] == ["exam-xlsx"]
    assert tab.filter.day.itemText(1) == "Tue 13 Feb 2024"
    tab.filter.search.setText("dean")
    assert tab.table.shown() == []
    tab.show_number(store.read(register.handovers)[0].id)
    assert tab.table.current().kind == "exam-pdf"
    assert tab.filter.search.text() == ""


def test_any_document_is_handed_over_from_its_own_pane(qtbot, page, store, dialog, into):
    with qtbot.waitSignal(page.pane("schedule").preview.shown, timeout=LONG):
        page.show_thing("schedule")
    page.pane("schedule").hand_over_button.click()
    question = dialog()
    assert not question.ticks
    question.recipient.setText("Dean")
    question.accept_button.click()
    assert into("plan.pdf") == {"plan.pdf"}
    (row,) = store.read(register.handovers)
    assert (row.kind, row.recipient, row.name) == ("schedule-pdf", "Dean", "plan.pdf")
    assert page.exporting.words.text() == "plan.pdf handed over to Dean"


def test_each_list_can_be_looked_at_alone(qtbot, page, store):
    line = {"module": "", "exam_number": "9", "kind": "coursework", "credits": None}
    who = student_id(store, "Adler")
    line |= {"graded": False, "attempt": 1}
    store.change(Title.of("Book"), lambda tx: students.book(tx, who, [line]))
    edit_course(store, office_codes={"ungraded": "BE"})
    with qtbot.waitSignal(page.pane("office").preview.shown, timeout=LONG):
        page.refresh(None)
    pane = page.pane("office")
    (field,) = (one.values for one in pane.options.fields.values())
    assert [field.itemText(n) for n in range(field.count())] == [
        *("All lists", "9 · coursework", "4711"),
    ]
    field.setCurrentIndex(1)
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        field.activated.emit(1)
    words = " ".join(page.words for page in pane.preview.content.pages)
    assert "Adler" in words
    assert "Biber" not in words


@pytest.fixture
def theirs(tmp_path):
    """Make a list of the office of some of the example's students."""

    def make(name, *people, **more):
        path = tmp_path / name
        path.write_bytes(saved(hisinone(people, number="4711", **more)))
        return path

    return make


ADLER, AMSEL, IGEL = (
    *(("Adler", "Jonas", 4711001), ("Amsel", "Berta", 4711002)),
    ("Igel", "Józef", ""),
)


@pytest.fixture
def compared(qtbot, page):
    """Let go of lists on the pane; return the dialog that compares them."""

    def compare(*paths):
        filling = page.pane("office").filling
        assert dropped(page.pane("office"), *paths)
        qtbot.waitUntil(lambda: bool(filling.dialog.files.rows.rows()), timeout=LONG)
        return filling.dialog

    return compare


def test_the_offices_lists_are_compared_and_filled_and_the_proof_is_said(
    page, store, theirs, compared, into
):
    preferred = []
    page.preferred.connect(lambda name, to: preferred.append((name, to)))
    lists = [theirs("a.xlsx", ADLER, AMSEL, IGEL, grades=("5,0",)), theirs("b.txt", AMSEL)]
    lists[1].write_text("no list at all")
    asked = compared(*lists)
    assert preferred == [("office_system", "HISinOne")]
    assert "“b.txt” is no list" in asked.objection_line.text()
    verdicts = {line.name: line.found.verdict.value for line in asked.table.shown()}
    expected = {
        "Adler, Jonas": "different",
        "Amsel, Berta": "undecided",
        "Igel, Józef": "question",
    }
    assert {name: verdicts[name] for name in expected} == expected
    first = asked.table.current()  # what is to be looked at first
    assert (first.name, first.found.taken) == ("Adler, Jonas", False)
    QTest.keyClick(asked.table, Qt.Key.Key_Space)
    assert asked.table.current().detail == "1,3 replaces 5,0."
    (igel,) = (line for line in asked.table.shown() if line.name == "Igel, Józef")
    asked.table.show_row(igel.found.key)
    asked.who.setCurrentIndex(1)
    asked.who.activated.emit(1)
    assert asked.outcome.text().startswith("2 grade cells are filled in. 1 row stays blank.")
    asked.register.setChecked(True)
    asked.accept_button.click()
    assert into() == {"a.xlsx"}
    told = page.findChild(WrittenDialog)
    words = told.findChildren(Line)
    proof = "a.xlsx: 2 grade cells filled in; every other cell and every other part of the file"
    assert any(line.text().startswith(proof) for line in words)
    told.accept()
    (row,) = store.read(register.handovers)
    assert (row.kind, row.name, row.how) == ("exam-list", "a.xlsx", "upload")


def test_a_row_leads_to_its_student_and_a_list_is_left_out(page, store, theirs, compared):
    wished = []
    page.wished.connect(lambda *place: wished.append(place))
    asked = compared(theirs("a.xlsx", ADLER))
    (adler,) = (line for line in asked.table.shown() if line.found.row)
    asked.table.show_row(adler.found.key)
    asked.student.click()
    assert wished == [("students", student_id(store, "Adler"))]
    again = compared(theirs("b.xlsx", AMSEL))
    assert [one.name for one in again.files.rows.rows()] == ["a.xlsx", "b.xlsx"]
    again.show_lists(replace(again.answer().shown, files=()))
    assert not again.accept_button.isEnabled()
    again.reject()
