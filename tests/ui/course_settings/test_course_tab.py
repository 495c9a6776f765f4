from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from planner.db import courses
from planner.ui.course_settings.words import (
    CERTIFICATE_FIELDS,
    COURSE_FIELDS,
    OFFICE_FIELDS,
    PLACE_FIELDS,
)


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_each_field_is_one_step_with_a_name_and_undo_takes_it_back(qtbot, page, desk, store):
    enter(qtbot, page.course.place.fields["university"], "University of Newtown")
    assert store.read(courses.course).university == "University of Newtown"
    assert desk.undoable() == "University changed"
    enter(qtbot, page.course.place.fields["place"], "Newtown")
    assert desk.undoable() == "Place changed"
    desk.undo()
    desk.undo()
    assert store.read(courses.course).university == ""
    assert page.course.place.fields["university"].text() == ""


def new(name):
    return "https://example.org" if name.endswith("_url") else f"New {name}"


def test_every_text_of_the_course_can_be_set(qtbot, page, store):
    forms = page.course.forms()
    for form in forms:
        for name, field in form.fields.items():
            if hasattr(field, "selectAll") and name != "hours_per_credit":
                enter(qtbot, field, new(name))
    course = store.read(courses.course)
    for spec in (*COURSE_FIELDS, *OFFICE_FIELDS, *CERTIFICATE_FIELDS, *PLACE_FIELDS):
        if not spec.choices and spec.bounds is None:
            assert getattr(course, spec.name) == new(spec.name)


def test_hours_per_credit_and_language_are_numbers_and_choices(qtbot, page, store):
    hours = page.course.office.fields["hours_per_credit"]
    hours.setFocus()
    hours.setValue(25)
    qtbot.keyClick(hours, Qt.Key.Key_Return)
    language = page.course.course.fields["language"]
    language.setFocus()
    qtbot.keyClick(language, Qt.Key.Key_Up)
    course = store.read(courses.course)
    assert (course.hours_per_credit, course.language) == (25, "de")


def test_the_level_is_chosen_and_can_be_left_unstated_again(page, desk, store):
    level = page.course.certificates.fields["eqf_level"]
    assert level.currentText() == "not stated"
    for text, kept in (("7 (master)", 7), ("not stated", None)):
        level.setCurrentIndex(level.findText(text))
        level.activated.emit(level.currentIndex())
        assert store.read(courses.course).eqf_level == kept
    desk.undo()
    assert level.currentText() == "7 (master)"


def cleared(qtbot, field):
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_course_keeps_a_title_in_one_language(qtbot, page, store):
    field = page.course.course.fields["title_en"]
    cleared(qtbot, field)
    assert store.read(courses.course).title_en == "Small course"
    assert "needs a title" in page.course.course.objections["title_en"].text()
    enter(qtbot, page.course.course.fields["title_de"], "Kleiner Kurs")
    assert field.text() == "Small course"
    assert not page.course.course.objections["title_en"].isVisible()
    cleared(qtbot, field)
    assert store.read(courses.course).title_en == ""


def test_an_address_that_is_none_is_refused_beneath_its_field(qtbot, page, store):
    form = page.course.course
    enter(qtbot, form.fields["page_url"], "example.org/seminar")
    assert "no web address" in form.objections["page_url"].text()
    assert store.read(courses.course).page_url == ""
    enter(qtbot, form.fields["page_url"], "https://example.org/seminar")
    assert store.read(courses.course).page_url == "https://example.org/seminar"


def test_a_logo_is_kept_in_the_course_and_can_be_taken_away(page, desk, store, tmp_path):
    file = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(file))
    page.course.logo.take(file)
    assert store.read(courses.course).logo
    assert desk.undoable() == "Logo changed"
    assert not page.course.logo.picture.pixmap().isNull()
    page.course.logo.remove.click()
    assert store.read(courses.course).logo == ""
    assert desk.undoable() == "Logo removed"


def test_the_codes_of_the_office_are_typed_or_filled_in_as_a_system_has_them(
    qtbot, page, desk, store
):
    codes = page.course.codes
    enter(qtbot, codes.fields["no_show"], "NE")
    assert store.read(courses.course).office_codes == {"no_show": "NE"}
    assert desk.undoable() == "Codes of the examination office changed"
    codes.usual.setCurrentIndex(codes.usual.findData("CAMPUSonline"))
    codes.usual.activated.emit(codes.usual.currentIndex())
    assert codes.fields["deception"].text() == "U"
    assert codes.fields["passed"].text() == ""
    cleared(qtbot, codes.fields["deception"])
    assert "deception" not in store.read(courses.course).office_codes
