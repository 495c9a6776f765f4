from __future__ import annotations

import doctest
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import tier_grades as under_test
from planner.rules.credits import Grading, KeyStep, Requirement, Result, State
from planner.rules.grades import STEPS, Rounding
from planner.rules.proposals import proposal
from planner.rules.tier_grades import by_key, computed, computed_grade
from tests.rules.some_rules import ITEMS, POINTED, PROJECT, TALK, point_records, tier


def test_a_mark_that_does_not_pass_is_no_part_of_the_computed_grade():
    either = Requirement(text="project or talk", items=("project", "talk"), at_least=1)
    record = {"project": Result(mark=Decimal("5.0")), "talk": Result(mark=Decimal("1.7"))}
    assert computed_grade(tier(3, either), ITEMS, record) == Fraction(17, 10)
    assert computed_grade(tier(3, either, graded=False), ITEMS, record) is None


WEIGHED = Grading(weights=(("project", Decimal(2)),))
MARKS = {"project": Result(mark=Decimal("1.3")), "talk": Result(mark=Decimal("2.0"))}


def graded(*requires, **how):
    return tier(3, *requires, grading=Grading(**how))


def test_weights_count_as_often_as_they_say():
    one = tier(9, PROJECT, TALK, grading=WEIGHED)
    assert computed_grade(one, ITEMS, MARKS) == Fraction(46, 30)
    none = graded(PROJECT, TALK, weights=(("project", Decimal(0)),))
    assert computed_grade(none, ITEMS, MARKS) == 2


def test_the_proposal_rounds_by_the_rule_of_the_tier():
    cut, near = (
        graded(PROJECT, TALK, weights=WEIGHED.weights, rounding=rounding) for rounding in Rounding
    )
    assert proposal([cut], ITEMS, MARKS).grade_hint == Decimal("1.5")
    assert proposal([near], ITEMS, MARKS).grade_hint == Decimal("1.5")
    third = {"project": Result(mark=Decimal("1.7")), "talk": Result(mark=Decimal("2.0"))}
    hints = [proposal([one], ITEMS, third).grade_hint for one in (cut, near)]
    assert hints == [Decimal("1.8"), Decimal("1.8")]
    even = [replace(one, grading=replace(one.grading, weights=())) for one in (cut, near)]
    assert [proposal([one], ITEMS, third).grade_hint for one in even] == [
        Decimal("1.8"),
        Decimal("1.9"),
    ]


def test_the_worst_marks_are_dropped_but_never_all():
    one = graded(PROJECT, TALK, drop_lowest=1)
    assert computed_grade(one, ITEMS, MARKS) == Fraction(13, 10)
    assert computed_grade(graded(PROJECT, TALK, drop_lowest=5), ITEMS, MARKS) == Fraction(13, 10)
    dropped = {part.item: part.dropped for part in computed(one, ITEMS, MARKS).parts}
    assert dropped == {"project": False, "talk": True}


KEY = tuple(
    KeyStep(percent=Decimal(percent), grade=Decimal(grade))
    for percent, grade in ((50, "4.0"), (60, "3.0"), (75, "2.0"), (90, "1.0"))
)
HOMEWORK = Requirement(text="sheets", items=("hw1", "hw2", "hw3"), at_least=1)
KEYED = graded(HOMEWORK, key=KEY)


def of_points(**named):
    return {id_: Result(points=Decimal(n)) for id_, n in named.items()}


@pytest.mark.parametrize(
    ("record", "percent", "grade"),
    [
        (of_points(hw1=20, hw2=20, hw3=14), 90, 1),
        (of_points(hw1=20, hw2=20, hw3=13), Fraction(530, 6), 2),
        (of_points(hw1=10, hw2=10, hw3=9), Fraction(290, 6), 5),
        (of_points(hw1=30, hw2=20, hw3=4), 90, 1),  # a bonus counts
        (of_points(hw1=18, hw2=18) | {"hw3": Result(state=State.EXEMPT)}, 90, 1),
        (of_points(hw1=18, hw2=18) | {"hw3": Result(state=State.RECOGNISED)}, 90, 1),
        (of_points(hw1=20, hw2=20) | {"hw3": Result(state=State.MISSING)}, Fraction(400, 6), 3),
        (of_points(hw1=20, hw2=20) | {"hw3": Result(state=State.FAILED)}, Fraction(400, 6), 3),
    ],
)
def test_a_key_makes_the_grade_from_the_points(record, percent, grade):
    found = computed(KEYED, POINTED, record)
    assert (found.percent, found.grade) == (percent, grade)


@pytest.mark.parametrize(
    "blank",
    [Result(), *(Result(state=s) for s in (State.SUBMITTED, State.RETURNED, State.PASSED))],
)
def test_blank_is_not_zero_so_a_key_waits_for_all_points(blank):
    record = of_points(hw1=20, hw2=20) | {"hw3": blank}
    assert computed(KEYED, POINTED, record).grade is None


def test_what_is_blank_is_dropped_first():
    record = of_points(hw1=18, hw2=16)
    one = graded(HOMEWORK, key=KEY, drop_lowest=1)
    assert computed(one, POINTED, record).percent == 85
    assert computed(one, POINTED, record | of_points(hw3=2)).percent == 85
    assert computed(one, POINTED, record | of_points(hw3=20)).percent == 95


def test_weights_count_points_as_often_as_they_say():
    one = graded(HOMEWORK, key=KEY, weights=(("hw1", Decimal(2)),))
    assert computed(one, POINTED, of_points(hw1=20, hw2=10, hw3=10)).percent == 75


def test_marks_do_not_count_beside_a_key_and_without_points_there_is_no_grade():
    assert computed_grade(graded(PROJECT, key=KEY), ITEMS, MARKS) is None


def test_every_grade_that_a_key_makes_is_a_step():
    assert {by_key(KEY, Fraction(n)) for n in range(101)} <= set(STEPS)


@given(point_records, st.sampled_from(["hw1", "hw2", "hw3"]), st.integers(1, 9), st.integers(0, 2))
def test_more_points_never_make_a_worse_grade(record, id_, more, drop):
    before = record.get(id_, Result())
    if before.points is None:
        return
    after = record | {id_: replace(before, points=before.points + more)}
    one = graded(HOMEWORK, key=KEY, drop_lowest=drop)
    was, now = (computed_grade(one, POINTED, facts) for facts in (record, after))
    assert was is None or now <= was


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
