from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.db import courses, plans
from planner.rules.plan_weekday import relaid
from planner.rules.slots import Start
from planner.rules.terms import Days
from planner.ui.course_settings.slots import meant


def test_a_second_weekly_time_is_added_changed_and_deleted(page, desk, store, dialog):
    page.term.slots.listing.add_button.click()
    question = dialog()
    question.weekday.setCurrentIndex(4)
    question.starts.show_time(time(16))
    question.ends.show_time(time(14))
    question.accept_button.click()
    assert "must end after it starts" in question.objection_line.text()
    question.ends.show_time(time(18))
    question.label.setCurrentIndex(question.label.findText("c.t. (a quarter past)"))
    assert question.real.text() == "Sessions last 16:15–17:45."
    question.room.setText("Room 2")
    question.accept_button.click()
    second = store.read(courses.slots)[1].slot
    assert (second.weekday, second.hours.start, second.hours.end) == (
        4,
        time(16, 15),
        time(17, 45),
    )
    assert (second.label, second.room) == (Start.CT, "Room 2")
    assert desk.undoable() == "Weekly time Friday, 16–18 c.t. added"

    listing = page.term.slots.listing
    listing.table.show_row(store.read(courses.slots)[1].id)
    listing.edit_button.click()
    question = dialog()
    question.room.setText("Room 3")
    question.accept_button.click()
    again = store.read(courses.slots)[1].slot
    assert (again.room, again.hours) == ("Room 3", second.hours)
    listing.table.show_row(store.read(courses.slots)[1].id)
    listing.delete_button.click()
    assert [row.slot.weekday for row in store.read(courses.slots)] == [2]


def test_without_a_weekly_time_the_list_says_what_that_means(page):
    page.term.slots.listing.delete_button.click()
    assert "does not know where sessions could go" in page.term.slots.listing.empty.text()
    assert page.term.slots.listing.empty.isVisibleTo(page.term.slots)


@pytest.mark.parametrize("label", [Start.PLAIN, Start.ST])
def test_times_on_the_dot_are_taken_as_typed(label):
    hours = meant(time(12), time(14), label)
    assert (hours.start, hours.end) == (time(12), time(14))


@given(st.integers(0, 22), st.integers(1, 4))
def test_a_cum_tempore_time_read_back_stays_what_it_is(start, length):
    ends = min(start + length, 23)
    hours = meant(time(start), time(ends), Start.CT)
    assert meant(hours.start, hours.end, Start.CT) == hours
    assert hours.start == time(start, 15)


def test_a_weekly_time_may_count_for_part_of_the_term_only(page, desk, store, dialog):
    listing = page.term.slots.listing
    listing.edit_button.click()
    question = dialog()
    assert not question.form.isRowVisible(question.first)
    question.part.click()
    assert question.form.isRowVisible(question.first)
    question.last.show_day(date(2023, 10, 1))
    question.accept_button.click()
    assert "before the first" in question.objection_line.text()
    question.last.show_day(date(2023, 12, 20))
    question.accept_button.click()
    (row,) = store.read(courses.slots)
    assert row.slot.valid == Days(date(2023, 10, 16), date(2023, 12, 20))
    said = "Wednesday, 12:30–14:00 (16 Oct – 20 Dec)"
    assert desk.undoable() == f"Weekly time {said} changed"
    assert listing.table.sorted.index(0, 0).data() == said
    listing.edit_button.click()
    question = dialog()
    assert question.part.isChecked()
    question.part.click()
    question.accept_button.click()
    assert store.read(courses.slots)[0].slot.valid is None


def to_thursday(page, dialog):
    page.term.slots.listing.edit_button.click()
    question = dialog()
    question.weekday.setCurrentIndex(3)
    question.accept_button.click()
    return dialog()


def lie(store):
    return {row.id: row.day for row in store.read(plans.sessions)}


def test_another_weekday_asks_with_a_preview_and_moves_the_sessions_in_the_same_step(
    page, desk, store, dialog
):
    before = lie(store)
    change = relaid(
        store.read(plans.plan_of), (replace(store.read(courses.slots)[0].slot, weekday=3),)
    )
    question = to_thursday(page, dialog)
    shown = [question.list.item(n).text() for n in range(question.list.count())]
    assert len(shown) == len(change.moves)
    assert "→ Thu" in shown[0]
    question.accept_button.click()
    assert store.read(courses.slots)[0].slot.weekday == 3
    assert lie(store) == before | {move.id: move.now for move in change.moves}
    assert desk.undoable().startswith("Weekly times changed to Thursday, 12:30")
    desk.undo()
    assert lie(store) == before
    assert store.read(courses.slots)[0].slot.weekday == 2


def test_the_sessions_may_stay_where_they_are_and_cancelling_changes_nothing(
    page, desk, store, dialog
):
    before, step = lie(store), desk.undoable()
    to_thursday(page, dialog).cancel_button.click()
    assert (desk.undoable(), store.read(courses.slots)[0].slot.weekday) == (step, 2)
    to_thursday(page, dialog).leave_button.click()
    assert store.read(courses.slots)[0].slot.weekday == 3
    assert lie(store) == before
    assert desk.undoable() == "Weekly time Thursday, 12:30–14:00 changed"
