from __future__ import annotations

from decimal import Decimal

import pytest

from planner.rules.attempts import AttemptsUsedUp, begins_another, following, is_blank
from planner.rules.credits import State


@pytest.mark.parametrize("was", State)
@pytest.mark.parametrize("entered", State)
def test_only_handing_in_what_was_handed_back_begins_another_attempt(was, entered):
    handed_back = was in {State.RETURNED, State.FAILED}
    assert begins_another(was, entered) == (handed_back and entered is State.SUBMITTED)


def test_attempts_are_counted_up_to_what_the_item_allows():
    assert following(1, 2, "Sheet") == 2
    assert following(9, None, "Sheet") == 10
    with pytest.raises(AttemptsUsedUp) as refusal:
        following(2, 2, "Sheet")
    assert (refusal.value.item, refusal.value.most) == ("Sheet", 2)


def test_a_zero_and_lateness_are_no_blank():
    assert is_blank(State.OPEN, None, None, 0)
    assert is_blank(None, None, None, None)
    assert not is_blank(State.OPEN, Decimal(0), None, 0)
    assert not is_blank(State.OPEN, None, None, 1)
    assert not is_blank(State.MISSING, None, None, 0)
