from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import course, students
from planner.db import courses
from planner.db.courses import PersonRow
from planner.db.finding import Gone
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import bookings, results
from planner.db.students import students as people
from planner.rules.credits import Enrolment, State
from tests.small_course import dump, furnished, student_id, tick

STEP = Title.of("Step")
LINE = {"module": "M", "exam_number": "1", "kind": "coursework", "credits": Decimal(3)}


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def book(store, family, *lines):
    who = student_id(store, family)
    return store.change(STEP, lambda tx: students.book(tx, who, lines))


def booked(store, family):
    return store.read(bookings).get(student_id(store, family), ())


def test_leaving_keeps_everything_and_coming_back_is_possible(store):
    who = student_id(store, "Adler")
    tick(store, "Adler", "poster")
    store.change(STEP, lambda tx: students.leave(tx, [who], date(2023, 12, 1)))
    (adler,) = (row for row in store.read(people) if row.id == who)
    assert (adler.status, adler.left_on) == (Enrolment.LEFT, date(2023, 12, 1))
    assert store.read(results)[who]["poster"].facts.state is State.PASSED
    store.change(STEP, lambda tx: students.come_back(tx, [who]))
    (adler,) = (row for row in store.read(people) if row.id == who)
    assert (adler.status, adler.left_on) == (Enrolment.REGISTERED, None)


def test_two_students_do_not_share_a_number_or_an_address(store):
    with pytest.raises(students.NumberTaken) as refusal:
        store.change(
            STEP, lambda tx: students.add(tx, family="X", email="biber@student.example.org")
        )
    assert refusal.value.name == "Biber, Test"
    with pytest.raises(students.NameMissing):
        store.change(STEP, lambda tx: students.add(tx, family=" ", given="Y"))


def test_a_student_books_the_course_in_several_lines(store):
    book(store, "Adler", LINE, LINE | {"attempt": 2, "graded": False})
    one, two = booked(store, "Adler")
    assert (one.kind, one.credits, one.attempt, one.graded) == ("coursework", Decimal(3), 1, True)
    assert (two.attempt, two.graded) == (2, False)


def test_a_line_that_stays_keeps_its_id_whatever_changes_about_it(store):
    book(store, "Adler", LINE, LINE | {"attempt": 2})
    one, two = booked(store, "Adler")
    book(store, "Adler", LINE | {"kind": "exam"}, LINE | {"id": two.id, "credits": Decimal(6)})
    new, kept = booked(store, "Adler")
    assert (kept.id, kept.credits, kept.attempt) == (two.id, Decimal(6), 2)
    assert new.id not in {one.id, two.id}
    assert new.kind == "exam"


def test_lines_change_their_order_and_the_step_is_undone_as_one(store):
    book(store, "Adler", LINE, LINE | {"attempt": 2})
    before = dump(store)
    one, two = booked(store, "Adler")
    book(store, "Adler", {"id": two.id}, {"id": one.id})
    assert [line.id for line in booked(store, "Adler")] == [two.id, one.id]
    store.undo()
    assert dump(store) == before


def test_booking_what_is_booked_is_no_step(store):
    book(store, "Adler", LINE)
    (line,) = booked(store, "Adler")
    assert book(store, "Adler", LINE | {"id": line.id}).rows == ()


def test_a_line_of_somebody_else_is_not_taken_over(store):
    book(store, "Adler", LINE)
    (line,) = booked(store, "Adler")
    with pytest.raises(Gone):
        book(store, "Biber", {"id": line.id})
    assert booked(store, "Adler") == (line,)


def test_several_students_are_given_to_those_who_mark_them_as_one_step(store):
    tom = PersonRow(id="", role="ta", name="Tom Taube")
    store.change(STEP, lambda tx: course.set_people(tx, [tom]))
    (person,) = store.read(courses.people)
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    store.change(STEP, lambda tx: students.assign(tx, {adler: person.id, biber: person.id}))
    given = {row.family: row.ta for row in store.read(people)}
    assert given == {"Adler": person.id, "Biber": person.id, "Dachs": None}
    with pytest.raises(Gone):
        store.change(STEP, lambda tx: students.assign(tx, {adler: "nobody"}))
    store.undo()
    assert {row.ta for row in store.read(people)} == {None}
