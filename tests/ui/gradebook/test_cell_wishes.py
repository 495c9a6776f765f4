from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from planner.commands import results, work
from planner.db.journal import Title
from planner.db.work import items
from planner.rules.credits import Marking, State
from planner.ui.gradebook.cell_history import CellHistoryDialog
from planner.ui.gradebook.close_dialog import WHO, CloseDialog
from planner.ui.gradebook.fill_dialog import FillDialog
from planner.ui.parts.labels import Line
from tests.ui.gradebook.conftest import KEYS, SHIFT

STEP = Title.of("Step")


def opened(shown, kind):
    return next(one for one in shown.window.findChildren(kind) if one.isVisible())


def lines(dialog):
    """Return the lines of a list with ticks: (text, ticked)."""
    rows = [dialog.list.item(n) for n in range(dialog.list.count())]
    return {row.text(): row.checkState() is Qt.CheckState.Checked for row in rows}


def untick(dialog, student_id):
    for n in range(dialog.list.count()):
        row = dialog.list.item(n)
        if row.data(WHO) == student_id:
            row.setCheckState(Qt.CheckState.Unchecked)


# History of a cell


def test_the_history_of_a_cell_lists_who_did_what_and_restores_a_value_as_one_step(shown):
    shown.go("Eule", "project")
    shown.type("1,7")
    shown.press(KEYS.Key_Return)
    shown.go("Eule", "project")
    shown.press(KEYS.Key_F)
    shown.page.cells.ask_history()
    dialog = opened(shown, CellHistoryDialog)
    texts = [dialog.table.rows.columns[2].text(one) for one in dialog.table.rows.rows()]
    assert texts[0] == "handed in, grade 1.7 → failed, grade 1.7"
    assert texts[1] == "handed in → handed in, grade 1.7"
    assert "open → handed in" in texts[-1]
    assert not dialog.accept_button.isEnabled()
    assert dialog.chosen.text() == "This is what stands there now."
    dialog.table.show_row(dialog.table.rows.rows()[1].step)
    assert dialog.chosen.text() == "Restore sets again: handed in, grade 1.7"
    dialog.accept()
    facts = shown.facts("Eule", "project")
    assert (facts.state, facts.mark) == (State.SUBMITTED, Decimal("1.7"))
    assert "Project again as on" in shown.undoable()
    shown.desk.undo()
    assert shown.facts("Eule", "project").state is State.FAILED


def test_the_history_says_the_notes_and_the_ground_of_an_extension(shown):
    notes = {"due": date(2024, 3, 20), "due_ground": "illness", "note": "spoke to her"}
    shown.page.doings.write_notes((shown.ids["Gans"], "h3"), notes)
    shown.go("Gans", "h3")
    shown.page.cells.ask_history()
    dialog = opened(shown, CellHistoryDialog)
    words = dialog.table.rows.columns[2].text(dialog.table.rows.rows()[0])
    assert "Extended until: none → Wed 20 Mar 2024" in words
    assert "Ground: none → illness" in words
    assert "Internal note: none → spoke to her" in words
    dialog.reject()


def test_a_cell_nobody_touched_has_no_history(shown):
    shown.go("Gans", "poster")
    assert shown.page.side.record.history.isHidden()
    shown.page.cells.ask_history()
    dialog = opened(shown, CellHistoryDialog)
    assert dialog.chosen.text() == "Nothing was ever entered here."
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


# Attempts


def test_handing_in_again_shows_the_attempt_before_and_counts_up_to_the_most(shown):
    poster = next(one for one in shown.desk.look(items) if one.id == "poster")
    shown.desk.do(STEP, work.edit_item, poster, max_attempts=2)
    shown.go("Wolf", "poster")
    record = shown.page.side.record
    assert record.attempt.text() == "Attempt 1 of 2"
    shown.press(KEYS.Key_H)
    before, now = record.attempt.text().split("\n")
    assert before.startswith("Attempt 1: to revise, on ")
    assert before.endswith(" by B. Amsel")
    assert now == "Attempt 2 of 2"
    shown.press(KEYS.Key_F)
    with_refusal = []
    shown.desk.refused.connect(with_refusal.append)
    record.further.click()
    assert [(one.item, one.most) for one in with_refusal] == [("Poster", 2)]
    assert shown.facts("Wolf", "poster").state is State.FAILED


