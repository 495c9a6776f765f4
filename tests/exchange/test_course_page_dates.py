from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_dates import (
    day_in_term,
    distance,
    printed_date,
)
from planner.exchange.course_page_day_forms import PrintedDay
from planner.language import MONTHS, SHORT_MONTHS, Language
from planner.rules.terms import Days, Term, lecture_period

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TERMS = st.integers(2001, 2098).flatmap(
    lambda year: st.sampled_from([Term.parse(f"WS {year}"), Term.parse(f"SS {year}")])
)


@pytest.mark.parametrize(
    "text",
    [
        *("October 18th", "18th of October", "Oct. 18", "18. Oktober", "18. Okt.", "18.Oktober"),
        *("18.10.", "18.10", "18. 10.", "10/18", "18/10", "  Oct   18th "),
    ],
)
def test_a_day_is_read_in_all_its_forms(text):
    assert printed_date(text).first == PrintedDay(10, 18)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-10-18", "2023/10/18", "2023.10.18", "18.10.2023", "18.10.23", "18/10/2023"),
        *("October 18, 2023", "18. Oktober 2023"),
    ],
)
def test_a_printed_year_is_kept(text):
    assert printed_date(text).first == PrintedDay(10, 18, 2023)


@pytest.mark.parametrize(
    "text",
    ["Mi, 18.10.", "Wed Oct 18", "Wednesday, 18 October", "18.10. (Mittwoch)", "Mi. 18.10."],
)
def test_a_printed_weekday_is_kept(text):
    assert printed_date(text).first == PrintedDay(10, 18, None, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Dec 21 – Jan 9", (12, 21), (1, 9)),
        ("21.12.–9.1.", (12, 21), (1, 9)),
        ("Do 21.12. bis Di 9.1.", (12, 21), (1, 9)),
        ("21.–23.12.", (12, 21), (12, 23)),
        ("December 21-23", (12, 21), (12, 23)),
    ],
)
def test_a_run_of_days_has_a_first_and_a_last_one(text, first, last):
    found = printed_date(text)
    assert (found.first.month, found.first.day) == first
    assert (found.last.month, found.last.day) == last
    assert found.rest == ""


@pytest.mark.parametrize("text", ["", "--", "TBA", "31.02.", "12:30–14:00", "week 3", "0.0.", "²"])
def test_what_is_no_day_is_none(text):
    assert printed_date(text) is None


def test_what_is_left_over_is_said():
    assert printed_date("18.10. 12:30–14:00").rest == "12:30–14:00"
    assert printed_date("Oct 18 (perhaps)").rest == "perhaps"


@given(DAYS, st.sampled_from(["en", "de"]))
def test_every_day_as_the_program_writes_it_is_read_back(day, code):
    say = Language(code)
    for text in (say.day(day), say.long_day(day), day.isoformat(), f"{day:%d.%m.%Y}"):
        first = printed_date(text).first
        assert (first.year, first.month, first.day) == (day.year, day.month, day.day)


@given(TERMS, st.data())
def test_every_day_of_the_lectures_is_found_again_without_its_year(term, data):
    lectures = lecture_period(term).lectures
    day = data.draw(st.dates(lectures.first, lectures.last))
    assert day_in_term(PrintedDay(day.month, day.day), lectures) == day


@given(st.integers(1, 12), st.integers(1, 31), TERMS)
def test_a_day_is_never_put_far_from_the_lectures(month, day, term):
    lectures = lecture_period(term).lectures
    found = day_in_term(PrintedDay(month, day), lectures)
    assert found is None or distance(found, lectures) <= timedelta(weeks=12)


def test_a_printed_year_is_believed_unless_it_is_another_term():
    assert day_in_term(PrintedDay(10, 18, 2023), WINTER) == date(2023, 10, 18)
    assert day_in_term(PrintedDay(10, 18, 2022), WINTER) is None
    assert day_in_term(PrintedDay(2, 29, 2023), WINTER) is None
    assert day_in_term(PrintedDay(2, 29), WINTER) == date(2024, 2, 29)


@pytest.mark.parametrize("name", [*MONTHS["de"], *MONTHS["en"], *SHORT_MONTHS["de"]])
def test_every_month_has_a_number(name):
    assert printed_date(f"3 {name}").first.day == 3


@given(st.text())
def test_no_text_makes_the_reader_fail(text):
    found = printed_date(text)
    assert found is None or 1 <= found.first.month <= 12
