from __future__ import annotations

import doctest
import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from planner.rules import sharing as under_test
from planner.rules.sharing import shared_out

loads = st.dictionaries(st.sampled_from("TEMS"), st.integers(0, 9), min_size=1)
students = st.lists(st.integers(0, 999).map(str), unique=True, max_size=40)


def test_the_examples_hold():
    assert doctest.testmod(under_test).failed == 0


def test_without_anybody_to_mark_nothing_is_shared_out():
    assert shared_out(["a"], {}) == {}


@given(students, loads)
def test_everybody_gets_one_marker_and_nobody_could_be_spared_at_another_s_cost(names, had):
    found = shared_out(names, had)
    assert list(found) == names
    given_out = Counter(found.values())
    total = {who: had[who] + given_out[who] for who in had}
    for who in had:
        if given_out[who]:
            assert total[who] <= min(total.values()) + 1


@given(students, loads)
def test_each_gets_students_who_stand_together(names, had):
    turns = list(shared_out(names, had).values())
    changes = sum(one != two for one, two in itertools.pairwise(turns))
    assert changes == max(len(set(turns)) - 1, 0)
