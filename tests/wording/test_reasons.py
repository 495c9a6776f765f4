from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.jobs.deciding import Left
from planner.language import Language
from planner.rules.attendance import Attended
from planner.rules.credits import Item, Marking, Requirement, Result, State, Tier
from planner.rules.credits_missing import fulfilled, missing
from planner.rules.proposals import Bar
from planner.rules.requirements import Asks
from planner.wording import reasons

EN, DE = Language("en"), Language("de")
PART = Item(id="p", title="Participation")
SHEETS = [Item(id=f"h{n}", title=f"Homework {n}") for n in (1, 2, 3)]
PROJECT = Item(id="pr", title="Project", marking=Marking.GRADE)
EXAM = Item(id="ex", title="Exam", marking=Marking.POINTS, pass_points=Decimal("17.5"))
ITEMS = {item.id: item for item in (PART, *SHEETS, PROJECT, EXAM)}


def tier(*requires: Requirement) -> Tier:
    return Tier(id="t", key="3", name="3 ECTS", credits=Decimal(3), requires=requires)


def asked(*ids: str, text: str = "", at_least: int | None = None) -> Tier:
    at_least = len(ids) if at_least is None else at_least
    return tier(Requirement(text=text, items=ids, at_least=at_least))


def said(one: Tier, results, *, items=ITEMS, say=EN, today=None):
    return reasons.reasons(missing(one, items, results), say, today=today)


def test_an_untouched_item_is_called_open():
    assert said(asked("p", text="active participation"), {}) == ["Participation: open"]


def test_several_items_are_counted_and_each_that_is_missing_is_named():
    results = {
        "h1": Result(state=State.PASSED),
        "h2": Result(state=State.RETURNED),
        "h3": Result(state=State.MISSING),
    }
    assert said(asked("h1", "h2", "h3", text="3 homework sheets"), results) == [
        "3 homework sheets: 1 of 3 passed; Homework 2 to revise, Homework 3 not handed in"
    ]


def test_where_there_is_a_choice_it_says_how_many_more():
    results = {"h1": Result(state=State.PASSED)}
    assert said(asked("h1", "h2", "h3", text="2 of the sheets", at_least=2), results) == [
        "2 of the sheets: 1 of 2 passed; 1 more of these: Homework 2 open, Homework 3 open"
    ]


@pytest.mark.parametrize(
    ("item", "result", "words"),
    [
        ("p", Result(state=State.EXCUSED), "excused, still owed"),
        ("p", Result(state=State.FAILED), "failed"),
        ("p", Result(state=State.SUBMITTED), "handed in, to be marked"),
        ("p", Result(state=State.SUBMITTED, late_days=1), "handed in 1 day late, to be marked"),
        ("p", Result(state=State.SUBMITTED, late_days=2), "handed in 2 days late, to be marked"),
        ("pr", Result(mark=Decimal("5.0")), "5.0, failed"),
        ("ex", Result(points=Decimal(12)), "12 of 17.5 points needed"),
        ("ex", Result(points=Decimal(20), state=State.FAILED), "failed"),
    ],
)
def test_each_way_of_lacking_has_its_words(item, result, words):
    assert said(asked(item), {item: result}) == [f"{ITEMS[item].title}: {words}"]


def test_points_without_a_measure_await_a_verdict():
    items = {"ex": replace(EXAM, pass_points=None)}
    results = {"ex": Result(points=Decimal("12.5"))}
    assert said(asked("ex"), results, items=items) == ["Exam: 12.5 points, without a verdict"]
    assert "12,5" in said(asked("ex"), results, items=items, say=DE)[0]


def test_deadlines_are_named_and_called_overdue_only_by_whoever_knows_the_date():
    items = {"h1": replace(SHEETS[0], due=date(2023, 11, 15))}
    one = asked("h1")
    assert said(one, {}, items=items) == ["Homework 1: open, due 15 Nov"]
    assert said(one, {}, items=items, today=date(2023, 11, 15)) == ["Homework 1: open, due 15 Nov"]
    assert said(one, {}, items=items, today=date(2023, 11, 16)) == [
        "Homework 1: open, 1 day overdue"
    ]
    assert said(one, {}, items=items, today=date(2024, 1, 20)) == [
        "Homework 1: open, 9 weeks overdue"
    ]
    revising = {"h1": Result(state=State.RETURNED)}
    assert said(one, revising, items=items, today=date(2024, 1, 20)) == ["Homework 1: to revise"]
    until = {"h1": Result(state=State.RETURNED, due=date(2024, 2, 1))}
    assert said(one, until, items=items, today=date(2024, 1, 20)) == [
        "Homework 1: to revise, extended until 1 Feb"
    ]
    own = {"h1": Result(due=date(2023, 12, 1))}
    assert said(one, own, items=items) == ["Homework 1: open, extended until 1 Dec"]


