from __future__ import annotations

from datetime import date

from planner.db.tables import Course
from planner.jobs.rule_effects import Effects, TierEffect
from planner.rules.credits import Requirement
from planner.rules.terms import Days
from planner.ui.course_settings.words import (
    STEPS,
    days_words,
    effect_lines,
    requirement_words,
)


def test_every_field_is_a_column_of_the_course():
    assert set(STEPS) <= set(Course.__table__.columns.keys())


def test_a_requirement_says_how_many_of_how_many(say):
    one = Requirement(text="a poster", items=("p",), at_least=1)
    some = Requirement(text="sheets", items=("a", "b", "c"), at_least=2)
    assert requirement_words(one, say) == "a poster"
    assert requirement_words(some, say) == "sheets (2 of 3)"


def test_effects_name_a_few_and_count_the_rest(say):
    many = tuple(f"Student{n}, Test" for n in range(8))
    found = Effects(tiers=(TierEffect(tier="", gain=many, lose=("Adler, Jo",)),), stale=("Biber",))
    lines = effect_lines(found, say)
    assert lines[0].startswith("New tier: newly met by Student0, Student1,")
    assert lines[0].endswith("Student5 and 2 more")
    assert lines[1:] == ["New tier: no longer met by Adler", "Decisions to look at again: Biber"]


def test_days_are_told_with_their_years(say):
    one = Days(date(2023, 11, 1), date(2023, 11, 1))
    many = Days(date(2023, 12, 23), date(2024, 1, 6))
    assert days_words(one, say) == "Wed 1 Nov 2023"
    assert days_words(many, say) == "23 Dec 2023 – 6 Jan 2024"
