from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import course, students, work
from planner.commands.results import Entry, enter_many
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.charts import all_charts, charts_document
from planner.language import Language
from planner.rules.credits import Item, Marking, State
from tests.jobs.test_documents import pdf_text
from tests.small_course import furnished, student_id, tick

TODAY = date(2024, 2, 12)
ENGLISH = Language("en")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        yield furnished(store)


def charts(store):
    return {one.id: one for one in store.read(all_charts, ENGLISH)}


def graded(store, *marks):
    """Enter so many students with a mark for a graded item."""

    def enter(tx):
        item = Item(id="essay", title="Essay", marking=Marking.GRADE)
        work.add_item(tx, item)
        ids = [students.add(tx, family=f"S{n}") for n in range(len(marks))]
        enter_many(
            tx,
            [
                (who, "essay", Entry(mark=Decimal(mark), state=State.PASSED))
                for who, mark in zip(ids, marks, strict=True)
            ],
        )

    store.change(Title.of("Enter"), enter)


def test_standing_and_results_count_those_who_take_part(store):
    tick(store, "Adler", "sheet")
    tick(store, "Biber", "sheet", State.SUBMITTED)
    found = charts(store)
    assert found["standing"].words[0] == "3 ECTS: 1 met, 1 waiting, 1 possible"
    assert found["results"].words[0] == "Sheet: 1 passed, 1 to be marked, 1 open"
    gone = student_id(store, "Biber")
    store.change(Title.of("Leave"), lambda tx: students.leave(tx, [gone], TODAY))
    assert charts(store)["results"].words[0] == "Sheet: 1 passed, 1 open"


def test_fewer_than_five_grades_are_not_shown_and_it_says_why(store):
    graded(store, "1.0", "1.3", "1.3", "2.0")
    found = charts(store)["grades-essay"]
    assert found.height == 0
    assert found.words == ("Not shown: with fewer than 5 it would tell about single people.",)


def test_five_grades_are_shown_with_their_share(store):
    graded(store, "1.0", "1.3", "1.3", "2.0", "3.7")
    found = charts(store)["grades-essay"]
    assert found.height > 0
    assert found.title == "Essay: grades (n = 5)"
    assert found.words[1] == "1.3: 2, 40 %"
    store.change(Title.of("Bound"), lambda tx: course.edit(tx, smallest_n=6))
    assert "fewer than 6" in charts(store)["grades-essay"].words[0]


def test_the_class_gets_on_week_by_week(store):
    assert charts(store)["progress"].words == ("Nothing is passed yet.",)
    tick(store, "Adler", "sheet")
    tick(store, "Biber", "sheet")
    assert charts(store)["progress"].words[-1].endswith(": 2 results passed")


def test_points_are_counted_in_ten_classes_and_bonus_in_one_of_its_own(store):
    def enter(tx):
        quiz = Item(id="quiz", title="Quiz", marking=Marking.POINTS, max_points=Decimal(20))
        work.add_item(tx, quiz)
        work.edit_item(tx, quiz, bonus=True)
        ids = [students.add(tx, family=f"S{n}") for n in range(6)]
        for who, points in zip(ids, ("0", "1.5", "2", "20", "19.5", "21"), strict=True):
            enter_many(tx, [(who, "quiz", Entry(points=Decimal(points)))])

    store.change(Title.of("Enter"), enter)
    assert charts(store)["points-quiz"].words == (
        *("0–2 points: 2", "2–4 points: 1", "18–20 points: 2", "> 20 points: 1"),
    )


def test_the_document_says_all_of_it_in_words(store):
    tick(store, "Adler", "sheet")
    document = store.read(charts_document, ENGLISH, TODAY)
    text = " ".join(pdf_text(document).split())
    for words in ("Small course", "as of 12 Feb 2024", "Sheet: 1 passed, 2 open"):
        assert words in text
