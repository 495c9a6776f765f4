from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.db import plans, work
from planner.rules.credits import ItemKind, Marking
from planner.wording import worded


def item(store, title):
    return next(one for one in store.read(work.items) if one.title == title)


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def test_an_item_is_added_with_everything_it_says_of_itself(page, desk, store, dialog):
    page.items.listing.add_button.click()
    question = dialog()
    question.accept_button.click()
    assert question.objection_line.text() == "An item needs a title."
    question.title.setText("Homework 1")
    question.short.setText("HW 1")
    choose(question.kind, ItemKind.HOMEWORK)
    choose(question.marking, Marking.POINTS)
    question.most.setText("20")
    question.needed.setText("30")
    question.accept_button.click()
    assert "passes with 30 points and has 20" in question.objection_line.text()
    question.needed.setText("twelve")
    question.accept_button.click()
    assert "twelve" in question.objection_line.text()
    question.needed.setText("10.5")
    assert not question.form.isRowVisible(question.due)
    question.when.setCurrentIndex(1)
    question.due.show_day(date(2023, 12, 6))
    question.accept_button.click()
    added = item(store, "Homework 1")
    assert (added.short, added.kind, added.marking) == ("HW 1", ItemKind.HOMEWORK, Marking.POINTS)
    assert (added.max_points, added.pass_points) == (Decimal(20), Decimal("10.5"))
    assert added.due == date(2023, 12, 6)
    assert desk.undoable() == "Item “Homework 1” added"


def test_changing_the_marking_says_who_would_lose_before_it_is_written(page, store, dialog):
    page.items.listing.table.show_row("sheet")
    page.items.listing.edit_button.click()
    question = dialog()
    assert question.effect.words.text() == "Nobody gains or loses anything."
    question.title.setText("Exercise sheet")
    choose(question.marking, Marking.POINTS)
    question.needed.setText("10")
    question.accept_button.click()
    changed = item(store, "Exercise sheet")
    assert changed.id == "sheet"
    assert changed.pass_points == 10


def test_points_are_kept_unseen_while_an_item_is_marked_otherwise(page, store, dialog):
    def mark_with(marking, **points):
        page.items.listing.table.show_row("sheet")
        page.items.listing.edit_button.click()
        question = dialog()
        choose(question.marking, marking)
        for name, text in points.items():
            getattr(question, name).setText(text)
        question.accept_button.click()

    mark_with(Marking.POINTS, most="20", needed="10")
    mark_with(Marking.TICK)
    assert page.items.listing.table.sorted.index(0, 4).data() == ""
    mark_with(Marking.POINTS)
    kept = item(store, "Sheet")
    assert (kept.max_points, kept.pass_points) == (20, 10)
    assert page.items.listing.table.sorted.index(0, 4).data() == "10 of 20 pass"


def test_items_are_put_in_order(page, desk, store):
    page.items.listing.table.show_row("poster")
    page.items.listing.up_button.click()
    assert [one.id for one in store.read(work.items)] == ["poster", "sheet"]
    assert desk.undoable() == "Items put in order"
    assert page.items.listing.table.current().id == "poster"


def test_an_item_in_use_is_not_deleted_and_the_reason_is_told(qtbot, page, desk, store, say):
    page.items.listing.table.show_row("sheet")
    with qtbot.waitSignal(desk.refused) as refusal:
        page.items.listing.delete_button.click()
    assert worded(refusal.args[0], say).startswith("“Sheet” is in use (2 results, asked for by")
    assert len(store.read(work.items)) == 2


def test_an_item_that_nobody_needs_is_deleted(page, store, dialog):
    page.items.listing.add_button.click()
    question = dialog()
    question.title.setText("Extra")
    question.accept_button.click()
    page.items.listing.table.show_row(item(store, "Extra").id)
    page.items.listing.delete_button.click()
    assert [one.title for one in store.read(work.items)] == ["Sheet", "Poster"]


def test_the_table_says_which_tiers_ask_for_an_item(page):
    shown = page.items.listing.table
    texts = [shown.sorted.index(n, 6).data() for n in range(2)]
    assert texts == ["3 ECTS, 6 ECTS", "6 ECTS"]


def test_an_item_can_be_due_before_a_session_and_keeps_that_until_it_is_changed(
    page, desk, store, dialog
):
    listing = page.items.listing
    listing.table.show_row("sheet")
    listing.edit_button.click()
    question = dialog()
    question.when.setCurrentIndex(question.when.findText("before session 3, 8 Nov"))
    assert question.due.day() == date(2023, 11, 8)
    question.accept_button.click()
    (due,) = store.read(plans.plan_of).dues
    assert (due.item, due.day, due.session) == ("sheet", date(2023, 11, 8), "sc")
    assert desk.undoable() == "Item “Sheet” changed"

    listing.edit_button.click()
    question = dialog()
    assert question.when.currentText() == "before session 3, 8 Nov"
    question.short.setText("S")
    question.accept_button.click()
    (due,) = store.read(plans.plan_of).dues
    assert due.session == "sc"

    listing.edit_button.click()
    question = dialog()
    question.when.setCurrentIndex(1)
    question.accept_button.click()
    (due,) = store.read(plans.plan_of).dues
    assert (due.day, due.session) == (date(2023, 11, 8), None)


def test_a_new_item_can_be_due_before_a_session_at_once(page, store, dialog):
    page.items.listing.add_button.click()
    question = dialog()
    question.title.setText("Essay")
    question.when.setCurrentIndex(question.when.findText("before session 4, 15 Nov"))
    question.accept_button.click()
    (due,) = store.read(plans.plan_of).dues
    assert (due.title, due.day, due.session) == ("Essay", date(2023, 11, 15), "sd")
