from __future__ import annotations

import pytest

from planner.exchange.course_page_day_forms import (
    Order,
    PrintedDay,
    days_in,
    full_year,
    listed_days,
    possible,
)


@pytest.mark.parametrize(
    ("text", "days", "run"),
    [
        *(
            ("18", (18,), False),
            ("21.–23.", (21, 23), True),
            ("8., 15. und 22.", (8, 15, 22), False),
        ),
        *(("4, 12-14", (4,), False), ("30 - 3", (30,), False), ("9 a 11", (9, 11), True)),
    ],
)
def test_days_in_a_row_are_listed_or_run(text, days, run):
    assert listed_days(text)[:2] == (days, run)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("18/10", Order.DAY_FIRST),
        ("10/18", Order.MONTH_FIRST),
        ("3/4", Order.EITHER),
        ("4/4", None),
        ("18.10.", None),
        ("9/4-8", Order.MONTH_FIRST),
        ("4-8/9", Order.DAY_FIRST),
        ("03-04-2023", Order.EITHER),
        ("2023-04-03", None),
    ],
)
def test_figures_say_which_of_them_is_the_day(text, order):
    assert days_in(text)[0].days[0].order is order


def test_figures_that_prove_nothing_can_be_turned():
    [found] = days_in("3/4")
    assert found.days[0].turned() == PrintedDay(3, 4)


def test_no_two_days_overlap():
    found = days_in("8./15.11. (Abgabe 20. Nov. 2023)")
    assert [one.days for one in found] == [
        (PrintedDay(11, 8), PrintedDay(11, 15)),
        (PrintedDay(11, 20, 2023),),
    ]


def test_some_days_are_never():
    assert possible(2, 29)
    assert not possible(2, 30)
    assert not possible(11, 31)
    assert (full_year("23"), full_year(None)) == (2023, None)
