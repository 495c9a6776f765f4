from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from planner.commands.results import Entry
from planner.db.journal import Title
from planner.language import Language
from planner.rules.credits import State
from planner.rules.plan import Kind, Plan, PlanChange, PlannedSession
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_in_turn import in_turn
from planner.rules.plan_together import moved_together
from planner.rules.plan_verbs import cancelled, moved, shelved, swapped
from planner.rules.slots import Hours, Slot
from planner.rules.terms import Days
from planner.wording import steps

EN = Language("en")
HOURS = Hours(time(12, 30), time(14))
PLAN = Plan(
    sessions=(
        PlannedSession(id="a", topic="First", day=date(2023, 10, 18), hours=HOURS),
        PlannedSession(id="b", topic="Second", day=date(2023, 10, 25), hours=HOURS),
        PlannedSession(id="c", topic="", kind=Kind.BUFFER, day=date(2023, 11, 8), hours=HOURS),
        PlannedSession(id="d", topic="Last", day=date(2023, 11, 15), hours=HOURS),
        PlannedSession(id="g", topic="Guest", hours=HOURS),
    ),
    lectures=Days(date(2023, 10, 16), date(2023, 11, 30)),
    slots=(Slot(2, HOURS),),
)


@pytest.mark.parametrize(
    ("change", "title"),
    [
        (moved(PLAN, "a", date(2023, 11, 1)), "Session 1 moved to 1 Nov"),
        (moved(PLAN, "g", date(2023, 11, 1)), "“Guest” moved to 1 Nov"),
        (pushed(PLAN, "a", by=2), "Session 1 moved to 1 Nov, 1 more moved"),
        (pushed(PLAN, "b", by=2), "Session 2 moved to 8 Nov"),
        (swapped(PLAN, "a", "d"), "Sessions 1 and 4 swapped"),
        (swapped(PLAN, "a", "g"), "Session 1 put on the shelf"),
        (shelved(PLAN, "c"), "Session 3 put on the shelf"),
        (in_turn(PLAN, ["a", "b", "d"], cancelled), "3 sessions cancelled"),
        (in_turn(PLAN, ["a", "b"], shelved), "2 sessions put on the shelf"),
        (moved_together(PLAN, ["a", "b"], "a", None), "2 sessions put on the shelf"),
        (cancelled(PLAN, "b"), "Session 2 cancelled on 25 Oct"),
        (pulled(PLAN, "c", everything=True), "Session 3 pulled to 1 Nov, 1 more moved"),
    ],
)
def test_a_step_of_the_plan_is_named_after_what_it_does(change, title):
    assert steps.said(steps.of_plan(change, PLAN, EN), EN) == title


@pytest.mark.parametrize(
    ("text", "session", "title"),
    [
        (steps.EDITED, "b", "Session 2 changed"),
        (steps.EDITED, "g", "“Guest” changed"),
        (steps.LOCKED, "g", "“Guest” locked to its day"),
        (steps.NOT_HELD, "a", "Session 1 no longer recorded as held"),
    ],
)
def test_a_step_about_one_session_goes_by_its_number_or_else_by_its_topic(text, session, title):
    assert steps.said(steps.of_session(text, session, PLAN, EN), EN) == title


def test_every_text_for_one_session_has_one_for_what_has_no_number():
    assert all("“{session}”" in text for text in steps.BY_TOPIC.values())
    assert all(text.startswith("Session {session}") for text in steps.BY_TOPIC)


def test_what_has_neither_number_nor_topic_goes_by_its_kind():
    away = Plan(
        sessions=(PlannedSession(id="c", topic="", kind=Kind.BUFFER),),
        lectures=PLAN.lectures,
        slots=PLAN.slots,
    )
    change = PlanChange(verb="shelve", subject="c")
    assert steps.said(steps.of_plan(change, away, EN), EN) == "“Buffer” put on the shelf"


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (Entry(mark=Decimal("1.3")), "Adler, Jonas: Essay graded 1.3"),
        (Entry(points=Decimal("17.5")), "Adler, Jonas: Essay, 17.5 points"),
        (Entry(state=State.RECOGNISED), "Adler, Jonas: Essay recognised"),
    ],
)
def test_a_result_is_named_after_student_and_item(entry, title):
    assert steps.said(steps.of_entry(entry, "Adler, Jonas", "Essay"), EN) == title


def test_every_state_has_a_name():
    for state in State:
        assert steps.STATES[state].startswith("{name}: {item}")


def test_days_and_numbers_are_said_as_the_reader_writes_them_whoever_did_the_step():
    german = Language("de")
    move = steps.of_plan(moved(PLAN, "a", date(2023, 11, 1)), PLAN, german)
    assert move.facts["day"] == "2023-11-01"
    assert "1. Nov." in steps.said(move, german)
    assert "1 Nov" in steps.said(move, EN)
    graded = steps.of_entry(Entry(mark=Decimal("1.3")), "Adler", "Essay")
    assert (steps.said(graded, german)[-3:], steps.said(graded, EN)[-3:]) == ("1,3", "1.3")
    points = steps.of_entry(Entry(points=Decimal("17.5")), "Adler", "Essay")
    assert "17,5" in steps.said(points, german)


@pytest.mark.parametrize("facts", [{"day": "22 Nov"}, {"grade": "good"}, {"points": "many"}])
def test_what_an_older_step_wrote_out_stays_as_it_is(facts):
    (name, fact) = *facts, *facts.values()
    assert steps.said(Title("{" + name + "}", facts), EN) == fact