def test_a_further_attempt_opens_the_cell_again(shown):
    shown.go("Hase", "poster")
    shown.page.side.record.further.click()
    shown.page.show_side()
    assert shown.facts("Hase", "poster").state is State.OPEN
    assert shown.undoable() == "Hase, Ilja: Poster, further attempt"
    assert shown.page.side.record.attempt.text().endswith("Attempt 2")


# Who and when


def test_the_inspector_says_who_changed_the_cell_last(shown):
    shown.go("Gans", "poster")
    assert shown.page.side.record.changed.isHidden()
    shown.press(KEYS.Key_P)
    assert shown.page.side.record.changed.text().endswith(" by B. Amsel")


# Filling blank cells


def test_filling_reaches_only_blank_ones_of_the_chosen_cells(shown):
    notes = {"due": date(2024, 3, 20), "due_ground": "illness"}
    shown.page.doings.write_notes((shown.ids["Specht"], "h2"), notes)
    shown.go("Rabe", "h2")
    shown.press(*[KEYS.Key_Down] * 5, modifier=SHIFT)
    before = {family: shown.facts(family, "h2") for family in ("Rabe", "Specht", "Storch")}
    shown.page.cells.ask_fill()
    dialog = opened(shown, FillDialog)
    assert dialog.accept_button.text() == "Fill 1 cell"
    dialog.value.setText("returned")
    dialog.accept()
    assert shown.facts("Salm", "h2").state is State.RETURNED
    assert {family: shown.facts(family, "h2") for family in before} == before
    shown.desk.undo()
    assert shown.facts("Salm", "h2").state is State.OPEN


def test_one_cell_alone_stands_for_its_column_and_offers_its_own_value(shown):
    shown.go("Amsel", "poster")
    shown.page.cells.ask_fill()
    dialog = opened(shown, FillDialog)
    assert dialog.value.text() == "handed in"
    assert dialog.accept_button.text() == "Fill 5 cells"
    dialog.accept()
    assert shown.facts("Gans", "poster").state is State.SUBMITTED
    assert shown.facts("Hase", "poster").state is State.FAILED
    assert shown.undoable() == "5 blank results filled: handed in"


def test_what_cannot_be_filled_in_is_refused_while_it_is_typed(shown, qtbot):
    shown.go("Salm", "project")
    shown.page.cells.ask_fill()
    dialog = opened(shown, FillDialog)
    dialog.value.clear()
    qtbot.keyClicks(dialog.value, "1,4")
    assert "1,4" in dialog.objection_line.text()
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    assert shown.facts("Salm", "project").mark is None


def test_where_nothing_is_blank_there_is_nothing_to_fill(shown, qtbot):
    shown.go("Adler", "h1")
    with qtbot.waitSignal(shown.page.noticed) as noticed:
        shown.page.cells.ask_fill()
    assert noticed.args == ["None of the chosen cells is blank."]


# Closing an item


def test_closing_shows_line_by_line_what_would_be_recorded_and_each_can_be_left_out(shown):
    doings, ids = shown.page.doings, shown.ids
    doings.write_notes((ids["Salm"], "h2"), {"due": date(2024, 3, 20), "due_ground": "illness"})
    doings.write_notes((ids["Specht"], "h2"), {"due": date(2024, 1, 20), "due_ground": ""})
    doings.clear([(ids["Adler"], "h2"), (ids["Biber"], "h2")])
    shown.go("Adler", "h2")
    shown.page.cells.ask_close()
    dialog = opened(shown, CloseDialog)
    assert lines(dialog) == {
        "Adler, Jonas  –  not handed in": True,
        "Biber, Çağla  –  not handed in": True,
        "Specht, Tamara  –  not handed in; was extended until 20 Jan": True,
    }
    why = {
        one.line.student.family: dialog.left.rows.columns[1].text(one)
        for one in dialog.left.rows.rows()
    }
    assert why["Salm"] == "extended until 20 Mar: stays open"
    assert why["Dachs"] == "excused, still owed: stays as it is"
    assert why["Fischer"] == "returned: stays as it is"
    assert "illness" not in " ".join(why.values())
    untick(dialog, ids["Biber"])
    assert dialog.head.text() == "2 become missing"
    dialog.accept()
    assert shown.facts("Adler", "h2").state is State.MISSING
    assert shown.facts("Biber", "h2").state is State.OPEN
    assert shown.facts("Salm", "h2").state is State.OPEN
    assert shown.undoable() == "Homework 2 closed, 2 not handed in"
    shown.desk.undo()
    assert shown.facts("Specht", "h2").state is State.OPEN


