# ruff: noqa: S311 - these codes are drawn again by the test itself
from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.posting import LENGTH, SIGNS, new_codes, shuffled


@given(st.integers(0, 40), st.integers())
def test_codes_are_all_different_and_never_one_that_is_taken(many, seed):
    taken = set(new_codes(10, (), Random(seed).choice))
    found = new_codes(many, taken, Random(seed).choice)
    assert len(set(found)) == many
    assert not taken.intersection(found)
    assert all(len(code) == LENGTH and set(code) <= set(SIGNS) for code in found)


def test_no_sign_is_taken_for_another():
    assert not set("0O1IL2Z5S8BAEIOU") & set(SIGNS)


def test_another_list_has_another_order_and_says_nothing_of_the_first():
    codes = new_codes(30, (), Random(1).choice)
    assert shuffled(codes, 1) != shuffled(codes, 2)
    assert shuffled(codes, 1) not in (sorted(codes), list(codes))
