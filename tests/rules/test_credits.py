from __future__ import annotations

import doctest
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import credits as under_test
from planner.rules.credits import (
    Bar,
    Item,
    Marking,
    Progress,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
    computed_grade,
    considered,
    passed,
    progress,
    proposal,
    requirement_standing,
    standing,
)
from planner.rules.grades import STEPS

ORDER = [Standing.OUT_OF_REACH, Standing.POSSIBLE, Standing.WAITING, Standing.MET]
RANK = [Progress.LOST, Progress.OWED, Progress.MARKING, Progress.PASSED]

ITEMS = {
    item.id: item
    for item in (
        Item(id="part", title="Participation"),
        Item(id="hw1", title="Sheet 1"),
        Item(id="hw2", title="Sheet 2"),
        Item(
            id="hw3",
            title="Sheet 3",
            marking=Marking.POINTS,
            max_points=Decimal(20),
            pass_points=Decimal(10),
        ),
        Item(id="poster", title="Poster"),
        Item(id="project", title="Project", marking=Marking.GRADE),
        Item(id="talk", title="Presentation", marking=Marking.GRADE),
    )
}
PART = Requirement(text="active participation", items=("part",), at_least=1)
SHEETS = Requirement(text="three sheets", items=("hw1", "hw2", "hw3"), at_least=3)
POSTER = Requirement(text="poster", items=("poster",), at_least=1)
PROJECT = Requirement(text="project", items=("project",), at_least=1)
TALK = Requirement(text="presentation", items=("talk",), at_least=1)


def tier(number, *requires, **facts):
    return Tier(
        id=f"t{number}",
        key=str(number),
        name=f"{number} ECTS",
        credits=Decimal(number),
        requires=requires,
        **facts,
    )


THREE = tier(3, PART, SHEETS, POSTER)
SIX = tier(6, PART, SHEETS, POSTER, PROJECT)
NINE = tier(9, PART, SHEETS, POSTER, PROJECT, TALK)
TIERS = (THREE, SIX, NINE)
DONE = {id_: Result(state=State.PASSED) for id_ in ("part", "hw1", "hw2", "hw3", "poster")}

results = st.builds(
    Result,
    state=st.sampled_from(State),
    points=st.none() | st.integers(0, 20).map(Decimal),
    mark=st.none() | st.sampled_from(STEPS),
)
records = st.dictionaries(st.sampled_from(sorted(ITEMS)), results)
requirements = st.builds(
    Requirement,
    text=st.just("asked"),
    items=st.lists(st.sampled_from(sorted(ITEMS)), unique=True).map(tuple),
    at_least=st.integers(0, 4),
)
tiers = st.builds(
    Tier,
    id=st.uuids().map(str),
    key=st.just("k"),
    name=st.just("n"),
    credits=st.integers(1, 12).map(Decimal),
    graded=st.booleans(),
    programmes=st.sampled_from([(), ("M.A. Linguistics",)]),
    requires=st.lists(requirements, max_size=4).map(tuple),
)


def states(**named):
    return DONE | {id_: Result(state=State(value)) for id_, value in named.items()}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, ["possible", "possible", "possible"]),
        (states(), ["met", "possible", "possible"]),
        (states(poster="submitted"), ["waiting", "possible", "possible"]),
        (states(poster="submitted", project="passed"), ["waiting", "waiting", "possible"]),
        (states(project="submitted"), ["met", "waiting", "possible"]),
        (states(hw2="excused"), ["possible", "possible", "possible"]),
        (states(hw2="returned"), ["possible", "possible", "possible"]),
        (states(hw2="recognised"), ["met", "possible", "possible"]),
        (states(poster="failed"), ["out_of_reach", "out_of_reach", "out_of_reach"]),
        (states(hw1="missing"), ["out_of_reach", "out_of_reach", "out_of_reach"]),
        (states(project="failed"), ["met", "out_of_reach", "out_of_reach"]),
        (states(hw2="exempt"), ["met", "possible", "possible"]),
        (states(poster="exempt"), ["waiting", "possible", "possible"]),
        (states(project="passed", talk="passed"), ["met", "met", "met"]),
    ],
)
def test_each_tier_has_its_standing(record, expected):
    assert [standing(one, ITEMS, record).value for one in TIERS] == expected


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


