from __future__ import annotations

from datetime import date

import pytest

from planner.rules.plan import Kind, Status, applied
from planner.rules.plan_ground import Ground
from planner.rules.plan_lost import Loss
from planner.rules.plan_places import DayIsOff, Held
from planner.rules.plan_slack import slack, ways, why_not
from planner.rules.plan_times import Place
from planner.rules.plan_verbs import dropped, shelved
from tests.rules.plan_semesters import NOON, days, semester, without

HELD = {name: {"status": Status.HELD} for name in ("s1", "s2", "s3")}


def test_two_more_lost_weeks_would_cost_session_13_as_the_picture_says():
    found = slack(semester(**HELD))
    assert (found.free, found.buffers, found.shelved, found.spare) == (0, 1, 1, 0)
    assert found.next_loss_costs == Loss(2, "s13", "13")


def test_after_the_buffer_is_used_the_next_lost_week_costs_a_session():
    plan = semester(**HELD)
    found = slack(applied(plan, dropped(plan, "s4", date(2023, 11, 22))))
    assert found.buffers == 0
    assert found.shelved == 1
    assert found.next_loss_costs
    assert found.next_loss_costs.weeks == 1


def test_a_free_place_makes_a_lost_week_good():
    plan = semester(**HELD)
    plan = applied(plan, shelved(plan, "s12"))
    found = slack(plan)
    assert (found.free, found.shelved) == (1, 2)
    assert found.next_loss_costs == Loss(3, "s13", "12")


def test_what_lies_before_the_last_held_session_is_past():
    assert slack(without(semester(**HELD), "s2")).free == 0
    assert slack(without(semester(), "s2")).free == 1


def test_a_locked_buffer_makes_nothing_good_and_a_locked_session_is_not_lost():
    plan = semester(**HELD, s9={"locked": True}, s13={"locked": True})
    assert slack(plan).next_loss_costs == Loss(1, "s12", "12")


def test_a_plan_without_sessions_has_nothing_to_lose():
    plan = semester()
    plan = without(plan, *(row.id for row in plan.sessions if row.kind == Kind.CLASS))
    assert slack(plan).next_loss_costs is None


def test_the_best_places_move_fewest_sessions_and_are_nearest():
    plan = applied(semester(), shelved(semester(), "s12"))
    found = ways(plan, "s4")
    assert found[0].place == Place(date(2024, 1, 24), NOON, "Room 1")
    assert [len(way.change.moves) for way in found][:3] == [1, 2, 2]
    assert found[1].place.day == date(2023, 11, 8)
    assert all(way.place.day != date(2023, 11, 15) for way in found)


def test_every_way_does_what_dropping_there_does():
    plan = semester()
    for way in ways(plan, "guest"):
        assert way.change == dropped(plan, "guest", way.place.day)
        assert days(applied(plan, way.change))["guest"] == way.place.day


def test_a_session_that_must_stay_has_no_ways():
    with pytest.raises(Held):
        ways(semester(s4={"status": Status.HELD}), "s4")


def test_why_not_gives_the_refusal_or_nothing():
    ground = Ground(semester())
    assert isinstance(why_not(ground, "s4", date(2023, 11, 1)), DayIsOff)
    assert why_not(ground, "s4", date(2023, 11, 22)) is None
