from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.plan import Due, Mode, Status, applied
from planner.rules.plan_chains import pushed
from planner.rules.plan_diff import (
    What,
    changes,
    changes_as_json,
    changes_of_json,
    days_of,
)
from planner.rules.plan_diff import applied as told
from planner.rules.plan_public import public_form
from planner.rules.terms import DayOff, Days, OffKind
from tests.rules.plan_semesters import semester, semesters, without

SHEET = Due("sheet", "Sheet 1", date(2023, 11, 8), "s3")


@st.composite
def public_plans(draw):
    plan = draw(semesters())
    days = st.dates(date(2023, 10, 16), date(2023, 12, 1))
    dues = tuple(Due(f"i{n}", "Sheet", draw(days)) for n in range(draw(st.integers(0, 3))))
    return public_form(replace(plan, dues=dues))


@given(public_plans(), st.randoms())
def test_the_same_plan_in_whatever_order_has_no_changes(plan, chance):
    rows = list(plan.sessions)
    chance.shuffle(rows)
    assert changes(plan, replace(plan, sessions=tuple(rows))) == ()


@given(public_plans(), public_plans())
def test_the_changes_are_all_that_leads_from_one_plan_to_the_other(before, now):
    found = changes(before, now)
    after = told(before, found)
    assert {row.id: row for row in after.sessions} == {row.id: row for row in now.sessions}
    assert {(d.item, d.title, d.day) for d in after.dues} == {
        (d.item, d.title, d.day) for d in now.dues
    }
    assert changes(after, now) == ()


@given(public_plans(), public_plans())
def test_a_day_off_is_told_only_if_a_session_lies_or_lay_there(before, now):
    kept = {(off.days, off.kind) for off in told(before, changes(before, now)).days_off}
    wanted = {(off.days, off.kind) for off in now.days_off}
    taken = [days_of(row) for row in (*before.sessions, *now.sessions) if days_of(row)]
    for days, _ in kept ^ wanted:
        assert not any(one.first <= days.last and days.first <= one.last for one in taken)


@given(public_plans(), public_plans())
def test_changes_read_back_from_json_as_they_were(before, now):
    found = changes(before, now)
    assert changes_of_json(json.loads(json.dumps(changes_as_json(found)))) == found


def what_of(now, *, before=None):
    found = changes(public_form(before or semester()), public_form(now))
    return {change.one.id: change.what for change in found}


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"day": date(2023, 10, 26)}, What.MOVED),
        ({"day": None}, What.SHELVED),
        ({"status": Status.CANCELLED}, What.CANCELLED),
        ({"mode": Mode.ONLINE}, What.CHANGED),
        ({"room": "Room 7"}, What.CHANGED),
        ({"topic": "Another"}, What.CHANGED),
        ({"note": "bring your laptop"}, What.CHANGED),
    ],
)
def test_a_change_says_in_one_word_what_happened(fields, what):
    assert what_of(semester(s2=fields)) == {"s2": what}


def test_sessions_come_back_get_a_day_are_new_or_gone():
    plan = semester()
    assert what_of(plan, before=semester(s2={"status": Status.CANCELLED})) == {"s2": What.BACK}
    assert what_of(semester(guest={"day": date(2023, 10, 19)})) == {"guest": What.DATED}
    assert what_of(without(plan, "s4")) == {"s4": What.GONE}
    assert what_of(plan, before=without(plan, "s4")) == {"s4": What.NEW}


def test_a_chain_is_told_in_the_order_of_its_days_and_other_numbers_are_no_change():
    plan = semester()
    change = pushed(plan, "s4")
    moved = {move.id for move in change.moves}
    found = changes(public_form(plan), public_form(applied(plan, change)))
    assert {one.one.id for one in found} == moved
    assert [one.was.day for one in found] == sorted(one.was.day for one in found)


def test_a_deadline_that_stays_while_its_session_moves_is_no_change():
    plan = replace(semester(), dues=(SHEET,))
    other = replace(plan, dues=(replace(SHEET, session="s4"),))
    assert changes(public_form(plan), public_form(other)) == ()
    later = replace(plan, dues=(replace(SHEET, day=date(2023, 11, 15)),))
    (moved,) = changes(public_form(plan), public_form(later))
    assert (moved.what, moved.was.day, moved.now.day) == (What.MOVED, SHEET.day, later.dues[0].day)
    (gone,) = changes(public_form(plan), public_form(semester()))
    (new,) = changes(public_form(semester()), public_form(plan))
    assert (gone.what, new.what) == (What.GONE, What.NEW)


def test_a_day_off_with_a_session_is_told_and_one_without_is_not():
    plan = semester()
    for day, count in ((date(2023, 11, 22), 1), (date(2023, 11, 23), 0)):
        off = DayOff(Days(day, day), OffKind.OWN, "frei", "away")
        more = replace(plan, days_off=(*plan.days_off, off))
        assert len(changes(public_form(plan), public_form(more))) == count
