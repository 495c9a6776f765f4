from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.language import Language
from planner.rules.plan_ground import Ground
from planner.rules.plan_lengths import resized
from planner.rules.plan_lost import Loss
from planner.rules.plan_slack import Slack, slack
from planner.rules.slots import Hours, Slot
from planner.ui.semester.follows import (
    bubble_words,
    follows,
    headline,
    left_over,
    loss_words,
    shelf_words,
)
from planner.ui.semester.outlook import SHELF, How, Spot, outlook_for
from tests.ui.semester.real_course import NOON, real_plan, semester_of

SAY = Language("en")
NOV_14, NOV_22, NOV_29 = date(2023, 11, 14), date(2023, 11, 22), date(2023, 11, 29)
SEMESTER = semester_of(real_plan())


def outlook(key, spot, *, semester=SEMESTER, swap=False):
    return outlook_for(Ground(semester.plan), semester.session(key), spot, How(swap=swap))


@pytest.mark.parametrize(
    ("key", "spot", "swap", "words"),
    [
        ("s4", Spot(NOV_14), False, ("Move", "")),
        ("s4", Spot(NOV_22), False, ("Push until the buffer", "5 move")),
        ("s4", Spot(NOV_22), True, ("Swap with 5", "")),
        ("guest", Spot(date(2023, 12, 20)), False, ("Use the buffer", "")),
        ("s7", Spot(NOV_22), False, ("Move here, the others close up", "3 move")),
        ("s4", SHELF, False, ("To the shelf", "")),
        ("s4", Spot(date(2023, 11, 15)), False, ("", "Leave it here")),
        ("s4", None, False, ("", "Let go to leave it where it was")),
    ],
)
def test_the_bubble_says_what_letting_go_does(key, spot, swap, words):
    assert bubble_words(outlook(key, spot, swap=swap), SEMESTER, SAY) == words


def test_a_push_onto_a_free_place_later_says_so():
    plan = real_plan()
    rows = tuple(s for s in plan.sessions if s.id != "s8")
    semester = semester_of(replace(plan, sessions=rows))
    told = bubble_words(outlook("guest", Spot(NOV_22), semester=semester), semester, SAY)
    assert told == ("Push until the next free place", "4 move")


def test_a_session_that_lasts_otherwise_says_from_when_to_when():
    held = outlook("s4", Spot(NOV_14))
    long = Hours(time(12, 30), time(15))
    change = resized(SEMESTER.plan, "s4", long)
    assert bubble_words(replace(held, change=change), SEMESTER, SAY) == ("12:30–15:00", "")
    change = resized(SEMESTER.plan, "s4", None, end_day=date(2023, 11, 17))
    told = bubble_words(replace(held, change=change), SEMESTER, SAY)
    assert told == ("Held on 15 Nov – 17 Nov", "")


def test_everything_that_follows_is_listed():
    lines = follows(outlook("s4", Spot(NOV_14)), SEMESTER, SAY)
    assert "HW 1 keeps its announced date, 15 Nov." in lines
    assert any(line.startswith("Left over: 1 buffer, 1 free Wednesday") for line in lines)
    lines = follows(outlook("s4", Spot(NOV_22), swap=True), SEMESTER, SAY)
    assert "5 → 15 Nov" in lines
    assert "Numbers follow the dates: 4 becomes 5, 5 becomes 4" in lines


def test_where_nothing_changes_that_is_said():
    assert follows(outlook("s4", Spot(date(2023, 11, 15))), SEMESTER, SAY) == ["Nothing changes."]


def test_another_time_of_day_is_said():
    plan = real_plan()
    slots = (*plan.slots, Slot(1, replace(NOON, start=NOON.start.replace(hour=11))))
    semester = semester_of(replace(plan, slots=slots))
    lines = follows(outlook("s4", Spot(NOV_14), semester=semester), semester, SAY)
    assert "It is held at 11:30–14:00." in lines


def test_the_headline_names_session_and_place():
    assert headline(outlook("s4", Spot(NOV_22)), SEMESTER, SAY) == "Session 4 on Wed 22 Nov"
    assert headline(outlook("s4", SHELF), SEMESTER, SAY) == "Session 4 on the shelf"
    assert headline(outlook("guest", None), SEMESTER, SAY) == "Guest: reward hacking"


def test_slack_in_words():
    plan = real_plan()
    assert left_over(slack(plan), plan, SAY) == "1 buffer, no free Wednesday"
    assert shelf_words(slack(plan), SAY) == "1 on the shelf"
    some = Slack(2, 0, 0, 2, Loss(3, "s13", "13"))
    assert left_over(some, plan, SAY) == "no buffer, 2 free Wednesdays"
    assert shelf_words(some, SAY) == ""
    two_days = replace(plan, slots=(*plan.slots, Slot(3, NOON)))
    assert left_over(some, two_days, SAY) == "no buffer, 2 free places"


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        (1, "one more lost week would cost session 13"),
        (2, "two more lost weeks would cost session 13"),
        (4, "4 more lost weeks would cost session 13"),
    ],
)
def test_the_next_loss_in_words(weeks, words):
    assert loss_words(Slack(0, 0, 0, 0, Loss(weeks, "s13", "13")), SAY) == words
    assert loss_words(Slack(0, 0, 0, 0, None), SAY) == ""
