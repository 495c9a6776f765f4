from __future__ import annotations

from datetime import date

import pytest

from planner.language import Language
from planner.rules import plan_day_off, plan_lengths, plan_places, plan_together, plan_verbs
from planner.rules.terms import OffKind
from planner.wording import worded

NOV_1, NOV_8 = date(2023, 11, 1), date(2023, 11, 8)
SAINTS = plan_places.DayIsOff(NOV_1, "Allerheiligen", "All Saints' Day", OffKind.HOLIDAY)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (
            plan_verbs.OnDayOff(NOV_1, SAINTS),
            (
                "It is held there all the same: There is no teaching on Wed 1 Nov 2023: All "
                "Saints' Day."
            ),
        ),
        (
            plan_verbs.HeldMoves("x", NOV_8),
            "It is recorded as held on Wed 8 Nov 2023 and stays so.",
        ),
        (plan_verbs.HeldMoves("x", None), "It is recorded as held and stays so."),
        (
            plan_day_off.StaysOnDayOff("x", "4", "RL", NOV_8),
            "Session 4 stays on Wed 8 Nov 2023. Move it by itself.",
        ),
        (
            plan_lengths.EndsBefore("x", "RL", NOV_8, NOV_1),
            "“RL” begins on Wed 8 Nov 2023, so it cannot end on Wed 1 Nov 2023.",
        ),
        (
            plan_together.CannotFollow("x", "RL", "5"),
            "Session 5 would have no place; nothing moves.",
        ),
        (
            plan_together.CannotFollow("x", "RL", None, NOV_1, SAINTS),
            (
                "“RL” cannot move along, so nothing moves. There is no teaching on Wed 1 Nov "
                "2023: All Saints' Day."
            ),
        ),
    ],
)
def test_what_insisting_and_moving_several_bring_is_said(fact, said):
    assert worded(fact, Language("en")) == said
