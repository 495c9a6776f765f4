from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_checks import (
    AheadOfOrder,
    DayOfWeek,
    DayTwice,
    EndGuessed,
    FarFromTerm,
    MostOutside,
    NoDate,
    NotOnSlotDay,
    NumberDiffers,
    OddEnd,
    OtherWeekday,
    OtherYearFits,
    OutOfOrder,
    OutsideLectures,
    TaughtOnDayOff,
    WeekDiffers,
)
from planner.exchange.course_page_days import sessions
from planner.exchange.course_page_rows import entries
from planner.exchange.course_page_table import schedule
from planner.exchange.course_page_text import page_text
from planner.rules.slots import Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
WED = Slot(2, Hours(time(12, 30), time(14)), "room 5")
FRI = Slot(4, Hours(time(8), time(10)), "room 7")


def read(*rows, slots=(WED,), days_off=(), lectures=WINTER):
    lines = "".join(f"| {' | '.join(row.split('; '))} |\n" for row in rows)
    page = page_text(f"| session | date | topic |\n|---|---|---|\n{lines}")
    printed, _ = entries(schedule(page.tables))
    return sessions(printed, lectures=lectures, slots=slots, days_off=days_off)


def days(*pair):
    return Days(*(date.fromisoformat(text) for text in pair))


def test_a_row_gets_the_time_and_room_of_its_weekday():
    rows, problems = read("1; Oct 18; a", "2; Oct 20; b", "3; ; c", slots=(WED, FRI))
    assert [(row.hours, row.room) for row in rows] == [
        (WED.hours, "room 5"),
        (FRI.hours, "room 7"),
        (WED.hours, "room 5"),
    ]
    assert problems == (NoDate(line=5, topic="c"),)


def test_without_a_weekly_time_rows_have_none_and_no_weekday_is_wrong():
    rows, problems = read("1; Oct 18; a", "2; Oct 20; b", slots=())
    assert ([row.hours for row in rows], problems) == ([None, None], ())


@pytest.mark.parametrize(
    ("rows", "laid"),
    [
        (
            ("1; Dec 20; a", "; ; Christmas break", "2; Jan 10; b"),
            days("2023-12-21", "2024-01-09"),
        ),
        (("; ; Autumn break", "1; Oct 25; a"), days("2023-10-16", "2023-10-24")),
        (("1; Jan 31; a", "; ; Pause"), days("2024-02-01", "2024-02-10")),
        (("1; Dec 20; a", "; ; Christmas break", "2; Dec 21; b"), None),
    ],
)
def test_a_break_without_a_date_is_laid_between_its_neighbours(rows, laid):
    found, _ = read(*rows)
    assert [row.laid for row in found if not row.number] == [laid]


def test_no_gap_for_a_break_is_named():
    _, problems = read("1; Dec 20; a", "; ; Christmas break", "2; Dec 21; b")
    assert NoDate(line=4, topic="Christmas break") in problems


def test_only_one_known_break_wholly_within_the_gap_is_better_than_the_gap():
    rows = ("1; Dec 20; a", "; ; Christmas break", "2; Jan 10; b")
    gap = days("2023-12-21", "2024-01-09")
    within = DayOff(days("2023-12-23", "2024-01-06"), OffKind.BREAK, "Ferien")
    beyond = DayOff(days("2023-12-23", "2024-01-12"), OffKind.BREAK, "Ferien")
    holiday = DayOff(days("2024-01-06", "2024-01-06"), OffKind.HOLIDAY, "Dreikönig")
    for known, laid in (((within, holiday), within.days), ((beyond,), gap), ((holiday,), gap)):
        found, _ = read(*rows, days_off=known)
        assert found[1].laid == laid


def test_a_range_of_days_has_an_end_also_over_the_new_year():
    rows, _ = read("; Dec 24 – Jan 6; Christmas break", "; 21.–23.12.; Pause")
    assert [(row.day, row.end_day) for row in rows] == [
        (date(2023, 12, 24), date(2024, 1, 6)),
        (date(2023, 12, 21), date(2023, 12, 23)),
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1; Oct 19; a", NotOnSlotDay(line=3, day=date(2023, 10, 19), weekdays=(2,))),
        ("1; Thu Oct 18; a", OtherWeekday(line=3, day=date(2023, 10, 18), weekday=3)),
        ("1; Oct 11; a", OutsideLectures(line=3, day=date(2023, 10, 11))),
        ("1; Jul 5; a", FarFromTerm(line=3, text="Jul 5")),
        ("1; 18.10.2022; a", FarFromTerm(line=3, text="18.10.2022")),
        ("2; Oct 18; a", NumberDiffers(line=3, printed="2", counted="1")),
    ],
)
def test_what_does_not_fit_is_named_and_taken_as_far_as_it_makes_sense(row, problem):
    [taken], problems = read(row)
    assert problems == (problem,)
    assert taken.day == getattr(problem, "day", taken.day)
    assert (taken.day is None) == isinstance(problem, FarFromTerm)


def test_an_exam_after_the_lectures_is_nothing_odd():
    rows, problems = read("1; Feb 14; Klausur")
    assert (rows[0].day, problems) == (date(2024, 2, 14), ())


def test_rows_out_of_order_and_twice_on_a_day_are_named():
    _, problems = read("1; Oct 25; a", "2; Oct 18; b", "3; Oct 25; c")
    assert problems[:2] == (
        OutOfOrder(line=4, day=date(2023, 10, 18), above=date(2023, 10, 25)),
        DayTwice(line=5, day=date(2023, 10, 25)),
    )


def test_numbers_that_are_off_by_the_same_are_named_once():
    _, problems = read("1; Oct 18; a", "3; Oct 25; b", "4; Nov 8; c", "7; Nov 15; d")
    assert problems == (
        NumberDiffers(line=4, printed="3", counted="2"),
        NumberDiffers(line=6, printed="7", counted="4"),
    )


