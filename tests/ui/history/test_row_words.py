from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import course, results, sessions, work
from planner.commands import students as commands
from planner.commands.results import Entry
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.language import Language
from planner.rules.credits import Item, Marking, State
from planner.rules.plan import Mode
from planner.rules.terms import DayOff, Days, OffKind
from planner.ui.history.reading import rows_of
from planner.ui.history.row_words import row_words
from tests.small_course import furnished, student_id

SAY = Language("en")


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        yield store


def told(store, command, say=SAY):
    """Do it, and tell what it did to each row: (heading, lines)."""
    changes = store.change(Title.of("x"), command)
    rows, of, names = store.read(rows_of, changes.step)
    assert of == len(rows)
    words = [row_words(row, names, say) for row in rows]
    return [(row.heading, row.lines) for row in words]


def test_a_result_is_told_by_student_and_item(store):
    who = student_id(store, "Adler")

    def enter(entry):
        return lambda tx: results.enter(tx, who, "poster", entry)

    assert told(store, enter(Entry(state=State.SUBMITTED, late_days=2))) == [
        ("Adler, Test · Poster: new", ("State: submitted · Days late: 2",))
    ]
    assert told(store, enter(Entry(state=State.PASSED))) == [
        ("Adler, Test · Poster", ("State: submitted → passed",))
    ]


def test_a_student_is_told_by_field_with_old_and_new(store):
    who = student_id(store, "Adler")
    edit = {"aim_id": "six", "email": "", "office_note": "2nd attempt"}
    assert told(store, lambda tx: commands.edit(tx, who, **edit)) == [
        (
            "Adler, Test",
            (
                "E-mail: adler@student.example.org → none",
                "Aim: none → 6 ECTS",
                "Remark for the office: none → 2nd attempt",
            ),
        )
    ]
    gone = told(store, lambda tx: commands.leave(tx, [who], date(2023, 11, 3)))
    assert gone == [
        (
            "Adler, Test",
            ("Status: registered → left the course", "Left on: none → Fri 3 Nov 2023"),
        )
    ]


def test_a_session_that_is_gone_keeps_its_name(store):
    assert told(store, lambda tx: sessions.edit(tx, "sa", mode=Mode.ONLINE, locked=True)) == [
        (
            "Session · Topic sa",
            ("Mode: In person → Online", "Locked to its day: no → yes"),
        )
    ]
    ((heading, lines),) = told(store, lambda tx: sessions.delete(tx, "sa"))
    assert heading == "Session · Topic sa: taken out"
    assert "Day: Wed 18 Oct 2023" in lines[0]
    assert "Begins: 12:30" in lines[0]


def test_numbers_and_grades_are_written_in_the_readers_language(store):
    item = Item(id="talk", title="Talk", marking=Marking.GRADE)
    store.change(Title.of("x"), lambda tx: work.add_item(tx, item))
    who = student_id(store, "Biber")
    german = Language("de")
    ((_, lines),) = told(
        store, lambda tx: results.enter(tx, who, "talk", Entry(mark=Decimal("1.3"))), german
    )
    assert lines[0].endswith(": 1,3")


def test_bookings_are_told_under_the_student(store):
    who = student_id(store, "Dachs")
    line = {"module": "M1", "exam_number": "4711", "credits": Decimal(6), "kind": "coursework"}
    assert told(store, lambda tx: commands.book(tx, who, [line])) == [
        (
            "Booked as · Dachs, Test: new",
            ("Module: M1 · Exam number: 4711 · Kind: coursework · Credits: 6 · Graded: yes",),
        )
    ]


def test_course_days_off_and_people_are_told_in_words(store):
    assert told(store, lambda tx: course.edit(tx, place="Tübingen", logo="iVBOR")) == [
        ("Course", ("Place: none → Tübingen", "Logo: changed"))
    ]
    own = DayOff(Days(date(2023, 12, 6), date(2023, 12, 6)), OffKind.OWN, "", "Trip")
    rows = told(store, lambda tx: course.set_days_off(tx, [own]))
    assert {heading for heading, _ in rows} == {
        "Day without teaching · Trip: new",
        "Day without teaching · All Saints' Day: taken out",
    }
    person = PersonRow(id="", role="ta", name="Tom Taube")
    assert told(store, lambda tx: course.set_people(tx, [person])) == [
        ("Person · Tom Taube: new", ("Role: Teaching assistant",))
    ]


def test_a_requirement_names_its_tier_and_a_required_item_both(store):
    store.change(Title.of("x"), lambda tx: work.add_item(tx, Item(id="i", title="Essay")))
    rows = store.read(rows_of, 1)[0]
    names = store.read(rows_of, 1)[2]
    headings = [row_words(row, names, SAY).heading for row in rows]
    assert "Requirement · a sheet: new" in headings
    assert "Required item · a sheet · Sheet: new" in headings
    assert "Tier · 6 ECTS: new" in headings


def test_a_long_text_is_cut(store):
    who = student_id(store, "Adler")
    ((_, lines),) = told(store, lambda tx: commands.edit(tx, who, note="long " * 100))
    assert len(lines[0]) < 160
    assert lines[0].endswith("…")
