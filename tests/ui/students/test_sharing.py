from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.commands import course, students
from planner.db import courses
from planner.db import students as found
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.ui.students.sharing import ShareDialog
from planner.ui.students.table import ASSISTANT, HOME
from tests.small_course import student_id
from tests.ui.students.test_page import choose, dialog, possible, retype, run

TAS = tuple(PersonRow(id="", role="ta", name=name) for name in ("Tom Taube", "Carla Kranich"))
STEP = Title.of("Step")


@pytest.fixture
def tas(store, page):
    page._desk.tell(store.change(STEP, lambda tx: course.set_people(tx, TAS)))
    return {person.name: person.id for person in store.read(courses.people)}


def markers(store):
    names = {person.id: person.name for person in store.read(courses.people)}
    return {row.family: names.get(row.ta, "") for row in store.read(found.students)}


def test_without_a_ta_nothing_is_offered(page):
    assert page.side.form.assistant.isHidden()
    assert "student.share" not in possible(page)
    choose(page, "Adler", "Biber")
    assert page.side.several.assisting.isHidden()


@pytest.mark.usefixtures("tas")
def test_who_marks_a_student_is_chosen_in_the_form_and_shown_in_the_list(page, store):
    choose(page, "Adler")
    box = page.side.form.assistant
    assert page.table.isColumnHidden(ASSISTANT)
    box.setCurrentIndex(box.findText("Tom Taube"))
    box.activated.emit(box.currentIndex())
    assert markers(store)["Adler"] == "Tom Taube"
    assert page._desk.undoable() == "Adler, Test: TA changed"
    assert not page.table.isColumnHidden(ASSISTANT)
    assert page.table.sorted.index(0, ASSISTANT).data() == "Tom Taube"
    page.header.search.setText("taube")
    assert [entry.student.family for entry in page.table.shown()] == ["Adler"]


def test_of_several_those_without_a_ta_get_one_and_else_all_of_them(page, store, tas):
    store.change(
        STEP, lambda tx: students.assign(tx, {student_id(store, "Adler"): tas["Tom Taube"]})
    )
    page.refresh(None)
    choose(page, "Adler", "Biber", "Dachs")
    assisting = page.side.several.assisting
    assert assisting.unset.text() == "2 of them have no TA yet; the others keep theirs."
    assisting.box.show_person(tas["Carla Kranich"])
    assisting.set.click()
    assert markers(store) == {
        "Adler": "Tom Taube",
        "Biber": "Carla Kranich",
        "Dachs": "Carla Kranich",
    }
    assert page._desk.undoable() == "2 students given to Carla Kranich"
    assert assisting.unset.text() == "All of them get this TA."
    assisting.set.click()
    assert set(markers(store).values()) == {"Carla Kranich"}


def test_students_are_shared_out_evenly_and_seen_before(page, store, tas):
    run(page, "student.share")
    asks = dialog(page, ShareDialog)
    shown = [(one.name, one.has, one.gets) for one in asks.table.shown()]
    assert shown == [
        ("Tom Taube", 0, ("Adler, Test", "Biber, Test")),
        ("Carla Kranich", 0, ("Dachs, Test",)),
    ]
    asks.accept()
    assert markers(store) == {
        "Adler": "Tom Taube",
        "Biber": "Tom Taube",
        "Dachs": "Carla Kranich",
    }
    assert page._desk.undoable() == "3 students shared out among the TAs"
    run(page, "student.share")
    again = dialog(page, ShareDialog)
    assert not again.accept_button.isEnabled()
    again.who[tas["Tom Taube"]].click()
    again.anew.click()
    assert [one.gets for one in again.table.shown()] == [
        ("Adler, Test", "Biber, Test", "Dachs, Test")
    ]
    again.who[tas["Carla Kranich"]].click()
    again.accept()
    assert again.objection_line.text() == "Choose at least one TA."
    again.reject()


@pytest.mark.usefixtures("tas")
def test_those_who_left_are_not_shared_out(page, leaves):
    leaves(page, "Adler")
    run(page, "student.share")
    asks = dialog(page, ShareDialog)
    assert asks.windowTitle() == "Share 2 students out among the TAs"
    asks.reject()


def test_an_exchange_student_has_a_home_university_in_place_of_a_number(page, store):
    choose(page, "Adler")
    home = page.side.form.texts["home_university"]
    assert home.isVisible()
    assert page.table.isColumnHidden(HOME)
    retype(home, "Bologna")
    who = store.read(found.student, student_id(store, "Adler"))
    assert who.home_university == "Bologna"
    assert page.table.sorted.index(0, HOME).data(Qt.ItemDataRole.DisplayRole) == ("Bologna")
    choose(page, "Biber")
    retype(page.side.form.texts["matriculation"], "4711001")
    assert page.side.form.texts["home_university"].isHidden()
