from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.rules.plan import Kind, Status, applied
from planner.rules.plan_chains import (
    BufferUsed,
    NoDayYet,
    NoPlaceLeft,
    NothingFreeBefore,
    NotInChain,
    pulled,
    pushed,
)
from planner.rules.plan_places import FixedRow, Held, Locked, NoClassThatDay
from planner.rules.plan_verbs import cancelled, moved, shelved
from tests.rules.plan_semesters import LECTURES, days, semester, without


def landing(change):
    return {move.id: move.now for move in change.moves}


def test_pushing_goes_on_until_the_buffer_whose_day_is_used_up():
    change = pushed(semester(), "s4")
    assert landing(change) == {
        "s4": date(2023, 11, 22),
        "s5": date(2023, 11, 29),
        "s6": date(2023, 12, 6),
        "s7": date(2023, 12, 13),
        "s8": date(2023, 12, 20),
        "s9": None,
    }
    assert change.warnings == (BufferUsed("s9", date(2023, 12, 20)),)
    assert change.moves[0].id == "s4"


def test_pushing_skips_the_holiday():
    assert landing(pushed(semester(), "s2"))["s2"] == date(2023, 11, 8)


def test_pushing_ends_at_a_free_place():
    plan = applied(semester(), shelved(semester(), "s6"))
    assert landing(pushed(plan, "s4")) == {"s4": date(2023, 11, 22), "s5": date(2023, 11, 29)}


def test_pushing_everything_takes_buffers_along_and_crosses_the_christmas_break():
    plan = applied(semester(), shelved(semester(), "s13"))
    change = pushed(plan, "s8", everything=True)
    assert landing(change) == {
        "s8": date(2023, 12, 20),
        "s9": date(2024, 1, 10),
        "s10": date(2024, 1, 17),
        "s11": date(2024, 1, 24),
        "s12": date(2024, 1, 31),
    }
    assert change.warnings == ()


def test_pushing_everything_keeps_gaps():
    plan = without(semester(), "s11", "s13")
    change = pushed(plan, "s10", everything=True)
    assert landing(change) == {"s10": date(2024, 1, 17), "s12": date(2024, 1, 31)}


def test_pushing_by_two_places_opens_two():
    plan = without(semester(), "s12", "s13")
    change = pushed(plan, "s10", by=2)
    assert landing(change) == {"s10": date(2024, 1, 24), "s11": date(2024, 1, 31)}


def test_pushing_flows_around_locked_held_and_cancelled_sessions():
    plan = semester(
        s5={"locked": True}, s6={"status": Status.HELD}, s7={"status": Status.CANCELLED}
    )
    assert landing(pushed(plan, "s4")) == {
        "s4": date(2023, 12, 13),
        "s8": date(2023, 12, 20),
        "s9": None,
    }


def test_a_session_put_in_place_of_a_cancelled_one_is_carried_along():
    plan = semester(s5={"status": Status.CANCELLED})
    plan = applied(plan, moved(plan, "guest", date(2023, 11, 22)))
    assert list(landing(pushed(plan, "s4"))) == ["s4", "guest", "s6", "s7", "s8", "s9"]


def test_a_place_that_two_share_is_passed_over_if_one_of_them_is_locked():
    plan = semester(s5={"locked": True}, guest={"day": date(2023, 11, 22)})
    assert list(landing(pushed(plan, "s4"))) == ["s4", "s6", "s7", "s8", "s9"]


def test_two_that_share_a_place_are_carried_along_together():
    plan = semester(guest={"day": date(2023, 11, 22)})
    change = landing(pushed(plan, "s4"))
    assert change["guest"] == change["s5"] == date(2023, 11, 29)


def test_pushing_one_of_two_that_share_a_place_parts_them():
    plan = semester(guest={"day": date(2023, 12, 13)})
    assert landing(pushed(plan, "guest")) == {"guest": date(2023, 12, 20), "s9": None}


def test_a_locked_buffer_stays():
    plan = without(semester(s9={"locked": True}), "s13")
    assert landing(pushed(plan, "s8"))["s8"] == date(2024, 1, 10)


