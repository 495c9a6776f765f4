from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.commands import attendance, sessions, work
from planner.db.journal import Title
from planner.rules.attendance import Presence
from planner.rules.credits import Requirement, Standing, State
from planner.rules.plan import PlannedSession
from planner.rules.requirements import Asks
from planner.ui.gradebook.dialogs import ExtendDialog
from planner.ui.gradebook.tier_cards import sentences
from tests.ui.gradebook.conftest import KEYS
from tests.ui.gradebook.whole_course import TIERS, TODAY


@pytest.fixture
def side(shown):
    return shown.page.side


def bullets(card):
    return [bullet.words.text() for bullet in card._said if not bullet.isHidden()]


def test_it_follows_the_cursor_when_the_keys_pause(shown, side, qtbot):
    shown.go("Adler", "h1")
    for _ in range(3):
        QTest.keyClick(shown.grid, KEYS.Key_Down)
    assert side.name.text() == "Adler, Jonas"
    qtbot.waitUntil(lambda: side.name.text() == "Dachs, Emil")


def test_it_names_the_student_and_says_all_that_is_missing_for_every_tier(shown, side):
    shown.go("Fischer", "h2")
    assert side.name.text() == "Fischer, Ömer"
    assert side.about.text() == "4711006 · M.A. Computerlinguistik · aims at 6 ECTS"
    three, six, nine = side.tiers.cards
    assert three.accessibleName() == "3 ECTS: possible"
    assert bullets(three) == ["3 homework sheets: 2 of 3 passed; Homework 2 to revise"]
    assert bullets(six) == [
        "all that 3 ECTS lacks",
        "Project: open",
        "Shortest way: Homework 2 (to revise) and Project",
    ]
    way = "Shortest way: Homework 2 (to revise), Presentation (no date yet) and Project"
    assert bullets(nine) == ["all that 6 ECTS lacks", "Presentation: open, no date yet", way]
    assert nine.accessibleDescription() == "; ".join(
        [*bullets(three), "Project: open", "Presentation: open, no date yet", way]
    )


def test_a_short_reason_is_said_again_rather_than_pointed_at(shown, side):
    shown.go("Eule", "project")
    _, six, nine = side.tiers.cards
    assert bullets(six) == ["Project: handed in, to be marked"]
    assert bullets(nine) == [
        *bullets(six),
        "Presentation: open, no date yet",
        "Shortest way: Presentation (no date yet); Project still to be marked",
    ]


def test_a_tier_that_is_met_says_by_what(shown, side):
    shown.go("Adler", "h2")
    assert side.tiers.cards[0].pill.accessibleName() == "met"
    assert bullets(side.tiers.cards[0]) == ["participation, 3 homework sheets, poster"]


def test_every_reason_of_every_student_has_words(shown, say):
    for line in shown.page.model.lines():
        for tier in line.work.tiers:
            said = sentences(line, tier, say, TODAY)
            assert said
            assert all(said)
            met = line.standing[tier.id] is Standing.MET
            assert len(said) == (1 if met else len(line.missing[tier.id]))


def test_the_state_is_chosen_from_a_list(shown, side):
    shown.go("Eule", "project")
    assert side.cell.state.currentText() == "handed in"
    side.cell.state.setCurrentIndex(list(State).index(State.RETURNED))
    side.cell.state.activated.emit(list(State).index(State.RETURNED))
    assert shown.facts("Eule", "project").state is State.RETURNED
    assert shown.undoable() == "Eule, Franziska: Project to revise"


def test_a_grade_is_typed_and_an_odd_one_refused_in_words(shown, side):
    shown.go("Eule", "project")
    number = side.cell.number
    number.setFocus()
    QTest.keyClicks(number, "1,5")
    QTest.keyClick(number, KEYS.Key_Return)
    assert "1,5" in side.cell.objection.text()
    assert shown.facts("Eule", "project").mark is None
    number.clear()
    QTest.keyClicks(number, "1,3")
    assert side.cell.objection.isHidden()
    QTest.keyClick(number, KEYS.Key_Return)
    assert shown.facts("Eule", "project").mark == Decimal("1.3")
    number.clear()
    QTest.keyClick(number, KEYS.Key_Return)
    assert number.text() == "1.3"


def test_days_late_are_counted(shown, side):
    shown.go("Eule", "h3")
    assert side.cell.late.value() == 2
    last = shown.undoable()
    shown.go("Gans", "h2")
    assert side.cell.late.text() == "Days late: 0"
    assert shown.undoable() == last
    side.cell.late.setValue(3)
    assert shown.facts("Gans", "h2").late_days == 3
    assert shown.undoable() == "Gans, Hannah: Homework 2, 3 days late"


