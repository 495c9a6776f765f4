from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from planner.commands import groups as commands
from planner.commands import results
from planner.commands.results import Entry
from planner.db.groups import groups
from planner.db.journal import Title
from planner.rules.credits import State
from planner.ui.students.group_lists import carried
from planner.ui.students.grouping import Summary
from planner.ui.students.groups_dialog import GroupsDialog, summary_words
from tests.small_course import student_id
from tests.ui.students.conftest import TODAY
from tests.ui.students.test_page import choose, dialog, run

KEYS = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def question(page):
    """The dialog as the menu opens it; it begins with the sheet."""
    run(page, "student.groups")
    return dialog(page, GroupsDialog)


def tree(question):
    """Group names with their members, as the list shows them."""
    root = question.tree.invisibleRootItem()
    rows = [root.child(n) for n in range(root.childCount())]
    return {row.text(0): [row.child(n).text(0) for n in range(row.childCount())] for row in rows}


def lone(question):
    return [question.lone.item(n).text() for n in range(question.lone.count())]


def pick(question, *names):
    question.lone.clearSelection()
    for n in range(question.lone.count()):
        row = question.lone.item(n)
        row.setSelected(row.text() in names)


def member(question, name):
    (row,) = question.tree.findItems(
        name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0
    )
    question.tree.setCurrentItem(row)
    return row


def saved(store):
    return {group.name: (group.names(TODAY), group.items) for group in store.read(groups)}


def test_groups_are_made_and_filled_and_it_is_one_step(page, store, question):
    assert lone(question) == ["Adler, Test", "Biber, Test", "Dachs, Test"]
    assert question.change_line.text() == "Nothing is changed yet."
    question.new.click()
    pick(question, "Adler, Test", "Dachs, Test")
    question.into.click()
    assert tree(question) == {"Group 1": ["Adler, Test", "Dachs, Test"]}
    assert lone(question) == ["Biber, Test"]
    assert question.change_line.text().startswith("Saving changes: 1 new group, 2 students join")
    question.accept_button.click()
    assert saved(store) == {"Group 1": (("Adler", "Dachs"), ("sheet",))}
    assert page._desk.undoable() == "Groups for Sheet changed"
    choose(page, "Adler")
    assert page.side.lists.groups.words.text() == "Group 1 (Sheet): with Dachs"
    page._desk.undo()
    assert saved(store) == {}
    assert page.side.lists.groups.words.text() == "In no group."


def test_by_keyboard_alone(store, question):
    question.lone.setFocus()
    QTest.keyClick(question.lone, KEYS.Key_Return)  # makes the first group
    QTest.keyClick(question.lone, KEYS.Key_Return)
    assert tree(question) == {"Group 1": ["Adler, Test", "Biber, Test"]}
    QTest.keyClick(question.new, KEYS.Key_Space)
    member(question, "Biber, Test")
    QTest.keyClick(question.tree, KEYS.Key_Down, ALT)
    assert tree(question) == {"Group 1": ["Adler, Test"], "Group 2": ["Biber, Test"]}
    QTest.keyClick(question.tree, KEYS.Key_Delete)
    assert lone(question) == ["Biber, Test", "Dachs, Test"]
    question.tree.go_to(question.draft.shown("sheet")[1].key)
    QTest.keyClick(question.tree, KEYS.Key_Delete)
    assert tree(question) == {"Group 1": ["Adler, Test"]}
    QTest.keyClick(question.tree, KEYS.Key_F2)
    (editor,) = question.tree.findChildren(QLineEdit)
    editor.setText("Larks")
    QTest.keyClick(editor, KEYS.Key_Return)
    QCoreApplication.processEvents()  # Qt takes an editor's text a moment later
    assert tree(question) == {"Larks": ["Adler, Test"]}
    question.accept_button.click()
    assert saved(store) == {"Larks": (("Adler",), ("sheet",))}


def test_people_are_dragged_from_one_list_to_the_other(question, store):
    question.new.click()
    row = question.tree.topLevelItem(0)
    who = student_id(store, "Biber")
    action = Qt.DropAction.CopyAction
    assert question.tree.dropMimeData(row, 0, carried([who]), action)
    assert tree(question) == {"Group 1": ["Biber, Test"]}
    assert not question.tree.dropMimeData(None, 0, carried([who]), action)
    assert question.lone.dropMimeData(0, carried([who]), action)
    assert tree(question) == {"Group 1": []}
    row = question.lone.item(1)
    assert question.lone.mimeData([row]).formats() == question.tree.mimeTypes()
    question.reject()


def test_groups_of_a_size_are_seen_before_they_are_saved(question, store):
    question.deal.order.setCurrentIndex(1)
    question.deal.deal.click()
    assert tree(question) == {"Group 1": ["Adler, Test", "Biber, Test", "Dachs, Test"]}
    assert question.deal.deal.text() == "Make groups"
    question.deal.order.setCurrentIndex(0)
    question.deal.deal.click()
    assert question.deal.deal.text() == "Deal again"
    question.reject()
    assert saved(store) == {}


def test_the_same_groups_may_do_other_items_too(question, store):
    assert not question.together["poster"].isEnabled()
    pick(question, "Adler, Test")
    question.into.click()
    question.together["poster"].click()
    question.accept_button.click()
    assert saved(store) == {"Group 1": (("Adler",), ("sheet", "poster"))}


def test_a_name_that_is_taken_is_said_and_nothing_is_saved(question, store):
    for _ in range(2):
        question.new.click()
    question.draft.rename(question.draft.shown("sheet")[1].key, "group 1")
    question.accept_button.click()
    assert "Another group for the same items" in question.objection_line.text()
    assert question.isVisible()
    question.reject()
    assert saved(store) == {}


def test_once_results_are_entered_changes_hold_from_a_day_on(page, store):
    ids = [student_id(store, name) for name in ("Adler", "Biber")]
    page._desk.do(Title.of("Group"), commands.make, "Larks", ["sheet"], ids)
    page._desk.do(Title.of("Tick"), results.enter, ids[0], "sheet", Entry(state=State.PASSED))
    run(page, "student.groups")
    question = dialog(page, GroupsDialog)
    assert question.since.since.currentText() == "from this day on"
    assert question.since.day() == TODAY
    member(question, "Biber, Test")
    question.out.click()
    question.accept_button.click()
    (group,) = store.read(groups)
    assert group.names(date(2023, 11, 1)) == ("Adler", "Biber")
    assert group.names(TODAY) == ("Adler",)
    choose(page, "Biber")
    assert page.side.lists.groups.words.text() == "Larks (Sheet): until 13 Nov"


def test_another_page_can_ask_for_the_groups_of_an_item(page):
    page.show_thing(("groups", "poster"))
    question = dialog(page, GroupsDialog)
    assert question.item.currentText() == "Poster"
    question.reject()


def test_a_summary_says_everything_that_changes(say):
    every = Summary(made=1, dissolved=2, renamed=3, items=1, joining=2, leaving=1)
    assert summary_words(every, say) == (
        "Saving changes: 1 new group, 2 groups dissolved, 3 groups renamed, 1 group works on other"
        " items, 2 students join, 1 student leaves. What was entered stays with everybody."
    )
