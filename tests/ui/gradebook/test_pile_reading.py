from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.db.students import ResultRow, StudentRow
from planner.jobs.gradebook import Line, Work
from planner.language import Language
from planner.rules.credits import Enrolment, Item, Marking, Result, State
from planner.ui.gradebook.pile_reading import Ear, Picked, has_result, now_and_then, tally

EN, DE = Language("en"), Language.load("de")
SHEET = Item(id="s", title="Sheet", marking=Marking.POINTS, max_points=Decimal(20))
PROJECT = Item(id="s", title="Project", marking=Marking.GRADE)


def line(id_, family, status=Enrolment.REGISTERED, **facts):
    row = StudentRow.__slots__
    plain = dict.fromkeys((name for name in row), "")
    plain |= {"id": id_, "family": family, "status": status, "aim": None, "left_on": None}
    results = {"s": ResultRow(facts=Result(**facts))} if facts else {}
    return Line(student=StudentRow(**plain), work=Work(items=(SHEET,), tiers=()), results=results)


def heard(text, *lines, item=SHEET, say=EN, **more):
    by_id = {one.student.id: one for one in lines}
    return Ear(lines, say).hear(text, item, by_id, **more)


def test_letters_and_words_of_both_languages_are_states():
    adler = line("a", "Adler")
    for text in ("adler f", "adler F", "adler failed", "adler nicht bestanden", "adler ✗"):
        assert heard(text, adler, say=DE).entry.state is State.FAILED
    assert heard("adler passed 17,5", adler).entry.points == Decimal("17.5")
    assert heard("adler p 17", adler).entry.state is State.PASSED


def test_a_number_is_a_grade_where_the_item_is_graded():
    adler = line("a", "Adler")
    assert heard("adler 1,3", adler, item=PROJECT).entry.mark == Decimal("1.3")
    assert "1,4" in heard("adler 1,4", adler, item=PROJECT).why


def test_a_choice_counts_as_long_as_the_line_names_its_student_alike():
    two = line("a", "Li"), line("b", "Li")
    assert heard("li 3", *two).line is None
    assert heard("li 3", *two, picked=Picked("li", "b")).line.student.id == "b"
    assert heard("l 3", *two, picked=Picked("li", "b")).line is None


def test_who_came_later_than_the_dialog_is_not_listed_half():
    adler, gone = line("a", "Adler"), line("b", "Adlers")
    ear = Ear([adler, gone], EN)
    assert ear.hear("adl 3", SHEET, {"a": adler}).line is adler


@pytest.mark.parametrize(
    ("facts", "text", "asks"),
    [
        ({}, "adler 3", ""),
        ({"state": State.SUBMITTED}, "adler 3", ""),
        ({"state": State.SUBMITTED}, "adler p", ""),
        ({"state": State.RETURNED}, "adler p", ""),
        ({"state": State.PASSED}, "adler 3", ""),
        ({"points": Decimal(3)}, "adler p", ""),
        ({"points": Decimal(3)}, "adler 4", "has 3 already"),
        ({"state": State.RETURNED}, "adler 3", "“to revise” stays"),
        ({"state": State.EXCUSED}, "adler 3", "“excused” stays"),
        ({"state": State.EXEMPT}, "adler p", "“exempt” would be replaced"),
        ({"state": State.PASSED}, "adler f", "“passed” would be replaced"),
        ({"state": State.MISSING}, "adler o 3", "“missing” would be replaced"),
    ],
)
def test_it_asks_where_something_would_be_lost_or_stays_in_the_way(facts, text, asks):
    question = heard(text, line("a", "Adler", **facts)).asks
    assert asks in question
    assert bool(question) == bool(asks)


def test_now_and_then_are_said_in_full():
    adler = line("a", "Adler", points=Decimal(3))
    assert now_and_then(heard("adler 4", adler), SHEET, EN) == (
        *("3 of 20 points", "4 of 20 points"),
    )
    assert now_and_then(heard("adler 3", adler), SHEET, EN) == ("3 of 20 points", "")
    assert now_and_then(heard("x", adler), SHEET, EN) == ("", "")


def test_blank_is_missing_zero_is_not_and_handed_in_waits_for_its_mark():
    assert has_result(Result(points=Decimal(0)))
    assert has_result(Result(state=State.EXCUSED))
    assert not has_result(Result())
    assert not has_result(Result(state=State.SUBMITTED))
    lines = [
        line("a", "Adler"),
        line("b", "Biber", state=State.PASSED),
        replace(line("c", "Dachs", status=Enrolment.GUEST)),
        line("d", "Eule", status=Enrolment.LEFT),
    ]
    found = tally(lines, SHEET)
    assert (found.done, found.everybody) == (1, 2)
    assert [one.student.id for one in found.missing] == ["a"]
