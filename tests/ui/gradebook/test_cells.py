from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.commands import decisions
from planner.db.journal import Title
from planner.db.students import ResultRow
from planner.language import Language
from planner.rules.credits import Item, Marking, Outcome, Result, State
from planner.ui.gradebook import cells

EN, DE = Language("en"), Language("de")
TICK = Item(id="t", title="Poster")
POINTS = Item(
    id="p",
    title="Sheet",
    marking=Marking.POINTS,
    max_points=Decimal(20),
    pass_points=Decimal(10),
)
GRADE = Item(id="g", title="Project", marking=Marking.GRADE)


def look(item, say=EN, *, needed=True, **facts):
    row = ResultRow(facts=Result(**facts))
    return cells.result_look(item, row, needed=needed, say=say)


@pytest.mark.parametrize(
    ("state", "text", "sign", "tone", "ground"),
    [
        (State.PASSED, "", "check", "met", ""),
        (State.SUBMITTED, "handed in", "", "waiting", "waiting_tint"),
        (State.RETURNED, "to revise", "", "waiting", ""),
        (State.FAILED, "failed", "cross", "out", "out_tint"),
        (State.MISSING, "missing", "", "out", "out_tint"),
        (State.EXCUSED, "excused", "", "muted", ""),
        (State.EXEMPT, "exempt", "", "muted", ""),
        (State.RECOGNISED, "recognised", "", "met", ""),
    ],
)
def test_every_state_looks_different_without_its_colour_too(state, text, sign, tone, ground):
    one = look(TICK, state=state)
    assert (one.text, one.sign, one.tone, one.ground) == (text, sign, tone, ground)
    assert one.spoken


def test_an_open_cell_is_blank_and_a_dot_where_the_aim_does_not_ask_for_it():
    assert look(TICK).text == ""
    assert look(TICK).spoken == "open"
    beside = look(TICK, needed=False)
    assert beside.text == "·"
    assert beside.spoken == "open, not needed for the aim"
    assert cells.result_look(TICK, None, needed=True, say=EN) == look(TICK)


def test_a_blank_is_not_zero():
    zero = look(POINTS, points=Decimal(0))
    assert (zero.text, zero.tone, zero.sign) == ("0", "out", "cross")
    assert zero.spoken == "0 of 20 points"
    assert look(POINTS).text == ""


def test_numbers_are_written_in_the_users_language():
    assert look(GRADE, mark=Decimal("1.3")).text == "1.3"
    assert look(GRADE, DE, mark=Decimal("1.3")).text == "1,3"
    assert look(POINTS, DE, points=Decimal("17.5")).text == "17,5"


def test_a_number_without_a_verdict_stands_out_as_what_is_to_mark():
    unjudged = replace(POINTS, pass_points=None)
    one = look(unjudged, points=Decimal(12))
    assert (one.text, one.ground, one.bold) == ("12 ?", "waiting_tint", True)


def test_a_state_and_a_number_are_both_shown():
    one = look(GRADE, state=State.FAILED, mark=Decimal("1.3"))
    assert (one.text, one.tone) == ("1.3 failed", "out")
    assert one.spoken == "failed, grade 1.3"


def test_late_and_extended_and_noted_are_shown_and_said():
    late = look(TICK, state=State.PASSED, late_days=2)
    assert (late.text, late.spoken) == ("2 d late", "passed, 2 days late")
    extended = look(TICK, due=date(2024, 1, 24))
    assert (extended.text, extended.italic) == ("until 24 Jan", True)
    assert extended.spoken == "open, until 24 Jan"
    row = ResultRow(facts=Result(state=State.PASSED), feedback="well done")
    noted = cells.result_look(TICK, row, needed=True, say=EN)
    assert noted.noted
    assert noted.spoken == "passed, with a note"


