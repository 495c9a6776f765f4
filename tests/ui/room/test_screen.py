from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from planner.commands import attendance, students
from planner.db import attendance as recorded
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import students as listed
from planner.language import Language
from planner.rules.attendance import Presence
from planner.rules.credits import Enrolment
from planner.ui.desk import Desk
from planner.ui.room.screen import AttendanceScreen
from planner.ui.room.seat_list import last_digits
from planner.ui.theme import Theme
from tests.small_course import furnish

KEYS = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRESENT, ABSENT, EXCUSED = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED
PEOPLE = (
    *(("Adler", "4711001"), ("Biber", "4711002"), ("Dachs", "4712044"), ("Eule", "4713044")),
    *(("Peters", "4711005"), ("Petersen", "4711006"), ("Wolf", "")),
)


def fill(tx):
    furnish(tx)
    for row in listed(tx):
        students.edit(tx, row.id, status=Enrolment.LEFT)
    for family, number in PEOPLE:
        students.add(tx, family=family, given="Test", matriculation=number)


@dataclass
class Room:
    """The screen, used from the keyboard as in the room."""

    screen: AttendanceScreen
    desk: Desk

    def type(self, text):
        for sign in text:
            QTest.keyClick(self.target(), sign)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.target(), key, modifier)

    def target(self):
        return QApplication.focusWidget() or self.screen

    def seen(self):
        """Return what is recorded, by family name."""
        found = self.desk.read(recorded.attendance)
        people = self.desk.read(listed)
        return {p.family: found[p.id]["sa"] for p in people if p.id in found}

    def at(self):
        return self.screen.list.current().student.family

    @property
    def told(self):
        return self.screen.found.text()


@pytest.fixture
def room(qtbot):
    with in_memory() as store:
        store.change(Title.of("Found the course"), fill)
        desk = Desk(store, Language("en"))
        window = QWidget()
        qtbot.addWidget(window)
        theme = Theme(QApplication.instance(), "light")
        screen = AttendanceScreen.ask(window, desk, desk.say, theme, "sa")
        QApplication.processEvents()
        yield Room(screen, desk)


def test_each_key_records_one_and_moves_on(room):
    room.type(" pae")
    assert room.seen() == {
        "Adler": PRESENT,
        "Biber": PRESENT,
        "Dachs": ABSENT,
        "Eule": EXCUSED,
    }
    assert room.at() == "Peters"
    assert room.screen.counts.text() == "present 2  ·  absent 1  ·  excused 1  ·  open 3"
    assert room.desk.undoable() == "Eule, Test: excused, session 1"


def test_a_name_finds_and_space_records_whom_it_found(room):
    room.type("w ")
    assert room.seen() == {"Wolf": PRESENT}
    assert room.at() == "Adler"
    room.type("dac")
    assert room.told == "Find: dac"
    room.press(KEYS.Key_Return)
    room.type("a")
    assert room.seen()["Dachs"] is ABSENT


def test_names_that_begin_like_a_state_are_found_after_a_slash_or_in_capitals(room):
    room.type("/petersen ")
    room.type("Adler ")
    assert room.seen() == {"Petersen": PRESENT, "Adler": PRESENT}
    room.type("/e ")
    assert room.seen()["Eule"] is PRESENT


def test_digits_of_the_number_find_and_a_letter_then_is_a_state(room):
    room.type("005e")
    assert room.seen() == {"Peters": EXCUSED}
    room.type("04")
    assert "three digits at least" in room.told
    room.type("4p")
    assert room.seen() == {"Peters": EXCUSED}
    assert "Who is meant?" in room.told


def test_nobody_is_recorded_while_several_or_none_fit(room):
    room.type("/pet ")
    assert room.seen() == {}
    assert "Who is meant?" in room.told
    room.press(KEYS.Key_Down)
    room.type(" ")
    assert room.seen() == {"Petersen": PRESENT}
    room.type("xyz ")
    assert room.seen() == {"Petersen": PRESENT}
    for _ in "xyz":
        room.press(KEYS.Key_Backspace)
    room.type("p")
    assert len(room.seen()) == 2


def test_the_rest_is_present_leaves_what_is_recorded_and_is_one_step(room):
    room.type("ae")
    room.press(KEYS.Key_R, CTRL)
    seen = room.seen()
    assert (seen["Adler"], seen["Biber"]) == (ABSENT, EXCUSED)
    assert list(seen.values()).count(PRESENT) == 5
    assert room.desk.undoable() == "5 more students present, session 1"
    room.press(KEYS.Key_Z, CTRL)
    assert room.seen() == {"Adler": ABSENT, "Biber": EXCUSED}
    room.press(KEYS.Key_Z, CTRL | SHIFT)
    assert len(room.seen()) == 7


def test_ctrl_z_takes_back_only_what_this_list_recorded(room):
    room.type("p")
    room.press(KEYS.Key_Z, CTRL)
    assert room.seen() == {}
    assert room.told == "Taken back: Adler, Test (…001): present, session 1"
    before = room.desk.undoable()
    room.press(KEYS.Key_Z, CTRL)
    assert room.desk.undoable() == before
    assert room.told == "Nothing more was recorded here."


def test_del_takes_a_record_away_and_the_same_again_is_no_step(room):
    room.type("p")
    before = room.desk.undoable()
    room.press(KEYS.Key_Up)
    room.type("p")
    assert room.desk.undoable() == before
    room.press(KEYS.Key_Up)
    room.press(KEYS.Key_Delete)
    assert room.seen() == {}


def test_esc_hides_every_name_at_once_and_brings_them_back(room):
    room.type("wo")
    room.press(KEYS.Key_Escape)
    assert room.screen.concealed
    assert not room.screen.list.isVisible()
    names = [family for family, _ in PEOPLE]
    seen = [one for one in room.screen.findChildren(QLabel) if one.isVisible()]
    assert [one.text() for one in seen] == [
        "Nothing to see here for now.\nEnter shows it again, Ctrl+W leaves."
    ]
    assert not [name for name in names if name in room.screen.windowTitle()]
    room.type(" p")
    assert room.seen() == {}
    room.press(KEYS.Key_Escape)
    assert room.screen.list.isVisible()
    room.press(KEYS.Key_Escape)
    room.press(KEYS.Key_Return)
    assert room.screen.list.hasFocus()


def test_ctrl_w_leaves_from_either(room, qtbot):
    room.press(KEYS.Key_Escape)
    with qtbot.waitSignal(room.screen.destroyed):
        room.press(KEYS.Key_W, CTRL)


def test_who_left_is_not_listed_and_what_others_record_is_shown(room):
    assert [one.student.family for one in room.screen.list.seats.seats] == [
        family for family, _ in PEOPLE
    ]
    wolf = room.screen.list.seats.seats[-1].student.id
    room.desk.do(Title.of("Other"), attendance.record, "sa", {wolf: ABSENT})
    assert "absent 1" in room.screen.counts.text()
    assert room.screen.list.seats.index(6).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Wolf, Test, absent"
    )


def test_no_whole_number_is_shown_in_the_room():
    assert (last_digits("4711044"), last_digits("")) == ("…044", "")


@pytest.mark.parametrize("height", [300, 420, 700, 1000])
def test_a_window_of_any_height_comes_to_rest(room, height):
    """Without rest Qt would lay the list out for ever: a scroll bar brings a layout without it."""
    room.screen.setWindowState(Qt.WindowState.WindowNoState)
    room.screen.resize(900, height)
    for _ in range(3):
        QApplication.processEvents()
    before = room.screen.list.gridSize()
    for _ in range(3):
        QApplication.processEvents()
    assert room.screen.list.gridSize() == before
