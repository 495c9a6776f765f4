from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import Language
from planner.rules.credits import Item
from planner.rules.plan import Kind
from planner.rules.slots import ExtraDate, Slot
from planner.rules.terms import DayNote, DayOff, Days, NoteKind, OffKind
from planner.ui.semester.entries import (
    due_later,
    entries_of,
    mondays_of,
    notes_later,
    off_days,
    offs_of,
    shelved,
    weekdays_of,
)
from tests.ui.semester.real_course import NOON, real_plan, semester_of, session

ENGLISH, GERMAN = Language("en"), Language("de")
SEMESTER_DAYS = st.dates(date(2023, 10, 1), date(2024, 3, 31))


def with_session(day, **more):
    plan = real_plan()
    return replace(plan, sessions=(*plan.sessions, session("x", day, "Extra", **more)))


def test_the_board_of_the_real_course_has_17_weeks_of_five_days():
    assert len(mondays_of(real_plan())) == 17
    assert weekdays_of(real_plan()) == (0, 1, 2, 3, 4)


def test_saturday_has_a_column_only_when_it_is_used():
    assert 5 in weekdays_of(with_session(date(2023, 11, 18)))
    plan = real_plan()
    assert 5 in weekdays_of(replace(plan, slots=(*plan.slots, Slot(5, NOON))))


def test_a_session_after_the_lectures_makes_the_board_longer():
    assert mondays_of(with_session(date(2024, 2, 21), kind=Kind.EXAM))[-1] == date(2024, 2, 19)


@given(st.lists(st.none() | SEMESTER_DAYS, max_size=12))
def test_every_session_is_on_the_board_or_on_the_shelf_once(days):
    plan = real_plan()
    more = tuple(session(f"x{n}", day, "More") for n, day in enumerate(days))
    plan = replace(plan, sessions=plan.sessions + more)
    shown = [entry.session.id for entry in entries_of(plan, ENGLISH) if entry.session]
    shown += [s.id for s in shelved(plan)]
    assert sorted(shown) == sorted(s.id for s in plan.sessions)


@given(st.lists(SEMESTER_DAYS, max_size=12))
def test_entries_follow_the_days_and_leave_no_day_out(days):
    plan = real_plan()
    more = tuple(session(f"x{n}", day, "More") for n, day in enumerate(days))
    plan = replace(plan, sessions=plan.sessions + more)
    entries = entries_of(plan, ENGLISH)
    assert [e.day for e in entries] == sorted(e.day for e in entries)
    expected = {
        monday + timedelta(days=weekday)
        for monday in mondays_of(plan)
        for weekday in weekdays_of(plan)
    }
    assert {e.day for e in entries} == expected
    assert len({e.key for e in entries}) == len(entries)


@pytest.mark.parametrize(
    ("say", "name"), [(ENGLISH, "All Saints’ Day"), (GERMAN, "Allerheiligen")]
)
def test_a_holiday_is_named_in_the_users_language_and_joined_with_its_row(say, name):
    off = off_days(offs_of(real_plan(), say))[date(2023, 11, 1)]
    assert (off.name, off.row.id) == (name, "off")


def test_a_break_covers_the_holidays_within_it():
    plan = real_plan()
    christmas = date(2023, 12, 25)
    holiday = DayOff(Days(christmas, christmas), OffKind.HOLIDAY, "Weihnachten", "Christmas Day")
    plan = replace(plan, days_off=(*plan.days_off, holiday))
    assert off_days(offs_of(plan, ENGLISH))[christmas].kind is OffKind.BREAK


def test_a_break_that_the_page_lays_wider_is_shaded_as_wide():
    plan = real_plan()
    wide = Days(date(2023, 12, 21), date(2024, 1, 9))
    rows = tuple(replace(s, laid=wide) if s.id == "xmas" else s for s in plan.sessions)
    found = off_days(offs_of(replace(plan, sessions=rows), ENGLISH))
    assert found[date(2023, 12, 21)].kind is OffKind.BREAK
    assert found[date(2024, 1, 9)].days == wide


def test_what_is_due_after_the_last_week_stands_below_by_date():
    early = Item(id="e", title="Early", due=date(2024, 2, 9))
    later = Item(id="l", title="Grades", due=date(2024, 3, 31))
    first = Item(id="f", title="Project", due=date(2024, 3, 10))
    semester = semester_of(real_plan(), items=(early, later, first, Item(id="n", title="No day")))
    assert [item.id for item in due_later(semester)] == ["f", "l"]


def test_single_dates_get_a_column_and_a_week_of_their_own():
    extra = ExtraDate(date(2024, 2, 17), NOON)  # a Saturday after the lectures
    plan = replace(real_plan(), extra=(extra,))
    assert weekdays_of(plan) == (0, 1, 2, 3, 4, 5)
    assert mondays_of(plan)[-1] == date(2024, 2, 12)


def test_the_row_at_the_bottom_tells_all_the_offices_dates_and_other_notes_after_the_board():
    def note(day, kind, text):
        return DayNote(Days(day, day), kind, "", text)

    window = note(date(2024, 1, 15), NoteKind.OFFICE, "registration closes")
    early = note(date(2024, 1, 16), NoteKind.NOTE, "open day")
    late = note(date(2024, 2, 20), NoteKind.NOTE, "summer school")
    semester = semester_of(real_plan(), notes=(window, early, late))
    assert notes_later(semester) == (window, late)
    assert semester.notes_on(date(2024, 1, 16)) == (early,)
