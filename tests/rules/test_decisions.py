from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.attendance import Attended
from planner.rules.credits import (
    Grading,
    Item,
    ItemKind,
    KeyStep,
    Marking,
    Outcome,
    Requirement,
    Result,
    State,
    Tier,
)
from planner.rules.decisions import (
    CreditsNotAllowed,
    GradeNotAllowed,
    ReasonNeeded,
    basis,
    check_decision,
    is_stale,
)
from planner.rules.grades import STEPS, Rounding
from planner.rules.proposals import proposal
from planner.rules.requirements import Asks, Counting
from planner.rules.standings import standing

ITEMS = {
    "poster": Item(id="poster", title="Poster"),
    "project": Item(id="project", title="Project", marking=Marking.GRADE),
}
POSTER = Requirement(text="poster", items=("poster",), at_least=1)
PROJECT = Requirement(text="project", items=("project",), at_least=1)
THREE = Tier(id="t3", key="3", name="3 ECTS", credits=Decimal(3), requires=(POSTER,))
SIX = Tier(id="t6", key="6", name="6 ECTS", credits=Decimal(6), requires=(POSTER, PROJECT))
RECORD = {"poster": Result(state=State.PASSED)}
PROPOSED = proposal((THREE, SIX), ITEMS, RECORD)

results = st.builds(
    Result,
    state=st.sampled_from(State),
    points=st.none() | st.integers(0, 20).map(Decimal),
    mark=st.none() | st.sampled_from(STEPS),
    late_days=st.integers(0, 3),
)
records = st.dictionaries(st.sampled_from(sorted(ITEMS)), results)


def check(outcome=Outcome.PASSED, number=3, grade=None, proposed=PROPOSED, reason=""):
    check_decision(
        outcome,
        credits=None if number is None else Decimal(number),
        grade=grade and Decimal(grade),
        proposal=proposed,
        reason=reason,
    )


def test_what_is_proposed_may_be_decided_with_or_without_a_grade():
    check()
    check(grade="1.3")
    check(grade="4.0")


@pytest.mark.parametrize("number", [1, 6, "4.5"])
def test_other_credits_than_proposed_need_a_reason(number):
    with pytest.raises(ReasonNeeded) as refusal:
        check(number=number, reason="  ")
    assert (refusal.value.credits, refusal.value.proposed) == (Decimal(number), Decimal(3))
    check(number=number, reason="agreed with the office")


def test_credits_without_a_proposal_need_a_reason():
    with pytest.raises(ReasonNeeded) as refusal:
        check(proposed=None)
    assert refusal.value.proposed is None
    check(proposed=None, reason="recognised from another course")


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.PASSED])
def test_whoever_did_not_pass_gets_no_credits_and_a_reason_if_some_were_proposed(outcome):
    with pytest.raises(CreditsNotAllowed):
        check(outcome, number=3, reason="why not")
    with pytest.raises(ReasonNeeded):
        check(outcome, number=None)
    check(outcome, number=None, reason="copied the poster")
    check(outcome, number=0, proposed=None)


@pytest.mark.parametrize("number", [None, 0, -3])
def test_passing_awards_credits(number):
    with pytest.raises(CreditsNotAllowed):
        check(number=number, reason="generous")


@pytest.mark.parametrize("grade", ["1.4", "0.7", "4.3", "5.0"])
def test_a_passing_grade_is_a_step_up_to_four(grade):
    with pytest.raises(GradeNotAllowed) as refusal:
        check(grade=grade)
    assert refusal.value.grade == Decimal(grade)


def test_only_failing_and_deception_carry_a_five():
    for outcome in (Outcome.FAILED, Outcome.DECEPTION):
        check(outcome, number=None, grade="5.0", proposed=None)
        with pytest.raises(GradeNotAllowed):
            check(outcome, number=None, grade="1.3", proposed=None)
    for outcome in (Outcome.NO_SHOW, Outcome.WITHDRAWN):
        with pytest.raises(GradeNotAllowed):
            check(outcome, number=None, grade="5.0", proposed=None)


@given(records)
def test_a_basis_survives_json_and_is_not_stale_against_itself(record):
    for tier in (None, THREE, SIX):
        then = basis(tier, ITEMS, record, proposal((THREE, SIX), ITEMS, record))
        assert json.loads(json.dumps(then)) == then
        assert not is_stale(json.loads(json.dumps(then)), then)


@given(records, records)
def test_a_standing_that_changed_is_always_stale(before, after):
    if standing(SIX, ITEMS, before) is not standing(SIX, ITEMS, after):
        assert is_stale(basis(SIX, ITEMS, before), basis(SIX, ITEMS, after))


