from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cli.values import a_text, day_of, period_of


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_is_read_as_it_is_written(day):
    assert day_of(day.isoformat()) == day
    assert day_of(f"{day:%d.%m.%Y}") == day


@given(st.text())
def test_any_text_is_a_day_or_none(text):
    assert day_of(text) is None or any(letter.isdigit() for letter in text)


@pytest.mark.parametrize("text", ["2023-02-29", "20231115", "15.11.23", "0023-01-01", "", "4"])
def test_what_is_no_day_is_none(text):
    assert day_of(text) is None


def test_a_period_runs_forward():
    days = period_of("2023-10-16..2024-02-10")
    assert (days.first, days.last) == (date(2023, 10, 16), date(2024, 2, 10))
    for text in ("2024-02-10..2023-10-16", "2023-10-16", "2023-10-16..", "..", "a..b"):
        assert period_of(text) is None


@pytest.mark.parametrize(
    "text", ["2023-10-16..2033-10-16", "2200-04-01..2200-05-01", "1900-01-01..1900-02-01"]
)
def test_a_period_lies_in_terms_there_are_and_is_no_slip_of_the_finger(text):
    assert period_of(text) is None


def test_a_text_is_one_line_of_letters():
    assert a_text("  Zoë\n\tŁoś \x00 \udcff ") == "Zoë Łoś"


@given(st.text(st.characters()))
def test_any_text_can_be_kept_and_is_read_the_same_again(text):
    once = a_text(text)
    assert a_text(once) == once
    assert once.encode().decode() == once
