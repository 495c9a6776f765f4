from __future__ import annotations

from datetime import date

from planner.db import courses, plans
from planner.rules.terms import OffKind


def test_own_days_off_are_added_and_never_move_a_session(page, desk, store, dialog):
    before = store.read(plans.sessions)
    page.term.days_off.listing.add_button.click()
    question = dialog()
    question.first.show_day(date(2023, 11, 15))
    assert question.last.day() == date(2023, 11, 15)
    question.accept_button.click()
    assert "need a name" in question.objection_line.text()
    question.name_en.setText("Excursion")
    question.last.show_day(date(2023, 11, 10))
    question.accept_button.click()
    assert "before the first" in question.objection_line.text()
    question.last.show_day(date(2023, 11, 16))
    question.accept_button.click()
    added = next(off for off in store.read(courses.days_off) if off.kind is OffKind.OWN)
    assert (added.days.last, added.name_en) == (date(2023, 11, 16), "Excursion")
    assert desk.undoable() == "Day off Excursion added"
    assert store.read(plans.sessions) == before


def test_days_off_are_changed_and_deleted(page, store, dialog):
    listing = page.term.days_off.listing
    listing.edit_button.click()
    question = dialog()
    question.name_en.setText("All Hallows")
    question.accept_button.click()
    assert [off.name_en for off in store.read(courses.days_off)] == ["All Hallows"]
    listing.delete_button.click()
    assert store.read(courses.days_off) == ()
    assert listing.empty.text().startswith("No days off")
