from __future__ import annotations

from contextlib import closing

import pytest

from planner.commands import students as commands
from planner.db.finding import Gone
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import student, students
from tests.small_course import furnished, student_id


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def add(store, **fields):
    made = []
    store.change(Title.of("Add"), lambda tx: made.append(commands.add(tx, **fields)))
    return made[0]


def names(store):
    return sorted(row.name for row in store.read(students))


def test_two_of_one_name_stand_in_lists_with_what_tells_them_apart(store):
    one = add(store, family="Müller", given="Jan", matriculation="4711234")
    two = add(store, family="Müller", given="jan", matriculation="4711872")
    assert names(store) == [
        "Adler, Test",
        "Biber, Test",
        "Dachs, Test",
        "Müller, Jan (…234)",
        "Müller, jan (…872)",
    ]
    (row,) = (row for row in store.read(students) if row.id == one)
    assert (row.bare_name, row.full_name) == ("Müller, Jan", "Jan Müller")
    assert store.read(student, two).name == "Müller, jan (…872)"
    store.change(Title.of("Rename"), lambda tx: commands.edit(tx, two, given="Eva"))
    assert store.read(student, one).name == "Müller, Jan"


def test_one_student_reads_as_in_the_list_of_all(store):
    add(store, family="Adler", given="Test", programme="MA ISCL")
    for row in store.read(students):
        assert store.read(student, row.id) == row
    with pytest.raises(Gone):
        store.read(student, "nobody")


def test_a_student_alone_with_a_name_has_no_addition(store):
    assert store.read(student, student_id(store, "Dachs")).addition == ""
