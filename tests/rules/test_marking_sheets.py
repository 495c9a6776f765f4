from __future__ import annotations

import doctest
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import marking_sheets as under_test
from planner.rules.credits import Item, Marking, State
from planner.rules.marking_sheets import (
    MARKERS,
    Marks,
    Number,
    Part,
    Statement,
    Verdict,
    compare,
    goes_with,
)

SHEET = Item(
    id="hw1",
    title="Sheet 1",
    marking=Marking.POINTS,
    max_points=Decimal(20),
    pass_points=Decimal(10),
)
POSTER = Item(id="poster", title="Poster")
TEN, SEVEN = Number(Decimal(10)), Number(Decimal(7))


def verdicts(taken, mine, theirs, item=SHEET):
    return {one.part: one.verdict for one in compare(taken, mine, theirs, item)}


def brought(mine, taken, theirs, item):
    """Return the marks after a sheet came back, and the parts left as questions."""
    asked = set()
    for one in compare(taken, mine, theirs, item):
        if one.verdict is Verdict.TAKEN:
            mine = one.take.onto(mine)
        else:
            asked.add(one.part)
    return mine, asked


numbers = st.one_of(
    st.builds(Number),
    st.sampled_from([7, 10, 17]).map(lambda points: Number(Decimal(points))),
    st.just(Number(Decimal(10), "4+6")),
    st.just(Number(Decimal(10), "5+5")),
)
marks = st.builds(
    Marks,
    state=st.sampled_from(State),
    number=numbers,
    feedback=st.sampled_from(["", "Well done.", "See me."]),
)
statements = st.builds(
    Statement,
    state=st.none() | st.sampled_from(MARKERS),
    number=st.none() | numbers,
    feedback=st.none() | st.sampled_from(["", "Well done.", "See me."]),
)
items = st.sampled_from([SHEET, POSTER, replace(SHEET, pass_points=None)])


def test_the_examples_in_the_text_are_true():
    assert doctest.testmod(under_test).failed == 0


def test_what_only_the_marker_changed_is_taken():
    said = Statement(state=State.PASSED, number=TEN, feedback="Well done.")

    assert verdicts(Marks(), Marks(), said) == {
        Part.RESULT: Verdict.TAKEN,
        Part.FEEDBACK: Verdict.TAKEN,
    }


def test_what_only_the_course_changed_stays_without_a_question():
    mine = Marks(state=State.PASSED, number=TEN, feedback="Well done.")
    as_taken = Statement(state=State.OPEN, number=Number(), feedback="")

    assert compare(Marks(), mine, as_taken, SHEET) == ()


def test_what_both_changed_alike_is_the_same():
    mine = Marks(state=State.PASSED, number=TEN)

    assert compare(Marks(), mine, Statement(state=State.PASSED, number=TEN), SHEET) == ()


def test_what_both_changed_differently_is_a_question():
    mine = Marks(number=TEN, feedback="Well done.")

    assert verdicts(Marks(), mine, Statement(number=SEVEN, feedback="See me.")) == {
        Part.RESULT: Verdict.CONFLICT,
        Part.FEEDBACK: Verdict.CONFLICT,
    }


def test_no_statement_changes_nothing_and_an_explicit_one_clears():
    mine = Marks(state=State.PASSED, number=TEN, feedback="Well done.")
    (cleared,) = compare(mine, mine, Statement(number=Number()), SHEET)

    assert compare(mine, mine, Statement(), SHEET) == ()
    assert cleared.take.onto(mine).number == Number()


def test_handed_in_by_me_and_points_by_them_go_together():
    mine = Marks(state=State.SUBMITTED)

    assert verdicts(Marks(), mine, Statement(state=State.OPEN, number=TEN)) == {
        Part.RESULT: Verdict.TAKEN
    }


@pytest.mark.parametrize(
    ("state", "points", "together"),
    [
        (State.PASSED, 10, True),
        (State.PASSED, 7, False),
        (State.FAILED, 7, True),
        (State.FAILED, 10, False),
        (State.MISSING, 17, False),
        (State.RETURNED, 17, False),
        (State.EXCUSED, 17, False),
        (State.EXEMPT, 17, False),
        (State.SUBMITTED, 17, True),
    ],
)
def test_a_state_from_one_side_and_points_from_the_other_must_mean_the_same(
    state, points, together
):
    number = Number(Decimal(points))
    expected = {Part.RESULT: Verdict.TAKEN if together else Verdict.CONFLICT}

    assert verdicts(Marks(), Marks(state=state), Statement(number=number)) == expected
    if state is not State.EXEMPT:
        assert verdicts(Marks(), Marks(number=number), Statement(state=state)) == expected


