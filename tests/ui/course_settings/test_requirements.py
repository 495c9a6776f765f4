from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from planner.rules.credits import Item, ItemKind, Marking, Requirement
from planner.rules.requirements import Asks, Counting
from planner.ui.course_settings.requirements import RequirementEditor

ITEMS = tuple(
    Item(
        id=f"h{n}",
        title=f"Homework {n}",
        kind=ItemKind.HOMEWORK,
        marking=Marking.POINTS,
        max_points=Decimal(20),
    )
    for n in (1, 2, 3)
)
SHEETS = Requirement(text="three sheets", items=("h1", "h2", "h3"), at_least=3)


@pytest.fixture
def editor(qtbot, say):
    editor = RequirementEditor(say, ITEMS, [SHEETS], 13)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def tick(editor, row, *, on):
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    editor.form.ticks.item(row).setCheckState(state)


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def write(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def test_looking_at_requirements_changes_nothing(editor):
    assert editor.requires() == (SHEETS,)
    assert editor.list.item(0).text() == "three sheets (3 of 3)"
    assert editor.form.counting.currentText() == "all of"
    assert editor.form.of.text() == "3 ticked"
    assert not editor.form.at_least.isVisible()


def test_fewer_may_be_asked_for_than_are_named(qtbot, editor):
    with qtbot.waitSignal(editor.changed):
        choose(editor.form.counting, Counting.AT_LEAST)
    assert editor.form.of.text() == "of 3 ticked"
    editor.form.at_least.setValue(2)
    assert editor.requires()[0].at_least == 2
    tick(editor, 2, on=False)
    two = editor.requires()[0]
    assert (two.items, two.at_least) == (("h1", "h2"), 2)


def test_whoever_asks_for_all_goes_on_asking_for_all(editor):
    tick(editor, 2, on=False)
    assert editor.requires()[0].at_least == 2
    tick(editor, 2, on=True)
    assert editor.requires()[0].at_least == 3


def test_a_kind_takes_all_its_items_and_those_to_come(editor):
    assert editor.form.ticks.item(3).text() == "kind Homework sheet, later ones too"
    tick(editor, 3, on=True)
    (one,) = editor.requires()
    assert (one.items, one.kinds, one.counting) == ((), (ItemKind.HOMEWORK,), Counting.ALL)
    row = editor.form.ticks.item(0)
    assert row.checkState() == Qt.CheckState.Checked
    assert not row.flags() & Qt.ItemFlag.ItemIsEnabled
    tick(editor, 3, on=False)
    assert editor.requires()[0].items == ("h1", "h2", "h3")


def test_points_and_percentages_ask_how_much(editor):
    choose(editor.form.asks, Asks.POINTS)
    write(editor.form.amount, "30,5")
    assert editor.form.unit.text() == "of 60 points"
    assert not editor.form.counting.isVisible()
    (one,) = editor.requires()
    assert (one.asks, one.amount, one.items) == (Asks.POINTS, Decimal("30.5"), SHEETS.items)
    assert editor.list.item(0).text() == "three sheets (at least 30.5 points)"
    choose(editor.form.asks, Asks.PERCENT)
    assert editor.form.unit.text() == "% of the points"
    choose(editor.form.asks, Asks.PASSED)
    assert editor.requires()[0].amount is None


def test_attendance_asks_for_sessions_and_no_items(editor):
    choose(editor.form.asks, Asks.ATTENDANCE)
    write(editor.form.text, "")
    write(editor.form.amount, "10")
    assert editor.form.unit.text() == "of 13 sessions in the plan"
    assert not editor.form.ticks.isVisible()
    assert editor.requires()[0].text == "At least 10 sessions attended"


def test_a_requirement_without_words_is_called_by_its_items(editor):
    editor.add_button.click()
    assert "Requirement 2 names no item" in editor.objection()
    tick(editor, 0, on=True)
    tick(editor, 1, on=True)
    assert editor.objection() == ""
    assert editor.requires()[1].text == "Homework 1 and Homework 2"
    assert editor.requires()[1].counting is Counting.ALL


def test_a_requirement_is_removed_and_the_one_before_is_shown(editor):
    editor.add_button.click()
    tick(editor, 0, on=True)
    editor.remove_button.click()
    assert editor.requires() == (SHEETS,)
    assert editor.form.text.text() == "three sheets"
    editor.remove_button.click()
    assert editor.requires() == ()
    assert not editor.form.text.isEnabled()


def test_each_control_is_called_by_its_label(editor):
    form = editor.form
    controls = (editor.list, form.text, form.asks, form.counting, form.amount, form.ticks)
    names = [control.accessibleName() for control in controls]
    assert names == ["Requirements", "In words", "Asks for", "How many", "How much", "Items"]