def test_changed_facts_and_changed_rules_are_stale():
    then = basis(THREE, ITEMS, RECORD)
    assert is_stale(then, basis(THREE, ITEMS, {"poster": Result(state=State.FAILED)}))
    assert is_stale(then, basis(replace(THREE, credits=Decimal(4)), ITEMS, RECORD))
    assert is_stale(then, basis(replace(THREE, requires=(POSTER, PROJECT)), ITEMS, RECORD))
    assert is_stale(then, basis(SIX, ITEMS, RECORD))
    graded = ITEMS | {"poster": replace(ITEMS["poster"], marking=Marking.GRADE)}
    assert is_stale(then, basis(THREE, graded, RECORD))


def test_new_words_deadlines_and_foreign_items_are_not_stale():
    then = basis(THREE, ITEMS, RECORD)
    renamed = {"poster": replace(ITEMS["poster"], title="Plakat", due=date(2024, 1, 10))}
    reworded = replace(THREE, name="small", requires=(replace(POSTER, text="a poster"),))
    assert not is_stale(then, basis(reworded, renamed, RECORD))
    later = RECORD | {"project": Result(mark=Decimal("1.3"))}
    assert not is_stale(then, basis(THREE, ITEMS, later))


def test_the_same_number_written_otherwise_is_the_same_fact():
    one, other = (
        basis(THREE, ITEMS, {"poster": Result(points=Decimal(text))}) for text in ("20", "20.0")
    )
    assert not is_stale(one, other)


def test_no_result_and_an_open_one_are_the_same_fact():
    assert not is_stale(basis(THREE, ITEMS, {}), basis(THREE, ITEMS, {"poster": Result()}))


def test_work_passed_later_for_a_higher_tier_is_stale_where_the_proposal_was_kept():
    later = RECORD | {"project": Result(mark=Decimal("1.3"))}
    then = basis(THREE, ITEMS, RECORD, PROPOSED)
    now = basis(THREE, ITEMS, later, proposal((THREE, SIX), ITEMS, later))
    assert is_stale(then, now)


OLD_BASIS = {  # as the first version of the program put it down
    "rules": {
        "tier": "t6",
        "credits": "6",
        "graded": True,
        "requires": [
            {"items": ["poster"], "at_least": 1},
            {"items": ["project"], "at_least": 1},
        ],
        "items": {
            "poster": {"marking": "tick", "max_points": None, "pass_points": None},
            "project": {"marking": "grade", "max_points": None, "pass_points": None},
        },
    },
    "facts": {
        "poster": {"state": "passed", "points": None, "mark": None, "late_days": 0},
        "project": {"state": "open", "points": None, "mark": "1.3", "late_days": 0},
    },
    "proposed": {"tier": "t6"},
    "words": {},
}
GRADED = RECORD | {"project": Result(mark=Decimal("1.3"))}


def judged(tier, record=GRADED, seen=None, items=ITEMS):
    there = proposal((THREE, SIX), ITEMS, record)
    return basis(tier, items, record, there, seen or Attended())


def test_a_basis_from_before_there_were_other_measures_is_still_read():
    assert not is_stale(OLD_BASIS, judged(SIX))
    later = GRADED | {"poster": Result(state=State.FAILED)}
    assert is_stale(OLD_BASIS, judged(SIX, later))


@pytest.mark.parametrize(
    "poster",
    [
        replace(POSTER, counting=Counting.ALL, at_least=0),
        replace(POSTER, counting=Counting.ANY, at_least=0),
        replace(POSTER, items=(), kinds=(ItemKind.POSTER,), counting=Counting.ALL),
        replace(POSTER, text="in other words"),
    ],
)
def test_the_same_rule_said_otherwise_is_not_stale(poster):
    items = {**ITEMS, "poster": replace(ITEMS["poster"], kind=ItemKind.POSTER)}
    assert not is_stale(OLD_BASIS, judged(replace(SIX, requires=(poster, PROJECT)), items=items))


@pytest.mark.parametrize(
    "how",
    [
        Grading(weights=(("project", Decimal(2)),)),
        Grading(drop_lowest=1),
        Grading(rounding=Rounding.HALF_UP),
        Grading(key=(KeyStep(percent=Decimal(50), grade=Decimal("4.0")),)),
    ],
)
def test_another_way_to_compute_the_grade_is_stale(how):
    assert is_stale(OLD_BASIS, judged(replace(SIX, grading=how)))
    kept = judged(replace(SIX, grading=how))
    assert not is_stale(json.loads(json.dumps(kept)), judged(replace(SIX, grading=how)))


def test_attendance_is_a_fact_only_where_it_is_asked_for():
    there = Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(2))
    asking = replace(THREE, requires=(there,))
    before, after = Attended(present=2), Attended(present=3)
    assert not is_stale(judged(THREE, seen=before), judged(THREE, seen=after))
    assert is_stale(judged(asking, seen=before), judged(asking, seen=after))
    more = replace(asking, requires=(replace(there, amount=Decimal(3)),))
    assert is_stale(judged(asking, seen=before), judged(more, seen=before))
    to_come = replace(before, to_come=(date(2024, 1, 10),))
    assert not is_stale(judged(asking, seen=before), judged(asking, seen=to_come))
