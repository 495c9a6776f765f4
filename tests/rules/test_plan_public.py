from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time

from hypothesis import given

from planner.rules.plan import Due, Status
from planner.rules.plan_public import as_json, of_json, public_form
from planner.rules.slots import ExtraDate, Hours
from tests.rules.plan_semesters import NOON, semester, semesters


def row(public, key):
    return next(one for one in public.sessions if one.id == key)


@given(semesters())
def test_what_is_kept_of_a_plan_reads_back_as_it_was(plan):
    plan = replace(plan, dues=(Due("sheet", "Sheet", date(2023, 11, 8), "s1"),))
    public = public_form(plan, links={"s1": "https://example.org/"}, words={"s1": "ill"})
    back = of_json(json.loads(json.dumps(as_json(public))))
    assert back == public
    assert [one.number for one in back.sessions] == [one.number for one in public.sessions]


def test_a_public_plan_says_where_a_session_takes_place_also_if_only_its_slot_says_so():
    first = row(public_form(semester(s1={"hours": None})), "s1")
    assert (first.hours, first.room, first.number) == (NOON, "Room 1", "1")


def test_a_single_date_lends_its_room():
    day, hours = date(2023, 11, 4), Hours(time(9), time(17))
    plan = semester(s3={"day": day, "hours": hours})
    plan = replace(plan, extra=(ExtraDate(day, hours, "Aula"),))
    assert row(public_form(plan), "s3").room == "Aula"


def test_words_about_a_cancellation_go_with_it():
    held = public_form(semester(), words={"s2": "ill"})
    off = public_form(semester(s2={"status": Status.CANCELLED}), words={"s2": "ill"})
    assert (row(held, "s2").words, row(off, "s2").words) == ("", "ill")


def test_what_is_internal_makes_no_difference():
    plain = public_form(semester())
    marked = semester(s1={"status": Status.HELD}, s2={"locked": True}, s3={"line": 7})
    assert public_form(marked) == plain
