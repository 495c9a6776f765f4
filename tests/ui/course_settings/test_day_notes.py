from __future__ import annotations

from datetime import date

from planner.db import courses, plans
from planner.rules.terms import DayNote, Days, NoteKind


def test_a_note_of_the_office_is_added_as_one_step_and_blocks_nothing(page, desk, store, dialog):
    before = store.read(plans.sessions)
    page.term.notes.listing.add_button.click()
    question = dialog()
    question.first.show_day(date(2024, 3, 31))
    assert question.last.day() == date(2024, 3, 31)
    question.accept_button.click()
    assert "needs words" in question.objection_line.text()
    question.text_en.setText("grades must be in")
    question.last.show_day(date(2024, 3, 30))
    question.accept_button.click()
    assert "before the first" in question.objection_line.text()
    question.last.show_day(date(2024, 3, 31))
    question.accept_button.click()
    end = date(2024, 3, 31)
    assert store.read(courses.day_notes) == (
        DayNote(Days(end, end), NoteKind.OFFICE, "", "grades must be in"),
    )
    assert desk.undoable() == "Note on days “grades must be in” added"
    assert store.read(plans.sessions) == before
    desk.undo()
    assert store.read(courses.day_notes) == ()
    assert page.term.notes.listing.empty.isVisibleTo(page.term.notes)


def test_notes_are_changed_and_deleted(page, store, dialog):
    listing = page.term.notes.listing
    listing.add_button.click()
    question = dialog()
    question.text_de.setText("Anmeldung")
    question.accept_button.click()
    listing.edit_button.click()
    question = dialog()
    question.kind.setCurrentIndex(question.kind.findText("Note"))
    question.text_en.setText("registration")
    question.accept_button.click()
    (changed,) = store.read(courses.day_notes)
    assert (changed.kind, changed.text_de) == (NoteKind.NOTE, "Anmeldung")
    assert changed.text_en == "registration"
    listing.delete_button.click()
    assert store.read(courses.day_notes) == ()
