from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.rules.plan import PlannedSession, applied, one
from planner.rules.plan_new import inserted
from planner.rules.plan_places import DayIsOff
from planner.rules.plan_verbs import dropped
from tests.rules.plan_semesters import NOON, clashes, days, semester, semesters

NEW = PlannedSession(id="new", topic="Guest: agents")


def test_a_new_session_has_the_hours_and_the_room_of_the_course():
    found = inserted(semester(), NEW, date(2023, 11, 15))
    row = one(applied(found.plan, found.change), "new")
    assert (row.day, row.hours, row.room) == (date(2023, 11, 15), NOON, "Room 1")


def test_what_lies_there_moves_later_until_the_buffer():
    found = inserted(semester(), NEW, date(2023, 11, 15))
    now = days(applied(found.plan, found.change))
    assert (now["s4"], now["s8"], now["s9"]) == (date(2023, 11, 22), date(2023, 12, 20), None)
    assert now["s10"] == days(semester())["s10"]


def test_a_new_session_is_not_put_on_a_holiday_unless_one_insists():
    with pytest.raises(DayIsOff):
        inserted(semester(), NEW, date(2023, 11, 1))
    found = inserted(semester(), NEW, date(2023, 11, 1), insist=True)
    assert one(applied(found.plan, found.change), "new").insisted


@given(semesters(), st.integers(-3, 53))
def test_it_is_what_dropping_it_from_the_shelf_would_be(plan, after):
    day = plan.lectures.first + timedelta(days=after)
    with suppress(PlannerError):
        found = inserted(plan, NEW, day)
        assert clashes(applied(found.plan, found.change)) == []
        on_shelf = replace(plan, sessions=(*plan.sessions, found.session))
        assert found.change == dropped(on_shelf, "new", day)
