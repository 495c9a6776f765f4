from __future__ import annotations

from datetime import date

import pytest

from planner.jobs import next_course
from planner.language import Language
from planner.rules.anchors import (
    AfterItem,
    AfterLectures,
    AtBreak,
    OnLast,
    OnLastBeforeBreak,
    OnSession,
)
from planner.rules.terms import DayOff, Days, OffKind
from planner.wording import worded

EN, DE = Language("en"), Language.load("de")
PAUSE = date(2023, 12, 23)
GOOD_FRIDAY = DayOff(
    Days(date(2025, 4, 18), date(2025, 4, 18)), OffKind.HOLIDAY, "Karfreitag", "Good Friday"
)
SAID = [
    (OnSession(id="s", number=4, topic="RL"), "on the day of session 4: RL"),
    (OnSession(id="s", number=4, topic="RL", days=-1), "1 day before session 4: RL"),
    (OnSession(id="s", number=4, topic="RL", days=14), "2 weeks after session 4: RL"),
    (OnLast(), "on the day of the last session"),
    (OnLast(days=3), "3 days after the last session"),
    (OnLastBeforeBreak(pause=PAUSE), "on the day of the last session before the break"),
    (AtBreak(pause=PAUSE, days=-2), "2 days before the break"),
    (AtBreak(pause=PAUSE, days=0), "on day 1 of the break"),
    (AtBreak(pause=PAUSE, days=7, after=True), "1 week after the break"),
    (AfterItem(item="h", title="Homework 1", days=14), "2 weeks after Homework 1"),
    (AfterLectures(), "on the last day of the lectures"),
    (AfterLectures(days=28), "4 weeks after the end of the lectures"),
    (AfterLectures(days=-1), "1 day before the end of the lectures"),
    (
        next_course.NoPlaceFor(topic="RL"),
        "There is no place left for “RL”; it is on the shelf.",
    ),
    (
        next_course.NoWeeklyTime(topics=12),
        "The course has no weekly time, so 12 topics are on the shelf.",
    ),
    (
        next_course.BufferLeftOut(topic="Spare"),
        "There is no place left for the buffer “Spare”; it was left out.",
    ),
    (
        next_course.DayByHand(topic="Trip"),
        "“Trip” needs a day of your choice; it is on the shelf.",
    ),
    (
        next_course.MayMerge(first="RL, I", second="RL, II"),
        "“RL, I” and “RL, II” could be one session.",
    ),
    (
        next_course.NoNewDeadline(item="Poster", anchor=OnLast()),
        (
            "Poster was due on the day of the last session. That has no day here, so it has no "
            "deadline yet."
        ),
    ),
    (next_course.NoNewDeadline(item="Poster", anchor=None), "Poster has no new deadline."),
    (
        next_course.DueOnDayOff(item="Poster", day=date(2025, 4, 18), off=GOOD_FRIDAY),
        "Poster would be due on Fri 18 Apr 2025, when there is no teaching: Good Friday.",
    ),
]


@pytest.mark.parametrize(("fact", "said"), SAID)
def test_anchors_and_misfits_are_said_in_words(fact, said):
    assert worded(fact, EN) == said


@pytest.mark.parametrize("fact", [fact for fact, _ in SAID])
def test_each_is_said_in_german_too(fact):
    assert worded(fact, DE) != worded(fact, EN)
