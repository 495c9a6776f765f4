from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import course, students
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs import deciding, handing_over
from planner.jobs.deciding import Wish
from planner.jobs.exam_rows import NoSuchList, exam_lists
from planner.language import Language
from planner.rules.credits import Outcome
from planner.rules.office_codes import USUAL
from tests.small_course import decided, furnished, student_id, tick

TODAY = date(2024, 2, 12)
ENGLISH = Language("en")
STEP = Title.of("Step")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        store.change(STEP, lambda tx: course.edit(tx, exam_number="471", module="M7"))
        for family in ("Adler", "Biber", "Dachs"):
            tick(store, family, "sheet")
            decided(store, family, 3, "three")
        yield store


def lists(store, say=ENGLISH, key=""):
    return store.read(exam_lists, say, TODAY, key)


def parted(store):
    return {one.name.key: [line.family for line in one.lines] for one in lists(store)}


def book(store, family, *lines):
    usual = {"module": "M", "credits": Decimal(3), "graded": True, "attempt": 1}
    columns = [usual | {"exam_number": number, "kind": kind} for number, kind in lines]
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.book(tx, who, columns))


def edit(store, family, **fields):
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.edit(tx, who, **fields))


def test_there_is_a_list_for_each_exam_number_and_coursework_stands_apart(store):
    book(store, "Adler", ("471", "exam"), ("10", "coursework"))
    book(store, "Biber", ("471", "coursework"))
    book(store, "Dachs", ("9", "exam"))
    assert parted(store) == {
        "9:exam": ["Dachs"],
        "10:coursework": ["Adler"],
        "471:exam": ["Adler"],
        "471:coursework": ["Biber"],
    }
    assert [one.named for one in lists(store)] == [1, 1, 1, 1]


def test_who_books_nothing_stands_under_the_number_of_the_course_with_all_others(store):
    assert parted(store) == {"471": ["Adler", "Biber", "Dachs"]}
    book(store, "Adler", ("471", "exam"))
    book(store, "Biber", ("", "exam"))
    assert parted(store) == {"471:exam": ["Adler", "Biber", "Dachs"]}


def test_without_any_number_there_is_a_list_without_one_which_comes_last(store):
    store.change(STEP, lambda tx: course.edit(tx, exam_number=""))
    book(store, "Dachs", ("9", "exam"))
    assert parted(store) == {"9:exam": ["Dachs"], "-": ["Adler", "Biber"]}


def test_who_books_a_number_twice_has_two_lines_and_is_one_student(store):
    book(store, "Adler", ("471", "exam"), ("471", "exam"))
    (one,) = lists(store)
    assert (len(one.lines), one.named) == (4, 3)


def test_lines_are_sorted_by_programme_and_regulations_then_by_name(store):
    edit(store, "Adler", programme="Physik", regulations="PO 2021")
    edit(store, "Biber", programme="Ägyptologie", regulations="PO 2015")
    edit(store, "Dachs", programme="Physik", regulations="PO 2015")
    assert parted(store) == {"471": ["Biber", "Dachs", "Adler"]}
    assert [line.regulations for line in lists(store)[0].lines] == [
        "PO 2015",
        "PO 2015",
        "PO 2021",
    ]
    edit(store, "Biber", programme="")
    assert parted(store) == {"471": ["Dachs", "Adler", "Biber"]}


def test_one_list_or_several_are_asked_for_by_their_keys(store):
    book(store, "Adler", ("9", "exam"))
    book(store, "Biber", ("10", "exam"))
    assert [one.name.key for one in lists(store, key="471\n9:exam")] == ["9:exam", "471"]
    with pytest.raises(NoSuchList) as refused:
        lists(store, key="9:coursework")
    assert refused.value.known == ("9:exam", "10:exam", "471")


def test_outcomes_have_the_codes_of_the_office_and_no_grade_says_so(store):
    store.change(STEP, lambda tx: course.edit(tx, office_codes=dict(USUAL["HISinOne"])))
    for family, outcome in (("Biber", Outcome.NO_SHOW), ("Dachs", Outcome.FAILED)):
        wish = Wish(outcome=outcome, credits=None, grade=None, reason="as agreed")
        who = student_id(store, family)
        store.change(
            STEP,
            lambda tx, who=who, wish=wish: deciding.decide(tx, who, wish, today=TODAY, by="B"),
        )
    assert [(line.grade, line.outcome, line.code) for line in lists(store)[0].lines] == [
        ("ungraded", "passed", "BE"),
        ("–", "did not appear", "NE"),
        ("–", "failed", "NB"),
    ]


def test_days_and_the_term_are_written_as_the_language_of_the_list_does(store):
    said = [lists(store, say)[0] for say in (ENGLISH, Language.load("de"))]
    assert [one.lines[0].assessed_on for one in said] == ["12 Feb 2024", "12.02.2024"]
    assert [one.term for one in said] == ["Winter semester 2023/24", "Wintersemester 2023/24"]


def test_a_list_of_nobody_is_one_list_under_the_number_of_the_course():
    with closing(in_memory()) as store:
        furnished(store)
        (one,) = lists(store)
    assert (one.name.key, one.lines) == ("-", ())


def test_the_number_is_that_of_the_last_change_and_handing_over_is_none(store):
    first = lists(store)[0].number
    handing_over.hand_over(store, b"list", kind="exam-pdf", name="list.pdf", number=first)
    assert lists(store)[0].number == first
    edit(store, "Adler", note="x")
    assert lists(store)[0].number != first
