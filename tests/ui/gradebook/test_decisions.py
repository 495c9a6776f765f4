from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.jobs.deciding import Left
from planner.rules.credits import Outcome
from planner.rules.grades import STEPS
from planner.ui.gradebook.decide import DecideDialog
from planner.ui.gradebook.decide_all import DecideAllDialog
from planner.ui.parts.dialog import Confirmation
from tests.ui.gradebook.conftest import KEYS
from tests.ui.gradebook.whole_course import TODAY


def asked(shown, kind):
    return next(one for one in shown.window.findChildren(kind) if one.isVisible())


def box(shown):
    return shown.page.side.decision


def test_accept_takes_the_proposal_as_it_stands(shown):
    shown.go("Meise", "h1")
    assert box(shown).result.text() == "Proposed: 6 · 1.3"
    box(shown).accept_button.click()
    made = shown.line("Meise").decision
    assert (made.outcome, made.credits, made.grade) == (
        *(Outcome.PASSED, Decimal(6), Decimal("1.3")),
    )
    assert (made.decided_on, made.decided_by) == (TODAY, "B. Amsel")
    assert shown.look("Meise", "Decision").text == "6 · 1.3"
    assert shown.undoable() == "Meise, Jan: decided"
    shown.page.show_side()
    assert box(shown).result.text() == "6 ECTS · 1.3 very good"
    shown.desk.undo()
    assert shown.look("Meise", "Decision").text == "6 · 1.3?"


def test_other_credits_than_proposed_need_a_reason(shown):
    shown.go("Meise", "h1")
    box(shown).decide_button.click()
    dialog = asked(shown, DecideDialog)
    assert dialog.credits.currentText() == "6"
    dialog.credits.setEditText("3")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.objection_line.text()
    dialog.grade.setCurrentIndex(0)
    dialog.reason.setText("wishes only 3")
    dialog.accept()
    made = shown.line("Meise").decision
    assert (made.credits, made.grade, made.tier) == (Decimal(3), None, "t3")
    assert made.reason == "wishes only 3"


def test_a_decision_is_made_by_keyboard_on_its_column(shown):
    shown.grid.put(shown.page.model.row_of(shown.ids["Kiebitz"]), 9)
    shown.press(KEYS.Key_Space)
    dialog = asked(shown, DecideDialog)
    dialog.outcome.setCurrentIndex(list(Outcome).index(Outcome.FAILED))
    assert not dialog.credits.isEnabled()
    dialog.grade.setCurrentIndex(1 + STEPS.index(Decimal("5.0")))
    dialog.reason.setText("the project was copied")
    dialog.assessed_on.show_day(date(2024, 3, 1))
    dialog.accept()
    made = shown.line("Kiebitz").decision
    assert (made.outcome, made.credits, made.grade) == (
        *(Outcome.FAILED, Decimal(0), Decimal("5.0")),
    )
    assert made.assessed_on == date(2024, 3, 1)
    assert shown.look("Kiebitz", "Decision").text == "failed"


def test_odd_credits_are_refused_in_words(shown):
    shown.go("Meise", "h1")
    shown.page.wishes.decisions.ask_decision()
    dialog = asked(shown, DecideDialog)
    dialog.credits.setEditText("six")
    dialog.accept()
    assert "six" in dialog.objection_line.text()
    dialog.credits.setEditText("")
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    assert shown.line("Meise").decision is None


def test_a_stale_decision_is_shown_with_what_to_do(shown):
    shown.go("Igel", "h1")
    shown.type("r")
    said = box(shown).stale.text().splitlines()
    assert said[:3] == [
        "Results or rules have changed since:",
        "· Homework 1: passed then, returned now",
        "· Proposed: 6 ECTS then, nothing now",
    ]
    assert not box(shown).stale.isHidden()
    assert box(shown).accept_button.isHidden()
    shown.type("p")
    assert box(shown).stale.isHidden()


