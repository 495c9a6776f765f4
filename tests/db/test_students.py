from __future__ import annotations

from contextlib import closing
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from planner.commands import students as commands
from planner.commands import work
from planner.db.finding import Gone
from planner.db.journal import Title
from planner.db.result_tables import ItemResult, Student
from planner.db.store import in_memory
from planner.db.students import results, student, students
from planner.rules.credits import Item, State
from tests.small_course import furnished, student_id

FACTS = ("state", "points", "mark", "late_days", "due")


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


WORDS = (
    *("due_ground", "note", "feedback", "office_note"),
    *("summands", "title", "differs", "recognised_from"),
)
TEXTS = some.text(max_size=20).filter(lambda text: "\x00" not in text)
NUMBERS = some.none() | some.decimals(min_value=0, max_value=100, places=2)
SAID = some.fixed_dictionaries(
    {
        "state": some.sampled_from(State),
        "points": NUMBERS,
        "mark": some.none() | some.sampled_from((Decimal("1.0"), Decimal("3.7"))),
        "late_days": some.integers(0, 30),
        "due": some.none() | some.dates(),
        "attempt": some.integers(1, 4),
        **dict.fromkeys(WORDS, TEXTS),
    }
)


@settings(max_examples=12, deadline=None)
@given(some.lists(SAID, min_size=1, max_size=3))
def test_results_are_read_as_they_were_written(found):
    with closing(in_memory()) as store:
        furnished(store)
        who = student_id(store, "Adler")

        def write(tx):
            for n, said in enumerate(found):
                work.add_item(tx, Item(id=f"i{n}", title=f"Item {n}"))
                tx.add(ItemResult(student_id=who, item_id=f"i{n}", **said))

        store.change(Title.of("Write"), write)
        read = store.read(results)[who]
        assert store.read(results, who) == {who: read}
        for n, said in enumerate(found):
            row = read[f"i{n}"]
            told = {name: getattr(row, name, None) for name in said}
            told |= {name: getattr(row.facts, name) for name in FACTS}
            assert told == said


def test_what_a_transaction_has_changed_is_read_in_it(store):
    who = student_id(store, "Adler")

    def late(tx):
        work.add_item(tx, Item(id="fresh", title="Fresh"))
        tx.add(ItemResult(student_id=who, item_id="fresh", late_days=3))
        tx.get(Student, who).family = "Aal"
        assert results(tx)[who]["fresh"].facts.late_days == 3
        assert "Aal, Test" in [row.name for row in students(tx)]

    store.change(Title.of("Late"), late)
