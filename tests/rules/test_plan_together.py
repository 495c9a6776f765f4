from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.rules.plan import TEACHING, Kind, Status, applied, in_order, one
from planner.rules.plan_chains import NoDayYet
from planner.rules.plan_places import (
    DayIsOff,
    DayTaken,
    Held,
    Locked,
    places,
    why_closed,
)
from planner.rules.plan_together import CannotFollow, moved_together
from planner.rules.plan_verbs import NoSlotThatDay
from planner.rules.slots import Slot
from tests.rules.plan_semesters import MORNING, NOON, clashes, days, semester, semesters, without


def landing(change):
    return {move.id: move.now for move in change.moves}


def test_all_move_by_the_same_number_of_places_over_holidays_and_breaks():
    plan = without(semester(), "s3", "s4", "s10")
    change = moved_together(plan, ["s1", "s2"], "s2", date(2023, 11, 8))
    assert change.verb == "move"
    assert landing(change) == {"s2": date(2023, 11, 8), "s1": date(2023, 10, 25)}
    assert list(landing(change)) == ["s2", "s1"]
    change = moved_together(without(plan, "s9"), ["s7", "s8"], "s8", date(2024, 1, 10))
    assert landing(change) == {"s8": date(2024, 1, 10), "s7": date(2023, 12, 20)}


def test_they_may_take_one_anothers_places_and_others_stay():
    plan = without(semester(), "s6")
    change = moved_together(plan, ["s4", "s5"], "s4", date(2023, 11, 22))
    assert landing(change) == {"s4": date(2023, 11, 22), "s5": date(2023, 11, 29)}


def test_dropped_on_a_day_without_a_slot_all_move_by_as_many_days_and_keep_their_hours():
    change = moved_together(semester(), ["s4", "s5"], "s4", date(2023, 11, 16))
    assert landing(change) == {"s4": date(2023, 11, 16), "s5": date(2023, 11, 23)}
    assert change.warnings == (
        NoSlotThatDay(date(2023, 11, 16)),
        NoSlotThatDay(date(2023, 11, 23)),
    )


def test_the_whole_course_moves_to_another_weekday():
    plan = replace(semester(), slots=(Slot(2, MORNING), Slot(3, MORNING)))
    plan = applied(plan, moved_together(plan, ["s12", "s13"], "s12", date(2024, 1, 25)))
    assert (days(plan)["s12"], days(plan)["s13"]) == (date(2024, 1, 25), date(2024, 2, 1))


def test_who_cannot_follow_is_named_with_the_reason_and_nothing_moves():
    with pytest.raises(CannotFollow) as refusal:
        moved_together(without(semester(), "s3"), ["s2", "s9"], "s2", date(2023, 11, 8))
    assert (refusal.value.id, refusal.value.day) == ("s9", date(2024, 1, 10))
    assert isinstance(refusal.value.why, DayTaken)
    assert refusal.value.why.by_id == "s10"
    with pytest.raises(CannotFollow) as refusal:
        moved_together(without(semester(), "s5"), ["s4", "s13"], "s4", date(2023, 11, 22))
    assert (refusal.value.id, refusal.value.day, refusal.value.why) == ("s13", None, None)


def test_the_anchors_own_refusal_is_told_as_always():
    with pytest.raises(DayIsOff):
        moved_together(semester(), ["s4", "s5"], "s4", date(2023, 11, 1))
    with pytest.raises(DayTaken):
        moved_together(semester(), ["s4", "s5"], "s4", date(2023, 11, 29))


def test_none_moves_if_one_is_locked_held_or_without_a_day():
    with pytest.raises(Locked):
        moved_together(semester(s5={"locked": True}), ["s4", "s5"], "s4", date(2024, 2, 8))
    with pytest.raises(Held):
        moved_together(semester(s5={"status": Status.HELD}), ["s5"], "s4", date(2024, 2, 8))
    with pytest.raises(NoDayYet):
        moved_together(semester(), ["s4", "guest"], "s4", date(2023, 11, 16))


def test_a_deadline_moves_by_the_days_of_the_anchor():
    plan = without(semester(guest={"kind": Kind.OTHER, "day": date(2023, 11, 10)}), "s5")
    change = moved_together(plan, ["s4", "guest"], "s4", date(2023, 11, 22))
    assert landing(change) == {"s4": date(2023, 11, 22), "guest": date(2023, 11, 17)}


def test_several_go_to_the_shelf():
    change = moved_together(semester(), ["s4", "s5", "guest"], "s4", None)
    assert change.verb == "shelve"
    assert landing(change) == {"s4": None, "s5": None}


@given(semesters(), st.data())
def test_several_keep_their_order_overwrite_nothing_and_avoid_days_off(plan, data):
    ids = [row.id for row in plan.sessions if row.day and row.kind in TEACHING]
    assume(ids)
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True))
    known = [place.day for place in places(plan)]
    free = st.dates(plan.lectures.first, plan.lectures.last)
    to = data.draw(st.sampled_from(known) | free if known else free)
    try:
        change = moved_together(plan, chosen, chosen[0], to)
    except PlannerError:
        return
    now = applied(plan, change)
    assert clashes(now) == []
    assert {move.id for move in change.moves} <= {*chosen}
    order = [row.id for row in in_order(plan.sessions) if row.id in chosen]
    assert [row.id for row in in_order(now.sessions) if row.id in chosen] == order
    for move in change.moves:
        assert move.now
        assert why_closed(plan, move.now, kind=one(plan, move.id).kind) is None


def test_from_the_shelf_the_first_takes_the_day_and_the_others_the_next_free_places():
    away = {"day": None}
    plan = semester(s5=away, s6=away, s10=away, s11=away)
    change = moved_together(plan, ["s11", "s5", "s6"], "s6", date(2023, 11, 22))
    assert landing(change) == {
        "s6": date(2023, 11, 22),
        "s5": date(2023, 11, 29),
        "s11": date(2024, 1, 10),
    }
    now = applied(plan, change)
    assert clashes(now) == []
    assert {one(now, key).hours for key in ("s5", "s6", "s11")} == {NOON}
    assert one(now, "s10").day is None


def test_from_the_shelf_nothing_moves_if_one_finds_no_place_or_the_day_is_taken():
    plan = semester(s12={"day": None}, s13={"day": None})
    with pytest.raises(CannotFollow) as refusal:
        moved_together(plan, ["s12", "s13", "guest"], "s12", date(2024, 1, 24))
    assert (refusal.value.id, refusal.value.why) == ("s13", None)
    with pytest.raises(DayTaken):
        moved_together(plan, ["s12", "s13"], "s12", date(2024, 1, 17))
    with pytest.raises(NoDayYet):
        moved_together(plan, ["s12", "s4"], "s12", date(2024, 1, 24))
