from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import course, results, students
from planner.commands.results import Entry
from planner.db import students as found
from planner.db.journal import Title
from planner.db.store import create_course
from planner.jobs.recognising import Verdict
from planner.rules.credits import State
from planner.ui.students.recognise_dialog import RecogniseDialog
from tests.small_course import furnished, student_id, tick
from tests.ui.students.test_page import dialog

STEP = Title.of("Step")


@pytest.fixture
def old(tmp_path):
    """Last year's course: Adler and Biber passed; Biber had another address."""
    path = tmp_path / "last.course"
    with closing(furnished(create_course(path))) as store:

        def fill(tx):
            course.edit(tx, term="WS 2022/23")
            who = {row.family: row.id for row in found.students(tx)}
            students.edit(tx, who["Biber"], email="b@elsewhere.example")
            for name, item in (("Adler", "sheet"), ("Adler", "poster"), ("Biber", "sheet")):
                results.enter(tx, who[name], item, Entry(state=State.PASSED))

        store.change(STEP, fill)
    return path


def read(qtbot, page, path):
    page.recognising.read(path)
    qtbot.waitUntil(lambda: bool(page.findChildren(RecogniseDialog)))
    return dialog(page, RecogniseDialog)


def lines(asks):
    return [
        (one.name, one.was, one.item, one.earlier.verdict, one.detail)
        for one in asks.table.shown()
    ]


def test_results_of_repeaters_are_shown_asked_about_and_recognised_in_one_step(
    qtbot, page, store, old
):
    tick(store, "Adler", "poster", State.SUBMITTED)
    asks = read(qtbot, page, old)
    assert lines(asks) == [
        ("Adler, Test", "Sheet", "Sheet", Verdict.NEW, "recognised, WS 2022/23"),
        (
            *("Adler, Test", "Poster", "Poster", Verdict.CONFLICT),
            "submitted is entered and stays; earlier: recognised, WS 2022/23",
        ),
        ("Biber, Test", "", "", Verdict.QUESTION, "may be Biber, Test"),
    ]
    assert asks.outcome.text() == "1 result is recognised."
    assert asks.who.isVisible(), "the first question is asked at once"
    asks.who.setCurrentIndex(1)
    asks.who.activated.emit(1)
    assert asks.outcome.text() == "2 results are recognised."
    asks.table.show_row(asks.table.shown()[1].earlier.key)
    asks.insist.click()
    assert lines(asks)[1][-1] == "recognised, WS 2022/23, in place of: submitted"
    assert asks.insist.text() == "Leave what is entered"
    asks.insist.click()
    assert lines(asks)[1][3] is Verdict.CONFLICT
    said = []
    page.noticed.connect(said.append)
    asks.accept()
    assert said == ["2 results of last.course are recognised."]
    row = store.read(found.results)[student_id(store, "Biber")]["sheet"]
    assert (row.facts.state, row.recognised_from) == (State.RECOGNISED, "WS 2022/23")
    assert page._desk.undoable() == "2 results recognised from WS 2022/23"
    page._desk.undo()
    assert "sheet" not in store.read(found.results).get(student_id(store, "Biber"), {})


def test_items_are_paired_otherwise_by_keyboard(qtbot, page, old):
    asks = read(qtbot, page, old)
    choice = asks.items["poster"]
    assert choice.accessibleName() == "Poster"
    choice.setCurrentIndex(choice.findText("left out"))
    choice.activated.emit(choice.currentIndex())
    assert lines(asks)[1][2:4] == ("", Verdict.SKIPPED)
    assert lines(asks)[1][4] == "no item here is the same one"
    asks.chips.choose(Verdict.SKIPPED)
    assert len(asks.table.shown()) == 1
    QTest.keyClick(asks, Qt.Key.Key_Escape)


def test_nothing_to_take_over_is_said_and_the_same_course_is_refused(qtbot, page, store, old):
    for item in ("sheet", "poster"):
        tick(store, "Adler", item)
    asks = read(qtbot, page, old)
    assert not asks.accept_button.isEnabled()
    asks.accept()
    assert asks.objection_line.text() == "Nothing would be taken over."
    asks.reject()
    with qtbot.waitSignal(page._desk.refused):
        page.recognising.read(store.path)
