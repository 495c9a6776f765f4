"""A pile of thirty paper sheets, typed in the order in which they lie, with keys alone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.commands import students, work
from planner.db.students import results
from planner.db.students import students as listed
from planner.rules.credits import Item, ItemKind, Marking, State
from planner.ui.gradebook.pile import PileDialog
from tests.journeys.conftest import page

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHEET = Item(
    id="sheet",
    title="Sheet 4",
    kind=ItemKind.HOMEWORK,
    marking=Marking.POINTS,
    max_points=Decimal(20),
)
# number, family and given name, what is typed for the sheet, the points or state it means
SHEETS = (
    ("3512044", "Müller", "Ben", "müller, b 17", 17),
    ("3512145", "Müller", "Anna", "mueller a 4+3,5", "7.5"),
    ("3512246", "Müller-Lüdenscheidt", "Bea", "lüd 3", 3),
    ("3512347", "Şahin", "Ayşe", "sahin 18,5", "18.5"),
    ("3512448", "Öztürk", "Can", "oezt 0", 0),
    ("3512549", "von der Heide", "Paul", "heide 12", 12),
    ("3512650", "Li", "Wei", "li 20", 20),
    ("3512751", "Lindner", "Petra", "lin 11", 11),
    ("0047112", "Nguyễn", "Thị Mai", "0047112 9", 9),
    ("3512953", "O’Brien", "Sean", "obr 14", 14),
    ("3513054", "Großmann", "Ida", "gross 15", 15),
    ("3513155", "Hase", "Jan", "155 16", 16),
    ("3513256", "Hase", "Jan", "256 6", 6),
    ("3513357", "Ærø", "Liv", "aero 13", 13),
    ("3513458", "Núñez", "José", "nunez 10", 10),
    ("3513559", "Łukasz", "Ewa", "luk 19", 19),
    ("3513660", "Bauer", "Tom", "bau p", State.PASSED),
    ("3513761", "Becker", "Uwe", "761 m", State.MISSING),
    ("3513862", "Braun", "Eva", "braun excused", State.EXCUSED),
    ("3513963", "Busch", "Kim", "busch 2", 2),
    ("3514064", "Claus", "Jo", "claus 5", 5),
    ("3514165", "Dietz", "Ann", "diet 8", 8),
    ("3514266", "Engel", "Max", "eng 1", 1),
    ("3514367", "Fuchs", "Pia", "fu 4", 4),
    ("3514468", "Goethe", "Wolf", "goet 12,5", "12.5"),
    ("3514569", "Huber", "Ulf", "569 7", 7),
    ("3514670", "Jung", "Isa", "jung 3.5", "3.5"),
    ("3514771", "Kern", "Rolf", "kern, r 17.5", "17.5"),
    ("3514872", "Zimmer", "Eva Maria", "zimmer, maria 9,5", "9.5"),
    ("3514973", "Zuse", "Kai", "zus 11,5", "11.5"),
)


def furnish(tx):
    work.add_item(tx, SHEET)
    for number, family, given, *_ in SHEETS:
        students.add(tx, family=family, given=given, matriculation=number)


def keyed(line, text):
    """Type a text as a keyboard with umlauts does; QTest knows ASCII alone."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(line, event)


def test_thirty_sheets_in_any_order_each_reach_the_right_row(qtbot, started, example):
    planner = started(example)
    planner.window.desk.do(planner.window.desk.store.tops()[0].title, furnish)
    grades = page(planner, "grades")
    grades.grid.setFocus()
    QTest.keyClick(planner.window, Qt.Key.Key_P, CTRL_SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PileDialog))
    dialog = QApplication.activeModalWidget()
    dialog.item.setCurrentIndex(dialog.item.findText("Sheet 4"))
    qtbot.waitUntil(dialog.line.hasFocus)
    before = dialog.count.text()
    for *_, typed, _ in sorted(SHEETS, key=lambda sheet: sheet[0][::-1]):
        keyed(dialog.line, typed)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert dialog.line.text() == "", f"{typed}: {dialog.objection_line.text()}"
    assert (before, dialog.count.text()) == ("0 of 54 have a result", "30 of 54 have a result")
    dialog.close()
    found = planner.store.read(results)
    people = {row.matriculation: row.id for row in planner.store.read(listed)}
    expected = {people[number]: value for number, _, _, _, value in SHEETS}
    for student in people.values():
        row = found.get(student, {}).get("sheet")
        value = expected.get(student)
        if isinstance(value, State):
            assert (row.facts.state, row.facts.points) == (value, None)
        elif value is not None:
            assert (row.facts.state, row.facts.points) == (State.OPEN, Decimal(value))
        else:
            assert row is None
    for _ in SHEETS:
        planner.window.doings.run("edit.undo")
    assert not any("sheet" in one for one in planner.store.read(results).values())
