from __future__ import annotations

import doctest
from dataclasses import replace
from decimal import Decimal

from planner.rules import credits as under_test
from planner.rules.credits import (
    ItemKind,
    Progress,
    Requirement,
    Result,
    State,
    asked_items,
    items_of,
    needed,
    passed,
    progress,
)
from planner.rules.grades import STEPS
from planner.rules.requirements import Asks, Counting
from tests.rules.some_rules import ITEMS, SHEETS, tier


def test_a_state_that_settles_wins_over_any_number():
    full = Result(points=Decimal(20))
    assert passed(ITEMS["hw3"], full)
    assert not passed(ITEMS["hw3"], replace(full, state=State.FAILED))
    assert not passed(ITEMS["hw3"], replace(full, state=State.RETURNED))
    assert passed(ITEMS["hw3"], Result(state=State.PASSED, points=Decimal(0)))


def test_points_decide_where_the_item_has_a_threshold():
    for state in (State.OPEN, State.SUBMITTED):
        enough, short = (Result(state=state, points=Decimal(n)) for n in (10, 9))
        assert progress(ITEMS["hw3"], enough) is Progress.PASSED
        assert progress(ITEMS["hw3"], short) is Progress.LOST


def test_points_without_a_threshold_await_the_lecturers_word():
    item = replace(ITEMS["hw3"], pass_points=None)
    assert progress(item, Result(points=Decimal(17))) is Progress.MARKING
    assert progress(item, Result()) is Progress.OWED


def test_a_mark_up_to_four_passes():
    for step in STEPS:
        assert passed(ITEMS["project"], Result(mark=step)) == (step <= 4)


def test_a_number_for_something_else_than_the_item_asks_decides_nothing():
    assert progress(ITEMS["poster"], Result(mark=Decimal("5.0"))) is Progress.OWED
    assert progress(ITEMS["project"], Result(points=Decimal(0))) is Progress.OWED


def test_blank_is_not_zero():
    assert progress(ITEMS["hw3"], Result(state=State.SUBMITTED)) is Progress.MARKING
    blank = Result(state=State.SUBMITTED, points=Decimal(0))
    assert progress(ITEMS["hw3"], blank) is Progress.LOST


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed


def test_a_requirement_has_what_it_names_and_what_is_of_its_kinds_once():
    both = Requirement(text="x", items=("poster", "hw2"), kinds=(ItemKind.HOMEWORK,))
    assert asked_items(both, ITEMS) == ("poster", "hw2", "hw1", "hw3")
    assert items_of(tier(3, both, SHEETS), ITEMS) == ("poster", "hw2", "hw1", "hw3")


def test_attendance_is_asked_of_no_item():
    there = Requirement(text="x", items=("hw1",), asks=Asks.ATTENDANCE, amount=Decimal(3))
    assert asked_items(there, ITEMS) == ()


def test_how_many_are_needed_follows_the_counting():
    asked = Requirement(text="x", items=("hw1", "hw2", "hw3"), at_least=2)
    assert needed(asked, 3) == 2
    assert needed(replace(asked, counting=Counting.ALL), 3) == 3
    assert needed(replace(asked, counting=Counting.ANY), 3) == 1
