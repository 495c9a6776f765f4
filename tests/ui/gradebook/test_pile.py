from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.commands import students, work
from planner.commands.results import Entry, enter
from planner.db.journal import Title
from planner.rules.credits import Enrolment, Item, ItemKind, Marking, State
from planner.ui.gradebook.pile import PileDialog
from tests.ui.gradebook.conftest import KEYS

CTRL = Qt.KeyboardModifier.ControlModifier
SHEET = Item(
    id="sheet",
    title="Sheet 4",
    kind=ItemKind.HOMEWORK,
    marking=Marking.POINTS,
    max_points=Decimal(20),
)
TWINS = (("Hase", "Jan", "4712044"), ("Hase", "Jan", "4712045"), ("Hasenfuß", "Öz", "4713044"))


@dataclass
class Pile:
    """The dialog, used as a person with both hands on the keys uses it."""

    dialog: PileDialog
    shown: object

    def type(self, text, *, enter=True):
        for sign in text:
            QTest.keyClick(self.dialog.line, sign)
        if enter:
            self.press(KEYS.Key_Return)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.dialog.line, key, modifier)

    def points(self, student_id):
        row = self.shown.page.model.line(student_id).results.get("sheet")
        return row.facts.points if row else None

    def facts(self, family):
        return self.shown.facts(family, "sheet")

    @property
    def objection(self):
        line = self.dialog.objection_line
        return line.text() if not line.isHidden() else ""

    def missing(self):
        return [line.student.family for line in self.dialog.missing.rows.rows()]

    def entered(self):
        return [(one.name, one.value) for one in self.dialog.last.rows.rows()]


def furnish(tx):
    work.add_item(tx, SHEET)
    return {
        number: students.add(tx, family=family, given=given, matriculation=number)
        for family, given, number in TWINS
    }


@pytest.fixture
def pile(shown):
    shown.desk.do(Title.of("More"), furnish)
    shown.go("Adler", "sheet")
    shown.page.room.ask_pile()
    dialog = next(one for one in shown.window.findChildren(PileDialog) if one.isVisible())
    QApplication.processEvents()
    assert dialog.line.hasFocus()
    return Pile(dialog, shown)


def twin(pile, number):
    lines = pile.shown.page.model.lines()
    return next(line.student.id for line in lines if line.student.matriculation == number)


def test_it_begins_with_the_cursors_item_and_then_with_the_one_chosen_last(pile):
    assert pile.dialog.item.currentText() == "Sheet 4"
    pile.dialog.item.setCurrentIndex(1)
    pile.dialog.close()
    pile.shown.page.room.ask_pile()
    again = next(d for d in pile.shown.window.findChildren(PileDialog) if d.isVisible())
    assert again.item.currentText() == "Homework 1"


def test_a_name_and_a_number_enter_points_as_one_step_and_the_line_is_free_again(pile):
    pile.type("adl 17,5")
    assert pile.facts("Adler").points == Decimal("17.5")
    assert pile.shown.undoable() == "Adler, Jonas: Sheet 4, 17.5 points"
    assert pile.dialog.line.text() == ""
    pile.type("kraehe 3")
    assert pile.facts("Krähe").points == 3
    pile.shown.desk.undo()
    assert (pile.facts("Krähe").points, pile.facts("Adler").points) == (None, Decimal("17.5"))


def test_the_last_digits_of_a_number_and_a_state_enter_it(pile):
    pile.type("4712044 17")
    pile.type("2045 12")
    pile.type("002 m")
    assert pile.points(twin(pile, "4712044")) == 17
    assert pile.points(twin(pile, "4712045")) == 12
    assert pile.facts("Amsel").state is State.MISSING


def test_before_enter_it_shows_who_is_meant_what_is_recorded_and_what_would_be(pile):
    pile.type("adl", enter=False)
    assert pile.dialog.found.text() == "Adler, Jonas   4711001"
    assert pile.dialog.value.text() == "nothing yet"
    pile.type(" 12", enter=False)
    assert pile.dialog.value.text() == "nothing yet  →  12 of 20 points"
    assert pile.facts("Adler").points is None


def test_points_out_of_bounds_are_told_before_enter(pile):
    pile.type("adl 21", enter=False)
    assert "20" in pile.dialog.value.text()
    assert pile.dialog.value.property("tone") == "out"


def test_two_of_the_same_name_are_asked_about_and_a_digit_picks_one(pile):
    pile.type("hase, jan 9")
    assert "Choose who is meant" in pile.objection
    assert pile.dialog.candidates.hasFocus()
    pile.press(KEYS.Key_Return)
    assert not pile.entered()
    pile.press(KEYS.Key_2)
    assert pile.points(twin(pile, "4712045")) == 9
    assert pile.points(twin(pile, "4712044")) is None
    assert pile.dialog.line.hasFocus()
    assert pile.objection == ""


def test_arrows_and_enter_pick_one_too_and_esc_goes_back_to_the_line(pile):
    pile.type("hase 9")
    pile.press(KEYS.Key_Escape)
    assert pile.dialog.line.hasFocus()
    assert pile.dialog.line.text() == "hase 9"
    pile.press(KEYS.Key_Down)
    pile.press(KEYS.Key_Down)
    pile.press(KEYS.Key_Return)
    chosen = pile.dialog.last.rows.rows()[0].student
    assert pile.points(chosen) == 9
    assert len(pile.entered()) == 1


