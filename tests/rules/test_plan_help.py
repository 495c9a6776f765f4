from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.rules.plan import applied, one
from planner.rules.plan_chains import NoPlaceLeft, pushed
from planner.rules.plan_help import (
    AddDate,
    CancelIt,
    OnlyUntilBuffer,
    ShelveIt,
    UnlockIt,
    what_helps,
)
from planner.rules.plan_verbs import cancelled, dropped, shelved
from planner.rules.slots import ExtraDate
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import NOON, semester, semesters

FEB_3, FEB_10 = date(2024, 2, 3), date(2024, 2, 10)


def helps(do):
    with pytest.raises(NoPlaceLeft) as refusal:
        do()
    return what_helps(refusal.value)


def kinds(found):
    return [type(help_) for help_ in found]


def unlocked(plan, key):
    rows = tuple(replace(row, locked=False) if row.id == key else row for row in plan.sessions)
    return replace(plan, sessions=rows)


def test_pushing_only_until_the_buffer_helps_where_the_buffer_is_free():
    found = helps(lambda: pushed(semester(), "s4", everything=True))
    assert kinds(found) == [OnlyUntilBuffer, ShelveIt, AddDate, CancelIt]
    pushed(semester(), "s4")
    found = helps(lambda: pushed(semester(), "s4", by=2))
    assert OnlyUntilBuffer not in kinds(found)


def test_unlocking_the_buffer_helps_and_unlocking_what_changes_nothing_is_not_proposed():
    plan = semester(s9={"locked": True})
    (unlock,) = [one for one in helps(lambda: pushed(plan, "s4")) if isinstance(one, UnlockIt)]
    assert (unlock.id, unlock.number, unlock.day) == ("s9", "9", date(2023, 12, 20))
    pushed(unlocked(plan, "s9"), "s4")
    plan = semester(s12={"locked": True})
    assert UnlockIt not in kinds(helps(lambda: pushed(plan, "s10")))


def test_putting_the_last_session_on_the_shelf_helps():
    plan = semester()
    found = helps(lambda: pushed(plan, "s10"))
    (shelve,) = [one for one in found if isinstance(one, ShelveIt)]
    assert (shelve.id, shelve.number) == ("s13", "13")
    pushed(applied(plan, shelved(plan, "s13")), "s10")


def test_a_single_date_helps_on_the_next_saturday_that_is_open_and_empty():
    plan = semester()
    (add,) = [
        one
        for one in helps(lambda: pushed(plan, "s4", everything=True))
        if isinstance(one, AddDate)
    ]
    assert add == AddDate(FEB_3, NOON)
    off = DayOff(Days(FEB_3, FEB_3), OffKind.OWN, "", "")
    closed = replace(plan, days_off=(*plan.days_off, off))
    found = helps(lambda: pushed(closed, "s4", everything=True))
    assert AddDate(FEB_10, NOON) in found
    pushed(replace(closed, extra=(ExtraDate(FEB_10, NOON),)), "s4", everything=True)


def test_cancelling_helps_what_lies_on_a_day_and_not_what_was_dropped():
    assert CancelIt in kinds(helps(lambda: pushed(semester(), "s13")))
    cancelled(semester(), "s13")
    found = helps(lambda: dropped(semester(), "guest", date(2024, 1, 10)))
    assert kinds(found) == [ShelveIt, AddDate]


@given(semesters(), st.data())
def test_every_proposal_is_true(plan, data):
    rows = [row for row in plan.sessions if row.day]
    if not rows:
        return
    key = data.draw(st.sampled_from(rows)).id
    everything, by = data.draw(st.booleans()), data.draw(st.integers(1, 3))
    try:
        pushed(plan, key, everything=everything, by=by)
    except NoPlaceLeft as refusal:
        for proposal in what_helps(refusal):
            carried_out(plan, proposal, key, everything=everything, by=by)
    except PlannerError:
        pass


def carried_out(plan, proposal, key, *, everything, by):
    if isinstance(proposal, CancelIt):
        assert cancelled(plan, key).cancelled == (key,)
        return
    if isinstance(proposal, OnlyUntilBuffer):
        everything = False
    elif isinstance(proposal, UnlockIt):
        assert one(plan, proposal.id).locked
        plan = unlocked(plan, proposal.id)
    elif isinstance(proposal, ShelveIt):
        plan = applied(plan, shelved(plan, proposal.id))
    else:
        assert proposal.day in plan.lectures
        plan = replace(plan, extra=(*plan.extra, ExtraDate(proposal.day, proposal.hours)))
    assert pushed(plan, key, everything=everything, by=by).moves
