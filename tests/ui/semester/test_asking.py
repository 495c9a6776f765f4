from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from planner.rules.plan import Kind, Status
from planner.ui.semester.asking import CancelSession, NewSession, SwapWith
from planner.ui.semester.move_to import MoveTo
from tests.ui.semester.gestures import click, days, dialog, drag, press, run, session

NOV_14, NOV_15, NOV_22 = (date(2023, 11, day) for day in (14, 15, 22))


def test_clicks_move_a_session_as_dragging_does(page):
    wishes = []
    page.doings.done.connect(wishes.append)
    drag(page, "s4", NOV_22)
    page.desk.undo()
    page.board.choose("s4")
    click(page, "session.move")
    asked = dialog(page, MoveTo)
    texts = [asked.places.item(n).text() for n in range(asked.places.count())]
    asked.places.setCurrentRow(next(n for n, text in enumerate(texts) if "22 Nov" in text))
    asked.accept()
    assert wishes[0] == wishes[1]
    assert days(page)["s4"] == NOV_22


def test_another_day_that_is_no_lecture_day_is_refused_in_words(page):
    click(page, "session.move")
    asked = dialog(page, MoveTo)
    asked.other.setDate(date(2023, 11, 1))
    assert asked.objection_line.isVisible()
    assert asked.objection_line.text()
    asked.accept()
    assert asked.isVisible()
    asked.other.setDate(NOV_14)
    asked.accept()
    assert days(page)["s4"] == NOV_14


def test_clicks_swap_two_sessions(page):
    click(page, "session.swap")
    asked = dialog(page, SwapWith)
    names = [asked.others.item(n).text() for n in range(asked.others.count())]
    assert not any("held" in name for name in names)
    asked.others.setCurrentRow(next(n for n, name in enumerate(names) if "Session 5" in name))
    asked.accept()
    assert (days(page)["s4"], days(page)["s5"]) == (NOV_22, NOV_15)


def test_a_cancelled_session_keeps_its_day_and_says_what_students_read(page):
    click(page, "session.cancel")
    asked = dialog(page, CancelSession)
    asked.words.setText("cancelled because of illness")
    asked.reason.setPlainText("flu")
    asked.accept()
    cancelled = session(page, "s4")
    assert (cancelled.status, cancelled.day) == (Status.CANCELLED, NOV_15)
    assert page.doings.semester.numbers.get("s4") is None
    words = page.side.form._called_off.text()
    assert "cancelled because of illness" in words
    assert "flu" in words
    click(page, "session.cancel")
    assert session(page, "s4").status is Status.PLANNED


def test_a_new_session_goes_to_the_shelf_or_onto_an_empty_day(page):
    run(page, "session.add")
    asked = dialog(page, NewSession)
    asked.accept()
    assert asked.objection_line.text() == "Say what the session is about."
    asked.topic.setText("Excursion")
    asked.accept()
    page.board.choose("2023-11-14")
    press(page, Qt.Key.Key_Return)
    asked = dialog(page, NewSession)
    assert asked.day.currentData() == NOV_14
    asked.topic.setText("Extra hour")
    asked.accept()
    new = {s.topic: s.day for s in page.doings.semester.plan.sessions}
    assert (new["Excursion"], new["Extra hour"]) == (None, NOV_14)


def test_to_keep_a_session_is_not_called_cancel(page):
    click(page, "session.cancel")
    asked = dialog(page, CancelSession)
    assert [asked.cancel_button.text(), asked.accept_button.text()] == ["Keep it", "Call it off"]
    asked.reject()


def test_places_and_sessions_are_listed_without_being_cut(page):
    click(page, "session.move")
    asked = dialog(page, MoveTo)
    rows = asked.places
    assert rows.sizeHintForColumn(0) <= rows.viewport().width()
    high = asked.places.geometry()
    for row in range(rows.count()):
        rows.setCurrentRow(row)
        assert asked.places.geometry() == high
        assert asked.places.geometry().bottom() < asked.other.geometry().top()
    asked.reject()
    click(page, "session.swap")
    asked = dialog(page, SwapWith)
    assert all(asked.others.item(n).toolTip() for n in range(asked.others.count()))
    asked.reject()


def test_a_day_that_is_refused_tells_no_consequences(page):
    click(page, "session.move")
    asked = dialog(page, MoveTo)
    assert asked.consequences.text()
    asked.other.setDate(date(2023, 11, 1))
    assert asked.consequences.text() == ""
    asked.reject()


def test_a_new_session_on_a_free_place_of_the_slot_begins_on_that_day(page):
    run(page, "session.shelve")
    page.board.choose("2023-11-15")
    press(page, Qt.Key.Key_Return)
    asked = dialog(page, NewSession)
    assert asked.day.currentText() == "Wed 15 Nov 2023"
    asked.topic.setText("Guest")
    asked.accept()
    new = next(s for s in page.doings.semester.plan.sessions if s.topic == "Guest")
    assert (new.day, new.hours.start.hour, new.room) == (NOV_15, 12, "Room 1")


def test_a_new_session_is_chosen_at_once_and_begins_on_the_day_that_was(page):
    run(page, "session.add")
    asked = dialog(page, NewSession)
    asked.topic.setText("Excursion")
    asked.accept()
    assert page.side.form.topic.toPlainText() == "Excursion"
    assert page.side.shelf.list.hasFocus()
    page.board.choose("2023-11-14")
    run(page, "session.add")
    asked = dialog(page, NewSession)
    assert asked.day.currentData() == NOV_14
    asked.topic.setText("Extra hour")
    asked.accept()
    assert session(page, page.board.current_key()).topic == "Extra hour"


def test_a_new_session_on_a_taken_day_is_put_in_and_the_others_move_later_as_one_step(page):
    before = days(page)
    run(page, "session.add")
    asked = dialog(page, NewSession)
    asked.topic.setText("Visitor")
    texts = [asked.day.itemText(n) for n in range(asked.day.count())]
    words = "Wed 22 Nov 2023 (taken: the others move later)"
    asked.day.setCurrentIndex(texts.index(words))
    assert asked.consequences.isVisible()
    assert "5 → 29 Nov" in asked.consequences.text()
    asked.kind.setCurrentIndex(asked.kind.findData(Kind.NO_CLASS))
    assert asked.objection() == "Only what is taught can be put in before others."
    asked.kind.setCurrentIndex(asked.kind.findData(Kind.CLASS))
    line = asked.consequences
    assert line.height() >= line.heightForWidth(line.width())
    asked.accept()
    plan = page.doings.semester.plan
    new = next(one for one in plan.sessions if one.topic == "Visitor")
    assert (new.day, new.hours) == (NOV_22, session(page, "s4").hours)
    assert days(page)["s5"] == date(2023, 11, 29)
    assert page.desk.undoable() == "New session “Visitor” on 22 Nov, 4 moved"
    page.desk.undo()
    assert days(page) == before


def test_a_free_day_and_the_shelf_move_nobody(page):
    run(page, "session.add")
    asked = dialog(page, NewSession)
    assert not asked.consequences.isVisible()
    assert asked.answer().change is None
    asked.reject()
