from __future__ import annotations

from decimal import Decimal

import pytest

from planner.language import Language
from planner.rules import decision_changes as facts
from planner.rules.credits import Result, State
from planner.wording import worded

ENGLISH = Language("en")


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            facts.ResultDiffers(
                "Sheet 2", Result(state=State.PASSED, late_days=1), Result(state=State.FAILED)
            ),
            "Sheet 2: passed, 1 day late then, failed now",
        ),
        (
            facts.ResultDiffers("Project", Result(), Result(mark=Decimal("1.3"))),
            "Project: open then, 1.3 now",
        ),
        (
            facts.MeasureDiffers("Sheet 1", "pass_points", "10", "11.5"),
            "Rule for Sheet 1: points needed to pass: 10 then, 11.5 now",
        ),
        (
            facts.MeasureDiffers("Sheet 1", "marking", "tick", "points"),
            "Rule for Sheet 1: marking: Passed or not then, Points now",
        ),
        (
            facts.RuleDiffers("3 ECTS", "graded", before=True, now=False),
            "Rule for 3 ECTS: graded: yes then, no now",
        ),
        (
            facts.RuleDiffers("3 ECTS", "weights", {"a": "1"}, {"a": "2"}),
            "Rule for 3 ECTS: weights of the items changed",
        ),
        (
            facts.AskedDiffers("two sheets", "at_least", 2, 1),
            "Rule “two sheets”: how many are asked for: 2 then, 1 now",
        ),
        (
            facts.ItemsDiffer("sheets", ("Sheet 3",), ("Sheet 1", "Sheet 2")),
            "Rule “sheets”: counted now: Sheet 3; no longer counted: Sheet 1 and Sheet 2",
        ),
        (
            facts.AskedDiffers("two sheets", "asks", None, "points"),
            "Rule “two sheets”: what is asked for: items passed then, minimum points now",
        ),
        (
            facts.FactDiffers(
                "attendance",
                {"present": 5, "absent": 1, "excused": 0},
                {"present": 5, "absent": 2, "excused": 0},
            ),
            "attendance: 5 present, 1 absent, 0 excused then, 5 present, 2 absent, 0 excused now",
        ),
        (facts.ProposalDiffers("3 ECTS", ""), "Proposed: 3 ECTS then, nothing now"),
    ],
)
def test_a_change_is_said_with_both_values(fact, sentence):
    assert worded(fact, ENGLISH) == sentence
