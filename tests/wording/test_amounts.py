from __future__ import annotations

from fractions import Fraction

from planner.language import Language
from planner.wording.amounts import amount, percent

EN, DE = Language("en"), Language("de")


def test_points_are_written_exactly():
    assert amount(17, EN) == "17"
    assert amount(Fraction(35, 2), DE) == "17,5"
    assert amount(Fraction(1, 8), EN) == "0.125"


def test_what_one_has_is_cut_and_what_one_needs_is_not():
    assert amount(Fraction(100, 3), EN) == "33.3"
    assert amount(Fraction(100, 3), EN, up=True) == "33.4"
    assert percent(1999, 4000, EN) == "49.975"
    assert percent(2, 3, EN) == "66.6"
    assert percent(0, 0, EN) == "0"
