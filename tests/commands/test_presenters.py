from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from planner.commands import course, presenters, sessions, students
from planner.db import courses, plans
from planner.db.courses import PersonRow
from planner.db.finding import Gone
from planner.db.journal import Title
from planner.db.plan_tables import Absence, Presenter
from planner.db.presenters import absences, candidates
from planner.db.presenters import presenters as presenting
from planner.db.store import in_memory
from planner.rules.plan import Speaker
from planner.rules.plan_follows import SpeakerAway
from planner.rules.plan_verbs import moved
from planner.rules.terms import Days
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")
NOV_22 = Days(date(2023, 11, 22), date(2023, 11, 22))
GUEST = PersonRow(id="", role="guest", name="Dr. Gans", email="gans@example.org")
TUTOR = PersonRow(id="", role="ta", name="Tom Taube")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        do(store, course.set_people, [GUEST, TUTOR])
        yield store


def do(store, command, *args, **kwargs):
    return store.change(STEP, lambda tx: command(tx, *args, **kwargs))


def guest(store):
    return next(row for row in store.read(courses.people) if row.role == "guest")


def said(store):
    return [(row.session, row.name, row.title, row.paper) for row in store.read(presenting)]


def rows_of(store, kind):
    return store.read(lambda tx: list(tx.scalars(select(kind.id).order_by(kind.id))))


def test_students_and_guests_present_in_the_order_given(store):
    adler = student_id(store, "Adler")
    speaking = [(guest(store).id, " Reward hacking ", ""), (adler, "", "Ouyang 2022")]
    do(store, presenters.set_speakers, "sd", speaking)
    assert said(store) == [
        ("sd", "Dr. Gans", "Reward hacking", ""),
        ("sd", "Test Adler", "", "Ouyang 2022"),
    ]
    row = next(row for row in store.read(plans.sessions) if row.id == "sd")
    assert row.speakers == (Speaker("Dr. Gans"), Speaker("Test Adler"))


def test_who_goes_on_presenting_keeps_the_row_and_the_others_go(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    do(store, presenters.set_speakers, "sd", [(adler, "One", ""), (biber, "Two", "")])
    before = {row.name: row.id for row in store.read(presenting)}
    do(store, presenters.set_speakers, "sd", [(biber, "New", ""), (guest(store).id, "", "")])
    now = {row.name: row.id for row in store.read(presenting)}
    assert list(now) == ["Test Biber", "Dr. Gans"]
    assert now["Test Biber"] == before["Test Biber"]
    store.undo()
    assert [name for _, name, *_ in said(store)] == ["Test Adler", "Test Biber"]


def test_whoever_is_away_on_the_new_day_is_named_and_the_same_again_is_no_step(store):
    who = guest(store).id
    do(store, presenters.set_speakers, "sd", [(who, "", "")])
    do(store, presenters.set_absences, who, [NOV_22])
    assert store.read(absences) == {who: (NOV_22,)}
    change = moved(store.read(plans.plan_of), "sd", NOV_22.first)
    assert SpeakerAway("sd", "Dr. Gans", NOV_22.first) in change.warnings
    assert not do(store, presenters.set_absences, who, [NOV_22]).rows
    do(store, presenters.set_absences, who, [])
    assert store.read(absences) == {}


@pytest.mark.parametrize(
    ("command", "args"),
    [
        (presenters.set_speakers, ("sd", [("nobody", "", "")])),
        (presenters.set_speakers, ("none", [])),
        (presenters.set_absences, ("nobody", [NOV_22])),
    ],
)
def test_who_is_not_in_the_course_does_not_present(store, command, args):
    before = dump(store)
    with pytest.raises(Gone):
        do(store, command, *args)
    assert dump(store) == before


def test_a_session_goes_with_its_presenters_and_comes_back_with_them(store):
    do(store, presenters.set_speakers, "sd", [(guest(store).id, "", "")])
    before = dump(store)
    do(store, sessions.delete, "sd")
    assert rows_of(store, Presenter) == []
    store.undo()
    assert dump(store) == before


def test_a_person_stays_the_same_however_the_list_is_edited(store):
    """Also without ids, as the shell sets people: by what else stays the same."""
    who = guest(store).id
    do(store, presenters.set_speakers, "sd", [(who, "", "")])
    do(store, presenters.set_absences, who, [NOV_22])
    moved_on = replace(GUEST, email="dr.gans@example.org")
    renamed = replace(GUEST, id=who, name="Prof. Gans", email="")
    for people in (
        [TUTOR, GUEST],
        [moved_on, TUTOR],
        [replace(moved_on, name="Dr. Gans-Ente"), TUTOR],
        [renamed],
        [replace(renamed, id="", role="lecturer"), TUTOR],
    ):
        before = dump(store)
        do(store, course.set_people, people)
        assert [row.who for row in store.read(presenting)] == [who]
        now = next(row for row in store.read(courses.people) if row.id == who)
        assert now.name == next(one.name for one in people if "Gans" in one.name)
        store.undo()
        assert dump(store) == before
        store.redo()


def test_who_presents_is_not_taken_out_of_the_course(store):
    who = guest(store).id
    do(store, presenters.set_speakers, "sd", [(who, "", "")])
    before = dump(store)
    with pytest.raises(course.PersonPresents) as refusal:
        do(store, course.set_people, [TUTOR])
    assert (refusal.value.name, refusal.value.topics) == ("Dr. Gans", ("Topic sd",))
    assert dump(store) == before


def test_who_leaves_the_course_takes_the_absences_along(store):
    do(store, presenters.set_absences, guest(store).id, [NOV_22])
    before = dump(store)
    do(store, course.set_people, [TUTOR])
    assert rows_of(store, Absence) == []
    store.undo()
    assert dump(store) == before


def test_people_come_first_then_the_students_who_are_still_there(store):
    do(store, students.leave, [student_id(store, "Biber")], date(2023, 11, 1))
    assert [(one.name, one.role) for one in store.read(candidates)] == [
        ("Dr. Gans", "guest"),
        ("Tom Taube", "ta"),
        ("Test Adler", ""),
        ("Test Dachs", ""),
    ]


def test_two_students_of_one_name_are_told_apart_where_they_are_chosen_and_on_the_card(store):
    do(store, students.add, family="Adler", given="Test", email="a2@student.example.org")
    adler = student_id(store, "Adler")
    found = {one.id: one.name for one in store.read(candidates) if not one.role}
    assert sorted(found.values())[:2] == [
        "Test Adler (a2)",
        "Test Adler (adler)",
    ]
    do(store, presenters.set_speakers, "sd", [(adler, "", "")])
    row = next(row for row in store.read(plans.sessions) if row.id == "sd")
    assert row.speakers == (Speaker(found[adler]),)
