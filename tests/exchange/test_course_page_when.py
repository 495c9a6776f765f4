from __future__ import annotations

from datetime import time

import pytest

from planner.exchange.course_page_day_forms import PrintedDay
from planner.exchange.course_page_months import PrintedMonth, PrintedWeek
from planner.exchange.course_page_table import schedule
from planner.exchange.course_page_text import page_text
from planner.exchange.course_page_when import (
    DatePartly,
    OddDate,
    StruckDate,
    blank,
    hours_in,
    start_in,
    when,
)
from planner.rules.slots import Hours


def read(cells, heads="|date|topic|time|", month=None):
    plan = schedule(page_text(f"{heads}\n{'|---' * (heads.count('|') - 1)}|\n{cells}").tables)
    return when(plan, plan.rows[0], month, None)


@pytest.mark.parametrize(
    "text",
    ["14:15-15:45", "14h15 à 15h45", "de 14h15 a 15h45", "(14.15–15.45 Uhr)", "14:15 às 15:45"],
)
def test_hours_are_read_in_six_languages(text):
    assert hours_in(text) == Hours(time(14, 15), time(15, 45))


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("14 c.t.", time(14, 15)),
        ("14 Uhr", time(14)),
        ("2pm", time(14)),
        ("14h30", time(14, 30)),
        ("14:15:00Z", time(14, 15)),
        ("14", None),
        ("room 14", None),
        ("25 Uhr", None),
    ],
)
def test_a_start_alone_is_read_where_it_is_clearly_one(text, start):
    assert start_in(text) == start


def test_hours_and_room_may_stand_beside_the_date():
    found, problems = read("|18.10., 14:15–15:45, Raum 5|Owls| |")
    assert (found.hours, found.room) == (Hours(time(14, 15), time(15, 45)), "Raum 5")
    assert problems == ()


@pytest.mark.parametrize("text", ["", "–", "TBA", "n.n.", "à définir", "por definir", "?"])
def test_what_is_not_settled_is_blank(text):
    assert blank(text)


def test_what_is_odd_about_a_date_is_named():
    assert read("|soon|Owls| |")[1] == (OddDate(line=3, text="soon"),)
    assert read("|18.10. perhaps|Owls| |")[1] == (
        DatePartly(line=3, text="18.10. perhaps", rest="perhaps"),
    )
    assert read("|~~18.10.~~|Owls| |")[1] == (StruckDate(line=3, text="18.10."),)


def test_a_date_that_replaces_one_struck_out_is_nothing_odd():
    found, problems = read("|~~18.10.~~ 25.10.|Owls| |")
    assert (found.printed.first, problems) == (PrintedDay(10, 25), ())


def test_month_weekday_and_year_may_stand_apart():
    heads = "|year|weekday|date|topic|"
    found, _ = read("|2023|Wed|18|Owls|", heads, PrintedMonth(10))
    assert found.printed.first == PrintedDay(10, 18, 2023, 2)


def test_a_week_may_stand_where_dates_do():
    found, problems = read("|KW 42|Owls| |\n|18.10.|Larks| |")
    assert (found.printed, found.week) == (None, PrintedWeek(42, 42, of_year=True))
    assert problems == ()
