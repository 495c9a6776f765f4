from __future__ import annotations

import pytest

from planner.exchange.course_page_day_forms import PrintedDay
from planner.exchange.course_page_months import (
    PrintedMonth,
    PrintedWeek,
    bare_days,
    in_month,
    month_alone,
    month_within,
    printed_week,
)

OCTOBER = PrintedMonth(10)


@pytest.mark.parametrize("text", ["October", "Okt.", "**Octobre**", "OCTUBRE", "– out –"])
def test_a_month_alone_is_read_in_any_language(text):
    assert month_alone(text) == OCTOBER


def test_a_heading_may_speak_of_one_month_and_its_year():
    assert month_within("Plan for October 2023") == PrintedMonth(10, 2023)
    assert month_within("October to December") is None
    assert month_within("From October 18th") is None
    assert month_alone("18 October") is None


@pytest.mark.parametrize(
    ("text", "day", "weekday"),
    [("18", 18, None), ("18th", 18, None), ("Wed 18", 18, 2), ("09 (seg)", 9, 0), ("Mar 3", 3, 1)],
)
def test_a_day_without_a_month_is_one_of_the_month_above(text, day, weekday):
    assert in_month(text, OCTOBER).first == PrintedDay(10, day, None, weekday)


def test_days_of_a_month_may_be_several():
    assert in_month("16, 18", OCTOBER).more == (PrintedDay(10, 18),)
    assert in_month("16–20", OCTOBER).last == PrintedDay(10, 20)


@pytest.mark.parametrize("text", ["3/10", "18.11.", "2 Nov", "TBA", "12:30"])
def test_a_date_of_its_own_is_no_day_of_the_month_above(text):
    assert in_month(text, OCTOBER) is None


def test_only_days_are_bare():
    assert bare_days("week 3") == ""


@pytest.mark.parametrize(
    ("text", "week"),
    [
        *(
            ("Week 3", PrintedWeek(3, 3)),
            ("S3", PrintedWeek(3, 3)),
            ("Semana 3", PrintedWeek(3, 3)),
        ),
        *(
            ("KW 42", PrintedWeek(42, 42, of_year=True)),
            ("42. KW", PrintedWeek(42, 42, of_year=True)),
        ),
        *(("2023-W42", PrintedWeek(42, 42, of_year=True)), ("Woche 3–4", PrintedWeek(3, 4))),
        *(("3", None), ("Lecture 3", None), ("Week 99", None), ("Week of owls", None)),
    ],
)
def test_a_week_is_read_as_such(text, week):
    assert printed_week(text) == week


def test_a_bare_number_is_a_week_below_a_heading_that_says_so():
    assert printed_week("42", headed=True, head="KW") == PrintedWeek(42, 42, of_year=True)
    assert printed_week("3", headed=True, head="Week") == PrintedWeek(3, 3)
