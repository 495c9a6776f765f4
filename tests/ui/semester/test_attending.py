from __future__ import annotations

from PySide6.QtWidgets import QApplication

from planner.commands import attendance, students
from planner.db.journal import Title
from planner.language import Language
from planner.rules.attendance import Presence
from planner.ui.room.screen import AttendanceScreen
from planner.ui.semester.attending import attendance_words
from tests.ui.semester.gestures import run

PRESENT, ABSENT, EXCUSED = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED


def test_how_many_were_there_is_said_without_those_excused():
    say = Language("en")
    assert attendance_words({}, say) == "Not recorded"
    assert attendance_words({PRESENT: 24}, say) == "24 of 24"
    assert attendance_words({PRESENT: 21, ABSENT: 3, EXCUSED: 2}, say) == "21 of 24, 2 excused"


def test_the_list_of_the_chosen_session_opens_from_its_menu_and_its_panel_says_how_many(page):
    who: list[str] = []
    page.desk.do(Title.of("Add"), lambda tx: who.append(students.add(tx, family="Adler")))
    page.show_thing("s3")
    assert page.side.form.there.text() == "Not recorded"
    run(page, "session.attend")
    (screen,) = page.window().findChildren(AttendanceScreen)
    QApplication.processEvents()
    screen.record(PRESENT)
    assert page.side.form.there.text() == "1 of 1"
    screen.close()


def test_a_session_with_attendance_is_moved_only_on_purpose(page):
    who: list[str] = []
    page.desk.do(Title.of("Add"), lambda tx: who.append(students.add(tx, family="Adler")))
    page.desk.do(Title.of("Seen"), attendance.record, "s3", {who[0]: ABSENT})
    refused = []
    page.desk.refused.connect(refused.append)
    page.show_thing("s3")
    run(page, "session.push")
    assert [one.attended for one in refused] == [True]
