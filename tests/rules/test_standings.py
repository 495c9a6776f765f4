from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules import standings as under_test
from planner.rules.attendance import Attended, ExcusedCounts
from planner.rules.credits import (
    Item,
    ItemKind,
    Marking,
    Progress,
    Requirement,
    Result,
    Standing,
    State,
    progress,
)
from planner.rules.requirements import Asks, Counting
from planner.rules.standings import counted, standing, tally
from tests.rules.some_rules import (
    DONE,
    ITEMS,
    ORDER,
    POINTED,
    RANK,
    TIERS,
    attendances,
    every_tier,
    point_records,
    records,
    results,
    states,
    tier,
    tiers,
)


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
    reached = counted(at_least, found).standing
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
    before, after = (counted(at_least, one).standing for one in (found, better))
    assert ORDER.index(before) <= ORDER.index(after)


@given(st.integers(0, 5), st.lists(st.sampled_from(RANK), max_size=5))
def test_exempting_a_lost_item_never_worsens_a_requirement(at_least, found):
    before = counted(at_least, [*found, Progress.LOST]).standing
    after = counted(at_least, [*found, Progress.EXEMPT]).standing
    assert ORDER.index(before) <= ORDER.index(after)


def test_exempting_the_last_chance_puts_a_requirement_out_of_reach():
    """One of two was asked; one is lost, and no longer asking the other asks for the lost one."""
    found = [Progress.LOST, Progress.OWED]
    assert counted(1, found).standing is Standing.POSSIBLE
    found[1] = Progress.EXEMPT
    assert counted(1, found).standing is Standing.OUT_OF_REACH


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


WORKED = [  # three sheets, poster, project, presentation, as a seminar announces them
    (states(hw1="exempt"), ["met", "possible", "possible"]),
    (states(hw1="exempt", hw2="open"), ["possible", "possible", "possible"]),
    (states(hw1="exempt", hw2="exempt", hw3="exempt"), ["waiting", "possible", "possible"]),
    (states(hw3="excused"), ["possible", "possible", "possible"]),
    (states(poster="submitted"), ["waiting", "possible", "possible"]),
    (states(poster="returned", project="passed"), ["possible", "possible", "possible"]),
    (states(project="failed", talk="passed"), ["met", "out_of_reach", "out_of_reach"]),
    (states(project="passed"), ["met", "met", "possible"]),  # no date for the presentation yet
    (states(project="passed", talk="submitted"), ["met", "met", "waiting"]),
]


@pytest.mark.parametrize(("record", "expected"), WORKED)
def test_the_worked_examples_come_out(record, expected):
    assert [standing(one, ITEMS, record).value for one in TIERS] == expected


def sheets(asks, amount, **facts):
    return Requirement(
        text="homework", kinds=(ItemKind.HOMEWORK,), asks=asks, amount=Decimal(amount), **facts
    )


def points(**named):
    return {id_: Result(points=Decimal(n)) for id_, n in named.items()}


THREE_SHEETS = {id_: POINTED[id_] for id_ in ("hw1", "hw2", "hw3")}
AS_STATE = {one.value: Result(state=one) for one in State}


@pytest.mark.parametrize(
    ("record", "have", "expected"),
    [
        ({}, 0, "possible"),
        (points(hw1=15, hw2=15), 30, "met"),
        (points(hw1=15, hw2=14), 29, "possible"),
        (points(hw1=5, hw2=4), 9, "out_of_reach"),
        (points(hw1=5, hw2=5), 10, "possible"),
        (points(hw1=15, hw2=2) | {"hw3": AS_STATE["submitted"]}, 17, "waiting"),
        (points(hw1=15, hw2=2) | {"hw3": AS_STATE["returned"]}, 17, "possible"),
        (points(hw1=15, hw2=2) | {"hw3": AS_STATE["excused"]}, 17, "possible"),
        (points(hw1=15, hw2=2) | {"hw3": AS_STATE["missing"]}, 17, "out_of_reach"),
        (points(hw1=15, hw2=2) | {"hw3": AS_STATE["passed"]}, 17, "waiting"),
        (points(hw1=25, hw2=5), 30, "met"),  # a bonus counts
        (points(hw1=20) | {"hw3": Result(state=State.FAILED, points=Decimal(9))}, 29, "possible"),
        (
            points(hw1=20) | {"hw3": Result(state=State.RETURNED, points=Decimal(9))},
            20,
            "possible",
        ),
    ],
)
def test_thirty_points_of_three_sheets_with_twenty_each(record, have, expected):
    found = tally(sheets(Asks.POINTS, 30), THREE_SHEETS, record)
    assert (found.have, found.need, found.whole) == (have, 30, 60)
    assert found.standing.value == expected
    share = tally(sheets(Asks.PERCENT, 50), THREE_SHEETS, record)
    assert share.standing is found.standing