def test_what_the_page_prints_beats_a_holiday_and_that_is_named():
    saints = DayOff(days("2023-11-01", "2023-11-01"), OffKind.HOLIDAY, "Allerheiligen")
    rows, problems = read("1; Nov 1; a", "; Nov 1; holiday", days_off=(saints,))
    assert rows[0].day == date(2023, 11, 1)
    assert problems == (TaughtOnDayOff(line=3, day=date(2023, 11, 1), off=saints),)


def test_a_page_of_another_year_is_recognised():
    _, problems = read(
        "1; Oct 19; a", "2; Oct 26; b", "3; Nov 2; c", lectures=days("2023-10-16", "2024-02-10")
    )
    assert OtherYearFits(years=-1) in problems


def test_of_an_earlier_and_a_later_year_that_fit_the_earlier_one_is_meant():
    _, problems = read(
        "1; Oct 18; a", "2; Oct 25; b", "3; Nov 8; c", lectures=days("2026-10-12", "2027-02-06")
    )
    assert date(2028, 10, 18).weekday() == date(2023, 10, 18).weekday()
    assert OtherYearFits(years=-3) in problems


@given(st.lists(st.tuples(st.integers(1, 31), st.integers(1, 12)), max_size=12))
def test_no_row_is_ever_dropped_and_no_day_is_far_from_the_term(dates):
    rows, _ = read(*(f"{n}; {day}.{month}.; a" for n, (day, month) in enumerate(dates, 1)))
    assert len(rows) == len(dates)
    for row in rows:
        assert row.day is None or date(2023, 7, 1) < row.day < date(2024, 6, 1)


def weeks(*rows, slots=(WED,), heads="|KW|Thema|"):
    lines = "".join(f"{row}\n" for row in rows)
    page = page_text(f"{heads}\n{'|---' * (heads.count('|') - 1)}|\n{lines}")
    printed, _ = entries(schedule(page.tables))
    return sessions(printed, lectures=WINTER, slots=slots)


def test_a_calendar_week_alone_means_the_weekly_day_in_it_and_that_is_named():
    rows, problems = weeks("|42|Owls|", "|2|Larks|", "|52|Weihnachtspause|")
    assert [row.day for row in rows] == [date(2023, 10, 18), date(2024, 1, 10), None]
    assert rows[2].laid == days("2023-12-25", "2023-12-31")
    assert problems[:2] == (
        DayOfWeek(line=3, day=date(2023, 10, 18), week=42),
        DayOfWeek(line=4, day=date(2024, 1, 10), week=2),
    )


def test_a_week_with_another_number_of_weekly_days_says_no_day():
    rows, problems = weeks("|42|Owls|", "|43|Larks|", "|43|Jays|", slots=(WED, FRI))
    assert [row.day for row in rows] == [None, date(2023, 10, 25), date(2023, 10, 27)]
    assert NoDate(line=3, topic="Owls") in problems


def test_a_week_of_lectures_says_no_day():
    rows, problems = weeks("|1|Owls|", "|2|Break|", heads="|Week|Topic|")
    assert [(row.day, row.laid) for row in rows] == [(None, None), (None, None)]
    assert problems == (NoDate(line=3, topic="Owls"), NoDate(line=4, topic="Break"))


def test_a_calendar_week_that_is_not_that_of_the_date_is_named():
    rows, problems = weeks("|43|18.10.|Owls|", heads="|KW|Datum|Thema|")
    assert rows[0].day == date(2023, 10, 18)
    assert problems == (WeekDiffers(line=3, day=date(2023, 10, 18), week=43),)


def test_of_a_date_that_leaps_ahead_only_the_row_itself_is_named():
    _, problems = read("1; Oct 18; a", "2; Dec 20; b", "3; Nov 8; c", "4; Nov 15; d")
    assert problems[0] == AheadOfOrder(line=4, day=date(2023, 12, 20), below=date(2023, 11, 8))
    assert not any(isinstance(problem, OutOfOrder) for problem in problems)


def test_a_week_of_days_is_no_odd_day_if_the_weekly_one_is_among_them():
    rows, problems = read("1; Oct 16–20; a", "2; Oct 26–27; b")
    assert rows[0].end_day == date(2023, 10, 20)
    assert problems == (NotOnSlotDay(line=4, day=date(2023, 10, 26), weekdays=(2,)),)


def test_a_run_of_days_that_goes_backwards_is_named():
    rows, problems = read("1; Nov 8 – Nov 1; a")
    assert (rows[0].end_day, problems) == (None, (OddEnd(line=3, text="Nov 8 – Nov 1"),))


@pytest.mark.parametrize(
    ("cell", "start", "named"),
    [
        ("18.10., 12:30", time(12, 30), False),
        ("18.10. 12 Uhr", time(12, 30), False),
        ("18.10., 14 c.t.", time(14, 15), True),
    ],
)
def test_a_start_alone_keeps_the_weekly_length(cell, start, named):
    [row], problems = read(f"1; {cell}; a")
    assert row.hours.start == start
    assert problems == ((EndGuessed(line=3, start=start),) if named else ())


def test_a_page_of_another_year_is_recognised_by_the_weekdays_it_prints():
    rows = ("1; Tue Oct 18; a", "2; Tue Oct 25; b", "3; Tue Nov 8; c", "4; Wed Nov 15; d")
    _, problems = read(*rows, slots=())
    assert OtherYearFits(years=-1) in problems


def test_a_page_of_another_term_is_recognised_by_its_dates():
    _, problems = read("1; Apr 17; a", "2; Apr 24; b", "3; May 8; c", slots=())
    assert MostOutside(outside=3, dated=3) in problems
