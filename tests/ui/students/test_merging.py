from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import attendance, decisions, groups, presenters, results, students
from planner.commands.results import Entry
from planner.db import students as found
from planner.db.journal import Title
from planner.rules.attendance import Presence
from planner.rules.credits import State
from planner.ui.students.merge_dialog import MergeDialog, Part
from planner.ui.students.merging import OtherDialog
from tests.small_course import student_id
from tests.ui.students.test_page import choose, dialog, possible, run

STEP = Title.of("Step")


@pytest.fixture
def twin(store, page):
    """A second record of Adler, with other results."""

    def work(tx):
        who = students.add(
            tx, family="Adler", given="Test", email="adler@web.example", note="late", aim_id="six"
        )
        results.enter(tx, who, "sheet", Entry(state=State.MISSING))
        results.enter(tx, who, "poster", Entry(points=Decimal("17.5")))
        presenters.set_speakers(tx, "sa", [(who, "A talk", "")])
        attendance.record(tx, "sb", {who: Presence.PRESENT})
        groups.make(tx, "A", ["poster"], [who], on=date(2023, 11, 3))
        students.book(tx, who, [{"module": "M-1"}])
        first = student_id(store, "Adler")
        results.enter(tx, first, "sheet", Entry(state=State.PASSED))

    first = student_id(store, "Adler")
    page._desk.tell(store.change(STEP, work))
    return first, next(row.id for row in store.read(found.students) if row.note == "late")


def rows(question):
    say = question.say
    return {line.what: (line.kept, line.other, line.taken(say)) for line in question.table.shown()}


def take(question, what, side):
    line = next(line for line in question.table.shown() if line.what == what)
    question.table.show_row(line.pair.subject)
    next(one for one in question.take.values() if one.text() == side).click()


def test_one_student_is_merged_with_another_who_is_found_by_what_speaks_for_it(page, twin, store):
    first, second = twin
    page.show_thing(first)
    run(page, "student.merge")
    asked = dialog(page, OtherDialog)
    assert asked.table.selected()[0].student.id == second
    QTest.keyClicks(asked.search, "bib")
    assert [one.student.family for one in asked.table.shown()] == ["Biber"]
    asked.search.clear()
    asked.table.show_row(second)
    QTest.keyClick(asked.table, Qt.Key.Key_Return)
    question = dialog(page, MergeDialog)
    assert rows(question)["Sheet"] == ("passed", "missing", "please choose")
    assert rows(question)["Poster"] == ("", "17.5 points", "from the other one")
    assert rows(question)["Internal note"] == ("", "late", "from the other one")
    assert rows(question)["Aim"] == ("", "6 ECTS", "from the other one")
    assert rows(question)["Group A"] == ("", "since 3 Nov", "from the other one")
    assert rows(question)["Presents: Topic sa"] == ("", "A talk", "from the other one")
    assert rows(question)["Attendance: Topic sb"] == ("", "present", "from the other one")
    assert rows(question)["Given name"] == ("Test", "Test", "the same")
    assert question.outcome.text() == "2 questions are open."
    question.accept()
    assert question.objection_line.text() == "2 things differ: choose first what is taken."
    take(question, "Sheet", "Take the right one")
    take(question, "E-mail", "Take the left one")
    assert question.outcome.text() == "Everything is answered."
    question.accept()
    row = store.read(found.results, first)[first]
    assert (row["sheet"].facts.state, row["poster"].facts.points) == (State.MISSING, 17.5)
    assert page._desk.undoable() == "Adler, Test: two records merged"
    assert [entry.student.id for entry in page.doings.chosen] == [first]
    page._desk.undo()
    assert second in {row.id for row in store.read(found.students)}


def test_two_who_are_chosen_are_compared_at_once_and_the_other_one_can_be_kept(page, twin):
    choose(page, "Adler")
    page.table.select([one for one in page.table.rows.rows() if one.student.family == "Adler"])
    page._show_chosen()
    run(page, "student.merge")
    question = dialog(page, MergeDialog)
    kept = question._found.kept.id
    assert {kept, question._found.other.id} == set(twin)
    question.turn.click()
    turned = dialog(page, MergeDialog)
    assert turned._found.other.id == kept
    turned.reject()


def test_chips_narrow_and_what_is_left_out_is_said(page, twin):
    page.merging.compare(*twin)
    question = dialog(page, MergeDialog)
    question.chips.choose(Part.TO_CHOOSE)
    assert set(rows(question)) == {"E-mail", "Sheet"}
    question.chips.choose(Part.ALL)
    take(question, "Booked as", "Take the left one")
    assert rows(question)["Booked as"][2] == "left out"
    assert not question.take[next(iter(question.take))].isHidden()
    question.reject()


def test_a_merge_that_is_refused_says_why_as_soon_as_it_is_shown(page, twin, store):
    facts = {"name": "Test", "credits": Decimal(3), "language": "de", "sha256": ""}
    facts |= {"issued_on": date(2024, 2, 12), "document": b"", "facts": {}}
    for number, who in enumerate(twin):
        said = {"number": f"2024-000{number}", "student_id": who} | facts
        store.change(STEP, lambda tx, said=said: decisions.register(tx, **said))
    page.merging.compare(*twin)
    question = dialog(page, MergeDialog)
    assert "what was handed out never changes" in question.objection_line.text()
    assert not question.turn.isEnabled()
    question.reject()


def test_three_are_not_merged_at_once(page):
    choose(page, "Adler", "Biber", "Dachs")
    assert "student.merge" not in possible(page)
    choose(page, "Adler", "Biber")
    assert "student.merge" in possible(page)
