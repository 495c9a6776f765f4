from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt

from planner.db import courses
from planner.rules.slots import ExtraDate, Hours
from planner.ui.course_settings.single_dates import WHOLE_DAY


def test_a_single_date_is_added_changed_and_deleted(page, desk, store, dialog):
    listing = page.term.single.listing
    listing.add_button.click()
    question = dialog()
    question.day.show_day(date(2024, 1, 13))
    question.ends.show_time(time(8))
    question.accept_button.click()
    assert "must end after it starts" in question.objection_line.text()
    question.ends.show_time(time(12))
    question.room.setText("Room 2")
    question.accept_button.click()
    added = ExtraDate(date(2024, 1, 13), Hours(time(9), time(12)), "Room 2")
    assert store.read(courses.extra_dates) == (added,)
    assert desk.undoable() == "Single date Sat 13 Jan 2024, 09:00–12:00 added"
    listing.edit_button.click()
    question = dialog()
    question.room.setText("")
    question.accept_button.click()
    assert [one.room for one in store.read(courses.extra_dates)] == [""]
    listing.delete_button.click()
    assert store.read(courses.extra_dates) == ()


def test_whole_days_of_a_block_are_added_at_once_without_those_unticked(page, desk, store, dialog):
    page.term.single.whole_days.click()
    question = dialog()
    question.last.show_day(date(2024, 2, 20))
    question.first.show_day(date(2024, 2, 15))  # Thursday to Tuesday
    assert question.days.count() == 6
    question.days.item(5).setCheckState(Qt.CheckState.Unchecked)
    question.accept_button.click()
    assert store.read(courses.extra_dates) == tuple(
        ExtraDate(date(2024, 2, n), WHOLE_DAY) for n in (15, 16, 19)
    )
    assert desk.undoable() == "Single dates 15 Feb, 16 Feb and 19 Feb added"
    desk.undo()
    assert store.read(courses.extra_dates) == ()


def test_a_weekend_alone_is_meant_and_too_many_or_no_days_are_not(page, dialog):
    page.term.single.whole_days.click()
    question = dialog()
    question.first.show_day(date(2024, 1, 13))
    question.last.show_day(date(2024, 1, 14))
    assert [one.day for one in question.answer()] == [date(2024, 1, 13), date(2024, 1, 14)]
    for n in range(2):
        question.days.item(n).setCheckState(Qt.CheckState.Unchecked)
    assert question.objection() == "No day is ticked."
    question.last.show_day(date(2024, 3, 14))
    assert question.objection() == "These are more than 31 days."
    question.last.show_day(date(2024, 1, 12))
    assert "before the first" in question.objection()
    question.reject()
