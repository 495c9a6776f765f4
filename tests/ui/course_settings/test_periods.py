from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from planner.db import courses
from planner.jobs.lecture_periods import load_periods, shipped
from planner.rules.terms import Days, Term

SUMMER = Term.parse("SS 2026")


@pytest.fixture
def file(tmp_path):
    """Where the table of one's own lies for the page."""
    return tmp_path / "lecture_periods.csv"


@pytest.fixture
def asked(page, dialog):
    """The question for the term, and the table opened from it."""
    page.term.change.click()
    question = dialog()
    question.table.click()
    return question, dialog()


def lines(table):
    rows = table.listing.table.shown()
    return {str(row.term): table.listing.table.rows.columns[3].text(row) for row in rows}


def test_a_changed_row_is_ones_own_and_new_terms_take_it(page, asked, dialog, file, store):
    question, table = asked
    assert set(lines(table).values()) == {"as published"}
    table.listing.table.show_row(SUMMER)
    table.listing.edit_button.click()
    edit = dialog()
    assert (edit.term.text(), edit.term.isEnabled()) == ("SS 2026", False)
    edit.first.show_day(date(2026, 4, 20))
    edit.pause_last.show_day(date(2026, 6, 6))
    edit.accept_button.click()
    assert lines(table)["SS 2026"] == "your own"
    assert not file.exists()
    table.accept_button.click()
    assert load_periods(file).of(SUMMER).lectures.first == date(2026, 4, 20)
    question.term.setText("SS 2026")
    assert question.first.day() == date(2026, 4, 20)
    assert question.source.text() == "from your own table"
    question.accept_button.click()
    assert page.term.source.text() == "from your own table"
    course = store.read(courses.course)
    assert course.lectures == Days(date(2026, 4, 20), date(2026, 7, 25))
    pauses = [off.days for off in store.read(courses.days_off) if off.name_de == "Pfingstferien"]
    assert pauses == [Days(date(2026, 5, 25), date(2026, 6, 6))]


def test_deleting_ones_own_row_brings_the_published_one_back(qtbot, asked, dialog, file):
    _, table = asked
    rows = table.listing
    rows.table.show_row(SUMMER)
    assert not rows.delete_button.isEnabled()
    qtbot.keySequence(rows.table, QKeySequence(QKeySequence.StandardKey.Delete))
    assert len(lines(table)) == 5
    rows.edit_button.click()
    edit = dialog()
    edit.last.show_day(date(2026, 7, 18))
    edit.accept_button.click()
    assert rows.delete_button.isEnabled()
    rows.delete_button.click()
    assert lines(table)["SS 2026"] == "as published"
    assert not rows.delete_button.isEnabled()
    table.accept_button.click()
    assert load_periods(file) == shipped()


def test_a_term_that_nobody_published_is_added_and_taken_away(asked, dialog, page):
    question, table = asked
    table.listing.add_button.click()
    new = dialog()
    assert new.term.text() == "WS 2027/28"
    new.term.setText("WS 2023/24")
    assert new.first.day() == date(2023, 10, 16)
    new.first.show_day(date(2023, 10, 23))
    new.accept_button.click()
    assert lines(table)["WS 2023/24"] == "your own"
    table.accept_button.click()
    assert question.first.day() == date(2023, 10, 23)
    question.reject()
    assert page.term.source.text() == "set by hand"


def test_lectures_set_by_hand_stay_when_the_table_changes(asked, dialog):
    question, table = asked
    question.first.show_day(date(2023, 10, 18))
    table.listing.add_button.click()
    new = dialog()
    new.term.setText("WS 2023/24")
    new.last.show_day(date(2024, 2, 3))
    new.accept_button.click()
    table.accept_button.click()
    assert question.first.day() == date(2023, 10, 18)
    assert question.last.day() == date(2024, 2, 10)
    assert question.source.text() == "set by hand"


@pytest.mark.parametrize(
    ("field", "day", "words"),
    [
        ("last", date(2027, 1, 1), "The lectures end before they begin."),
        ("first", date(2029, 1, 1), "The lectures end before they begin."),
        ("pause_last", date(2027, 1, 1), "The break ends before it begins."),
    ],
)
def test_days_that_run_backwards_are_refused(asked, dialog, field, day, words):
    _, table = asked
    table.listing.add_button.click()
    new = dialog()
    getattr(new, field).show_day(day)
    new.accept_button.click()
    assert new.objection_line.text() == words


def test_lectures_of_another_year_and_terms_that_are_none_are_refused(asked, dialog):
    _, table = asked
    table.listing.add_button.click()
    new = dialog()
    new.first.show_day(date(2028, 10, 16))
    new.last.show_day(date(2029, 2, 10))
    new.accept_button.click()
    assert new.objection_line.text() == "The lectures lie outside WS 2027/28."
    new.term.setText("soon")
    new.accept_button.click()
    assert "is no term" in new.objection_line.text()
    assert len(lines(table)) == 5


def test_cancelling_the_table_keeps_nothing(qtbot, asked, dialog, file):
    _, table = asked
    table.listing.add_button.click()
    dialog().accept_button.click()
    assert "WS 2027/28" in lines(table)
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not file.exists()


def test_a_table_that_cannot_be_kept_is_said_and_changes_nothing(asked, dialog, file):
    question, table = asked
    file.mkdir()
    table.listing.add_button.click()
    dialog().accept_button.click()
    table.accept_button.click()
    assert "lecture_periods.csv" in question.objection_line.text()
    assert load_periods(file) == shipped()
