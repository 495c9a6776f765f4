"""The table of lecture periods, asked for before there is a course, serves the first one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from planner.db import courses
from tests.journeys.conftest import notice, page


def asked():
    """Return the question that is open now."""
    return QApplication.activeModalWidget()


def changed(planner, first: date) -> None:
    """Change the lectures of winter 2026/27 in the table, and keep it."""
    planner.window.doings.run("edit.periods")
    table = asked()
    table.listing.table.show_row(
        next(r.term for r in table.listing.table.shown() if first in r.term.days)
    )
    table.listing.edit_button.click()
    edit = asked()
    edit.first.show_day(first)
    edit.accept_button.click()
    table.accept_button.click()


def test_a_new_course_takes_the_lectures_of_ones_own_table(qtbot, started, tmp_path):
    planner = started()
    changed(planner, date(2026, 10, 5))
    planner.window.doings.run("file.new")
    new = asked()
    new.title.setText("Logic")
    new.term.setCurrentText("WS 2026/27")
    new.place.line.selectAll()
    qtbot.keyClicks(new.place.line, str(tmp_path / "logic.course"))
    new.accept_button.click()
    qtbot.waitUntil(lambda: planner.store is not None)
    assert planner.store.read(courses.course).lectures.first == date(2026, 10, 5)
    shown = page(planner, "course_settings").term
    assert shown.source.text() == "from your own table"
    changed(planner, date(2026, 10, 19))
    assert shown.source.text() == "set by hand"


def test_a_table_that_cannot_be_kept_is_told_in_words(started, example):
    planner = started(example)
    planner.places.lecture_periods.mkdir(parents=True)
    changed(planner, date(2026, 10, 5))
    assert "lecture_periods.csv" in notice(planner)
