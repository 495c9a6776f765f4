from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from planner.commands import work
from planner.db.journal import Title
from planner.db.work import items
from planner.rules.credits import Marking, State
from planner.ui.gradebook.dialogs import PasteDialog
from tests.ui.gradebook.conftest import KEYS, SHIFT


def put(text):
    QApplication.clipboard().setText(text)


def copied():
    return QApplication.clipboard().text()


def dialog(shown):
    return next((one for one in shown.window.findChildren(PasteDialog) if one.isVisible()), None)


def test_a_block_is_copied_as_a_spreadsheet_reads_it(shown):
    shown.go("Eule", "h3")
    shown.press(KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Down, modifier=SHIFT)
    shown.page.clipboard.copy()
    assert copied() == "passed\tpassed\thanded in\npassed\tpassed\t\n"


def test_a_block_copied_and_pasted_elsewhere_is_the_same(shown):
    shown.go("Otter", "poster")
    shown.press(KEYS.Key_Right, KEYS.Key_Right, modifier=SHIFT)
    shown.page.clipboard.copy()
    shown.go("Salm", "poster")
    shown.page.clipboard.paste()
    assert shown.facts("Salm", "poster").state is State.PASSED
    assert shown.facts("Salm", "project").mark == Decimal("1.0")
    assert shown.facts("Salm", "talk").mark == Decimal("1.0")
    assert shown.undoable() == "3 results pasted"
    shown.desk.undo()
    assert shown.facts("Salm", "project").mark is None


def test_blank_values_state_nothing(shown):
    put("\t\r\n1,7\t\r\n")
    shown.go("Eule", "project")
    shown.page.clipboard.paste()
    assert shown.facts("Eule", "project").state is State.SUBMITTED
    assert shown.facts("Fischer", "project").mark == Decimal("1.7")
    assert dialog(shown) is None


def test_what_does_not_fit_is_named_before_anything_is_written(shown):
    last = shown.undoable()
    put("1.3\t1.5\tx\n2.0\tmaybe\n")
    shown.go("Zander", "project")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    assert shown.undoable() == last
    misfits = [(one.student, one.item, one.text) for one in asked.table.rows.rows()]
    assert misfits == [
        ("Zander, Uwe", "Presentation", "1.5"),
        ("Zander, Uwe", "Decision", "x"),
        ("Ziege, Łucja", "Presentation", "maybe"),
    ]
    assert all(one.why for one in asked.table.rows.rows())
    assert asked.accept_button.text() == "Paste 2 results"
    asked.accept()
    assert shown.facts("Zander", "project").mark == Decimal("1.3")
    assert shown.facts("Ziege", "project").mark == Decimal("2.0")
    assert shown.facts("Zander", "talk").mark is None


def test_what_the_course_refuses_is_named_too(shown):
    put("17")
    shown.go("Zander", "project")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    assert not asked.accept_button.isEnabled()
    asked.reject()
    assert shown.facts("Zander", "project").mark is None


def test_rows_below_the_last_student_are_named(shown):
    put("passed\npassed\n")
    shown.go("Ziege", "project")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    assert [one.why for one in asked.table.rows.rows()] == ["below the last student"]
    asked.reject()


def test_pasting_what_is_there_says_so_and_leaves_no_step(shown, qtbot):
    last = shown.undoable()
    put("passed")
    shown.go("Adler", "h1")
    with qtbot.waitSignal(shown.page.noticed):
        shown.page.clipboard.paste()
    assert shown.undoable() == last


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t", '"never closed', "\0"])
def test_odd_clipboards_break_nothing(shown, text):
    last = shown.undoable()
    put(text)
    shown.go("Adler", "h1")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    if asked is not None:
        asked.reject()
    assert shown.undoable() == last


def test_one_value_is_pasted_into_all_chosen_cells(shown):
    put("handed in\n")
    shown.go("Salm", "h2")
    shown.press(KEYS.Key_Right, KEYS.Key_Down, modifier=SHIFT)
    shown.page.clipboard.paste()
    states = [shown.facts(who, item).state for who in ("Salm", "Specht") for item in ("h2", "h3")]
    assert states == [State.SUBMITTED] * 4
    assert shown.undoable() == "4 results pasted"


def test_a_block_of_sums_with_comma_or_point_keeps_the_summands(shown):
    make_pointed(shown, "h1", most=20)
    put("4+3,5\n4 + 3.5\n7,5\n12+9\n")
    shown.go("Adler", "h1")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    misfits = [(one.text, one.why) for one in asked.table.rows.rows()]
    assert misfits == [("12+9", "21 is out of bounds: “Homework 1” takes 0 to 20 points.")]
    asked.accept()
    rows = [shown.line(who).results["h1"] for who in ("Adler", "Amsel", "Biber", "Dachs")]
    assert [row.summands for row in rows] == ["4+3.5", "4+3.5", "", ""]
    assert [row.facts.points for row in rows] == [Decimal("7.5")] * 3 + [None]


def test_what_needs_more_attempts_than_there_are_is_named_with_its_state(shown):
    poster = next(one for one in shown.desk.look(items) if one.id == "poster")
    shown.desk.do(Title.of("Item"), work.edit_item, poster, max_attempts=1)
    put("handed in\n")
    shown.go("Wolf", "poster")
    shown.page.clipboard.paste()
    asked = dialog(shown)
    ((text, why),) = [(one.text, one.why) for one in asked.table.rows.rows()]
    assert text == "submitted"
    assert "once only" in why
    asked.reject()
    assert shown.facts("Wolf", "poster").state is State.RETURNED


def make_pointed(shown, item_id, *, most):
    item = next(one for one in shown.desk.look(items) if one.id == item_id)
    pointed = replace(item, marking=Marking.POINTS, max_points=Decimal(most))
    shown.desk.do(Title.of("Item"), work.edit_item, pointed)