def test_whoever_was_picked_for_one_text_is_not_meant_by_another(pile):
    pile.type("hase")
    pile.press(KEYS.Key_1)
    assert "value is missing" in pile.objection
    pile.type(" 7")
    first = pile.dialog.last.rows.rows()[0].student
    assert pile.points(first) == 7
    pile.type("hase 8", enter=False)
    assert "students fit" in pile.dialog.found.text()


def test_an_old_value_is_replaced_only_after_a_second_enter(pile):
    pile.type("adl 12")
    pile.type("adl 17")
    assert pile.facts("Adler").points == 12
    assert pile.objection == (
        "Adler, Jonas has 12 already; that would be replaced. Press Enter again to do so."
    )
    pile.press(KEYS.Key_Return)
    assert pile.facts("Adler").points == 17


def test_another_line_after_the_question_must_be_confirmed_anew(pile):
    pile.type("adl 12")
    pile.type("adl 17")
    pile.type(",5")
    assert "12 already" in pile.objection
    assert pile.facts("Adler").points == 12


def test_points_beside_a_final_state_are_asked_about_since_they_do_not_erase_it(pile):
    pile.type("adl m")
    pile.type("adl 12")
    assert "“missing” stays beside the number" in pile.objection
    pile.press(KEYS.Key_Return)
    assert (pile.facts("Adler").state, pile.facts("Adler").points) == (State.MISSING, 12)


def test_the_same_value_again_is_no_step(pile):
    pile.type("adl 12")
    pile.type("adl 12")
    assert len(pile.entered()) == 1
    assert pile.dialog.line.text() == ""
    assert "recorded already" in pile.dialog.value.text()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("adl 21", "20"),
        ("adl 1x", "“1x” is no state and no number."),
        ("wolfram 3", "Nobody in this course fits “wolfram”."),
        ("44 3", "last three digits"),
        ("adl", "value is missing"),
    ],
)
def test_what_cannot_be_entered_is_refused_in_words_and_stays_to_be_corrected(pile, line, why):
    before = pile.shown.undoable()
    pile.type(line)
    assert why in pile.objection
    assert pile.dialog.line.text() == line
    assert pile.shown.undoable() == before
    pile.press(KEYS.Key_Backspace)
    assert pile.objection == ""


def test_it_counts_and_lists_who_is_missing_without_those_who_left_and_guests(pile):
    pile.shown.desk.do(
        Title.of("Left"), students.edit, pile.shown.ids["Zander"], status=Enrolment.LEFT
    )
    pile.type("adl 12")
    assert pile.dialog.count.text() == "1 of 26 have a result"
    assert len(pile.missing()) == 25
    assert not {"Adler", "Zander"} & set(pile.missing())
    pile.type("zander 3")
    assert "has left the course" in pile.objection


def test_handed_in_is_still_missing_and_says_so(pile):
    pile.type("adl h")
    assert "Adler" in pile.missing()
    table = pile.dialog.missing
    assert table.model().index(pile.missing().index("Adler"), 2).data() == "handed in"
    pile.type("adl 3")
    assert "Adler" not in pile.missing()


def test_ctrl_z_takes_the_last_line_back_and_puts_it_there_to_be_corrected(pile):
    pile.type("adl 12")
    pile.type("amsel 13")
    assert pile.entered() == [
        ("Amsel, Berta", "13 of 20 points"),
        ("Adler, Jonas", "12 of 20 points"),
    ]
    pile.press(KEYS.Key_Z, CTRL)
    assert pile.facts("Amsel").points is None
    assert pile.dialog.line.text() == "amsel 13"
    pile.press(KEYS.Key_Z, CTRL)
    assert pile.facts("Adler").points is None
    assert pile.entered() == []
    assert not pile.dialog.take_back.isEnabled()
    pile.type("adl 11")
    assert pile.facts("Adler").points == 11


def test_a_step_of_somebody_else_is_never_taken_back_here(pile):
    pile.type("adl 12")
    other = Entry(state=State.PASSED)
    pile.shown.desk.do(Title.of("Other"), enter, pile.shown.ids["Wolf"], "sheet", other)
    pile.dialog.take_back.click()
    assert "Something else was changed" in pile.objection
    assert pile.facts("Wolf").state is State.PASSED
    assert pile.facts("Adler").points == 12


def test_a_missing_name_goes_into_the_line_by_enter(pile):
    table = pile.dialog.missing
    table.setFocus()
    table.show_row(pile.shown.ids["Eule"])
    pile.press(KEYS.Key_Return)
    assert pile.dialog.line.hasFocus()
    pile.type("14")
    assert pile.facts("Eule").points == 14


def test_esc_empties_the_line_before_it_closes(pile):
    pile.type("adl 1", enter=False)
    pile.press(KEYS.Key_Escape)
    assert (pile.dialog.line.text(), pile.dialog.found.text()) == ("", "")
    assert pile.dialog.isVisible()
    pile.press(KEYS.Key_Escape)
    assert not pile.dialog.isVisible()
