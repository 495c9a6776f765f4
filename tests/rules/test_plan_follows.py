from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.rules.plan import Due, DueMove, PlanChange, Speaker, Status, applied
from planner.rules.plan_chains import BufferUsed, pushed
from planner.rules.plan_follows import (
    DueInBreak,
    DueKept,
    DueRightAfter,
    FlowsAround,
    Follows,
    SpeakerAway,
    SpeakersConcerned,
    with_consequences,
)
from planner.rules.plan_slack import ways
from planner.rules.plan_verbs import cancelled, dropped, moved, shelved, swapped
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import semester, semesters

NOV_15, NOV_22, NOV_29 = date(2023, 11, 15), date(2023, 11, 22), date(2023, 11, 29)
ANNA = Speaker("Anna Adler")


def with_due(plan, day=NOV_15, session="s4", *, announced=True, item="hw"):
    due = Due(item, "Homework 1", day, session, "HW 1", announced)
    return replace(plan, dues=(*plan.dues, due))


def follows(change):
    return [one for one in change.warnings if isinstance(one, Follows)]


def test_a_published_deadline_stays_when_its_session_moves():
    change = moved(with_due(semester()), "s4", date(2023, 11, 16))
    assert change.dues == ()
    assert DueKept("hw", "HW 1", NOV_15) in change.warnings


def test_one_that_hangs_on_no_session_stays_with_the_day():
    plan = with_due(semester(), session=None, announced=False)
    assert follows(moved(plan, "s4", date(2023, 11, 16))) == [
        DueKept("hw", "HW 1", NOV_15, announced=False)
    ]
    assert follows(moved(plan, "s5", date(2023, 11, 23))) == []
    along = with_consequences(plan, moved(plan, "s4", date(2023, 11, 16)), along=True)
    assert along.dues == (DueMove("hw", "HW 1", NOV_15, date(2023, 11, 16)),)


def test_along_keeps_the_distance_to_the_session():
    plan = with_due(semester(), date(2023, 11, 13))
    change = with_consequences(plan, pushed(plan, "s4"), along=True)
    assert change.dues == (DueMove("hw", "HW 1", date(2023, 11, 13), date(2023, 11, 20)),)
    assert applied(plan, change).dues[0].day == date(2023, 11, 20)
    assert plan.dues[0].day == date(2023, 11, 13)


def test_what_nobody_was_told_goes_along_by_itself():
    plan = with_due(semester(), announced=False)
    assert pushed(plan, "s4").dues == (DueMove("hw", "HW 1", NOV_15, NOV_22),)


def test_no_deadline_follows_to_the_shelf_or_a_cancellation():
    plan = with_due(semester(), announced=False)
    for change in (shelved(plan, "s4"), cancelled(plan, "s4")):
        assert with_consequences(plan, change, along=True).dues == ()
        assert DueKept("hw", "HW 1", NOV_15, announced=False) in change.warnings


def test_in_a_swap_each_deadline_goes_with_its_own_session():
    plan = with_due(with_due(semester(), announced=False), NOV_22, "s5", item="hw2")
    change = with_consequences(plan, swapped(plan, "s4", "s5"), along=True)
    assert [(due.item, due.now) for due in change.dues] == [("hw", NOV_22), ("hw2", NOV_15)]


def test_a_deadline_in_the_break_or_right_after_it_is_named():
    plan = with_due(semester(), date(2023, 12, 15), "s8", announced=False)
    change = dropped(plan, "s8", date(2023, 12, 20))
    assert DueInBreak("HW 1", date(2023, 12, 22), *["Christmas break"] * 2) in change.warnings
    plan = with_due(semester(), date(2023, 12, 13), "s8", announced=False)
    change = swapped(plan, "s8", "s10")
    assert DueRightAfter("HW 1", date(2024, 1, 10), *["Christmas break"] * 2) in change.warnings
    later = swapped(plan, "s8", "s11")
    assert [type(one) for one in follows(later)] == []


