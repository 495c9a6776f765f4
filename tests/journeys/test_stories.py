"""What befalls a semester, in the window: illness, a guest, another weekday, a holiday gone."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from planner.commands.course import set_people
from planner.commands.presenters import set_absences, set_speakers
from planner.db import courses, plans
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.rules.plan import Kind, Status, numbers
from planner.rules.terms import Days
from planner.ui.course_settings.relay_dialog import RelayDialog
from planner.ui.course_settings.slots import SlotDialog
from tests.journeys.conftest import page
from tests.ui.semester.gestures import ALT, card, drag, held, place, run

NOV_15, DEC_6, DEC_13, DEC_20 = (
    *(date(2023, 11, 15), date(2023, 12, 6)),
    *(date(2023, 12, 13), date(2023, 12, 20)),
)


def rows(planner):
    return {row.id: row for row in planner.store.read(plans.sessions)}


def days(planner):
    return {key: row.day for key, row in rows(planner).items()}


def key_of(planner, number):
    return next(k for k, n in numbers(planner.store.read(plans.sessions)).items() if n == number)


def question(qtbot, kind):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def test_ill_in_week_four_everything_is_pushed_undone_and_swapped_with_the_buffer(
    started, example
):
    planner = started(example)
    four, nine, before = key_of(planner, "4"), key_of(planner, "9"), days(planner)
    semester = page(planner, "semester")
    semester.show_thing(four)
    run(semester, "session.push")
    assert days(planner)[four] == date(2023, 11, 22)
    assert days(planner)[nine] is None
    planner.window.doings.run("edit.undo")
    assert days(planner) == before
    drag(semester, four, DEC_20, keys=ALT)
    assert days(planner) == before | {four: DEC_20, nine: NOV_15}
    assert planner.window.desk.undoable() == "Sessions 4 and 9 swapped"


def test_a_guest_who_can_come_on_one_day_only_is_named_before_the_drop_elsewhere(started, example):
    planner = started(example)
    five, eight = key_of(planner, "5"), key_of(planner, "8")

    def invite(tx):
        people = (*courses.people(tx), PersonRow(id="", role="guest", name="Dr. Gast", email=""))
        set_people(tx, people)
        tx.flush()
        (who,) = (one.id for one in courses.people(tx) if one.name == "Dr. Gast")
        before, after = DEC_13 - timedelta(days=1), DEC_13 + timedelta(days=1)
        set_absences(tx, who, [Days(date(2023, 10, 1), before), Days(after, date(2024, 3, 31))])
        set_speakers(tx, five, [(who, "Reward hacking", "")])

    assert planner.window.desk.do(Title.of("Guest"), invite)
    semester = page(planner, "semester")
    board = semester.board.viewport()
    with held(board, card(semester, five), place(semester, DEC_6), place(semester, DEC_13)):
        assert "cannot come" not in semester.side.outlook.told.toPlainText()
        outlook = semester.carry.outlook
        assert {move.id: move.now for move in outlook.change.moves}[eight] == DEC_20
    assert (days(planner)[five], days(planner)[eight]) == (DEC_13, DEC_20)
    with held(board, card(semester, five), place(semester, DEC_6)):
        assert "Dr. Gast cannot come on Wed 6 Dec." in semester.side.outlook.told.toPlainText()


def test_a_course_moves_from_wednesdays_to_thursdays_and_back_in_one_step(qtbot, started, example):
    planner = started(example)
    before = rows(planner)
    settings = page(planner, "course_settings")
    settings.tabs.setCurrentIndex(2)
    settings.term.slots.listing.edit_button.click()
    asked = question(qtbot, SlotDialog)
    asked.weekday.setCurrentIndex(3)
    asked.accept_button.click()
    asked = question(qtbot, RelayDialog)
    shown = [asked.list.item(n).text() for n in range(asked.list.count())]
    assert shown[0] == "Session 4: Wed 15 Nov → Thu 16 Nov"
    assert "HW 1 keeps its announced date, 15 Nov." in asked.words.text()
    asked.along.click()
    assert "HW 1 goes along: due on Thu 16 Nov instead of Wed 15 Nov." in asked.words.text()
    asked.along.click()
    asked.accept_button.click()
    for key, row in rows(planner).items():
        free = row.kind in {Kind.CLASS, Kind.BUFFER} and before[key].status is Status.PLANNED
        if free and row.day:
            assert row.day == before[key].day + timedelta(days=1)
        else:
            assert row == before[key]
    (due,) = (one for one in planner.store.read(plans.dues) if one.name == "HW 1")
    assert due.day == NOV_15
    semester = page(planner, "semester")
    assert semester.doings.semester.plan.slots[0].weekday == 3
    planner.window.doings.run("edit.undo")
    assert rows(planner) == before
    assert planner.store.read(courses.slots)[0].slot.weekday == 2


def test_taking_a_holiday_away_in_the_settings_moves_nothing(started, example):
    planner = started(example)
    before = days(planner)
    settings = page(planner, "course_settings")
    settings.tabs.setCurrentIndex(2)
    listing = settings.term.days_off.listing
    listing.table.setCurrentIndex(listing.table.sorted.index(1, 0))
    listing.delete_button.click()
    assert date(2023, 11, 1) not in {o.days.first for o in planner.store.read(courses.days_off)}
    assert days(planner) == before
