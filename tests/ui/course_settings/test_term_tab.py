from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from planner.commands import course, sessions
from planner.db import courses, plans
from planner.db.journal import Title
from planner.rules.plan import PlannedSession
from planner.rules.terms import OffKind
from planner.ui.course_settings.holidays_dialog import HolidaysDialog
from planner.wording import worded


def test_the_tab_says_where_the_lecture_period_comes_from(page, dialog, store):
    assert page.term.lectures.text() == "Mon 16 Oct 2023 – Sat 10 Feb 2024"
    assert page.term.source.text() == "derived from the usual pattern, please check"
    page.term.change.click()
    question = dialog()
    question.first.show_day(date(2023, 10, 17))
    question.accept_button.click()
    assert page.term.source.text() == "set by hand"
    assert store.read(courses.course).lectures.first == date(2023, 10, 17)


def test_another_term_brings_its_lectures_and_days_off_as_one_step(page, desk, store, dialog):
    before = store.read(plans.sessions)
    page.term.change.click()
    question = dialog()
    question.term.setText("nonsense")
    question.accept_button.click()
    assert "is no term" in question.objection_line.text()
    question.term.setText("SoSe 2024")
    assert question.first.day() == date(2024, 4, 15)
    assert question.days_off.isChecked()
    question.accept_button.click()
    course = store.read(courses.course)
    assert (course.term, course.lectures.first) == ("SS 2024", date(2024, 4, 15))
    names = [off.name_de for off in store.read(courses.days_off)]
    assert "Pfingstferien" in names
    assert "Allerheiligen" not in names
    assert store.read(plans.sessions) == before
    assert desk.undoable() == "Term changed to SS 2024"
    desk.undo()
    assert store.read(courses.course).term == "WS 2023/24"
    assert [off.name_de for off in store.read(courses.days_off)] == ["Allerheiligen"]


def test_lectures_that_end_before_they_begin_are_refused(page, dialog, store):
    page.term.change.click()
    question = dialog()
    question.last.show_day(date(2023, 10, 1))
    question.accept_button.click()
    assert question.objection_line.text() == "The lectures end before they begin."
    question.reject()
    assert store.read(courses.course).lectures.last == date(2024, 2, 10)


def test_holidays_of_the_region_are_shown_before_they_are_taken(page, desk, store, dialog):
    page.term.days_off.again.click()
    question = dialog()
    assert isinstance(question, HolidaysDialog)
    lines = [question.list.item(n).text() for n in range(question.list.count())]
    assert any("Epiphany" in line and line.endswith("add") for line in lines)
    question.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    question.accept_button.click()
    names = [off.name_de for off in store.read(courses.days_off)]
    assert "Heilige Drei Könige" in names
    assert "Tag der Deutschen Einheit" not in names
    assert desk.undoable() == "Public holidays of DE-BW taken"


def test_a_region_that_nobody_knows_is_told_in_words(qtbot, page, desk, say):
    desk.do(Title.of("Edit"), course.edit, region="XX-1")
    with qtbot.waitSignal(desk.refused) as refusal:
        page.term.days_off.again.click()
    assert "XX-1" in worded(refusal.args[0], say)


def test_another_region_drops_holidays_it_does_not_have(page, store, dialog):
    page.tabs.setCurrentIndex(2)
    region = page.term.region
    region.setCurrentIndex(region.findData("DE-HH"))
    region.activated.emit(region.currentIndex())
    question = dialog()
    lines = [question.list.item(n).text() for n in range(question.list.count())]
    assert any("All Saints" in line and "remove" in line for line in lines)
    question.accept_button.click()
    assert store.read(courses.course).region == "DE-HH"
    assert all(off.name_de != "Allerheiligen" for off in store.read(courses.days_off))


def test_calling_off_another_region_keeps_the_old_one(page, store, dialog):
    page.tabs.setCurrentIndex(2)
    region = page.term.region
    region.setCurrentIndex(region.findData("DE-HH"))
    region.activated.emit(region.currentIndex())
    dialog().reject()
    assert region.currentData() == "DE-BW"
    assert store.read(courses.course).region == "DE-BW"


def test_a_holiday_on_a_day_that_is_taught_begins_without_its_tick(page, store, dialog):
    page.term.days_off.listing.delete_button.click()
    assert store.read(courses.days_off) == ()
    extra = PlannedSession(id="extra", topic="Extra", day=date(2023, 11, 1))
    store.change(Title.of("Add"), lambda tx: sessions.add(tx, extra))
    page.term.days_off.again.click()
    question = dialog()
    item = next(
        question.list.item(n)
        for n in range(question.list.count())
        if "All Saints" in question.list.item(n).text()
    )
    assert item.checkState() == Qt.CheckState.Unchecked
    assert "is taught that day" in item.text()
    question.accept_button.click()
    kinds = {off.kind for off in store.read(courses.days_off)}
    assert kinds == {OffKind.HOLIDAY}
    assert all(date(2023, 11, 1) not in off.days for off in store.read(courses.days_off))
