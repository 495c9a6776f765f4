from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from planner.language import Language
from planner.rules.terms import Days
from planner.ui.parts.away import AwayDialog, away_words

SAY = Language("en")
DEC_1, DEC_12 = date(2023, 12, 1), date(2023, 12, 12)


@pytest.fixture
def asked(qtbot):
    """Ask about somebody who cannot come on 1 December; the answers are gathered."""
    answers = []
    window = QWidget()
    qtbot.addWidget(window)
    dialog = AwayDialog.ask(
        window,
        SAY,
        name="Gast",
        days=[Days(DEC_1, DEC_1)],
        begin=date(2023, 10, 16),
        then=answers.append,
    )
    dialog.answers = answers
    yield dialog
    window.close()


def test_days_are_added_and_deleted_in_order(asked):
    asked.first.show_day(date(2023, 11, 24))
    assert asked.last.day() == date(2023, 11, 24)
    asked.add.click()
    assert [asked.list.item(n).text() for n in range(2)] == ["Fri 24 Nov 2023", "Fri 1 Dec 2023"]
    asked.list.setCurrentRow(1)
    asked.delete.click()
    asked.accept_button.click()
    assert asked.answers == [(Days(date(2023, 11, 24), date(2023, 11, 24)),)]


def test_what_stands_in_the_fields_is_taken_along(asked):
    asked.first.show_day(date(2023, 12, 5))
    asked.last.show_day(DEC_12)
    asked.accept_button.click()
    assert asked.answers == [(Days(DEC_1, DEC_1), Days(date(2023, 12, 5), DEC_12))]


def test_days_run_forward_and_untouched_fields_say_nothing(asked):
    asked.first.show_day(date(2023, 12, 5))
    asked.last.show_day(DEC_1)
    asked.add.click()
    assert "before the first" in asked.objection_line.text()
    asked.accept_button.click()
    assert asked.answers == []
    asked.reject()


def test_nobody_is_away_who_only_looked(asked):
    asked.accept_button.click()
    assert asked.answers == [(Days(DEC_1, DEC_1),)]


def test_days_are_told_in_a_few_words():
    assert away_words([Days(DEC_1, DEC_1), Days(DEC_1, DEC_12)], SAY) == "1 Dec, 1 Dec – 12 Dec"
    assert away_words([], SAY) == ""
