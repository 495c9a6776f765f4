from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.language import Language
from planner.rules.attendance import ExcusedCounts
from planner.rules.credits import Grading, Item, ItemKind, KeyStep, Marking, Requirement, Tier
from planner.rules.requirements import Asks, Counting
from planner.wording.readings import requirement_reading, tier_reading

EN, DE = Language("en"), Language.load("de")
SHEETS = [
    Item(
        id=f"h{n}",
        title=f"Sheet {n}",
        kind=ItemKind.HOMEWORK,
        marking=Marking.POINTS,
        max_points=Decimal(20),
        pass_points=Decimal(10) if n == 1 else None,
    )
    for n in (1, 2)
]
PROJECT = Item(id="pr", title="Project", kind=ItemKind.PROJECT, marking=Marking.GRADE)
TALK = Item(id="ta", title="Talk", kind=ItemKind.PRESENTATION, marking=Marking.GRADE)
ITEMS = {item.id: item for item in (*SHEETS, PROJECT, TALK)}
BOTH = Requirement(text="sheets", items=("h1", "h2"), at_least=2)


def read(asked, say=EN):
    return requirement_reading(asked, ITEMS, say)


def test_what_is_to_be_passed_is_said_by_how_much_of_it():
    assert read(BOTH) == "All of Sheet 1 and Sheet 2 passed."
    assert read(replace(BOTH, counting=Counting.ANY)) == "One of Sheet 1 and Sheet 2 passed."
    three = replace(BOTH, items=("h1", "h2", "pr"))
    assert read(three) == "At least 2 of Sheet 1, Sheet 2 and Project passed."
    assert read(replace(BOTH, items=("pr",), at_least=1)) == "Project passed."


def test_a_kind_says_that_later_ones_belong_to_it():
    asked = Requirement(text="", kinds=(ItemKind.HOMEWORK,), counting=Counting.ALL)
    assert read(asked) == (
        "All of Sheet 1 and Sheet 2 (and all later ones of the kind Homework sheet) passed."
    )


def test_points_percentages_and_attendance_say_of_how_much():
    points = replace(BOTH, asks=Asks.POINTS, amount=Decimal(25))
    assert read(points) == "At least 25 of 40 points in Sheet 1 and Sheet 2."
    share = replace(points, asks=Asks.PERCENT, amount=Decimal(50))
    assert read(share) == "At least 50 % of the 40 points in Sheet 1 and Sheet 2."
    there = Requirement(text="", asks=Asks.ATTENDANCE, amount=Decimal(10))
    assert read(there) == "At least 10 sessions attended."
    assert read(replace(there, amount=Decimal(1))) == "At least 1 session attended."
    assert read(replace(there, asks=Asks.ATTENDANCE_PERCENT)).startswith("At least 10 % of")


def tier(*requires, **facts):
    facts = {"graded": True} | facts
    return Tier(id="t", key="3", name="3 ECTS", credits=Decimal(3), requires=requires, **facts)


WORK = Requirement(text="work", items=("pr", "ta"), at_least=2)


def test_a_tier_is_read_as_a_lecturer_tells_it():
    assert tier_reading(tier(BOTH, WORK), ITEMS, EN) == [
        "All of Sheet 1 and Sheet 2 passed.",
        "All of Project and Talk passed.",
        "Passed are: Sheet 1 from 10 points.",
        "The grade is the mean of Project and Talk.",
        "Rounding: cut off after the first decimal.",
    ]


def test_grading_names_weights_what_is_dropped_and_the_key():
    how = Grading(weights=(("pr", Decimal(2)),), drop_lowest=1)
    assert tier_reading(tier(WORK, grading=how), ITEMS, EN)[1:] == [
        "The grade is the mean of Project (× 2) and Talk.",
        "Rounding: cut off after the first decimal.",
        "The lowest result does not count.",
    ]
    key = (
        KeyStep(percent=Decimal(75), grade=Decimal("2.0")),
        KeyStep(percent=Decimal(50), grade=Decimal("4.0")),
    )
    assert tier_reading(tier(BOTH, grading=Grading(key=key)), ITEMS, EN)[2:] == [
        "The grade follows from the points in Sheet 1 and Sheet 2.",
        "The key: 4.0 from 50 %, 2.0 from 75 %.",
    ]


def test_attendance_says_how_excused_sessions_count():
    there = Requirement(text="", asks=Asks.ATTENDANCE, amount=Decimal(10))
    one = tier(there, graded=False, programmes=("M.Sc. ML",))
    assert tier_reading(one, ITEMS, EN, excused_counts=ExcusedCounts.PRESENT) == [
        "At least 10 sessions attended.",
        "Sessions from which somebody is excused count as attended.",
        "There is no grade.",
        "Only for M.Sc. ML.",
    ]


def test_a_tier_that_asks_for_nothing_says_so_in_both_languages():
    assert tier_reading(tier(graded=False), ITEMS, EN)[0].startswith("Nothing is asked for yet")
    assert tier_reading(tier(graded=False), ITEMS, DE)[0].startswith("Noch wird nichts verlangt")
