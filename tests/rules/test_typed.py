from __future__ import annotations

from datetime import date, time

import pytest

from planner.rules.slots import Hours
from planner.rules.terms import Days
from planner.rules.typed import NoSuchDay, NoSuchHours, typed_day, typed_hours

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))


@pytest.mark.parametrize(
    "text",
    [
        "22.11.",
        "22.11",
        "22. 11. 2023",
        "22.11.23",
        "2023-11-22",
        "22 Nov",
        "22. Nov.",
        " 22 november 2023 ",
        "Wed 22 Nov",
        "Mi., 22.11.",
        "Wed 22 Nov 2023",
    ],
)
def test_a_day_is_understood_as_it_is_usually_written(text):
    assert typed_day(text, WINTER) == date(2023, 11, 22)


def test_without_a_year_the_day_of_this_semester_is_meant():
    assert typed_day("10.1.", WINTER) == date(2024, 1, 10)
    assert typed_day("5 März", WINTER) == date(2024, 3, 5)
    assert typed_day("29.2.", WINTER) == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "soon", "22/11", "32.11.", "30 Feb", "22 Foo", "22"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NoSuchDay) as refusal:
        typed_day(text, WINTER)
    assert refusal.value.text == text


def test_hours_may_be_left_empty_and_nonsense_is_refused():
    assert typed_hours(" ") is None
    assert typed_hours("12:30-14") == Hours(time(12, 30), time(14))
    with pytest.raises(NoSuchHours):
        typed_hours("at noon")
