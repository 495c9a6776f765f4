from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.commands import students
from planner.db.journal import Title
from planner.rules.credits import Outcome
from planner.ui.gradebook.decide import DecideDialog
from tests.ui.gradebook.test_decisions import asked

LATER = date(2024, 4, 2)


def line_of(number, kind, *, graded):
    return {
        "module": "M",
        "exam_number": number,
        "kind": kind,
        "credits": Decimal(3),
        "graded": graded,
        "attempt": 1,
    }


@pytest.fixture
def booked(shown):
    """Meise books an examination and an ungraded coursework, three credits each."""
    lines = [line_of("4711", "exam", graded=True), line_of("4712", "coursework", graded=False)]
    shown.desk.do(Title.of("Book"), students.book, shown.ids["Meise"], lines)
    shown.go("Meise", "h1")
    shown.page.wishes.decisions.ask_decision()
    return asked(shown, DecideDialog)


def test_whoever_books_one_line_is_decided_as_a_whole(shown):
    shown.go("Meise", "h1")
    shown.page.wishes.decisions.ask_decision()
    dialog = asked(shown, DecideDialog)
    assert dialog.lines == []
    dialog.reject()


def test_each_line_says_what_the_decision_comes_to_there(booked):
    boxes = [box for _, box in booked.lines]
    assert [box.tick.text() for box in boxes] == [
        "Decide otherwise for M · 4711 · examination",
        "Decide otherwise for M · 4712 · coursework",
    ]
    assert [box.usual.text() for box in boxes] == [
        "3 ECTS · 1.3 very good · 5 Mar 2024",
        "3 ECTS · ungraded – passed · 5 Mar 2024",
    ]
    booked.outcome.setCurrentIndex(list(Outcome).index(Outcome.NO_SHOW))
    assert boxes[0].usual.text() == "did not appear · 5 Mar 2024"
    booked.reject()


def test_one_line_is_decided_otherwise_with_a_reason(booked, shown):
    box = booked.lines[1][1]
    box.tick.setChecked(True)
    assert box.fields.outcome.isVisible()
    box.fields.outcome.setCurrentIndex(list(Outcome).index(Outcome.NO_SHOW))
    box.fields.assessed_on.show_day(LATER)
    booked.accept()
    assert booked.isVisible()
    assert "reason" in booked.objection_line.text()
    booked.reason.setText("never handed in")
    booked.accept()
    shown.page.show_side()
    made = shown.line("Meise").decision
    (said,) = made.lines
    assert (made.outcome, made.credits) == (Outcome.PASSED, Decimal(6))
    assert (said.outcome, said.credits, said.assessed_on) == (Outcome.NO_SHOW, 0, LATER)
    assert shown.page.side.decision.when.text().splitlines()[1:] == [
        "M · 4712 · coursework: did not appear · 2 Apr 2024",
        "Reason: never handed in",
    ]
    shown.page.wishes.decisions.ask_decision()
    again = asked(shown, DecideDialog)
    assert [one.tick.isChecked() for _, one in again.lines] == [False, True]
    again.lines[1][1].tick.setChecked(False)
    again.accept()
    assert shown.line("Meise").decision.lines == ()


def test_the_marks_stand_beside_the_grade_that_is_chosen(shown):
    shown.go("Adler", "h1")
    shown.page.wishes.decisions.ask_decision()
    dialog = asked(shown, DecideDialog)
    assert dialog.average.text() == "The marks come to 1.3."
    dialog.credits.setEditText("3")
    assert dialog.average.isHidden()
    dialog.reject()
