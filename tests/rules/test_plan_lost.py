from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.rules.plan import Due, Kind, PlanChange, Status, applied
from planner.rules.plan_chains import BufferUsed, pushed
from planner.rules.plan_follows import DueKept, FlowsAround
from planner.rules.plan_lost import FindsNoPlace, Loss, StaysBehind, lost_week
from planner.rules.plan_slack import slack
from planner.rules.slots import Slot
from tests.rules.plan_semesters import MORNING, NOON, days, semester, without

HELD = {name: {"status": Status.HELD} for name in ("s1", "s2", "s3")}
NOV_15, NOV_22, DEC_20 = date(2023, 11, 15), date(2023, 11, 22), date(2023, 12, 20)
LAST = "Final session: final assignment"


def test_a_lost_week_is_a_push_until_the_buffer():
    plan = semester(**HELD)
    lost, push = lost_week(plan, NOV_15), pushed(plan, "s4")
    assert (lost.verb, lost.subject) == ("lose", "s4")
    assert (lost.moves, lost.warnings) == (push.moves, push.warnings)
    assert lost_week(plan, date(2023, 11, 13)) == lost
    assert lost_week(plan, date(2023, 11, 19)) == lost


def test_two_lost_weeks_with_one_buffer_cost_the_last_session_as_was_said():
    plan = semester(**HELD)
    assert slack(plan).next_loss_costs == Loss(2, "s13", "13")
    first = lost_week(plan, NOV_15)
    assert first.warnings == (BufferUsed("s9", DEC_20),)
    plan = applied(plan, first)
    assert days(plan)["s4"] == NOV_22
    second = lost_week(plan, NOV_22)
    assert FindsNoPlace("s13", "12", LAST) in second.warnings
    plan = applied(plan, second)
    assert days(plan)["s13"] is None
    assert days(plan)["s4"] == date(2023, 11, 29)


def test_both_sessions_of_a_week_keep_their_order_after_it():
    plan = semester(s5={"day": date(2023, 11, 16), "hours": MORNING}, **HELD)
    plan = replace(plan, slots=(*plan.slots, Slot(3, MORNING, "Room 2")))
    now = days(applied(plan, lost_week(plan, NOV_15)))
    assert (now["s4"], now["s5"]) == (NOV_22, date(2023, 11, 23))


def test_a_buffer_in_the_week_is_lost_and_moves_nothing_else():
    change = lost_week(semester(), DEC_20)
    assert [(move.id, move.now) for move in change.moves] == [("s9", None)]
    assert change.warnings == (BufferUsed("s9", DEC_20),)


def test_a_week_without_sessions_is_an_empty_change():
    assert lost_week(semester(), date(2023, 11, 1)) == PlanChange(verb="lose", subject="")
    assert lost_week(semester(), date(2030, 1, 1)).moves == ()


def test_a_locked_session_of_the_week_stays_and_is_named():
    plan = semester(s4={"locked": True}, **HELD)
    topic = "Policy gradients and RLHF: training the reward model"
    change = lost_week(plan, NOV_15)
    assert change.warnings == (StaysBehind("s4", "4", topic, NOV_15),)
    assert change.moves == ()


def test_a_locked_session_after_the_week_is_flowed_around():
    change = lost_week(semester(s5={"locked": True}, **HELD), NOV_15)
    assert [one.id for one in change.warnings if isinstance(one, FlowsAround)] == ["s5"]


def test_deadlines_and_their_words_belong_to_a_lost_week_too():
    plan = replace(semester(**HELD), dues=(Due("hw", "Homework", NOV_15, "s4"),))
    assert DueKept("hw", "Homework", NOV_15) in lost_week(plan, NOV_15).warnings


def test_with_two_places_a_week_the_loss_counts_places():
    plan = replace(semester(**HELD), slots=(Slot(2, NOON), Slot(3, MORNING)))
    plan = without(plan, "guest")
    taught = [row.id for row in plan.sessions if row.kind is Kind.CLASS]
    assert len(taught) == 12
    found = slack(plan)
    assert found.next_loss_costs
    weeks = found.next_loss_costs.weeks
    assert found.next_loss_costs.id == "s13"
    assert weeks > 2