def test_a_stale_decision_takes_over_what_is_proposed_now(shown):
    shown.go("Igel", "talk")
    shown.type("1.3")
    shown.press(KEYS.Key_Return)
    shown.go("Biber", "project")
    shown.type("1.3")
    shown.press(KEYS.Key_Return)
    shown.desk.undo()
    shown.go("Igel", "project")
    shown.type("2.0")
    shown.press(KEYS.Key_Return)
    shown.go("Igel", "project")
    assert box(shown).accept_button.text() == "Accept the new proposal"
    box(shown).accept_button.click()
    assert shown.line("Igel").decision.grade == Decimal("2.0")
    assert not shown.line("Igel").stale


def test_a_decision_is_withdrawn_after_asking(shown):
    shown.go("Igel", "h1")
    box(shown).withdraw_button.click()
    asked(shown, Confirmation).reject()
    assert shown.line("Igel").decision is not None
    box(shown).withdraw_button.click()
    asked(shown, Confirmation).accept()
    assert shown.line("Igel").decision is None
    assert shown.look("Igel", "Decision").text == "6 · 1.7?"


def test_nothing_is_proposed_says_so_and_offers_to_decide_anyway(shown):
    shown.go("Salm", "h1")
    assert box(shown).result.text() == "Nothing is proposed yet."
    assert box(shown).accept_button.isHidden()
    assert not box(shown).decide_button.isHidden()


def test_a_tier_that_is_met_but_not_aimed_at_says_why_it_is_not_proposed(shown):
    shown.go("Lerche", "project")
    shown.type("1.0")
    shown.press(KEYS.Key_Return)
    shown.go("Lerche", "project")
    assert box(shown).result.text() == "Proposed: 3 · passed"
    assert box(shown).why.text() == "6 ECTS: more than the student aims at"


def test_decide_all_lists_whom_it_takes_and_whom_it_leaves_before_one_step(shown):
    shown.go("Igel", "h1")
    shown.type("f")
    shown.page.wishes.decisions.ask_all()
    dialog = asked(shown, DecideAllDialog)
    taken = {line.student.family for line in dialog.taken.rows.rows()}
    left = {line.student.family: why for line, why in dialog.left.rows.rows()}
    assert taken == {
        *("Eule", "Kiebitz", "Lerche", "Marder", "Meise", "Reh", "Rabe", "Storch", "Ziege")
    }
    assert left["Igel"] is Left.STALE
    assert left["Adler"] is Left.DECIDED
    assert left["Salm"] is Left.NO_TIER
    assert len(taken) + len(left) == 24
    assert dialog.accept_button.text() == "Accept 9 proposals"
    dialog.assessed_on.show_day(date(2024, 2, 29))
    dialog.accept()
    assert shown.undoable() == "9 proposals accepted"
    assert shown.line("Eule").decision.assessed_on == date(2024, 2, 29)
    assert shown.look("Rabe", "Decision").text == "6 · 1.7"
    shown.desk.undo()
    assert shown.line("Eule").decision is None


def test_whoever_is_unticked_stays_undecided(shown):
    shown.page.wishes.decisions.ask_all()
    dialog = asked(shown, DecideAllDialog)
    shown_row = dialog.taken.shown()[0]
    assert shown_row.student.family == "Eule"
    QTest.keyClick(dialog.taken, KEYS.Key_Space)
    assert dialog.accept_button.text() == "Accept 8 proposals"
    dialog.tick_none.click()
    assert not dialog.accept_button.isEnabled()
    dialog.tick_all.click()
    dialog.taken.ticks.setData(
        dialog.taken.ticks.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    dialog.accept()
    assert shown.undoable() == "8 proposals accepted"
    assert shown.line("Eule").decision is not None
    assert shown.line("Kiebitz").decision is None


def test_the_list_shows_tier_credits_and_grade_of_each(shown):
    shown.page.wishes.decisions.ask_all()
    dialog = asked(shown, DecideAllDialog)
    said = [
        [column.text(line) for column in dialog.taken.rows.columns]
        for line in dialog.taken.rows.rows()
        if line.student.family in {"Lerche", "Rabe"}
    ]
    assert [row[2:] for row in said] == [["3 ECTS", "3", "passed"], ["6 ECTS", "6", "1.7"]]
    dialog.reject()