def test_who_does_not_need_it_is_named_but_not_ticked(shown):
    shown.go("Biber", "project")
    shown.page.cells.ask_close()
    dialog = opened(shown, CloseDialog)
    said = lines(dialog)
    assert said["Biber, Çağla  –  not handed in, and not needed for the aim"] is False
    assert any(said.values())
    dialog.reject()


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "There is no deadline."),
        (date(2024, 3, 5), "The deadline is Tue 5 Mar 2024: it has not passed yet."),
        (date(2024, 3, 4), "The deadline was Mon 4 Mar 2024."),
    ],
)
def test_closing_says_whether_the_deadline_has_passed(shown, due, words):
    poster = next(one for one in shown.desk.look(items) if one.id == "poster")
    shown.desk.do(STEP, work.edit_item, replace(poster, due=due))
    shown.go("Gans", "poster")
    shown.page.cells.ask_close()
    dialog = opened(shown, CloseDialog)
    assert words in [one.text() for one in dialog.findChildren(Line)]
    dialog.reject()


# Recognised from


def test_where_a_recognised_result_comes_from_is_typed_and_shown(shown):
    shown.go("Marder", "h1")
    box = shown.page.side.cell
    assert not box.term.isHidden()
    box.term.setText("WS 2022/23")
    box.term.editingFinished.emit()
    assert shown.look("Marder", "HW 1").text == "recognised, WS 2022/23"
    assert shown.look("Marder", "HW 1").spoken == "recognised, WS 2022/23"
    shown.go("Adler", "h1")
    assert box.term.isHidden()


def test_a_sum_is_shown_again_where_it_is_edited(shown):
    sheet = next(one for one in shown.desk.look(items) if one.id == "h1")
    pointed = replace(sheet, marking=Marking.POINTS, max_points=Decimal(20))
    shown.desk.do(STEP, work.edit_item, pointed)
    shown.desk.do(STEP, results.clear, [(shown.ids["Adler"], "h1")])
    shown.go("Adler", "h1")
    shown.type("4+3,5")
    assert shown.grid.editor.bubble.isHidden()
    shown.type("+13")
    assert "20.5 is out of bounds" in shown.grid.editor.bubble.text()
    shown.press(KEYS.Key_Return)
    assert shown.grid.editor.is_open()
    shown.press(KEYS.Key_Escape)
    assert shown.facts("Adler", "h1").points is None
    shown.type("4+3,5")
    shown.press(KEYS.Key_Return)
    assert shown.facts("Adler", "h1").points == Decimal("7.5")
    shown.go("Adler", "h1")
    assert shown.page.side.cell.number.text() == "4+3.5"
    shown.press(KEYS.Key_F2)
    assert shown.grid.editor.text() == "4+3.5"
    shown.press(KEYS.Key_Escape)


# The menu of a column


def texts(menu):
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def test_a_column_s_menu_closes_its_item_wherever_the_cursor_is(shown):
    shown.go("Adler", "part")
    views = shown.page.views
    column = next(one for one in shown.page.model.columns if one.item and one.item.id == "h2")
    menu = views.menu_of(column)
    assert "History of this cell…" not in texts(menu)
    close = next(one for one in menu.actions() if one.text() == "Close Homework 2…")
    close.trigger()
    dialog = opened(shown, CloseDialog)
    assert dialog.windowTitle() == "Close Homework 2"
    dialog.reject()
    menu.close()


def test_the_menu_of_a_cell_begins_with_what_concerns_the_cell(shown):
    shown.go("Eule", "project")
    menu = shown.page.views.menu_of(shown.page.views.here(), on_cell=True)
    assert texts(menu)[:2] == ["History of this cell…", "Extend…"]
    menu.actions()[0].trigger()
    dialog = opened(shown, CellHistoryDialog)
    assert dialog.windowTitle() == "History of Project, Eule, Franziska"
    dialog.reject()
    menu.close()


def test_a_column_without_an_item_has_nothing_to_close(shown):
    column = shown.page.model.columns[-1]
    menu = shown.page.views.menu_of(column, on_cell=True)
    assert not [text for text in texts(menu) if text.startswith(("Close", "History"))]
    menu.close()