@given(
    item=some.sampled_from([TICK, POINTS, GRADE]),
    state=some.sampled_from(State),
    numbers=some.tuples(
        some.none() | some.decimals(min_value=0, max_value=30, places=1),
        some.none() | some.sampled_from([Decimal("1.0"), Decimal("4.0"), Decimal("5.0")]),
    ),
    late=some.integers(0, 9),
    needed=some.booleans(),
)
def test_whatever_is_recorded_has_words_for_eye_and_ear(*, item, state, numbers, late, needed):
    points, mark = numbers
    one = look(item, needed=needed, state=state, points=points, mark=mark, late_days=late)
    assert one.spoken
    recorded = state is not State.OPEN or points is not None or mark is not None
    assert bool(one.text or one.sign) or not (recorded or not needed)


def test_a_decision_that_is_stale_says_so_in_text_and_speech(shown):
    fine = shown.look("Igel", "Decision")
    assert (fine.text, fine.bold) == ("6 · 1.7", True)
    shown.go("Igel", "h1")
    shown.type("f")
    stale = shown.look("Igel", "Decision")
    assert stale.text == "6 · 1.7 !"
    assert "have changed since" in stale.spoken


def test_proposals_end_in_a_question_mark(shown):
    assert shown.look("Meise", "Decision").text == "6 · 1.3?"
    assert shown.look("Eule", "Decision").text == "3 · passed?"
    assert shown.look("Salm", "Decision").text == "—"


def test_an_average_that_is_no_grade_step_is_marked_as_one(shown):
    shown.go("Adler", "talk")
    shown.desk.do(Title.of("Withdraw"), decisions.withdraw, shown.ids["Adler"])
    shown.type("1,7")
    shown.grid.setFocus()
    assert shown.look("Adler", "Decision").text == "9 · Ø 1.5?"


def _withdrawal():
    from planner.db.journal import Title  # noqa: PLC0415 - used here alone

    return Title.of("Withdraw")


def _withdraw(tx, student_id):
    from planner.commands import decisions  # noqa: PLC0415 - used here alone

    decisions.withdraw(tx, student_id)


def test_outcomes_other_than_passed_are_words():
    decided = type("D", (), {"outcome": Outcome.NO_SHOW, "grade": None, "credits": Decimal(0)})
    assert cells.decided_text(decided, EN) == "did not appear"


def test_late_days_stand_in_the_cell_whatever_its_state():
    assert look(TICK, state=State.SUBMITTED, late_days=2).text == "2 d late"
    assert look(TICK, state=State.SUBMITTED, late_days=2).spoken == "handed in, 2 days late"
    assert (
        look(POINTS, state=State.SUBMITTED, late_days=1, points=Decimal(12)).text == "12, 1 d late"
    )
    assert look(TICK, state=State.RETURNED, late_days=3).text == "to revise 3 d late"
    assert look(TICK, late_days=1).spoken == "open, 1 day late"


@pytest.mark.parametrize("state", [State.RETURNED, State.EXCUSED])
def test_an_own_deadline_stands_beside_what_is_still_owed(state):
    words = cells.CELL_WORDS[state]
    one = look(TICK, state=state, due=date(2023, 11, 22))
    assert one.text == f"{words} until 22 Nov"
    assert one.spoken == f"{words}, extended until 22 Nov"


def test_the_ground_of_an_extension_is_not_in_a_cell():
    row = ResultRow(facts=Result(due=date(2023, 11, 22)), due_ground="illness")
    one = cells.result_look(TICK, row, needed=True, say=EN)
    assert "illness" not in f"{one.text} {one.spoken}"


def test_where_a_result_is_recognised_from_is_shown_while_it_is_recognised():
    row = ResultRow(facts=Result(state=State.RECOGNISED), recognised_from="WS 22/23")
    one = cells.result_look(TICK, row, needed=True, say=EN)
    assert one.text == one.spoken == "recognised, WS 22/23"
    passed = replace(row, facts=Result(state=State.PASSED))
    assert "WS" not in cells.result_look(TICK, passed, needed=True, say=EN).spoken


def test_a_sum_is_shown_as_its_total_and_said_with_its_summands():
    row = ResultRow(facts=Result(points=Decimal("13.5")), summands="4+3.5+6")
    one = cells.result_look(POINTS, row, needed=True, say=DE)
    assert one.text == "13,5"
    assert "4+3,5+6" in one.spoken
    assert cells.typed_text(row, DE) == "4+3,5+6"