def test_a_tier_that_requires_nothing_waits_for_the_lecturers_word():
    assert standing(tier(3), ITEMS, {}) is Standing.WAITING
    nameless = Requirement(text="see the lecturer", items=(), at_least=1)
    assert standing(tier(3, nameless), ITEMS, DONE) is Standing.WAITING


def test_a_lost_item_makes_nothing_easier():
    gone = Requirement(text="essay", items=("gone",), at_least=1)
    assert standing(tier(3, gone), ITEMS, {}) is Standing.POSSIBLE


@given(st.integers(0, 5), st.lists(st.sampled_from(Progress), max_size=5))
def test_a_requirement_is_judged_by_its_best_and_its_surest_case(at_least, found):
    left = [one for one in found if one is not Progress.EXEMPT]
    need = min(at_least, len(left))
    sure = left.count(Progress.PASSED)
    at_best = len(left) - left.count(Progress.LOST)
    reached = requirement_standing(at_least, found)
    if at_least and not left:
        assert reached is Standing.WAITING
        return
    assert (reached is Standing.MET) == (sure >= need)
    assert (reached is Standing.OUT_OF_REACH) == (at_best < need)


@given(st.integers(0, 5), st.lists(st.sampled_from(RANK), min_size=1, max_size=5), st.data())
def test_a_better_item_never_worsens_a_requirement(at_least, found, data):
    place = data.draw(st.integers(0, len(found) - 1))
    better = list(found)
    better[place] = data.draw(st.sampled_from(RANK[RANK.index(found[place]) :]))
    before, after = (requirement_standing(at_least, one) for one in (found, better))
    assert ORDER.index(before) <= ORDER.index(after)


@given(st.integers(0, 5), st.lists(st.sampled_from(RANK), max_size=5))
def test_exempting_a_lost_item_never_worsens_a_requirement(at_least, found):
    before = requirement_standing(at_least, [*found, Progress.LOST])
    after = requirement_standing(at_least, [*found, Progress.EXEMPT])
    assert ORDER.index(before) <= ORDER.index(after)


def test_exempting_the_last_chance_puts_a_requirement_out_of_reach():
    """One of two was asked; one is lost, and no longer asking the other asks for the lost one."""
    found = [Progress.LOST, Progress.OWED]
    assert requirement_standing(1, found) is Standing.POSSIBLE
    found[1] = Progress.EXEMPT
    assert requirement_standing(1, found) is Standing.OUT_OF_REACH


@given(tiers, records, st.sampled_from(sorted(ITEMS)), results)
def test_standing_is_monotone(one, record, id_, result):
    """Making one result better never makes the standing worse."""
    before, after = (progress(ITEMS[id_], found) for found in (record.get(id_, Result()), result))
    if Progress.EXEMPT in (before, after):
        return
    if RANK.index(before) <= RANK.index(after):
        was, now = standing(one, ITEMS, record), standing(one, ITEMS, record | {id_: result})
        assert ORDER.index(was) <= ORDER.index(now)


@given(tiers, records)
def test_out_of_reach_means_that_even_the_best_case_does_not_meet(one, record):
    best = dict(record)
    for id_, item in ITEMS.items():
        if progress(item, record.get(id_, Result())) in {Progress.OWED, Progress.MARKING}:
            best[id_] = Result(state=State.PASSED)
    reached, at_best = standing(one, ITEMS, record), standing(one, ITEMS, best)
    assert (reached is Standing.OUT_OF_REACH) == (at_best is Standing.OUT_OF_REACH)
    if reached is Standing.POSSIBLE:
        assert at_best in {Standing.MET, Standing.WAITING}


