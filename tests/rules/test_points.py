from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.language import Language
from planner.rules.grades import NoSuchPoints
from planner.rules.points import Points, fits, least_so_far, parse_sum, parts_of, sum_text

AMOUNTS = some.lists(some.decimals(min_value=0, max_value=9999, places=2), min_size=2, max_size=12)


@given(AMOUNTS, some.sampled_from([Language("en"), Language("de")]))
def test_a_sum_is_its_summands_in_either_language(amounts, say):
    text = " + ".join(say.number(one) for one in amounts)
    found = parse_sum(text)
    assert found.total == sum(amounts)
    assert parts_of(found.summands) == tuple(amounts)
    assert parse_sum(sum_text(found.summands, say.number)) == found


@pytest.mark.parametrize("text", ["4+", "+4", "4++3", "4+-3", "4+x", "+", "1.234,5+1", "4+3" * 60])
def test_what_is_no_sum_is_refused_with_the_whole_text(text):
    with pytest.raises(NoSuchPoints) as refusal:
        parse_sum(text)
    assert refusal.value.text == text


def test_summands_that_make_another_number_cannot_be():
    with pytest.raises(ValueError, match="4"):
        Points(Decimal(8), "4+3")


@given(AMOUNTS)
def test_what_is_typed_so_far_never_amounts_to_more_than_in_the_end(amounts):
    text = "+".join(f"{one:f}" for one in amounts)
    for end in range(1, len(text) + 1):
        so_far = least_so_far(text[:end])
        assert so_far is not None
        assert so_far <= sum(amounts)


def test_a_bonus_lifts_the_upper_bound_alone():
    assert fits(Decimal(0), Decimal(20), bonus=False)
    assert not fits(Decimal("20.5"), Decimal(20), bonus=False)
    assert fits(Decimal("20.5"), Decimal(20), bonus=True)
    assert not fits(Decimal(-1), None, bonus=True)
