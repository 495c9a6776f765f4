from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.db.tables import Course
from planner.rules.credits import Requirement
from planner.rules.requirements import Asks
from planner.rules.terms import Days
from planner.ui.course_settings.words import (
    STEPS,
    days_words,
    requirement_words,
)


def test_every_field_is_a_column_of_the_course():
    assert set(STEPS) <= set(Course.__table__.columns.keys())


def test_a_requirement_says_how_many_of_how_many(say):
    one = Requirement(text="a poster", items=("p",), at_least=1)
    some = Requirement(text="sheets", items=("a", "b", "c"), at_least=2)
    assert requirement_words(one, {}, say) == "a poster"
    assert requirement_words(some, {}, say) == "sheets (2 of 3)"
    half = Requirement(text="half", items=("a",), asks=Asks.PERCENT, amount=Decimal(50))
    there = Requirement(text="there", asks=Asks.ATTENDANCE, amount=Decimal(10))
    assert requirement_words(half, {}, say) == "half (at least 50 %)"
    assert requirement_words(there, {}, say) == "there (at least 10 sessions)"


def test_days_are_told_with_their_years(say):
    one = Days(date(2023, 11, 1), date(2023, 11, 1))
    many = Days(date(2023, 12, 23), date(2024, 1, 6))
    assert days_words(one, say) == "Wed 1 Nov 2023"
    assert days_words(many, say) == "23 Dec 2023 – 6 Jan 2024"