@given(tiers, records)
def test_waiting_means_that_marking_alone_can_meet_or_the_lecturers_word_is_due(one, record):
    marked = {
        id_: Result(state=State.PASSED)
        if progress(ITEMS[id_], result) is Progress.MARKING
        else result
        for id_, result in record.items()
    }
    if standing(one, ITEMS, record) is Standing.WAITING:
        assert standing(one, ITEMS, marked) in {Standing.MET, Standing.WAITING}


def test_the_highest_tier_met_is_proposed_with_the_mean_of_its_marks():
    record = DONE | {"project": Result(mark=Decimal("1.3")), "talk": Result(mark=Decimal("1.7"))}
    proposed = proposal(TIERS, ITEMS, record)
    assert (proposed.tier, proposed.credits) == (NINE, 9)
    assert proposed.grade_hint == Decimal("1.5")
    assert computed_grade(NINE, ITEMS, record) == Fraction(3, 2)
    assert proposal(TIERS, ITEMS, DONE).grade_hint is None


def test_a_mark_that_does_not_pass_is_no_part_of_the_computed_grade():
    either = Requirement(text="project or talk", items=("project", "talk"), at_least=1)
    record = {"project": Result(mark=Decimal("5.0")), "talk": Result(mark=Decimal("1.7"))}
    assert computed_grade(tier(3, either), ITEMS, record) == Fraction(17, 10)
    assert computed_grade(tier(3, either, graded=False), ITEMS, record) is None


def test_why_names_everything_that_speaks_against_each_tier():
    record = DONE | {"project": Result(mark=Decimal("1.3"))}
    proposed = proposal(TIERS, ITEMS, record, aim="t3", bookable=Decimal(6))
    assert proposed.tier is THREE
    assert [(one.tier.key, one.bars) for one in proposed.why] == [
        ("9", (Bar.NOT_MET, Bar.ABOVE_AIM, Bar.ABOVE_BOOKED)),
        ("6", (Bar.ABOVE_AIM,)),
        ("3", ()),
    ]


def test_a_tier_for_other_programmes_is_left_out():
    own = tier(6, POSTER, programmes=("M.A. Linguistics",))
    assert proposal((THREE, own), ITEMS, DONE, programme=" m.a. linguistics").tier is own
    assert proposal((THREE, own), ITEMS, DONE, programme="M.Sc. ML").tier is THREE
    assert considered((own,), ITEMS, DONE)[0].bars == (Bar.OTHER_PROGRAMME,)


def test_of_two_tiers_with_the_same_credits_the_aim_is_proposed():
    other = replace(tier(3, POSTER), id="other")
    assert proposal((THREE, other), ITEMS, DONE).tier is THREE
    assert proposal((THREE, other), ITEMS, DONE, aim="other").tier is other


def test_nothing_met_proposes_nothing():
    assert proposal(TIERS, ITEMS, {}) is None
    assert proposal((), ITEMS, DONE) is None


@given(
    st.lists(tiers, max_size=4), records, st.none() | st.integers(0, 12).map(Decimal), st.data()
)
def test_a_proposal_is_met_and_never_above_the_aim_or_what_can_be_booked(
    some, record, bookable, data
):
    aimed = data.draw(st.sampled_from([None, *some]))
    proposed = proposal(some, ITEMS, record, aim=aimed and aimed.id, bookable=bookable)
    allowed = [
        one.credits
        for one in some
        if standing(one, ITEMS, record) is Standing.MET
        and not one.programmes
        and (aimed is None or one.credits <= aimed.credits)
        and (bookable is None or one.credits <= bookable)
    ]
    assert (proposed and proposed.credits) == max(allowed, default=None)
    if proposed:
        assert standing(proposed.tier, ITEMS, record) is Standing.MET
        assert len(proposed.why) == len(some)


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
