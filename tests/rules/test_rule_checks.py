from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from planner.rules import rule_checks as refused
from planner.rules.credits import Grading, ItemKind, KeyStep, Requirement, Result, Standing, State
from planner.rules.requirements import Asks, Counting
from planner.rules.rule_checks import check_requirement, check_tier
from planner.rules.standings import standing
from tests.rules.some_rules import (
    ITEMS,
    POINTED,
    PROJECT,
    SHEETS,
    TIERS,
    Attended,
    requirements,
    tier,
)


def asked(asks=Asks.PASSED, **facts):
    return Requirement(text="asked", asks=asks, **facts)


def amount(asks, n, **facts):
    facts = facts or {"kinds": (ItemKind.HOMEWORK,)}
    return asked(asks, amount=None if n is None else Decimal(n), **facts)


@pytest.mark.parametrize(
    ("requirement", "kind"),
    [
        (asked(), refused.AsksForNothing),
        (asked(counting=Counting.ALL), refused.AsksForNothing),
        (amount(Asks.POINTS, 5, items=()), refused.AsksForNothing),
        (asked(kinds=(ItemKind.EXAM,), counting=Counting.ALL), refused.NoneOfTheseKinds),
        (asked(items=("hw1",), at_least=0), refused.AtLeastNone),
        (asked(items=("hw1", "hw2"), at_least=3), refused.TooManyAsked),
        (asked(kinds=(ItemKind.POSTER,), at_least=2), refused.TooManyAsked),
        (amount(Asks.POINTS, None), refused.NoAmount),
        (amount(Asks.POINTS, 0), refused.NoAmount),
        (amount(Asks.PERCENT, 0), refused.NoAmount),
        (amount(Asks.PERCENT, 101, items=("hw1",)), refused.AbovePercent),
        (amount(Asks.POINTS, 41, items=("hw1", "hw2")), refused.TooManyPoints),
        (amount(Asks.POINTS, 5, items=("hw1", "poster")), refused.NoPoints),
        (amount(Asks.PERCENT, 5, kinds=(ItemKind.POSTER,)), refused.NoPoints),
        (amount(Asks.PERCENT, 50), refused.NoMaximum),
        (amount(Asks.ATTENDANCE, 0), refused.NoAmount),
        (amount(Asks.ATTENDANCE, 14), refused.TooManySessions),
        (amount(Asks.ATTENDANCE, "9.5"), refused.SessionsNotWhole),
        (amount(Asks.ATTENDANCE_PERCENT, 0), refused.NoAmount),
        (amount(Asks.ATTENDANCE_PERCENT, 120), refused.AbovePercent),
    ],
)
def test_a_rule_that_tests_nothing_or_asks_for_more_than_there_is_is_refused(requirement, kind):
    with pytest.raises(kind) as refusal:
        check_requirement(requirement, POINTED, 13)
    assert refusal.value.text == "asked"


def test_a_percentage_of_extra_points_alone_is_refused():
    extra = {"extra": replace(POINTED["extra"], max_points=Decimal(0))}
    with pytest.raises(refused.OnlyExtraPoints):
        check_requirement(amount(Asks.PERCENT, 50), extra)


@pytest.mark.parametrize(
    "requirement",
    [
        asked(items=("hw1", "hw2"), at_least=2),
        asked(kinds=(ItemKind.HOMEWORK,), counting=Counting.ALL),
        asked(items=("poster", "talk"), counting=Counting.ANY),
        amount(Asks.POINTS, 40, items=("hw1", "hw2")),
        amount(Asks.POINTS, 400),  # the extra sheet has no maximum
        amount(Asks.PERCENT, 100, items=("hw1", "hw2")),
        amount(Asks.ATTENDANCE, 13),
        amount(Asks.ATTENDANCE_PERCENT, "66.6"),
    ],
)
def test_a_rule_that_tests_something_is_not(requirement):
    check_requirement(requirement, POINTED, 13)


def test_while_there_is_no_plan_any_number_of_sessions_can_be_asked_for():
    for sessions in (None, 0):
        check_requirement(amount(Asks.ATTENDANCE, 14), POINTED, sessions)


def key(*pairs):
    return tuple(KeyStep(percent=Decimal(p), grade=Decimal(g)) for p, g in pairs)


SOUND = key((50, "4.0"), (75, "2.0"))


@pytest.mark.parametrize(
    ("grading", "kind"),
    [
        (Grading(weights=(("hw1", Decimal(-1)),)), refused.WeightNegative),
        (Grading(weights=(("project", Decimal(0)),)), refused.NothingWeighs),
        (Grading(drop_lowest=1), refused.DropsEverything),
        (Grading(drop_lowest=3, key=SOUND), refused.DropsEverything),
        (Grading(key=key((-1, "4.0"))), refused.KeyPercent),
        (Grading(key=key((101, "4.0"))), refused.KeyPercent),
        (Grading(key=key((50, "4.3"))), refused.KeyGrade),
        (Grading(key=key((50, "4.0"), (50, "2.0"))), refused.KeyTwice),
        (Grading(key=key((75, "4.0"), (50, "2.0"))), refused.KeyFalls),
        (Grading(key=key((50, "4.0"), (60, "4.0"))), refused.KeyFalls),
    ],
)
def test_a_way_to_compute_a_grade_that_makes_none_or_contradicts_itself_is_refused(grading, kind):
    sheets = asked(items=("hw1", "hw2", "hw3"), at_least=1)
    one = tier(6, sheets, PROJECT, grading=grading)
    with pytest.raises(kind) as refusal:
        check_tier(one, POINTED)
    assert refusal.value.tier == "6 ECTS"


def test_a_key_without_points_and_a_tier_without_credits_are_refused():
    with pytest.raises(refused.KeyWithoutPoints):
        check_tier(tier(6, PROJECT, grading=Grading(key=SOUND)), POINTED)
    with pytest.raises(refused.NoCredits):
        check_tier(tier(0, PROJECT), POINTED)


def test_the_tiers_of_the_course_are_sound():
    for one in TIERS:
        check_tier(one, ITEMS)
    check_tier(tier(3, SHEETS, grading=Grading(key=SOUND, drop_lowest=2)), POINTED)


@given(requirements)
def test_nobody_who_did_nothing_meets_a_rule_that_is_not_refused(requirement):
    """It tests something: whoever never came and handed nothing in does not meet it."""
    try:
        check_requirement(requirement, POINTED, 13)
    except refused.PlannerError:
        return
    nothing = dict.fromkeys(POINTED, Result(state=State.MISSING))
    never = Attended(absent=13)
    assert standing(tier(3, requirement), POINTED, nothing, never) is Standing.OUT_OF_REACH


@given(requirements)
def test_whoever_did_everything_meets_a_rule_that_is_not_refused(requirement):
    try:
        check_requirement(requirement, POINTED, 13)
    except refused.PlannerError:
        return
    everything = {
        id_: Result(state=State.PASSED, points=item.max_points or Decimal(1000))
        for id_, item in POINTED.items()
    }
    always = Attended(present=13)
    assert standing(tier(3, requirement), POINTED, everything, always) is Standing.MET
