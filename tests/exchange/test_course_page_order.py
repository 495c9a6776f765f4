from __future__ import annotations

from datetime import date

import pytest

from planner.exchange.course_page_dates import printed_date
from planner.exchange.course_page_order import (
    DayOrMonth,
    OtherYearPrinted,
    WrongYear,
    settled,
)
from planner.exchange.course_page_rows import Entry
from planner.rules.plan import Kind, Mode
from planner.rules.terms import Days

FALL = Days(date(2023, 9, 4), date(2023, 12, 15))


def column(*texts):
    return [
        Entry(
            number="",
            date_text=text,
            printed=printed_date(text),
            topic="Owls",
            kind=Kind.CLASS,
            mode=Mode.IN_PERSON,
            note="",
            room="",
            hours=None,
            line=line,
        )
        for line, text in enumerate(texts, start=3)
    ]


def read(*texts, weekdays=()):
    entries, problems = settled(column(*texts), FALL, weekdays)
    return [(one.printed.first.month, one.printed.first.day) for one in entries], problems


@pytest.mark.parametrize(
    ("texts", "first", "weekdays"),
    [
        (("9/5", "9/12", "9/19"), (9, 5), ()),  # 19 is no month
        (("5/9", "12/9", "19/9"), (9, 5), ()),
        (("Tue 9/5", "Tue 9/12"), (9, 5), ()),  # the weekday
        (("mar. 5/9", "mar. 12/9"), (9, 5), ()),
        (("9/5", "10/3", "11/7", "12/5"), (9, 5), ()),  # the term, and that dates go up
        (("5/9", "3/10", "7/11", "5/12"), (9, 5), ()),
        (("10/11",), (10, 11), (2,)),  # 10 November is no Wednesday
    ],
)
def test_the_whole_column_tells_the_day_from_the_month(texts, first, weekdays):
    found, problems = read(*texts, weekdays=weekdays)
    assert (found[0], problems) == (first, ())


def test_where_nothing_tells_them_apart_that_is_named():
    found, problems = read("10/11")
    assert found == [(11, 10)]
    assert problems == (
        DayOrMonth(line=3, text="10/11", day=date(2023, 11, 10), other=date(2023, 10, 11)),
    )


def test_a_year_typed_wrong_among_right_ones_is_corrected_and_named():
    entries, problems = settled(column("4.9.2023", "11.9.2023", "18.9.2022"), FALL)
    assert entries[2].printed.first.year is None
    assert problems == (WrongYear(line=5, text="18.9.2022", day=date(2023, 9, 18)),)


def test_a_page_of_another_year_keeps_it_and_that_is_named():
    entries, problems = settled(column("5.9.2022", "12.9.2022", "19.9.2022"), FALL)
    assert {entry.printed.first.year for entry in entries} == {2022}
    assert problems == (OtherYearPrinted(line=3, year=2022, years=-1),)