def test_points_without_a_measure_go_with_passed_but_not_with_missing():
    free = replace(SHEET, pass_points=None)

    assert goes_with(State.PASSED, Decimal(3), free)
    assert not goes_with(State.MISSING, Decimal(3), free)


def test_the_sum_behind_the_same_points_is_added_and_never_taken_away():
    summed = Number(Decimal(10), "4+6")

    assert verdicts(Marks(), Marks(number=TEN), Statement(number=summed)) == {
        Part.RESULT: Verdict.TAKEN
    }
    assert compare(Marks(), Marks(number=summed), Statement(number=TEN), SHEET) == ()
    assert verdicts(
        Marks(), Marks(number=summed), Statement(number=Number(Decimal(10), "5+5"))
    ) == {Part.RESULT: Verdict.CONFLICT}


def test_a_mark_for_an_attempt_that_is_over_is_a_question():
    taken, mine = Marks(state=State.OPEN), Marks(state=State.OPEN, attempt=2)

    assert verdicts(taken, mine, Statement(state=State.PASSED)) == {Part.RESULT: Verdict.CONFLICT}


@pytest.mark.parametrize("alone", [State.EXEMPT, State.RECOGNISED])
def test_exempt_and_recognised_are_the_lecturers_alone(alone):
    taken = Marks(state=alone)

    assert verdicts(taken, taken, Statement(state=State.PASSED)) == {Part.RESULT: Verdict.LOCKED}
    assert verdicts(Marks(), Marks(), Statement(state=alone)) == {Part.RESULT: Verdict.LOCKED}
    assert compare(taken, taken, Statement(state=alone), SHEET) == ()


@given(taken=marks, mine=marks, theirs=statements, item=items)
def test_a_sheet_that_comes_twice_changes_nothing_the_second_time(taken, mine, theirs, item):
    once, asked = brought(mine, taken, theirs, item)

    assert brought(once, taken, theirs, item) == (once, asked)


@given(taken=marks, mine=marks, theirs=statements, item=items)
def test_nothing_the_marker_entered_is_lost(taken, mine, theirs, item):
    after, asked = brought(mine, taken, theirs, item)

    assert kept(theirs, taken, after, asked)


@given(taken=marks, mine=marks, theirs=statements, item=items)
def test_nothing_the_course_says_is_replaced_unless_it_was_taken_along(taken, mine, theirs, item):
    after, _ = brought(mine, taken, theirs, item)

    for name in ("state", "feedback"):
        if getattr(mine, name) != getattr(taken, name):
            assert getattr(after, name) == getattr(mine, name)
    if mine.number != taken.number:
        assert mine.number.repeats(after.number)


@given(taken=marks, first=statements, second=statements, item=items)
def test_two_sheets_contradict_each_other_in_either_order_or_in_neither(
    taken, first, second, item
):
    one, asked_first = brought(taken, taken, first, item)
    other, asked_second = brought(taken, taken, second, item)
    after_one, then_second = brought(one, taken, second, item)
    after_other, then_first = brought(other, taken, first, item)

    assert asked_first | then_second == asked_second | then_first
    if not then_second | then_first:
        assert after_one == after_other


@given(taken=marks, changed=st.none() | marks, sheets=st.tuples(*[statements] * 3), item=items)
def test_sheets_of_three_markers_come_to_the_same_in_every_order(taken, changed, sheets, item):
    ends, questions = [], []
    for order in permutations(sheets):
        now, asked = changed or taken, []
        for theirs in order:
            now, left = brought(now, taken, theirs, item)
            asked.append((theirs, left))
        assert all(kept(theirs, taken, now, left) for theirs, left in asked)
        ends.append(now)
        questions.append(any(left for _, left in asked))

    if not any(questions):
        assert all(end == ends[0] for end in ends)


def kept(theirs, taken, after, asked):
    """Tell whether all that a marker entered stands in the course or is asked about."""
    state = theirs.state in (None, taken.state, after.state) or Part.RESULT in asked
    number = (
        theirs.number is None
        or theirs.number.repeats(taken.number)
        or theirs.number.repeats(after.number)
        or Part.RESULT in asked
    )
    feedback = theirs.feedback in (None, taken.feedback, after.feedback) or (
        Part.FEEDBACK in asked
    )
    return state and number and feedback