def test_a_chain_that_cannot_go_on_says_where_and_why():
    with pytest.raises(NoPlaceLeft) as refusal:
        pushed(semester(s12={"locked": True}), "s10")
    found = refusal.value
    assert (found.id, found.number) == ("s10", "10")
    assert (found.stuck_id, found.stuck_number) == ("s13", "13")
    assert (found.last_day, found.needed) == (date(2024, 1, 31), 1)
    locked, none = found.blocked
    assert locked.day == date(2024, 1, 24)
    assert locked.session
    assert locked.session.id == "s12"
    assert none.day == date(2024, 2, 7)
    assert isinstance(none.why, NoClassThatDay)


def test_pulling_takes_the_free_place_before_and_those_that_follow_come_along():
    plan = applied(semester(), shelved(semester(), "s4"))
    change = pulled(plan, "s5")
    assert landing(change) == {
        "s5": date(2023, 11, 15),
        "s6": date(2023, 11, 22),
        "s7": date(2023, 11, 29),
        "s8": date(2023, 12, 6),
    }


def test_pulling_everything_takes_the_buffer_along_too():
    plan = applied(semester(), shelved(semester(), "s4"))
    now = days(applied(plan, pulled(plan, "s5", everything=True)))
    assert now["s9"] == date(2023, 12, 13)
    assert now["s10"] == date(2023, 12, 20)
    assert now["s13"] == date(2024, 1, 24)


def test_pulling_without_a_free_place_before_names_what_lies_there():
    with pytest.raises(NothingFreeBefore) as refusal:
        pulled(semester(), "s5")
    assert (refusal.value.by_id, refusal.value.by_number) == ("s4", "4")
    assert refusal.value.day == date(2023, 11, 15)
    with pytest.raises(NothingFreeBefore) as refusal:
        pulled(semester(), "s1")
    assert refusal.value.by_id is None


def test_nothing_is_pulled_to_before_a_session_already_held():
    plan = without(semester(s3={"status": Status.HELD}), "s2")
    with pytest.raises(NothingFreeBefore) as refusal:
        pulled(plan, "s4")
    assert refusal.value.by_id == "s3"


def test_pulling_flows_around_a_cancelled_session():
    plan = without(semester(), "s3")
    plan = applied(plan, cancelled(plan, "s4"))
    assert landing(pulled(plan, "s5"))["s5"] == date(2023, 11, 8)


def test_pulling_a_session_that_lies_on_a_holiday_leaves_the_others():
    plan = without(semester(s3={"day": date(2023, 11, 1)}), "s2")
    assert landing(pulled(plan, "s3")) == {"s3": date(2023, 10, 25)}


def test_pulling_undoes_pushing():
    plan = without(semester(), "s13")
    there = applied(plan, pushed(plan, "s10"))
    assert days(applied(there, pulled(there, "s10"))) == days(plan)


def test_what_is_fixed_locked_held_or_without_a_day_is_not_pushed():
    with pytest.raises(FixedRow):
        pushed(semester(), "christmas")
    with pytest.raises(Locked):
        pushed(semester(s4={"locked": True}), "s4")
    with pytest.raises(Held):
        pulled(semester(s4={"status": Status.HELD}), "s4")
    with pytest.raises(NoDayYet):
        pushed(semester(), "guest")


def test_a_deadline_is_not_pushed():
    with pytest.raises(NotInChain):
        pushed(semester(s4={"kind": Kind.OTHER}), "s4")


def test_a_block_over_several_days_stays_while_chains_flow_around_it():
    plan = without(semester(s5={"end_day": date(2023, 11, 24)}), "s6")
    assert landing(pushed(plan, "s4")) == {"s4": date(2023, 11, 29)}


def test_a_chain_moves_by_at_least_one_place():
    with pytest.raises(ValueError, match="at least one"):
        pushed(semester(), "s4", by=0)


def test_with_two_slots_a_week_the_next_place_may_be_two_days_later():
    plan = without(semester(), "s5")
    friday = replace(plan.slots[0], weekday=4)
    plan = replace(plan, slots=(*plan.slots, friday), lectures=LECTURES)
    assert landing(pushed(plan, "s4")) == {"s4": date(2023, 11, 17)}
