from __future__ import annotations

from decimal import Decimal

import pytest

from planner.language import Language
from planner.rules import rule_checks as refused
from planner.rules.credits import ItemKind
from planner.rules.requirements import Asks
from planner.wording import worded

EN = Language("en")
TEN = Decimal(10)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            refused.AsksForNothing("sheets"),
            "“sheets” names neither items nor kinds, so it would test nothing. Name some.",
        ),
        (
            refused.AsksForNothing(""),
            "A requirement names neither items nor kinds, so it would test nothing. Name some.",
        ),
        (
            refused.NoneOfTheseKinds("exam", (ItemKind.EXAM,)),
            "“exam” asks for items of the kind Exam, and there is none yet. Add one first.",
        ),
        (
            refused.TooManyAsked("three sheets", 3, 2),
            "“three sheets” asks for 3 items, and 2 belong to it. Ask for fewer or name more.",
        ),
        (
            refused.NoAmount("sheets", Asks.POINTS),
            "“sheets” asks for 0 points, which everybody has. Say how many.",
        ),
        (
            refused.NoAmount("sheets", Asks.ATTENDANCE),
            "“sheets” asks for 0 sessions, which everybody has. Say how many.",
        ),
        (
            refused.NoAmount("sheets", Asks.ATTENDANCE_PERCENT),
            "“sheets” asks for 0 %, which everybody has. Say how much.",
        ),
        (
            refused.TooManyPoints("sheets", Decimal("60.5"), Decimal(60)),
            "“sheets” asks for 60.5 points, and its items have 60 together.",
        ),
        (
            refused.KeyFalls("6 ECTS", Decimal(60), Decimal("4.0"), Decimal(50)),
            (
                "In the key of “6 ECTS”, 4.0 from 60 % is no better than the grade from 50 %. "
                "More points make a better grade."
            ),
        ),
        (
            refused.DropsEverything("6 ECTS", 2, 2),
            "The grade of “6 ECTS” would drop 2 of 2 results, and one has to be left.",
        ),
    ],
)
def test_each_rule_that_is_refused_has_its_own_sentence(fact, sentence):
    assert worded(fact, EN) == sentence
