from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.language import Language
from planner.rules.attendance import Attended
from planner.rules.credits import Item, Marking, Requirement, Result, State, Tier
from planner.rules.requirements import Asks
from planner.rules.ways import way
from planner.wording import ways

EN = Language("en")
SHEETS = {
    f"h{n}": Item(
        id=f"h{n}",
        title=f"Sheet {n}",
        marking=Marking.POINTS,
        max_points=Decimal(20),
        pass_points=Decimal(10),
        due=date(2023, 11, 7 * n),
    )
    for n in (1, 2, 3)
}
ASKED = Requirement(text="the sheets", items=tuple(SHEETS), at_least=3)


def tier(*requires):
    return Tier(id="t", key="3", name="3 ECTS", credits=Decimal(3), requires=requires)


def said(results, *requires, seen=None, say=EN, today=None):
    found = way(tier(*requires or (ASKED,)), SHEETS, results, seen or Attended())
    return ways.way(found, say, today=today)


def test_it_names_what_is_left_and_by_when():
    results = {"h1": Result(state=State.RETURNED), "h2": Result(points=Decimal(12))}
    assert said(results) == "Shortest way: Sheet 1 (to revise) and Sheet 3 (due 21 Nov)"


def test_a_deadline_that_has_passed_is_shown():
    results = {"h1": Result(points=Decimal(12)), "h2": Result(state=State.SUBMITTED)}
    assert said(results, today=date(2023, 12, 25)) == (
        "Shortest way: Sheet 3 (4 weeks overdue); Sheet 2 still to be marked"
    )


def test_points_say_how_many_are_needed():
    points = Requirement(text="points", items=tuple(SHEETS), asks=Asks.POINTS, amount=Decimal(45))
    results = {"h1": Result(points=Decimal("12.5")), "h2": Result(points=Decimal(15))}
    assert said(results, points) == "Shortest way: Sheet 3 (due 21 Nov) with 17.5 points"
    assert said({"h1": Result(points=Decimal(12))}, points) == (
        "Shortest way: Sheet 2 (due 14 Nov) and Sheet 3 (due 21 Nov), "
        "with 33 points in Sheet 3 and Sheet 2"
    )


def test_sessions_say_how_many_of_those_to_come():
    days = tuple(date(2024, 1, day) for day in (10, 17, 24))
    seen = Attended(present=8, unrecorded=1, to_come=days)
    there = Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(10))
    assert said({}, there, seen=seen) == (
        "Shortest way: attend 1 of the 3 sessions that are still to come; "
        "attendance of 1 session still to be recorded"
    )
    every = replace(there, amount=Decimal(12))
    assert said({}, every, seen=replace(seen, unrecorded=1)).startswith(
        "Shortest way: attend all 3 sessions that are still to come"
    )


def test_what_is_met_or_out_of_reach_has_no_way():
    assert said(dict.fromkeys(SHEETS, Result(state=State.PASSED))) == ""
    assert said({"h1": Result(state=State.MISSING)}) == ""


def test_where_all_is_exempt_the_lecturers_word_is_awaited():
    exempt = dict.fromkeys(SHEETS, Result(state=State.EXEMPT))
    assert said(exempt) == "Shortest way: the lecturer's word on “the sheets”"
