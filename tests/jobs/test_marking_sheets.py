from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import groups, results, students
from planner.db import history, register
from planner.db.courses import people
from planner.db.journal import Title
from planner.db.marking_sheets import marking_sheet, marking_sheets
from planner.db.result_tables import Student
from planner.db.store import create_course
from planner.exchange.whole_file import CannotWrite
from planner.jobs import marking_sheets as job
from planner.jobs.marking_sheets import NobodysStudents, NothingToMark
from planner.jobs.marking_sheets import Wanted as Asked
from planner.rules.credits import State
from tests.marked_sheets import (
    BACK_AT,
    ENGLISH,
    TAKEN_ON,
    bring,
    enter,
    fill,
    marked_course,
    take,
)
from tests.small_course import student_id


@pytest.fixture
def store(tmp_path):
    with closing(marked_course(create_course(tmp_path / "a.course"))) as store:
        yield store


def document(store, *, own=False, items=(), person="Ben Arslan"):
    wanted = Asked(person=person, items=items, own=own)
    return store.read(job.document_of, wanted, "id", ENGLISH, TAKEN_ON)


def given_to_ben(tx, student):
    (ben,) = people(tx)
    tx.get(Student, student).ta_id = ben.id


def families(found):
    return [line.family for line in found.lines]


def test_a_sheet_holds_the_chosen_items_and_all_who_take_part(store):
    adler = student_id(store, "Adler")
    store.change(Title.of("Leave"), lambda tx: students.leave(tx, [adler], TAKEN_ON))

    found = document(store, items=("hw",))

    assert families(found) == ["Biber", "Dachs"]
    assert [item.id for item in found.items] == ["hw"]


def test_a_sheet_can_be_for_the_students_of_one_marker_alone(store):
    with pytest.raises(NothingToMark):
        document(store, own=True)
    biber = student_id(store, "Biber")
    store.change(Title.of("TA"), lambda tx: given_to_ben(tx, biber))

    assert families(document(store, own=True, person="ben arslan")) == ["Biber"]
    with pytest.raises(NobodysStudents) as refusal:
        document(store, own=True, person="Nobody")
    assert refusal.value.known == ("Ben Arslan",)


def test_anybody_may_take_a_sheet_along_under_a_typed_name(store):
    assert document(store, person="  Cem  Gül ").person == "Cem Gül"
    with pytest.raises(NothingToMark):
        document(store, person=" ")


def test_deadlines_go_along_without_their_ground_and_no_note_but_the_feedback(store):
    adler = student_id(store, "Adler")
    secret = {"note": "SECRET", "office_note": "SECRET", "due_ground": "SECRET"}
    store.change(
        Title.of("Notes"),
        lambda tx: results.annotate(
            tx, adler, "hw", feedback="Well done.", due=date(2023, 11, 22), **secret
        ),
    )

    found = document(store)

    assert found.lines[0].results["hw"].until == date(2023, 11, 22)
    assert "Well done." in repr(found)
    assert "SECRET" not in repr(found)


def test_groups_and_titles_go_along(store):
    adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
    store.change(Title.of("G"), lambda tx: groups.make(tx, "Group 1", ["hw"], [adler, biber]))
    store.change(Title.of("T"), lambda tx: results.annotate(tx, adler, "hw", title="PPO"))

    found = document(store)

    told = [(line.results["hw"].group, line.results["hw"].title) for line in found.lines[:2]]
    assert told == [("Group 1", "PPO"), ("Group 1", "")]
    assert "hw" not in found.lines[2].results


def test_only_people_of_one_name_are_told_apart(store):
    for number in ("4711801", "4711802"):
        store.change(
            Title.of("Add"),
            lambda tx, number=number: students.add(
                tx, family="Müller", given="Anna", matriculation=number
            ),
        )

    apart = {(line.family, line.apart) for line in document(store).lines}

    assert apart == {
        *(("Adler", ""), ("Biber", ""), ("Dachs", "")),
        *(("Müller", "…801"), ("Müller", "…802")),
    }


def test_the_register_keeps_the_values_as_they_were_taken_along(store, tmp_path):
    enter(store, "Adler", "hw", points=Decimal("7.5"), summands="4+3.5", state=State.FAILED)
    steps = store.read(history.last_step)

    take(store, tmp_path / "ben.xlsx", "Ben Arslan", "hw")

    (row,) = store.read(marking_sheets)
    adler = student_id(store, "Adler")
    assert (row.person, row.name, row.items) == ("Ben Arslan", "ben.xlsx", ("hw",))
    assert row.facts["results"] == {adler: {"hw": ["1", "failed", "7.5", "4+3.5", ""]}}
    assert len(row.facts["students"]) == 3
    assert store.read(history.last_step) == steps + 1
    (kept,) = store.read(register.handovers)
    assert (kept.kind, kept.recipient, kept.name) == ("sheet", "Ben Arslan", "ben.xlsx")
    content = store.read(register.handed_over, kept.id)
    assert content == (tmp_path / "ben.xlsx").read_bytes()
    assert store.tops()[0].title.text == "Enter"


def test_a_sheet_that_cannot_be_written_is_not_in_the_register(store, tmp_path):
    with pytest.raises(CannotWrite):
        take(store, tmp_path / "nowhere" / "ben.xlsx")

    assert store.read(marking_sheets) == ()


def test_a_sheet_can_be_given_up_and_turn_up_after_all(store, tmp_path):
    sheet = take(store, tmp_path / "ben.xlsx")
    (row,) = store.read(marking_sheets)

    job.give_up(store, row.id, row.person, BACK_AT)

    lost = store.read(marking_sheet, row.id)
    assert (lost.is_outstanding, lost.is_given_up) == (False, True)
    bring(store, fill(sheet, {("Adler", "HW 1: points of 20"): 3}))
    found = store.read(marking_sheet, row.id)
    assert (found.is_outstanding, found.is_given_up) == (False, False)
