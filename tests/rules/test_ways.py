from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given

from planner.rules.attendance import Attended
from planner.rules.credits import ItemKind, Requirement, Result, Standing, State
from planner.rules.requirements import Asks, Counting
from planner.rules.standings import standing
from planner.rules.ways import PointsNeeded, Way, way
from tests.rules.some_rules import (
    ITEMS,
    POINTED,
    SIX,
    THREE,
    attendances,
    every_tier,
    point_records,
    states,
    tier,
)

DUE = {"hw1": date(2023, 11, 15), "hw2": date(2023, 12, 6), "poster": date(2024, 1, 31)}
DATED = {id_: replace(item, due=DUE.get(id_)) for id_, item in ITEMS.items()}


def titles(found):
    return [one.title for one in found.todo]


def test_the_way_names_what_is_still_to_do_by_deadline():
    record = {"part": Result(state=State.PASSED), "hw3": Result(state=State.PASSED)}
    found = way(THREE, DATED, record)
    assert titles(found) == ["Sheet 1", "Sheet 2", "Poster"]
    assert [one.due for one in found.todo] == list(DUE.values())
    assert not found.marking


def test_of_a_choice_the_work_with_most_time_is_named():
    some = Requirement(text="a sheet", items=("hw1", "hw2"), counting=Counting.ANY)
    assert titles(way(tier(3, some), DATED, {})) == ["Sheet 2"]
    longer = {"hw1": Result(due=date(2024, 2, 1))}
    assert titles(way(tier(3, some), DATED, longer)) == ["Sheet 1"]


def test_what_is_handed_in_is_counted_on():
    record = states(hw1="submitted", poster="open")
    found = way(THREE, DATED, record)
    assert (titles(found), found.marking) == (["Poster"], ("Sheet 1",))
    waiting = way(THREE, DATED, states(hw1="submitted"))
    assert (waiting.todo, waiting.marking) == ((), ("Sheet 1",))


def test_there_is_no_way_to_what_is_out_of_reach_and_none_left_to_what_is_met():
    assert way(SIX, DATED, states(project="failed")) is None
    assert way(THREE, DATED, states()) == Way()
    assert not way(THREE, DATED, states())


def test_work_that_helps_twice_is_done_once():
    pair = Requirement(text="two", items=("hw1", "hw2", "poster"), at_least=1)
    other = Requirement(text="other", items=("poster", "project"), at_least=1)
    assert titles(way(tier(3, pair, other), DATED, {})) == ["Poster"]


def test_points_are_named_with_the_least_work_that_can_bring_them():
    asked = Requirement(
        text="homework", kinds=(ItemKind.HOMEWORK,), asks=Asks.POINTS, amount=Decimal(30)
    )
    record = {"hw1": Result(points=Decimal(15)), "extra": Result(state=State.MISSING)}
    found = way(tier(3, asked), POINTED, record)
    assert len(found.todo) == 1
    assert found.points == (PointsNeeded(titles=(found.todo[0].title,), points=15),)


def test_sessions_to_attend_are_counted_with_the_days_to_come():
    days = (date(2024, 1, 10), date(2024, 1, 17), date(2024, 1, 24))
    seen = Attended(present=7, absent=1, unrecorded=1, to_come=days)
    asked = Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(10))
    found = way(tier(3, asked), {}, {}, seen)
    assert (found.sessions, found.to_come, found.unrecorded) == (2, days, 1)
    share = replace(asked, asks=Asks.ATTENDANCE_PERCENT, amount=Decimal(80))
    assert way(tier(3, share), {}, {}, seen).sessions == 2  # 9.6 of 12 sessions are 10


def test_what_only_the_lecturer_can_say_is_named():
    assert way(tier(3), {}, {}).word == ("",)
    gone = way(THREE, DATED, states(poster="exempt"))
    assert (gone.word, gone.todo) == (("poster",), ())


def walked(found, record, seen):
    """Do all that a way says, as well as can be."""
    done = dict(record)
    full = {one.item: one for one in found.todo}
    for id_, item in POINTED.items():
        result = record.get(id_, Result())
        handed_in = result.state in {State.SUBMITTED, State.PASSED, State.OPEN}
        marking = handed_in and item.title in found.marking
        if id_ in full or marking:
            blank = result.points is None or id_ in full
            points = (item.max_points or 1000) if blank else result.points
            done[id_] = Result(state=State.PASSED, points=points)
    rest = len(seen.to_come) - found.sessions
    return done, replace(
        seen,
        present=seen.present + seen.unrecorded + found.sessions,
        unrecorded=0,
        absent=seen.absent + rest,
        to_come=(),
    )


@given(every_tier, point_records, attendances)
def test_whoever_goes_the_way_arrives_and_nothing_of_it_is_idle(one, record, seen):
    found = way(one, POINTED, record, seen)
    reached = standing(one, POINTED, record, seen)
    assert (found is None) == (reached is Standing.OUT_OF_REACH)
    if found is None:
        return
    assert bool(found) == (reached is not Standing.MET)
    done, there = walked(found, record, seen)
    arrived = standing(one, POINTED, done, there)
    assert arrived is (Standing.WAITING if found.word else Standing.MET)
    for place in range(len(found.todo)):
        fewer = replace(found, todo=found.todo[:place] + found.todo[place + 1 :])
        short, _ = walked(fewer, record, seen)
        assert standing(one, POINTED, short, there) in {Standing.POSSIBLE, Standing.OUT_OF_REACH}


@given(every_tier, point_records, attendances)
def test_a_way_asks_for_something_exactly_where_the_student_must_act(one, record, seen):
    found = way(one, POINTED, record, seen)
    if found is not None:
        reached = standing(one, POINTED, record, seen)
        assert bool(found.todo or found.sessions) == (reached is Standing.POSSIBLE)
