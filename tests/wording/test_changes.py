from __future__ import annotations

from datetime import date

import pytest

from planner.language import Language
from planner.rules import plan, plan_chains, plan_ground, plan_places, plan_verbs
from planner.rules.plan import Kind, PlannedSession
from planner.rules.terms import Days, OffKind
from planner.wording import worded
from tests.rules.plan_semesters import semester

EN, DE = Language("en"), Language.load("de")
NOV_1, NOV_8, FEB_7 = date(2023, 11, 1), date(2023, 11, 8), date(2024, 2, 7)
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
ALL_SAINTS = plan_places.DayIsOff(NOV_1, "Allerheiligen", "All Saints' Day", OffKind.HOLIDAY)


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (ALL_SAINTS, "There is no teaching on Wed 1 Nov 2023: All Saints' Day."),
        (
            plan_places.DayIsOff(NOV_1, "Rektoratstag", "", OffKind.OWN),
            "There is no teaching on Wed 1 Nov 2023: Rektoratstag.",
        ),
        (
            plan_places.DayIsOff(NOV_1, "", "", OffKind.OWN),
            "There is no teaching on Wed 1 Nov 2023.",
        ),
        (
            plan_places.OutsideLectures(date(2024, 3, 1), LECTURES),
            (
                "Fri 1 Mar 2024 is not in the lecture period, which runs from Mon 16 Oct 2023 to "
                "Sat 10 Feb 2024."
            ),
        ),
        (
            plan_places.NoClassThatDay(FEB_7, "no class", Kind.NO_CLASS),
            "The plan has no class on Wed 7 Feb 2024: no class.",
        ),
        (
            plan_places.SundayIsFree(date(2023, 11, 5)),
            "Sun 5 Nov 2023 is a Sunday, and the course has no weekly time on Sundays.",
        ),
        (
            plan_places.DayTaken(NOV_8, "RL", "x", "3"),
            "Wed 8 Nov 2023 is taken by session 3. Swap the two, push, or choose another day.",
        ),
        (
            plan_places.DayTaken(NOV_8, "Guest", "x"),
            "Wed 8 Nov 2023 is taken by “Guest”. Swap the two, push, or choose another day.",
        ),
        (
            plan_places.FixedRow("x", "Christmas break", Kind.BREAK),
            "“Christmas break” is a break and never moves.",
        ),
        (
            plan_places.Locked("x", "RL", "3", NOV_8),
            "Session 3 is locked to Wed 8 Nov 2023. Unlock it first.",
        ),
        (plan_places.Locked("x", "Guest", None, None), "“Guest” is locked. Unlock it first."),
        (
            plan_places.Held("x", "RL", "3", NOV_8),
            "Session 3 is recorded as held on Wed 8 Nov 2023, so it stays there.",
        ),
        (
            plan_places.Held("x", "Guest", None, None),
            "“Guest” is recorded as held, so it stays where it is.",
        ),
        (
            plan_places.AlreadyCancelled("x", "RL", NOV_8),
            "“RL” on Wed 8 Nov 2023 is cancelled; it does not move.",
        ),
        (
            plan_places.AlreadyCancelled("x", "RL", None),
            "“RL” is cancelled; it does not move.",
        ),
        (
            plan.UnknownSession("x"),
            "There is no session “x” in this plan (any more). Look again.",
        ),
        (
            plan_chains.NothingFreeBefore("x", "1"),
            "There is no place before this session to pull it to.",
        ),
        (
            plan_chains.NothingFreeBefore("x", "4", NOV_8, "y", "RL", "3"),
            "The place before, Wed 8 Nov 2023, is taken by session 3. Move that one first.",
        ),
        (
            plan_chains.NoDayYet("x", "Guest"),
            "“Guest” has no day yet. Move it to a day first.",
        ),
        (
            plan_chains.NotInChain("x", "Essays due"),
            "“Essays due” is a deadline or lasts several days. Move it by itself.",
        ),
        (
            plan_chains.BufferUsed("x", date(2023, 12, 20)),
            "The buffer of Wed 20 Dec is used up and goes to the shelf.",
        ),
        (
            plan_verbs.NoSlotThatDay(date(2023, 11, 9)),
            (
                "The course has no weekly time on a Thursday, so the room is to be found for "
                "Thu 9 Nov."
            ),
        ),
        (
            plan_verbs.OutsideLecturePeriod(date(2024, 3, 1)),
            "Fri 1 Mar 2024 lies outside the lecture period.",
        ),
        (
            plan_verbs.OverCancelled("x", NOV_8),
            "A cancelled session stays on Wed 8 Nov beside it.",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_refusal_or_warning_names_session_and_day(fact, said):
    assert worded(fact, EN) == said


@pytest.mark.parametrize("kind", [Kind.HOLIDAY, Kind.BREAK, Kind.NO_CLASS])
def test_every_fixed_row_says_what_it_is(kind):
    assert "“X”" in worded(plan_places.FixedRow("x", "X", kind), EN)
    assert worded(plan_places.NoClassThatDay(NOV_1, "X", kind), EN).endswith(": X.")


def test_a_german_reader_is_told_the_german_name():
    assert "Allerheiligen" in worded(ALL_SAINTS, DE)


def stuck(**facts):
    usual = {"id": "x", "number": "4", "stuck_id": "y", "stuck_number": "13"}
    return plan_chains.NoPlaceLeft(**usual | {"last_day": FEB_7, "needed": 1} | facts)


def test_a_chain_that_finds_no_place_says_for_whom_and_how_many_are_missing():
    assert worded(stuck(), EN) == (
        "No place is left for session 13 up to Wed 7 Feb 2024; 1 is missing."
    )
    assert worded(stuck(needed=2), EN).startswith("No places are left for session 13")
    assert worded(stuck(last_day=None), EN) == ("The lecture period has no place for a session.")
    assert worded(stuck(number=None, stuck_number=None), EN) == (
        "No place is left up to Wed 7 Feb 2024; 1 is missing."
    )


def test_it_names_every_day_in_the_way():
    held = PlannedSession(id="h", topic="RL", day=NOV_8)
    closed = plan_places.NoClassThatDay(FEB_7, "no class", Kind.NO_CLASS)
    blocked = (
        plan_ground.Blocked(NOV_1, why=ALL_SAINTS),
        plan_ground.Blocked(NOV_8, session=held),
        plan_ground.Blocked(FEB_7, why=closed),
    )
    assert worded(stuck(blocked=blocked), EN) == (
        "No place is left for session 13 up to Wed 7 Feb 2024; 1 is missing. "
        "Not free: 1 Nov, All Saints' Day; 8 Nov, “RL”; 7 Feb, no class."
    )
    assert "; 3 more." in worded(stuck(blocked=blocked * 3), EN)


def test_it_says_all_that_would_help():
    with pytest.raises(plan_chains.NoPlaceLeft) as refusal:
        plan_chains.pushed(semester(s9={"locked": True}), "s4", everything=True)
    assert worded(refusal.value, EN).endswith(
        " This would help: merge session 13 with another, or put it on the shelf; "
        "add a single date, such as Sat 3 Feb 2024, 12:30–14:00; cancel session 4 instead."
    )
    with pytest.raises(plan_chains.NoPlaceLeft) as refusal:
        plan_chains.pushed(semester(s9={"locked": True}), "s4")
    assert "This would help: unlock session 9; " in worded(refusal.value, EN)
    assert "Das würde helfen: Sitzung 9 lösen; " in worded(refusal.value, DE)
    with pytest.raises(plan_chains.NoPlaceLeft) as refusal:
        plan_chains.pushed(semester(), "s4", everything=True)
    assert "help: push only until the next buffer or free place; " in worded(refusal.value, EN)