def test_exempt_work_leaves_the_sum_and_the_maximum():
    record = points(hw1=12, hw2=10) | {"hw3": AS_STATE["exempt"]}
    half, thirty = sheets(Asks.PERCENT, 50), sheets(Asks.POINTS, 30)
    found = tally(half, THREE_SHEETS, record)
    assert (found.have, found.need, found.whole) == (22, 20, 40)
    assert found.standing is Standing.MET
    assert tally(thirty, THREE_SHEETS, record).need == 30  # min(30, the 40 that are left)
    two_gone = points(hw1=19) | {"hw2": AS_STATE["exempt"], "hw3": AS_STATE["exempt"]}
    assert tally(thirty, THREE_SHEETS, two_gone).need == 20
    assert tally(thirty, THREE_SHEETS, two_gone).standing is Standing.OUT_OF_REACH
    none_left = dict.fromkeys(THREE_SHEETS, AS_STATE["exempt"])
    for asked in (half, thirty):
        assert tally(asked, THREE_SHEETS, none_left).standing is Standing.WAITING


def test_what_is_recognised_without_points_brings_just_its_share():
    recognised = {"hw3": AS_STATE["recognised"]}
    half, thirty = sheets(Asks.PERCENT, 50), sheets(Asks.POINTS, 30)
    for asked in (half, thirty):
        enough, short = points(hw1=12, hw2=8), points(hw1=12, hw2=7)
        assert tally(asked, THREE_SHEETS, enough | recognised).standing is Standing.MET
        assert tally(asked, THREE_SHEETS, short | recognised).standing is Standing.OUT_OF_REACH
        everything = dict.fromkeys(THREE_SHEETS, AS_STATE["recognised"])
        assert tally(asked, THREE_SHEETS, everything).standing is Standing.MET
    with_points = {"hw3": Result(state=State.RECOGNISED, points=Decimal(20))}
    assert tally(half, THREE_SHEETS, points(hw1=10, hw2=0) | with_points).standing is Standing.MET


def test_an_extra_sheet_adds_points_and_no_maximum():
    record = points(hw1=10, hw2=10, hw3=5, extra=5)
    found = tally(sheets(Asks.PERCENT, 50), POINTED, record)
    assert (found.have, found.need, found.whole) == (30, 30, 60)
    only = {"extra": POINTED["extra"]}
    assert tally(sheets(Asks.PERCENT, 50), only, points(extra=5)).standing is Standing.WAITING


def test_an_item_of_the_kind_entered_later_belongs_to_the_requirement():
    every = Requirement(text="all sheets", kinds=(ItemKind.HOMEWORK,), counting=Counting.ALL)
    record = dict.fromkeys(("hw1", "hw2", "hw3"), AS_STATE["passed"])
    assert tally(every, ITEMS, record).standing is Standing.MET
    later = ITEMS | {"hw4": Item(id="hw4", title="Sheet 4", kind=ItemKind.HOMEWORK)}
    assert tally(every, later, record).standing is Standing.POSSIBLE
    some = replace(every, counting=Counting.ANY)
    assert tally(some, later, record).standing is Standing.MET


def there(amount, asks=Asks.ATTENDANCE):
    return Requirement(text="attendance", asks=asks, amount=Decimal(amount))


COMING = (date(2024, 1, 10), date(2024, 1, 17))


