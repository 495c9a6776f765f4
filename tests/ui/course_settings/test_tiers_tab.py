from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from planner.commands import students
from planner.db import work
from planner.db.journal import Title
from planner.wording import worded
from tests.small_course import student_id


def tier(store, name):
    return next(one for one in store.read(work.tiers) if one.name == name)


def tick(editor, title, *, on=True):
    for row in map(editor.ticks.item, range(editor.ticks.count())):
        if row.text() == title:
            row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_a_tier_is_added_beginning_as_the_highest_one(page, desk, store, dialog):
    page.tiers.listing.add_button.click()
    question = dialog()
    assert question.credits.text() == "9"
    question.accept_button.click()
    assert question.objection_line.text() == "A tier needs a name."
    question.name.setText("9 ECTS")
    question.credits.setText("many")
    question.accept_button.click()
    assert "are no credits" in question.objection_line.text()
    question.credits.setText("9")
    question.programmes.setText("M.Sc. Physics; ; M.A. Logic")
    question.graded.setChecked(False)
    question.accept_button.click()
    added = tier(store, "9 ECTS")
    assert (added.credits, added.graded) == (Decimal(9), False)
    assert added.programmes == ("M.Sc. Physics", "M.A. Logic")
    assert added.requires == tier(store, "6 ECTS").requires
    assert desk.undoable() == "Tier “9 ECTS” added"


def test_a_harder_tier_says_who_would_lose_it_and_is_then_written(page, store, dialog):
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.edit_button.click()
    question = dialog()
    question.requirements.add_button.click()
    question.requirements.text.setText("a poster")
    question.requirements.text.textEdited.emit("a poster")
    assert "names no item" in question.objection()
    tick(question.requirements, "Poster")
    assert question.effect.words.text() == "3 ECTS: no longer met by Biber"
    question.accept_button.click()
    asked = tier(store, "3 ECTS").requires
    assert [(one.text, one.items, one.at_least) for one in asked] == [
        ("a sheet", ("sheet",), 1),
        ("a poster", ("poster",), 1),
    ]


def test_a_tier_that_somebody_aims_at_is_not_deleted(qtbot, page, desk, store, say):
    who = student_id(store, "Adler")
    store.change(Title.of("Aim"), lambda tx: students.edit(tx, who, aim_id="six"))
    page.tiers.listing.table.show_row("six")
    with qtbot.waitSignal(desk.refused) as refusal:
        page.tiers.listing.delete_button.click()
    assert "aim of 1 student" in worded(refusal.args[0], say)
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.delete_button.click()
    assert [one.name for one in store.read(work.tiers)] == ["6 ECTS"]


def test_the_list_tells_what_each_tier_asks_for(page):
    table = page.tiers.listing.table
    assert [table.sorted.index(n, 4).data() for n in range(2)] == ["a sheet", "a sheet; a poster"]
