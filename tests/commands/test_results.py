from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import results, students, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import NOTHING, bookings
from planner.db.students import results as listed
from planner.db.students import students as people
from planner.db.work import items
from planner.rules.credits import Enrolment, Marking, State
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        sheet = next(item for item in store.read(items) if item.id == "sheet")
        pointed = replace(sheet, marking=Marking.POINTS, max_points=Decimal(20))
        store.change(STEP, lambda tx: work.edit_item(tx, pointed))
        yield store


def enter(store, item, **entry):
    who = student_id(store, "Adler")
    return store.change(STEP, lambda tx: results.enter(tx, who, item, Entry(**entry)))


def result(store, item):
    return store.read(listed)[student_id(store, "Adler")].get(item, NOTHING)


def test_a_zero_does_not_erase_that_it_came_late(store):
    enter(store, "sheet", state=State.SUBMITTED, late_days=3)
    enter(store, "sheet", points=Decimal(0))
    facts = result(store, "sheet").facts
    assert (facts.state, facts.late_days, facts.points) == (State.SUBMITTED, 3, Decimal(0))


def test_a_state_leaves_the_points_alone(store):
    enter(store, "sheet", points=Decimal("17.5"))
    enter(store, "sheet", state=State.EXCUSED)
    assert result(store, "sheet").facts.points == Decimal("17.5")


@pytest.mark.parametrize("points", ["-1", "20.5"])
def test_points_out_of_bounds_are_refused_with_the_bound(store, points):
    before = dump(store)
    with pytest.raises(results.PointsOutOfBounds) as refusal:
        enter(store, "sheet", points=Decimal(points))
    assert (refusal.value.item, refusal.value.most) == ("Sheet", Decimal(20))
    assert dump(store) == before


def test_points_above_the_maximum_need_a_bonus(store):
    sheet = next(item for item in store.read(items) if item.id == "sheet")
    store.change(STEP, lambda tx: work.edit_item(tx, sheet, bonus=True))
    enter(store, "sheet", points=Decimal("20.5"))
    assert result(store, "sheet").facts.points == Decimal("20.5")


def test_a_grade_belongs_on_an_item_marked_by_grade(store):
    with pytest.raises(results.NotMarkedSo) as refusal:
        enter(store, "sheet", mark=Decimal("1.3"))
    assert refusal.value.marking is Marking.POINTS


def test_clearing_takes_state_and_number_but_not_the_notes(store):
    who = student_id(store, "Adler")
    enter(store, "sheet", state=State.PASSED, points=Decimal(12))
    notes = {"note": "spoke to her", "feedback": "Good", "due": date(2023, 11, 22)}
    store.change(STEP, lambda tx: results.annotate(tx, who, "sheet", **notes))
    store.change(STEP, lambda tx: results.clear(tx, [(who, "sheet"), (who, "poster")]))
    found = result(store, "sheet")
    assert (found.facts.state, found.facts.points) == (State.OPEN, None)
    assert (found.note, found.feedback, found.facts.due) == tuple(notes.values())


def test_leaving_keeps_everything_and_coming_back_is_possible(store):
    who = student_id(store, "Adler")
    enter(store, "poster", state=State.PASSED)
    store.change(STEP, lambda tx: students.leave(tx, [who], date(2023, 12, 1)))
    (adler,) = (row for row in store.read(people) if row.id == who)
    assert (adler.status, adler.left_on) == (Enrolment.LEFT, date(2023, 12, 1))
    assert result(store, "poster").facts.state is State.PASSED
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


def test_bookings_are_replaced_as_a_whole(store):
    who = student_id(store, "Adler")
    line = {"module": "M", "exam_number": "1", "kind": "coursework", "credits": Decimal(3)}
    store.change(STEP, lambda tx: students.book(tx, who, [line, line | {"attempt": 2}]))
    store.change(STEP, lambda tx: students.book(tx, who, [line]))
    (booked,) = store.read(bookings)[who]
    assert (booked.kind, booked.credits, booked.attempt, booked.graded) == (
        "coursework",
        Decimal(3),
        1,
        True,
    )
