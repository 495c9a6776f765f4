"""Slots that count for a while, single dates, and block seminars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.rules.plan import Move, Plan, PlannedSession, applied, numbers, one
from planner.rules.plan_chains import NoPlaceLeft, pushed
from planner.rules.plan_lost import Loss
from planner.rules.plan_places import (
    DayIsOff,
    check_day,
    free_places,
    hours_of,
    places,
    times_on,
    why_closed,
)
from planner.rules.plan_slack import slack, ways
from planner.rules.plan_times import Place
from planner.rules.plan_verbs import NoSlotThatDay, dropped, moved
from planner.rules.slots import ExtraDate, Hours, Slot
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import LECTURES, MORNING, NOON, days, semester, without

SAT, SUN = date(2023, 11, 18), date(2023, 11, 19)
IN_MARCH = date(2024, 3, 4)  # a Monday beside the lectures
TEN_TO_FOUR = Hours(time(10), time(16))
BEFORE_NOON, AFTER_NOON = Hours(time(9), time(12)), Hours(time(13), time(17))


def with_extra(*dates, plan=None):
    return replace(plan or semester(), extra=dates)


def block():
    """Return a block seminar without a weekly time: two days in November, one in March."""
    dates = [
        ExtraDate(day, hours, "Attic")
        for day in (SAT, SUN, IN_MARCH)
        for hours in (BEFORE_NOON, AFTER_NOON)
    ]
    rows = [
        PlannedSession(id=f"b{n}", topic=f"Part {n}", day=at.day, hours=at.hours, room="Attic")
        for n, at in enumerate(dates[:4], start=1)
    ]
    return Plan(sessions=tuple(rows), lectures=LECTURES, slots=(), extra=tuple(dates))


def test_a_slot_counts_only_while_it_is_valid():
    until = Slot(2, NOON, "Room 1", valid=Days(LECTURES.first, date(2023, 12, 31)))
    then = Slot(3, MORNING, "Room 2", valid=Days(date(2024, 1, 1), LECTURES.last))
    plan = replace(semester(), slots=(until, then))
    found = places(plan)
    assert {place.day.weekday() for place in found if place.day.year == 2023} == {2}
    assert {(place.day.weekday(), place.room) for place in found if place.day.year == 2024} == {
        (3, "Room 2")
    }
    change = moved(plan, "s4", date(2024, 1, 11))
    assert change.moves == (Move("s4", date(2023, 11, 15), date(2024, 1, 11), MORNING),)
    assert moved(plan, "s4", date(2023, 11, 16)).warnings == (
        NoSlotThatDay(date(2023, 11, 16), ever=True),
    )
    assert moved(plan, "s4", date(2023, 11, 17)).warnings == (NoSlotThatDay(date(2023, 11, 17)),)


@pytest.mark.parametrize("day", [SAT, SUN, IN_MARCH])
def test_a_single_date_is_a_place_wherever_it_lies(day):
    plan = with_extra(ExtraDate(day, TEN_TO_FOUR, "Attic"), plan=semester(s4={"room": "Room 1"}))
    assert Place(day, TEN_TO_FOUR, "Attic") in free_places(plan)
    assert why_closed(plan, day) is None
    change = moved(plan, "s4", day)
    assert change.warnings == ()
    assert change.moves == (Move("s4", date(2023, 11, 15), day, TEN_TO_FOUR, "Attic"),)
    assert change == dropped(plan, "s4", day)


def test_a_single_date_on_a_day_off_is_no_place():
    plan = with_extra(ExtraDate(date(2023, 11, 1), MORNING), ExtraDate(IN_MARCH, MORNING))
    trip = DayOff(Days(IN_MARCH, IN_MARCH), OffKind.OWN, "", "Trip")
    plan = replace(plan, days_off=(*plan.days_off, trip))
    assert free_places(plan) == ()
    with pytest.raises(DayIsOff):
        check_day(plan, IN_MARCH)


def test_a_single_date_comes_before_the_slot_that_it_overlaps():
    day = date(2023, 11, 15)
    long, other = ExtraDate(day, TEN_TO_FOUR, "Attic"), ExtraDate(day, MORNING, "Lab")
    plan = with_extra(long, other)
    assert times_on(plan, day) == (Place(day, MORNING, "Lab"), Place(day, TEN_TO_FOUR, "Attic"))
    elsewhere = with_extra(ExtraDate(day, NOON, "Room 9"))
    assert times_on(elsewhere, day) == (Place(day, NOON, "Room 9"),)
    without_hours = with_extra(long, plan=semester(s4={"hours": None}))
    assert hours_of(without_hours, one(without_hours, "s4")) == TEN_TO_FOUR


def test_a_date_beside_the_lectures_opens_no_slot_of_its_weekday():
    wednesday = date(2024, 2, 21)
    plan = with_extra(ExtraDate(wednesday, Hours(time(16), time(18))))
    assert [place.hours for place in times_on(plan, wednesday)] == [Hours(time(16), time(18))]


def test_a_chain_uses_a_single_date_as_any_other_place():
    plan = with_extra(ExtraDate(SAT, MORNING, "Attic"), plan=without(semester(), "s9"))
    change = pushed(plan, "s4")
    assert [(move.id, move.now) for move in change.moves] == [("s4", SAT)]
    assert ways(plan, "s4")[0].place.day == SAT


def test_sessions_of_a_block_lie_side_by_side_and_chains_walk_them():
    plan = block()
    assert numbers(plan.sessions) == {"b1": "1", "b2": "2", "b3": "3", "b4": "4"}
    assert [place.day for place in free_places(plan)] == [IN_MARCH, IN_MARCH]
    now = applied(plan, pushed(plan, "b2"))
    assert days(now) == {"b1": SAT, "b2": SUN, "b3": SUN, "b4": IN_MARCH}
    assert [row.hours for row in now.sessions] == [
        BEFORE_NOON,
        BEFORE_NOON,
        AFTER_NOON,
        BEFORE_NOON,
    ]
    with pytest.raises(NoPlaceLeft):
        pushed(plan, "b1", by=3)


def test_a_lost_week_costs_the_places_of_that_week():
    assert slack(block()).free == 2
    assert slack(block()).next_loss_costs == Loss(1, "b4", "4")
    plan = semester()
    assert slack(plan).next_loss_costs == Loss(2, "s13", "13")
    with_two = with_extra(ExtraDate(SAT, MORNING))
    assert slack(with_two).next_loss_costs == Loss(3, "s13", "13")
    both_in_the_first = with_extra(ExtraDate(date(2023, 10, 20), MORNING))
    assert slack(both_in_the_first).next_loss_costs == Loss(2, "s13", "13")
