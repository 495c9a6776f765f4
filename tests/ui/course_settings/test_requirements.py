from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.rules.credits import Item, Requirement
from planner.ui.course_settings.requirements import RequirementEditor

ITEMS = tuple(Item(id=f"h{n}", title=f"Homework {n}") for n in (1, 2, 3))
SHEETS = Requirement(text="three sheets", items=("h1", "h2", "h3"), at_least=3)


@pytest.fixture
def editor(qtbot, say):
    editor = RequirementEditor(say, ITEMS, [SHEETS])
    qtbot.addWidget(editor)
    editor.show()
    return editor


def tick(editor, row, *, on):
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    editor.ticks.item(row).setCheckState(state)


def test_looking_at_requirements_changes_nothing(editor):
    assert editor.requires() == (SHEETS,)
    assert editor.list.item(0).text() == "three sheets (3 of 3)"
    assert editor.of.text() == "of 3 ticked"


def test_fewer_may_be_asked_for_than_are_named(qtbot, editor):
    with qtbot.waitSignal(editor.changed):
        editor.at_least.setValue(2)
    assert editor.requires()[0].at_least == 2
    tick(editor, 2, on=False)
    assert editor.requires()[0] == Requirement(text="three sheets", items=("h1", "h2"), at_least=2)


def test_whoever_asks_for_all_goes_on_asking_for_all(editor):
    tick(editor, 2, on=False)
    assert editor.requires()[0].at_least == 2
    tick(editor, 2, on=True)
    assert editor.requires()[0].at_least == 3


def test_a_requirement_without_words_is_called_by_its_items(editor):
    editor.add_button.click()
    assert "Requirement 2 names no item" in editor.objection()
    tick(editor, 0, on=True)
    tick(editor, 1, on=True)
    assert editor.objection() == ""
    assert editor.requires()[1].text == "Homework 1 and Homework 2"


def test_a_requirement_is_removed_and_the_one_before_is_shown(editor):
    editor.add_button.click()
    tick(editor, 0, on=True)
    editor.remove_button.click()
    assert editor.requires() == (SHEETS,)
    assert editor.text.text() == "three sheets"
    editor.remove_button.click()
    assert editor.requires() == ()
    assert not editor.text.isEnabled()


def test_each_control_is_called_by_its_label(editor):
    controls = (editor.list, editor.text, editor.ticks, editor.at_least)
    names = [control.accessibleName() for control in controls]
    assert names == ["Requirements", "In words", "Items", "At least"]
