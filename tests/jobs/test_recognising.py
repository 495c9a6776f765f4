from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from planner.commands import course, results, students, work
from planner.commands.results import Entry
from planner.db import students as found
from planner.db.journal import Title
from planner.db.store import create_course, open_course
from planner.jobs import recognising
from planner.jobs.recognising import Answers, SameCourse, Verdict
from planner.language import Language
from planner.rules.credits import Item, ItemKind, Marking, State
from planner.wording import worded
from tests.small_course import dump, furnished, student_id

STEP = Title.of("Step")


@pytest.fixture
def old(tmp_path):
    """Last year's course: Adler passed both, Biber failed the sheet, somebody else is gone."""
    path = tmp_path / "last.course"
    with closing(furnished(create_course(path))) as store:

        def fill(tx):
            course.edit(tx, term="WS 2022/23")
            who = {row.family: row.id for row in found.students(tx)}
            results.enter(tx, who["Adler"], "sheet", Entry(state=State.PASSED))
            results.enter(tx, who["Adler"], "poster", Entry(state=State.RECOGNISED))
            results.annotate(tx, who["Adler"], "poster", recognised_from="SS 2021")
            results.enter(tx, who["Biber"], "sheet", Entry(state=State.FAILED))
            other = students.add(tx, family="Elster", email="elster@student.example.org")
            results.enter(tx, other, "sheet", Entry(state=State.PASSED))

        store.change(STEP, fill)
    return path


@pytest.fixture
def store(tmp_path):
    with closing(furnished(create_course(tmp_path / "this.course"))) as store:
        yield store


def shown(store, old, **answers):
    past = recognising.read_past(old, store)
    return store.read(recognising.preview, past, Answers(**answers))


def verdicts(preview):
    return {
        (line.was.family, line.was_item.title if line.was_item else ""): line.verdict
        for line in preview.lines
    }


def take(store, old, **answers):
    past = recognising.read_past(old, store)
    return store.change(STEP, lambda tx: recognising.take(tx, past, Answers(**answers)))


def result(store, family, item):
    return store.read(found.results)[student_id(store, family)][item]


def test_only_what_was_passed_counts_and_strangers_are_counted(store, old):
    preview = shown(store, old)
    assert verdicts(preview) == {
        ("Adler", "Sheet"): Verdict.NEW,
        ("Adler", "Poster"): Verdict.NEW,
    }
    assert preview.strangers == 1
    assert preview.count(Verdict.NEW) == 2


def test_what_is_taken_is_recognised_with_the_term_it_was_earned_in(store, old):
    before = sha256(old.read_bytes()).hexdigest()
    take(store, old)
    sheet, poster = (result(store, "Adler", item) for item in ("sheet", "poster"))
    assert (sheet.facts.state, sheet.recognised_from) == (State.RECOGNISED, "WS 2022/23")
    assert poster.recognised_from == "SS 2021"
    assert sha256(old.read_bytes()).hexdigest() == before
    assert set(verdicts(shown(store, old)).values()) == {Verdict.SAME}
    assert take(store, old).rows == ()


def test_taking_over_is_undone_in_one_step(store, old):
    before = dump(store)
    take(store, old)
    store.undo()
    assert dump(store) == before


def test_what_is_entered_here_stays_unless_somebody_insists(store, old):
    who = student_id(store, "Adler")
    here = Entry(state=State.SUBMITTED, late_days=2)
    store.change(STEP, lambda tx: results.enter(tx, who, "sheet", here))
    store.change(STEP, lambda tx: results.annotate(tx, who, "sheet", note="mine"))
    assert verdicts(shown(store, old))["Adler", "Sheet"] is Verdict.CONFLICT
    take(store, old)
    assert result(store, "Adler", "sheet").facts.state is State.SUBMITTED
    insisted = frozenset({(who, "sheet")})
    assert verdicts(shown(store, old, insisted=insisted))["Adler", "Sheet"] is Verdict.CHANGED
    take(store, old, insisted=insisted)
    row = result(store, "Adler", "sheet")
    assert (row.facts.state, row.facts.late_days, row.note) == (State.RECOGNISED, 0, "mine")


def test_a_name_alone_is_a_question_that_is_answered_for_all_of_the_person_s_results(store, old):
    who = student_id(store, "Adler")
    store.change(STEP, lambda tx: students.edit(tx, who, email="new@student.example.org"))
    preview = shown(store, old)
    (line,) = preview.lines
    assert (line.verdict, [row.id for row in line.candidates]) == (Verdict.QUESTION, [who])
    assert take(store, old).rows == ()
    answered = shown(store, old, people={line.was.id: who})
    assert set(verdicts(answered).values()) == {Verdict.NEW}
    assert all(one.candidates for one in answered.lines), "so that it can be answered anew"
    take(store, old, people={line.was.id: who})
    assert result(store, "Adler", "sheet").recognised_from == "WS 2022/23"


def test_items_can_be_paired_otherwise_and_left_out(store, old):
    essay = Item(id="essay", title="Essay", kind=ItemKind.OTHER)
    store.change(STEP, lambda tx: work.add_item(tx, essay))
    paired = {"sheet": "essay", "poster": None}
    preview = shown(store, old, items=paired)
    assert verdicts(preview)["Adler", "Poster"] is Verdict.SKIPPED
    take(store, old, items=paired)
    rows = store.read(found.results)[student_id(store, "Adler")]
    assert set(rows) == {"essay"}
    both = shown(store, old, items={"sheet": "essay", "poster": "essay"})
    assert sorted(verdicts(both).values()) == [Verdict.SAME, Verdict.SKIPPED]


def test_points_come_along_out_of_the_same_maximum(store, old):
    pointed = {"marking": Marking.POINTS, "max_points": Decimal(20), "pass_points": Decimal(10)}
    sheet = Item(id="sheet", title="Sheet", kind=ItemKind.HOMEWORK)
    with closing(open_course(old)) as last:
        last.change(STEP, lambda tx: work.edit_item(tx, replace(sheet, **pointed)))
        who = student_id(last, "Biber")
        entry = Entry(state=State.OPEN, points=Decimal("17.5"))
        last.change(STEP, lambda tx: results.clear(tx, [(who, "sheet")]))
        last.change(STEP, lambda tx: results.enter(tx, who, "sheet", entry))
    store.change(STEP, lambda tx: work.edit_item(tx, replace(sheet, **pointed)))
    take(store, old)
    row = result(store, "Biber", "sheet")
    assert (row.facts.state, row.facts.points) == (State.RECOGNISED, Decimal("17.5"))


def test_the_course_that_is_open_is_not_read_into_itself(store):
    with pytest.raises(SameCourse) as refusal:
        recognising.read_past(store.path, store)
    words = worded(refusal.value, Language("en"))
    assert words == "this.course is the course that is open. Choose an earlier one."
