from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.plan import Status, applied
from planner.rules.plan_ground import Ground
from planner.rules.plan_places import DayIsOff, Held, Locked
from planner.ui.semester.carry import Carry
from planner.ui.semester.outlook import SHELF, How, Spot, legal_spots, outlook_for, spots_ahead
from tests.ui.semester.real_course import NOON, real_plan, semester_of

pytestmark = pytest.mark.usefixtures("qapp")
PLAN = real_plan()
IDS = st.sampled_from([s.id for s in PLAN.sessions])
SPOTS = st.builds(Spot, st.none() | st.dates(date(2023, 10, 9), date(2024, 2, 17)))


@pytest.fixture
def carry(semester):
    carry = Carry()
    carry.show_semester(semester)
    return carry


def wishes(carry):
    found = []
    carry.wished.connect(found.append)
    return found


@given(IDS, SPOTS, st.booleans())
def test_what_is_shown_is_what_the_change_does(session_id, spot, swap):
    session = next(s for s in PLAN.sessions if s.id == session_id)
    outlook = outlook_for(Ground(PLAN), session, spot, How(swap=swap))
    assert (outlook.change is None) == (outlook.refusal is not None)
    if outlook.change is not None:
        assert outlook.after == applied(PLAN, outlook.change)


def test_letting_go_over_a_taken_day_pushes_until_the_buffer(carry):
    found = wishes(carry)
    carry.pick_up("s4")
    carry.over(Spot(date(2023, 11, 22)))
    shown = carry.outlook.change
    carry.drop()
    assert found == [shown]
    assert [move.id for move in shown.moves if move.now is not None] == [
        *("s4", "s5", "s6", "s7", "s8"),
    ]


def test_where_nothing_can_be_pushed_a_swap_is_offered_instead():
    ground = Ground(PLAN)
    session = next(s for s in PLAN.sessions if s.id == "s10")
    taken = outlook_for(ground, session, Spot(date(2024, 1, 24)))
    assert taken.refusal is not None
    assert {move.id for move in taken.instead.moves} == {"s10", "s12"}
    holiday = outlook_for(ground, session, Spot(date(2023, 11, 1)))
    assert holiday.refusal is not None
    assert holiday.instead is None


def test_with_alt_the_two_change_places(carry):
    carry.pick_up("s4")
    carry.over(Spot(date(2023, 11, 22)), How(swap=True))
    assert carry.outlook.change.verb == "swap"
    carry.swap(wanted=False)
    assert carry.outlook.change.verb == "push"


def test_letting_go_on_a_holiday_wishes_nothing_and_says_why(carry):
    found, refusals = wishes(carry), []
    carry.refused.connect(refusals.append)
    carry.pick_up("s4", by_key=False)
    carry.over(Spot(date(2023, 11, 1)))
    carry.drop()
    assert found == []
    assert isinstance(refusals[0], DayIsOff)
    assert carry.outlook is None


def test_letting_go_where_it_lay_or_beside_the_board_does_nothing(carry):
    found = wishes(carry)
    for spot in (Spot(date(2023, 11, 15)), None):
        carry.pick_up("s4")
        carry.over(spot)
        carry.drop()
    assert found == []


def test_by_key_a_held_or_locked_session_is_not_picked_up_but_says_why():
    plan = real_plan()
    rows = tuple(replace(s, locked=s.id == "s6") for s in plan.sessions)
    carry = Carry()
    carry.show_semester(semester_of(replace(plan, sessions=rows)))
    refusals = []
    carry.refused.connect(refusals.append)
    assert not carry.pick_up("s1")
    assert not carry.pick_up("s6")
    assert [type(refusal) for refusal in refusals] == [Held, Locked]


def test_arrows_walk_the_legal_places_and_skip_the_holiday(carry):
    carry.pick_up("s4")
    carry.step(0, 1)
    assert carry.outlook.spot.day == date(2023, 11, 22)
    carry.step(0, -1)
    assert carry.outlook.spot.day == date(2023, 11, 15)
    carry.step(0, -1)  # held sessions and the holiday lie above
    assert carry.outlook.spot.day == date(2023, 11, 15)
    carry.step(-1, 0)
    assert carry.outlook.spot.day == date(2023, 11, 14)


def test_from_the_shelf_the_first_arrow_goes_onto_the_board(carry):
    carry.pick_up("guest")
    assert carry.outlook.spot == SHELF
    carry.step(0, 1)
    assert carry.outlook.spot.day is not None
    assert carry.outlook.does_something


def test_nudging_is_picking_up_one_arrow_and_letting_go(carry):
    found = wishes(carry)
    carry.nudge("s4", 0, 1)
    carry.pick_up("s4")
    carry.step(0, 1)
    carry.drop()
    assert found[0] == found[1]


def test_legal_places_are_found_near_the_session_first():
    plan = real_plan()
    session = next(s for s in plan.sessions if s.id == "s4")
    apart = [abs((spot.day - session.day).days) for spot in legal_spots(Ground(plan), session)]
    assert apart == sorted(apart)
    assert len(apart) > 10


@given(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_every_place_that_lies_ahead_lies_that_way(way):
    session = next(s for s in PLAN.sessions if s.id == "s6")
    here = Spot(session.day, NOON)
    for spot in spots_ahead(PLAN, session, here, *way):
        assert (spot.day > here.day) == (sum(way) > 0)
        assert way[1] == 0 or spot.day.weekday() == here.day.weekday()


def test_another_state_of_the_plan_ends_what_was_carried(carry, semester):
    carry.pick_up("s4")
    carry.show_semester(semester)
    assert carry.outlook is None


def test_a_cancelled_session_stays():
    plan = real_plan()
    rows = tuple(replace(s, status=Status.CANCELLED) if s.id == "s4" else s for s in plan.sessions)
    carry = Carry()
    carry.show_semester(semester_of(replace(plan, sessions=rows)))
    assert not carry.pick_up("s4")
