from __future__ import annotations

from datetime import date

from planner.db import presenters, students
from planner.rules.terms import Days
from planner.ui.parts.away import AwayDialog
from planner.ui.students.birth import BirthDialog
from planner.ui.writing.dialog import WriteDialog
from tests.small_course import student_id
from tests.ui.students.test_page import choose, dialog, run


def test_days_on_which_a_student_cannot_come_are_one_step_and_shown(page, store):
    choose(page, "Adler")
    assert page.side.form.away.text() == "No days known"
    page.side.form.away.click()
    question = dialog(page, AwayDialog)
    question.first.show_day(date(2023, 11, 24))
    question.accept_button.click()
    who = student_id(store, "Adler")
    day = date(2023, 11, 24)
    assert store.read(presenters.absences) == {who: (Days(day, day),)}
    assert page.side.form.away.text() == "24 Nov"
    assert page._desk.undoable() == "Days on which Adler, Test cannot come changed"
    run(page, "student.away")
    dialog(page, AwayDialog).reject()
    choose(page, "Biber")
    assert page.side.form.away.text() == "No days known"


def test_several_who_are_selected_are_written_to_and_of_one_all_that_are_shown(page):
    choose(page, "Adler", "Dachs")
    page.side.several.write.click()
    question = dialog(page, WriteDialog)
    assert question.windowTitle() == "Write to 2 students"
    question.reject()
    choose(page, "Biber")
    run(page, "student.write")
    everybody = dialog(page, WriteDialog)
    assert everybody.windowTitle() == "Write to 3 students"
    everybody.reject()


def test_date_and_place_of_birth_are_asked_together_and_are_one_step(page, store):
    choose(page, "Adler")
    born = page.side.form.birth
    assert born.text() == "Not kept"
    born.click()
    question = dialog(page, BirthDialog)
    for text in ("3 Apr", "3.4.2099", "in spring"):
        question.on.setText(text)
        question.accept_button.click()
        assert question.objection_line.text().startswith(f"“{text}” is no date of birth.")
    question.on.setText("3.4.2001")
    question.place.setText("Kiel")
    question.accept_button.click()
    who = student_id(store, "Adler")
    row = store.read(students.student, who)
    assert (row.born_on, row.born_in) == (date(2001, 4, 3), "Kiel")
    assert born.text() == "3 Apr 2001, Kiel"
    assert page._desk.undoable() == "Adler, Test: date and place of birth changed"
    page._desk.undo()
    assert born.text() == "Not kept"
