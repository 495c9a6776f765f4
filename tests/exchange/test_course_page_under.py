from __future__ import annotations

import pytest

from planner.exchange.course_page_under import is_aside, is_plan


@pytest.mark.parametrize(
    ("heading", "plan", "aside"),
    [
        ("Schedule", True, False),
        ("Zeitplan", True, False),
        ("Cronograma", True, False),
        ("Deadlines", False, True),
        ("Prüfungstermine", False, True),
        ("Previous sessions", False, True),
        ("Sessions and readings", True, False),
        ("Readings and sessions", True, False),
        ("Reading group schedule", True, False),
        ("Exam schedule", False, True),
        ("Readings", False, True),
        ("Archiv WS 22/23", False, True),
        ("Wichtige Termine", False, True),
        ("Birds", False, False),
    ],
)
def test_a_heading_announces_the_plan_or_something_beside_it(heading, plan, aside):
    assert (is_plan(heading), is_aside(heading)) == (plan, aside)