def test_the_day_after_a_single_holiday_is_a_day_like_others():
    plan = with_due(semester(), date(2023, 11, 9), "s3", announced=False)
    change = moved(plan, "s3", date(2023, 10, 31))
    assert change.dues[0].now == date(2023, 11, 1)
    assert DueInBreak("HW 1", date(2023, 11, 1), "Allerheiligen", "All Saints' Day") in (
        change.warnings
    )
    plan = with_due(semester(), date(2023, 11, 10), "s3", announced=False)
    assert follows(moved(plan, "s3", date(2023, 10, 31))) == []


def test_a_weekend_is_no_time_to_ask_in():
    week = DayOff(Days(date(2023, 11, 13), date(2023, 11, 19)), OffKind.OWN)
    plan = replace(semester(), days_off=(week,))
    plan = with_due(plan, date(2023, 11, 8), "s3", announced=False)
    assert DueRightAfter("HW 1", NOV_22, "", "") in swapped(plan, "s3", "s5").warnings


def test_whoever_cannot_come_on_the_new_day_is_named_for_every_session_that_moves():
    away = Speaker("Ben Biber", (Days(NOV_29, NOV_29),))
    plan = semester(s5={"speakers": (ANNA, away)})
    change = pushed(plan, "s4")
    assert SpeakerAway("s5", "Ben Biber", NOV_29) in change.warnings
    topic = "Literature: RL in language model training"
    assert SpeakersConcerned("s5", "5", topic, ("Anna Adler",)) in change.warnings
    assert not any(isinstance(one, SpeakerAway) for one in pushed(plan, "s6").warnings)


def test_who_presents_in_a_cancelled_session_is_to_be_told():
    plan = semester(s4={"speakers": (ANNA,)})
    for change in (cancelled(plan, "s4"), shelved(plan, "s4")):
        assert [one.names for one in change.warnings] == [("Anna Adler",)]
    assert follows(moved(plan, "s4", NOV_15)) == []


@pytest.mark.parametrize(("status", "held"), [(Status.PLANNED, False), (Status.HELD, True)])
def test_what_a_chain_flows_around_is_named(status, held):
    plan = semester(s5={"locked": not held, "status": status})
    topic = "Literature: RL in language model training"
    there = FlowsAround("s5", "5", topic, NOV_22, held)
    for change in (pushed(plan, "s4"), pushed(plan, "s3"), dropped(plan, "s4", NOV_29)):
        assert there in change.warnings
    assert there not in pushed(plan, "s6").warnings
    assert there not in moved(plan, "s4", date(2023, 12, 1)).warnings


def test_a_session_dropped_far_away_flows_around_nothing():
    plan = semester(s5={"locked": True})
    assert follows(dropped(plan, "s3", date(2023, 12, 13))) == []


def test_a_locked_session_on_a_day_without_a_slot_is_in_nobodys_way():
    plan = semester(s5={"locked": True, "day": date(2023, 11, 23)})
    assert not any(isinstance(one, FlowsAround) for one in pushed(plan, "s4").warnings)


def test_other_warnings_stay_in_front():
    change = pushed(with_due(semester()), "s4")
    assert isinstance(change.warnings[0], BufferUsed)
    assert [type(one) for one in change.warnings[1:]] == [DueKept]


def test_an_empty_change_has_no_consequences():
    plan = with_due(semester(s4={"speakers": (ANNA,)}))
    empty = PlanChange(verb="move", subject="s4")
    assert with_consequences(plan, empty, along=True) == empty


@given(semesters(), st.data(), st.booleans())
def test_asking_again_changes_nothing_and_days_stay_what_they_are(plan, data, announced):
    row = data.draw(st.sampled_from([one for one in plan.sessions if one.id.startswith("s")]))
    plan = with_due(plan, row.day or plan.lectures.first, row.id, announced=announced)
    try:
        found = ways(plan, row.id)
    except PlannerError:
        return
    for way in found:
        change = way.change
        assert with_consequences(plan, change) == change
        along = with_consequences(plan, change, along=True)
        assert (along.moves, along.cancelled) == (change.moves, change.cancelled)
        assert with_consequences(plan, along) == change
        assert bool(along.dues) == (row.day not in {None, way.place.day})