@pytest.mark.parametrize(
    ("amount", "counts", "expected"),
    [
        (6, ExcusedCounts.LEFT_OUT, "met"),
        (7, ExcusedCounts.LEFT_OUT, "waiting"),
        (9, ExcusedCounts.LEFT_OUT, "possible"),
        (10, ExcusedCounts.LEFT_OUT, "out_of_reach"),  # one was missed
        (11, ExcusedCounts.LEFT_OUT, "out_of_reach"),
        (8, ExcusedCounts.PRESENT, "met"),
        (11, ExcusedCounts.PRESENT, "possible"),
        (12, ExcusedCounts.PRESENT, "out_of_reach"),
        (9, ExcusedCounts.ABSENT, "possible"),
        (10, ExcusedCounts.ABSENT, "out_of_reach"),
    ],
)
def test_attendance_counts_excused_sessions_as_the_course_says(amount, counts, expected):
    seen = Attended(
        present=6, absent=1, excused=2, unrecorded=1, to_come=COMING, excused_counts=counts
    )
    assert tally(there(amount), {}, {}, seen).standing.value == expected


def test_the_percentage_of_sessions_leaves_out_excused_ones():
    seen = Attended(present=8, absent=2, excused=2)
    assert tally(there(80, Asks.ATTENDANCE_PERCENT), {}, {}, seen).standing is Standing.MET
    strict = replace(seen, excused_counts=ExcusedCounts.ABSENT)
    share = there(80, Asks.ATTENDANCE_PERCENT)
    assert tally(share, {}, {}, strict).standing is Standing.OUT_OF_REACH


def test_being_excused_lowers_what_is_asked_to_what_is_left():
    seen = Attended(present=9, excused=4)
    assert tally(there(10), {}, {}, seen).need == 9
    assert tally(there(10), {}, {}, seen).standing is Standing.MET
    assert tally(there(1), {}, {}, Attended(excused=3)).standing is Standing.WAITING


def test_a_plan_with_too_few_sessions_makes_attendance_no_easier():
    assert tally(there(10), {}, {}, Attended(present=2)).standing is Standing.OUT_OF_REACH
    assert tally(there(10), {}, {}, Attended(present=2, excused=1)).need == 9
    assert tally(there(10), {}, {}, Attended()).standing is Standing.WAITING


@given(every_tier, point_records, attendances, st.sampled_from(sorted(POINTED)), st.integers(1, 9))
def test_more_points_never_lower_a_standing(one, record, seen, id_, more):
    before = record.get(id_, Result())
    if before.points is None:
        return
    after = record | {id_: replace(before, points=before.points + more)}
    was, now = (standing(one, POINTED, facts, seen) for facts in (record, after))
    assert ORDER.index(was) <= ORDER.index(now)


@given(every_tier, point_records, attendances, st.integers(0, 3))
def test_having_been_there_never_lowers_a_standing(one, record, seen, turn):
    places = ("absent", "excused", "unrecorded", "to_come")
    place = places[turn]
    value = getattr(seen, place)
    if not value:
        return
    fewer = value[1:] if place == "to_come" else value - 1
    better = replace(seen, present=seen.present + 1, **{place: fewer})
    was, now = (standing(one, POINTED, record, facts) for facts in (seen, better))
    assert ORDER.index(was) <= ORDER.index(now)


@given(every_tier, point_records, attendances)
def test_the_best_case_of_every_measure_decides_what_is_out_of_reach(one, record, seen):
    best = dict(record)
    for id_, item in POINTED.items():
        result = record.get(id_, Result())
        blank = result.points is None or result.state in {State.RETURNED, State.EXCUSED}
        owed = progress(item, result) in {Progress.OWED, Progress.MARKING}
        if owed or (item.marking is Marking.POINTS and blank and result.state is State.PASSED):
            full = (item.max_points or 1000) if blank else result.points
            best[id_] = Result(state=State.PASSED, points=full)
    at_best = replace(
        seen,
        present=seen.present + seen.unrecorded + len(seen.to_come),
        unrecorded=0,
        to_come=(),
    )
    reached = standing(one, POINTED, record, seen)
    then = standing(one, POINTED, best, at_best)
    assert (reached is Standing.OUT_OF_REACH) == (then is Standing.OUT_OF_REACH)
    if reached is Standing.MET:
        assert then is Standing.MET


def test_the_examples_of_the_docstrings_hold():
    found = doctest.testmod(under_test)
    assert found.attempted
    assert not found.failed
