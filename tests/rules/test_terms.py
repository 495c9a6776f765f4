from __future__ import annotations

import csv
import doctest
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import places
from planner.rules import terms as under_test
from planner.rules.terms import (
    DayOff,
    Days,
    NoSuchTerm,
    OffKind,
    Season,
    Term,
    easter,
    free_of,
    lecture_period,
    off_on,
    published_periods,
    usual_break,
    weeks,
    year_of,
)

terms = st.builds(Term, st.sampled_from(Season), st.integers(1900, 2199))
days = st.dates(date(1950, 1, 1), date(2150, 1, 1))
WINTER = Term(Season.WINTER, 2023)


@st.composite
def runs(draw, longest=250):
    first = draw(days)
    return Days(first, first + timedelta(days=draw(st.integers(0, longest))))


def published():
    table = (places.resources() / "lecture_periods.csv").read_text(encoding="utf-8")
    return published_periods(table)


@given(terms)
def test_a_printed_term_reads_back(term):
    assert Term.parse(str(term)) == term


@pytest.mark.parametrize(
    "text",
    [
        *("WS 2023/24", "WS 2023/2024", "WiSe 23/24", "WS23/24", "ws 23", "WS 2023-24"),
        *("Wintersemester 2023/24", "winter semester 2023/24", "Winter term 2023/24"),
        *("  WS   2023 / 24 ", "WiSe. 2023–24"),
    ],
)
def test_a_winter_is_read_in_every_usual_spelling(text):
    assert Term.parse(text) == WINTER


@pytest.mark.parametrize(
    "text",
    ["SS 2024", "SoSe 2024", "SoSe24", "sose 24", "Sommersemester 2024", "summer term 2024"],
)
def test_a_summer_is_read_in_every_usual_spelling(text):
    assert Term.parse(text) == Term(Season.SUMMER, 2024)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2023/24", "WS", "WS 2023/25", "WS 2023/2025", "SS 2024/25", "XS 2024"),
        *("WS 202", "WS 0001", "WS 3000", "WS 2023/24 and more", "WS ٢٠٢٣"),
    ],
)
def test_what_names_no_term_is_refused_with_its_text(text):
    with pytest.raises(NoSuchTerm) as refusal:
        Term.parse(text)
    assert refusal.value.text == text


@given(st.text())
def test_no_text_breaks_the_reading_of_terms(text):
    try:
        assert isinstance(Term.parse(text), Term)
    except NoSuchTerm as refusal:
        assert refusal.text == text  # noqa: PT017 - either answer is right, a crash is not


def test_a_term_of_an_impossible_year_cannot_be_made():
    with pytest.raises(ValueError, match="no such year"):
        Term(Season.WINTER, 20233)


@given(days)
def test_every_day_lies_in_the_term_that_holds_it(day):
    assert day in Term.holding(day).days


def test_a_winter_runs_from_october_to_march_and_a_summer_from_april_to_september():
    assert WINTER.days == Days(date(2023, 10, 1), date(2024, 3, 31))
    assert Term(Season.SUMMER, 2024).days == Days(date(2024, 4, 1), date(2024, 9, 30))


def test_the_table_of_lecture_periods_is_the_published_one():
    table = places.resources() / "lecture_periods.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [str(period.term) for period in published()] == [row["term"] for row in rows]
    winter = lecture_period(Term.parse("WS 2025/26"), published())
    assert winter.lectures == Days(date(2025, 10, 13), date(2026, 2, 7))
    assert winter.pause.days == Days(date(2025, 12, 22), date(2026, 1, 6))
    assert not winter.derived
    assert not winter.pause_derived


def test_a_published_period_without_its_break_gets_the_usual_one_and_says_so():
    summer = lecture_period(Term.parse("SS 2025"), published())
    assert not summer.derived
    assert summer.pause_derived
    assert summer.pause.days == Days(date(2025, 6, 9), date(2025, 6, 14))


def test_every_published_period_follows_the_pattern():
    for period in published():
        derived = lecture_period(period.term)
        assert derived.derived
        assert derived.lectures == period.lectures


def test_published_whitsun_weeks_are_the_computed_ones():
    for period in published():
        if period.term.season is Season.SUMMER:
            assert usual_break(period.term).days == period.pause.days


@given(terms)
def test_a_derived_period_runs_from_monday_to_saturday_within_its_term(term):
    period = lecture_period(term)
    assert period.lectures.first.weekday() == 0
    assert period.lectures.last.weekday() == 5
    assert period.lectures.first in term.days
    assert period.lectures.last in term.days
    assert period.pause.days.first in period.lectures
    assert period.pause.days.last in period.lectures


def test_easter_agrees_with_the_library_of_holidays():
    for year in range(1991, 2100):
        monday = easter(year) + timedelta(days=1)
        assert holidays.country_holidays("DE", years=year).get(monday) == "Ostermontag"


def test_the_christmas_break_leaves_the_first_and_the_last_day_of_lectures_around_it():
    pause = usual_break(WINTER)
    assert pause.days == Days(date(2023, 12, 23), date(2024, 1, 6))
    assert pause.kind is OffKind.BREAK
    assert (pause.name_de, pause.name_en) == ("Weihnachtsferien", "Christmas break")


def test_a_holiday_within_a_break_is_named_as_the_holiday():
    pause = usual_break(WINTER)
    christmas = Days(date(2023, 12, 25), date(2023, 12, 25))
    holiday = DayOff(christmas, OffKind.HOLIDAY, "1. Weihnachtstag", "Christmas Day")
    assert off_on(date(2023, 12, 25), [pause, holiday]) == holiday
    assert off_on(date(2023, 12, 27), [pause, holiday]) == pause
    assert off_on(date(2023, 12, 22), [pause, holiday]) is None


@given(runs(), st.lists(runs(20), max_size=4))
def test_a_day_is_free_exactly_where_no_day_off_covers_it(lectures, off):
    days_off = [DayOff(run, OffKind.OWN) for run in off]
    for day in lectures:
        assert free_of(days_off, day) is not any(day in run for run in off)
        assert free_of(days_off, day) is (off_on(day, days_off) is None)


@given(runs())
def test_the_weeks_are_the_mondays_of_every_day_and_no_others(run):
    mondays = weeks(run)
    assert set(mondays) == {day - timedelta(days=day.weekday()) for day in run}
    assert list(mondays) == sorted(mondays)


@given(terms, st.data())
def test_a_day_printed_without_its_year_is_dated_within_the_term(term, data):
    day = data.draw(st.dates(term.days.first, term.days.last))
    assert year_of(day.month, day.day, term) == day
    assert year_of(day.month, day.day, term.days) == day


@given(terms, st.integers(1, 12), st.integers(1, 31))
def test_a_day_outside_the_term_has_no_year(term, month, day):
    found = year_of(month, day, term)
    in_term = month in {10, 11, 12, 1, 2, 3} if term.season is Season.WINTER else 4 <= month <= 9
    if not in_term:
        assert found is None
    if found:
        assert found in term.days


def test_a_leap_day_exists_in_leap_winters_only():
    assert year_of(2, 29, WINTER) == date(2024, 2, 29)
    assert year_of(2, 29, Term(Season.WINTER, 2022)) is None


def test_days_that_run_backwards_cannot_be_made():
    with pytest.raises(ValueError, match="forward"):
        Days(date(2024, 1, 2), date(2024, 1, 1))


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
