from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.language import Language
from planner.rules.plan import Kind, Mode, Status
from planner.rules.terms import DayNote, Days, NoteKind
from planner.ui.semester.entries import entries_of, off_days, offs_of
from planner.ui.semester.words import (
    note_words,
    off_words,
    spoken,
    spoken_session,
    tags_of,
    topic_of,
)
from tests.ui.semester.real_course import NOON, real_plan, semester_of, session

SAY = Language("en")


def said(day):
    semester = semester_of(real_plan())
    entries = entries_of(semester.plan, SAY)
    return [spoken(entry, semester, SAY) for entry in entries if entry.day == day]


def test_a_session_is_read_aloud_with_number_topic_day_and_time():
    assert said(date(2023, 11, 22)) == [
        "Session 5, Literature: RL in language model training, Wed 22 Nov 2023, 12:30–14:00"
    ]


def test_what_is_special_about_a_session_is_read_aloud_too():
    semester = semester_of(real_plan())
    one = replace(semester.session("s7"), locked=True, mode=Mode.ONLINE)
    words = spoken_session(one, semester, SAY)
    assert words.endswith("12:30–14:00, online, HW 2 due, locked to its day")
    one = replace(semester.session("s7"), status=Status.CANCELLED)
    assert "cancelled" in spoken_session(one, semester, SAY)


def test_a_buffer_says_once_what_it_is():
    assert said(date(2023, 12, 20)) == ["Session 9, Buffer, Wed 20 Dec 2023, 12:30–14:00, online"]


def test_days_without_a_session_say_why():
    assert said(date(2023, 11, 14)) == ["Tue 14 Nov 2023, no session"]
    assert said(date(2023, 11, 1)) == [
        "All Saints’ Day · hands-on exercises at home, Wed 1 Nov 2023"
    ]
    assert said(date(2024, 1, 3)) == [
        "Wed 3 Jan 2024, Christmas break, 23 Dec – 6 Jan",
    ]
    assert said(date(2024, 1, 9)) == ["Tue 9 Jan 2024, no session, HW 3 due"]


def test_what_lies_on_the_shelf_says_that_it_has_no_day():
    semester = semester_of(real_plan())
    words = spoken_session(semester.session("guest"), semester, SAY)
    assert words == "Guest: reward hacking, no day yet, 12:30–14:00"


def test_a_holiday_row_alone_is_named_once():
    plan = real_plan()
    rows = tuple(
        replace(s, topic="holiday (exercises)", note="exercises") if s.id == "off" else s
        for s in plan.sessions
    )
    plan = replace(plan, sessions=rows, days_off=())
    off = off_days(offs_of(plan, SAY))[date(2023, 11, 1)]
    assert off_words(off, SAY) == "holiday (exercises)"


def test_a_buffer_without_a_topic_of_its_own_is_called_buffer():
    buffer = session("b", date(2023, 11, 14), "buffer", kind=Kind.BUFFER, hours=NOON)
    assert topic_of(buffer, SAY) == "Buffer"
    assert topic_of(replace(buffer, topic="Buffer or guest"), SAY) == "Buffer or guest"


def test_tags_name_deadlines_and_end_with_what_is_recorded():
    semester = semester_of(real_plan())
    held = replace(semester.session("s4"), status=Status.HELD)
    assert tags_of(held, semester.due_on(held.day), SAY) == ["HW 1 due", "✓ held"]


def test_notes_on_a_day_are_read_aloud_with_it():
    days = Days(date(2023, 11, 14), date(2023, 11, 15))
    note = DayNote(days, NoteKind.OFFICE, "Anmeldung", "registration")
    semester = semester_of(real_plan(), notes=(note,))
    entries = {entry.day: entry for entry in entries_of(semester.plan, SAY)}
    said = spoken(entries[date(2023, 11, 14)], semester, SAY)
    assert said == "Tue 14 Nov 2023, no session, Examination office: registration"
    card = spoken(entries[date(2023, 11, 15)], semester, SAY)
    assert card.endswith("HW 1 due, Examination office: registration")
    german = note_words(replace(note, kind=NoteKind.NOTE), Language("de"))
    assert german == "Anmeldung"