def test_a_note_is_written_down_when_one_leaves_it(shown, side):
    shown.go("Gans", "h2")
    note = side.cell.notes["note"]
    note.setFocus()
    QTest.keyClicks(note, "came by")
    assert shown.line("Gans").results["h2"].note == ""
    shown.grid.setFocus()
    assert shown.line("Gans").results["h2"].note == "came by"
    assert shown.undoable() == "Gans, Hannah: note on Homework 2"
    assert shown.look("Gans", "HW 2").noted


def test_a_note_belongs_to_the_cell_it_was_typed_for(shown, side):
    shown.go("Gans", "h2")
    note = side.cell.notes["note"]
    note.setPlainText("for the second sheet")
    shown.go("Adler", "h1")
    assert shown.line("Gans").results["h2"].note == "for the second sheet"
    assert shown.line("Adler").results["h1"].note == ""
    assert note.toPlainText() == ""


def test_the_other_notes_are_there_when_wanted_or_filled(shown, side):
    shown.go("Gans", "h2")
    feedback = side.cell.notes["feedback"]
    assert feedback.isHidden()
    side.cell.more.click()
    assert not feedback.isHidden()
    assert side.cell.more.isHidden()
    feedback.setPlainText("well argued")
    shown.grid.setFocus()
    side.cell.hand_in()
    assert shown.line("Gans").results["h2"].feedback == "well argued"


def test_a_deadline_is_extended_with_a_ground_and_taken_back(shown, side):
    shown.go("Gans", "h3")
    assert side.cell.due.text() == "due Wed 10 Jan 2024, 7 weeks overdue"
    side.cell.extend.click()
    dialog = next(one for one in shown.window.findChildren(ExtendDialog) if one.isVisible())
    dialog.until.show_day(date(2024, 3, 20))
    dialog.ground.setText("illness")
    dialog.accept()
    shown.page.show_side()
    assert shown.facts("Gans", "h3").due == date(2024, 3, 20)
    assert side.cell.due.text() == "extended until Wed 20 Mar 2024 (illness)"
    assert shown.look("Gans", "HW 3").text == "until 20 Mar"
    assert "illness" not in shown.undoable()
    side.cell.extend.click()
    dialog = next(one for one in shown.window.findChildren(ExtendDialog) if one.isVisible())
    assert dialog.ground.text() == "illness"
    dialog.take_back.click()
    assert shown.facts("Gans", "h3").due is None
    assert shown.line("Gans").results["h3"].due_ground == ""


def test_every_control_has_a_name(side, shown):
    shown.go("Eule", "project")
    for control in (side.cell.state, side.cell.number, side.cell.late):
        assert control.accessibleName()
    assert side.cell.number.accessibleName() == "Grade"
    for note in side.cell.notes.values():
        assert note.accessibleName() == note.placeholderText()


def test_names_are_plain_text_whatever_they_contain(side):
    for label in (side.name, side.about, side.decision.result):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("state", "due", "words"),
    [
        ("open", None, "due Wed 10 Jan 2024, 7 weeks overdue"),
        ("returned", None, "due Wed 10 Jan 2024"),
        ("passed", None, "due Wed 10 Jan 2024"),
        ("returned", date(2024, 3, 1), "extended until Fri 1 Mar 2024, 4 days overdue"),
        ("excused", date(2024, 3, 20), "extended until Wed 20 Mar 2024"),
    ],
)
def test_a_deadline_that_has_passed_is_called_overdue_only_while_somebody_must_still_act(
    shown, side, state, due, words
):
    cell = (shown.ids["Gans"], "h3")
    if due:
        shown.page.doings.write_notes(cell, {"due": due, "due_ground": ""})
    shown.page.doings.set_state_of(cell, State(state))
    shown.go("Gans", "h3")
    assert side.cell.due.text() == words


def test_attendance_is_said_where_a_tier_asks_for_it_and_follows_what_is_recorded(shown, side):
    shown.go("Eule", "h1")
    assert side.attendance.isHidden()
    asked = Requirement(text="", asks=Asks.ATTENDANCE, amount=Decimal(2))
    with_it = replace(TIERS[0], requires=(*TIERS[0].requires, asked))

    def plan(tx):
        work.put_tier(tx, with_it)
        for n in range(3):
            day = date(2023, 10, 18 + n)
            sessions.add(tx, PlannedSession(id=f"s{n}", topic="Topic", day=day))

    shown.desk.do(Title.of("Plan"), plan)
    shown.page.show_side()
    assert side.attendance.text() == "Attendance: present 0 of 0, 3 to come"
    before = shown.line("Eule").standing["t3"]
    for n, seen in enumerate((Presence.PRESENT, Presence.PRESENT, Presence.EXCUSED)):
        shown.desk.do(Title.of("Seen"), attendance.record, f"s{n}", {shown.ids["Eule"]: seen})
    shown.page.show_side()
    assert side.attendance.text() == "Attendance: present 2 of 3, excused 1"
    assert (before, shown.line("Eule").standing["t3"]) == (Standing.POSSIBLE, Standing.MET)
