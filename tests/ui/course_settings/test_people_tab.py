from __future__ import annotations

import base64
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from planner.db import courses, presenters
from planner.rules.terms import Days
from planner.ui.course_settings.people_tab import PersonDialog


def names(store):
    found = sorted(store.read(courses.people), key=lambda one: (one.role, one.name))
    return [(one.role, one.name) for one in found]


def test_a_person_is_added_as_one_step(page, desk, store, dialog):
    page.people.listing.add_button.click()
    question = dialog()
    assert isinstance(question, PersonDialog)
    question.accept_button.click()
    assert question.objection_line.text() == "A person needs a name."
    question.name.setText("Dr. Simon Salamander")
    question.email.setText("simon at nowhere")
    question.accept_button.click()
    assert "no e-mail address" in question.objection_line.text()
    question.email.setText("simon@example.org")
    question.role.setCurrentIndex(question.role.findData("signatory"))
    question.accept_button.click()
    assert ("signatory", "Dr. Simon Salamander") in names(store)
    assert desk.undoable() == "Dr. Simon Salamander added to the people of the course"
    desk.undo()
    assert len(names(store)) == 3


def test_people_stand_by_role_and_can_be_changed_and_removed(page, desk, store, dialog):
    shown = page.people.listing.table.shown()
    assert [row.role for row in shown] == ["lecturer", "examiner", "ta"]
    page.people.listing.table.show_row(shown[1].id)
    page.people.listing.edit_button.click()
    question = dialog()
    question.name.setText("Prof. Emma Emu")
    question.accept_button.click()
    assert ("examiner", "Prof. Emma Emu") in names(store)
    page.people.listing.table.show_row(page.people.listing.table.shown()[2].id)
    page.people.listing.delete_button.click()
    assert [role for role, _ in names(store)] == ["examiner", "lecturer"]
    assert desk.undoable() == "Tom Taube removed from the people of the course"


def test_the_first_of_two_lecturers_is_the_one_moved_up(page, store, dialog):
    page.people.listing.add_button.click()
    question = dialog()
    question.name.setText("Dr. Anna Amsel")
    question.accept_button.click()
    table = page.people.listing.table
    table.show_row(next(row.id for row in table.shown() if row.name == "Dr. Anna Amsel"))
    page.people.listing.up_button.click()
    lecturers = [one.name for one in store.read(courses.people) if one.role == "lecturer"]
    assert lecturers == ["Dr. Anna Amsel", "Dr. Berta Beispiel"]


def test_a_guest_may_name_days_on_which_they_cannot_come(page, desk, store, dialog):
    page.people.listing.add_button.click()
    question = dialog()
    question.role.setCurrentIndex(question.role.findText("Guest"))
    question.name.setText("Dr. Gisela Gast")
    question.accept_button.click()
    guest = next(one for one in store.read(courses.people) if one.role == "guest")
    page.people.listing.table.show_row(guest.id)
    page.people.cannot_come.click()
    question = dialog()
    question.first.show_day(date(2023, 12, 14))
    question.last.show_day(date(2024, 2, 10))
    question.accept_button.click()
    assert store.read(presenters.absences) == {
        guest.id: (Days(date(2023, 12, 14), date(2024, 2, 10)),)
    }
    assert desk.undoable() == "Days on which Dr. Gisela Gast cannot come changed"
    shown = page.people.listing.table.sorted
    assert shown.index(shown.rowCount() - 1, 3).data() == "14 Dec – 10 Feb"
    desk.undo()
    assert store.read(presenters.absences) == {}


def test_a_picture_of_a_signature_is_kept_shown_and_taken_away(page, store, dialog, tmp_path):
    file, image = tmp_path / "hand.png", QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(file))

    def edited():
        page.people.listing.edit_button.click()
        return dialog()

    def kept():
        return next(one.signature for one in store.read(courses.people) if one.id == who)

    table = page.people.listing.table
    who = table.shown()[1].id
    table.show_row(who)
    question = edited()
    question.signature.take(file)
    assert not question.signature.picture.pixmap().isNull()
    question.accept_button.click()
    assert base64.b64decode(kept()) == file.read_bytes()
    table.show_row(who)
    question = edited()
    assert not question.signature.picture.pixmap().isNull()
    question.signature.remove.click()
    question.accept_button.click()
    assert kept() == ""