def test_nothing_asked_or_nothing_left_awaits_the_lecturer():
    assert said(tier(), {}) == ["nothing is asked for; the lecturer decides"]
    exempt = {"p": Result(state=State.EXEMPT)}
    assert said(asked("p", text="participation"), exempt) == [
        "participation: all exempt; the lecturer decides"
    ]


def test_what_is_met_is_said_and_counted_where_there_was_a_choice():
    both = tier(
        Requirement(text="participation", items=("p",), at_least=1),
        Requirement(text="all homework", items=("h1", "h2"), at_least=2),
        Requirement(text="one of the sheets", items=("h1", "h2"), at_least=1),
    )
    results = {key: Result(state=State.PASSED) for key in ("p", "h1", "h2")}
    assert [reasons.met(one, EN) for one in fulfilled(both, ITEMS, results)] == [
        "participation",
        "all homework",
        "one of the sheets: 2 of 2 passed",
    ]


@pytest.mark.parametrize("say", [EN, DE], ids=["en", "de"])
def test_every_bar_and_every_way_of_being_left_out_has_words_of_its_own(say):
    assert len({reasons.bar(value, say) for value in Bar}) == len(Bar)
    assert len({reasons.left(value, say) for value in Left}) == len(Left)


def test_a_title_with_braces_is_said_as_it_is_written():
    items = {"p": Item(id="p", title="{item} <b>&")}
    assert said(asked("p"), {}, items=items) == ["{item} <b>&: open"]


POINTED = {
    f"h{n}": Item(id=f"h{n}", title=f"Sheet {n}", marking=Marking.POINTS, max_points=Decimal(20))
    for n in (1, 2, 3)
}


def points(asks, wanted):
    return tier(
        Requirement(text="sheets", items=tuple(POINTED), asks=asks, amount=Decimal(wanted))
    )


def test_points_that_are_lacking_name_what_can_still_bring_some():
    results = {"h1": Result(points=Decimal("12.5")), "h2": Result(state=State.SUBMITTED)}
    (sentence,) = said(points(Asks.POINTS, 30), results, items=POINTED)
    assert sentence == (
        "sheets: 12.5 of 30 points; "
        "Sheet 1 12.5 of 20 points, Sheet 2 handed in, to be marked, Sheet 3 open"
    )
    assert said(points(Asks.PERCENT, 50), results, items=POINTED, say=DE)[0].startswith(
        "sheets: 20,8 %"
    )


def test_points_out_of_reach_say_how_many_can_be_had():
    results = {"h1": Result(points=Decimal(5)), "h2": Result(state=State.MISSING)}
    assert said(points(Asks.POINTS, 30), results, items=POINTED) == [
        (
            "sheets: 5 of 30 points; at most 25 can be reached; Sheet 1 5 of 20 points, "
            "Sheet 2 not handed in, Sheet 3 open"
        )
    ]


def test_attendance_says_what_is_to_come_and_what_has_no_record():
    there = tier(Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(10)))
    days = (date(2024, 1, 10), date(2024, 1, 17))
    seen = Attended(present=7, absent=1, unrecorded=1, to_come=days)
    (fact,) = missing(there, {}, {}, seen)
    assert reasons.reason(fact, EN) == (
        "attendance: 7 of 10 sessions attended; 1 held without a record; 2 still to come",
    )
    (fact,) = missing(there, {}, {}, Attended(present=7, absent=3))
    assert reasons.reason(fact, EN) == (
        "attendance: 7 of 10 sessions attended; at most 7 can be reached",
    )
    (fact,) = missing(there, {}, {}, Attended())
    assert reasons.reason(fact, EN) == ("attendance: there are no sessions yet",)
    (fact,) = missing(there, {}, {}, Attended(excused=3))
    assert reasons.reason(fact, EN) == ("attendance: excused from all; the lecturer decides",)


def test_what_is_met_says_by_how_much():
    results = dict.fromkeys(POINTED, Result(points=Decimal(15)))
    (fact,) = fulfilled(points(Asks.POINTS, 30), POINTED, results)
    assert reasons.met(fact, EN) == "sheets: 45 of 30 points"
    assert fact.titles == ("Sheet 1", "Sheet 2", "Sheet 3")
