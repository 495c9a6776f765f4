from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from planner.commands import students
from planner.commands import work as commands
from planner.db import courses, work
from planner.db.journal import Title
from planner.rules.attendance import ExcusedCounts
from planner.rules.credits import Item, ItemKind, Marking
from planner.rules.requirements import Asks
from planner.wording import worded
from tests.small_course import student_id


def tier(store, name):
    return next(one for one in store.read(work.tiers) if one.name == name)


def tick(editor, title, *, on=True):
    for row in map(editor.form.ticks.item, range(editor.form.ticks.count())):
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
    assert dialog().said == ["9 ECTS: newly met by", "Adler, Test"]
    dialog().accept_button.click()
    added = tier(store, "9 ECTS")
    assert (added.credits, added.graded) == (Decimal(9), False)
    assert added.programmes == ("M.Sc. Physics", "M.A. Logic")
    assert added.requires == tier(store, "6 ECTS").requires
    assert desk.undoable() == "Tier “9 ECTS” added"


def test_a_harder_tier_says_who_would_lose_it_and_is_then_written(qtbot, page, store, dialog):
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.edit_button.click()
    question = dialog()
    question.requirements.add_button.click()
    question.requirements.form.text.setText("a poster")
    question.requirements.form.text.textEdited.emit("a poster")
    assert "names neither items" in question.objection()
    tick(question.requirements, "Poster")
    assert question.effect.words.text() == "3 ECTS: no longer met by Biber"
    assert "• Poster passed." in question.reading.words.text()
    question.accept_button.click()
    named = dialog()
    assert named.said == ["3 ECTS: no longer met by", "Biber, Test"]
    named.cancel_button.click()
    assert len(tier(store, "3 ECTS").requires) == 1
    qtbot.waitUntil(lambda: dialog() is question)
    question.accept_button.click()
    dialog().accept_button.click()
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


def test_a_tier_is_deleted_after_those_who_lose_it_were_named(page, store, dialog):
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.delete_button.click()
    assert dialog().said == ["3 ECTS: no longer met by", "Adler, Test", "Biber, Test"]
    dialog().accept_button.click()
    assert [one.name for one in store.read(work.tiers)] == ["6 ECTS"]


def test_the_list_tells_what_each_tier_asks_for(page):
    table = page.tiers.listing.table
    assert [table.sorted.index(n, 4).data() for n in range(2)] == ["a sheet", "a sheet; a poster"]


def test_a_rule_that_tests_nothing_is_not_saved_and_says_so_at_once(page, store, dialog):
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.edit_button.click()
    question = dialog()
    form = question.requirements.form
    form.asks.setCurrentIndex(form.asks.findData(Asks.ATTENDANCE))
    assert "asks for 0 sessions" in question.effect.words.text()
    question.accept_button.click()
    assert "asks for 0 sessions" in question.objection_line.text()
    form.amount.setText("3")
    form.amount.textEdited.emit("3")
    assert question.effect.words.text() == "3 ECTS: no longer met by Adler and Biber"
    assert store.read(work.tiers)[0].requires[0].asks is Asks.PASSED


def test_the_reading_follows_every_edit_in_both_languages(page, dialog):
    page.tiers.listing.table.show_row("six")
    page.tiers.listing.edit_button.click()
    question = dialog()
    card = question.reading
    assert card.words.text().splitlines()[:2] == ["• Sheet passed.", "• Poster passed."]
    card.language.setCurrentIndex(card.language.findData("de"))
    assert card.words.text().splitlines()[0] == "• Sheet bestanden."
    question.graded.setChecked(False)
    assert "• Es gibt keine Note." in card.words.text()


def test_a_key_is_filled_in_edited_and_saved(page, store, dialog):
    pointed = Item(
        id="sheet",
        title="Sheet",
        kind=ItemKind.HOMEWORK,
        marking=Marking.POINTS,
        max_points=Decimal(20),
        pass_points=Decimal(10),
    )
    store.change(Title.of("Points"), lambda tx: commands.edit_item(tx, pointed))
    page.tiers.listing.table.show_row("six")
    page.tiers.listing.edit_button.click()
    question = dialog()
    grading = question.grading
    grading.by_key.setChecked(True)
    assert "The key is empty" in grading.objection()
    grading.even.click()
    assert "4.0 from 50 %, 3.7 from 55 %" in question.reading.words.text()
    grading.steps[Decimal("3.7")].setText("49")
    grading.steps[Decimal("3.7")].textEdited.emit("49")
    assert "no better than the grade" in question.effect.words.text()
    grading.steps[Decimal("3.7")].setText("")
    grading.steps[Decimal("3.7")].textEdited.emit("")
    question.accept_button.click()
    key = tier(store, "6 ECTS").grading.key
    assert (len(key), key[0].percent, key[0].grade) == (9, Decimal(50), Decimal("4.0"))


def test_announced_rules_warn_before_somebody_loses_a_tier(page, store, dialog):
    page.tiers.rules.told.setChecked(True)
    assert store.read(courses.course).rules_announced_on == date(2023, 11, 13)
    page.tiers.listing.table.show_row("three")
    page.tiers.listing.edit_button.click()
    question = dialog()
    tick(question.requirements, "Poster")
    question.accept_button.click()
    named = dialog()
    assert named.accept_button.text() == "Save all the same"
    assert named.cancel_button.isDefault()
    named.accept_button.click()
    assert tier(store, "3 ECTS").requires[0].items == ("sheet", "poster")


def test_how_excused_sessions_count_is_one_step(page, store, desk):
    box = page.tiers.rules.excused
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert store.read(courses.course).excused_counts is ExcusedCounts.PRESENT
    assert desk.undoable() == "Excused sessions are counted as present"
    desk.undo()
    assert page.tiers.rules.excused.currentIndex() == 0
