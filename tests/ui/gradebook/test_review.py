from __future__ import annotations

from decimal import Decimal

from planner.ui.gradebook.decide import DecideDialog
from planner.ui.gradebook.review import ReviewDialog
from tests.ui.gradebook.conftest import KEYS
from tests.ui.gradebook.test_decisions import asked, box


def make_stale(shown, *families):
    for family in families:
        shown.go(family, "h1")
        shown.type("r")


def listed(dialog):
    return [text for _, text in dialog.changes.shown()]


def test_stale_decisions_come_back_one_by_one_with_what_has_changed(shown):
    make_stale(shown, "Adler", "Igel")
    shown.page.wishes.decisions.review()
    dialog = asked(shown, ReviewDialog)
    assert (dialog.place.text(), dialog.line.student.family) == ("1 of 2", "Igel")
    assert dialog.made.text() == "Decided 5 Mar 2024: 6 ECTS · 1.7 good"
    assert listed(dialog) == [
        "Homework 1: passed then, returned now",
        "Proposed: 6 ECTS then, nothing now",
    ]
    dialog.skip_button.click()
    assert (dialog.place.text(), dialog.line.student.family) == ("2 of 2", "Adler")
    dialog.skip_button.click()
    assert not dialog.isVisible()
    assert shown.line("Igel").stale


def test_a_decision_is_kept_on_the_facts_of_now_with_a_reason(shown):
    make_stale(shown, "Igel")
    shown.page.wishes.decisions.review()
    dialog = asked(shown, ReviewDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert "reason" in dialog.objection_line.text()
    dialog.reason.setText("promised")
    dialog.accept()
    made = shown.line("Igel").decision
    assert (made.credits, made.grade, made.tier) == (Decimal(6), Decimal("1.7"), "t6")
    assert made.reason == "promised"
    assert not shown.line("Igel").stale
    assert shown.undoable() == "Igel, Józef: decision kept"


def test_what_is_still_proposed_is_kept_without_a_reason(shown):
    shown.go("Igel", "project")
    shown.type("2.0")
    shown.press(KEYS.Key_Return)
    shown.page.wishes.decisions.review()
    dialog = asked(shown, ReviewDialog)
    assert listed(dialog) == ["Project: 1.7 then, 2.0 now"]
    dialog.accept()
    assert shown.line("Igel").decision.grade == Decimal("1.7")
    assert not shown.line("Igel").stale


def test_a_decision_is_made_anew_or_withdrawn_from_the_review(shown):
    make_stale(shown, "Adler", "Igel")
    shown.go("Adler", "h1")
    shown.page.side.decision.review_button.click()
    dialog = asked(shown, ReviewDialog)
    assert dialog.line.student.family == "Adler"
    dialog.anew_button.click()
    anew = asked(shown, DecideDialog)
    anew.credits.setEditText("3")
    anew.reason.setText("agreed")
    anew.accept()
    assert shown.line("Adler").decision.credits == Decimal(3)
    assert dialog.line.student.family == "Igel"
    dialog.withdraw_button.click()
    assert shown.line("Igel").decision is None
    assert not dialog.isVisible()


def test_without_stale_decisions_the_review_says_so(shown, qtbot):
    assert box(shown).review_button.isHidden()
    with qtbot.waitSignal(shown.page.noticed) as said:
        shown.page.wishes.decisions.review()
    assert said.args == ["No decision is stale."]
