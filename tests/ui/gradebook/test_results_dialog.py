from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.exchange.results_in import read_results
from planner.jobs import results_in as jobs
from planner.jobs.result_changes import Answers
from planner.language import Language
from planner.rules.credits import State
from planner.rules.results_in import Verdict
from planner.ui.gradebook.results_dialog import ResultsDialog
from planner.ui.theme import Theme
from tests.result_course import ids, result_course

SAY = Language("en")
TEXT = (
    "Matrikelnummer;Name;RR 1;Test\n"
    "5100001;Özdemir, Aylin;8;3\n"
    "5100002;Müller-Lüdenscheidt, Björn;9;4\n"
    ";Gans, Hannah;7;5\n"
    "99;Nobody, Nora;1;\n"
)


@pytest.fixture
def asks(qtbot, qapp, tmp_path):
    """The dialog over a course in which Özdemir has other points and Müller is excused."""
    path = tmp_path / "results.csv"
    path.write_text(TEXT, encoding="utf-8")
    with closing(result_course()) as store:

        def enter(tx):
            who = ids(tx)
            results.enter(tx, who["Özdemir"], "rr1", Entry(points=Decimal(6)))
            results.enter(tx, who["Müller-Lüdenscheidt"], "rr1", Entry(state=State.EXCUSED))

        store.change(Title.of("Enter"), enter)
        file = read_results(path)
        parent = QWidget()
        qtbot.addWidget(parent)
        yield ResultsDialog(
            parent,
            SAY,
            Theme(qapp, "light"),
            shown=store.read(jobs.preview, file, Answers(), SAY),
            answers=Answers(),
            previewed=lambda answers: store.read(jobs.preview, file, answers, SAY),
        )


def said(asks, column):
    model = asks.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def choose(choice, data):
    choice.setCurrentIndex(choice.findData(data))
    choice.activated.emit(choice.currentIndex())


def test_each_value_stands_with_what_it_would_do(asks):
    assert said(asks, 1) == ["conflict", "conflict", "who is it?", "skipped"]
    assert said(asks, 5)[:2] == [
        "kept: 6 points; in the file: 8 points",
        "kept: excused; in the file: 9 points",
    ]
    assert asks.outcome.text() == "0 results are changed. 3 are left alone."
    assert (
        asks.oddities.text() == "Test: No item of the course is called so; 3 values were skipped."
    )
    assert asks.objection() == "Nothing would be changed."


def test_questions_conflicts_and_columns_are_answered(asks):
    asks.table.selectRow(2)
    choose(asks.who, asks.table.current().candidates[0].id)
    asks.table.selectRow(0)
    asks.insist.click()
    assert asks.insist.text() == "Leave what is entered"
    choose(asks.items["Test"], "week3")
    taken = [one for one in asks.table.shown() if one.verdict is not Verdict.SKIPPED]
    assert [(one.line.row, one.item.id, one.verdict.value) for one in taken] == [
        (2, "rr1", "changed"),
        (2, "week3", "new"),
        (3, "rr1", "conflict"),
        (3, "week3", "new"),
        (4, "rr1", "new"),
        (4, "week3", "new"),
    ]
    assert asks.answer().items == {"Test": "week3"}
    asks.chips.choose(Verdict.CONFLICT)
    assert said(asks, 1) == ["conflict"]
    assert asks.objection() == ""
