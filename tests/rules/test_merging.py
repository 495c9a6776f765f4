from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st

from planner.rules import merging as under_test
from planner.rules.merging import About, Pair, Side, Verdict, joined, paired

EMAIL, NOTE, BOOKED = (About.FIELD, "email"), (About.FIELD, "note"), (About.BOOKED, "")
subjects = st.sampled_from([EMAIL, NOTE, BOOKED, (About.RESULT, "a"), (About.GROUP, "g")])
records = st.dictionaries(subjects, st.sampled_from([None, "x", "y"]))


def test_the_examples_hold():
    assert doctest.testmod(under_test).failed == 0


def test_where_both_differ_somebody_must_choose():
    pair = Pair(EMAIL, "a", "b")
    assert (pair.verdict, pair.usual) == (Verdict.DIFFER, None)
    assert pair.side({}) is None
    assert pair.side({EMAIL: Side.OTHER}) is Side.OTHER


def test_what_one_says_alone_is_taken_unless_somebody_chooses_otherwise():
    assert Pair(EMAIL, None, "b").side({}) is Side.OTHER
    assert Pair(EMAIL, "a", None).side({}) is Side.KEPT
    assert Pair(EMAIL, None, "b").side({EMAIL: Side.KEPT}) is Side.KEPT


def test_notes_are_kept_of_both_and_lines_of_booked_as_can_be():
    assert Pair(NOTE, "a", "b").side({}) is Side.BOTH
    assert Pair(BOOKED, "a", "b").side({}) is None
    assert Pair(BOOKED, "a", "b").side({BOOKED: Side.BOTH}) is Side.BOTH
    assert Pair(EMAIL, "a", "b").side({EMAIL: Side.BOTH}) is None  # there is but one address


@given(records, records)
def test_nothing_that_either_says_is_left_out_and_nothing_is_a_question_but_a_difference(one, two):
    pairs = paired(one, two)
    said = {subject for record in (one, two) for subject, value in record.items() if value}
    assert {pair.subject for pair in pairs} == said
    for pair in pairs:
        asks = pair.verdict is Verdict.DIFFER and pair.subject != NOTE
        assert (pair.side({}) is None) == asks
        taken = {Side.KEPT: pair.kept, Side.OTHER: pair.other, Side.BOTH: (pair.kept, pair.other)}
        if not asks:
            assert taken[pair.side({})] is not None


@given(st.text(), st.text())
def test_joined_notes_hold_both(one, two):
    assert one.strip() in joined(one, two)
    assert two.strip() in joined(one, two)
