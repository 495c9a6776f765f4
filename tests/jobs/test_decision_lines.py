from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import decisions, students
from planner.db.decision_lines import DecisionLineRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs import deciding
from planner.jobs.deciding import Wish
from planner.jobs.decision_lines import lines_of
from planner.jobs.exam_rows import exam_lists
from planner.jobs.gradebook import one_line
from planner.language import Language
from planner.rules.credits import Outcome
from planner.rules.decisions import CreditsNotAllowed, LineNeedsReason
from tests.small_course import dump, furnished, student_id, tick

TODAY, LATER = date(2024, 2, 12), date(2024, 4, 1)
STEP = Title.of("Decide")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        for item in ("sheet", "poster"):
            tick(store, "Adler", item)
        book(store, ("4711", "4", True), ("4712", "2", False))
        yield store


def book(store, *lines):
    who = student_id(store, "Adler")
    columns = [
        {"module": "M", "exam_number": number, "kind": "exam", "credits": Decimal(credits)}
        | {"graded": graded, "attempt": 1}
        for number, credits, graded in lines
    ]
    store.change(STEP, lambda tx: students.book(tx, who, columns))


def line(store):
    return store.read(one_line, student_id(store, "Adler"))


def apart(store, number, **said):
    booked = next(one for one in line(store).booked if one.exam_number == number)
    usual = {"outcome": Outcome.PASSED, "credits": booked.credits, "grade": None}
    return DecisionLineRow(booking=booked.id, **({"assessed_on": TODAY} | usual | said))


def decide(store, **wish):
    who = student_id(store, "Adler")
    store.change(STEP, lambda tx: deciding.decide(tx, who, Wish(**wish), today=TODAY, by="Berta"))


def printed(store):
    lists = store.read(exam_lists, Language("en"), TODAY)
    lines = [line for one in lists for line in one.lines]
    return [(one.exam_number, one.credits, one.grade, one.outcome) for one in lines]


def test_each_line_says_its_share_and_a_grade_only_where_it_takes_one(store):
    decide(store, grade=Decimal("1.3"))
    assert printed(store) == [
        ("4711", "4", "1.3", "passed"),
        ("4712", "2", "ungraded", "passed"),
    ]


def test_a_line_decided_otherwise_is_printed_so_and_needs_a_reason(store):
    failed = apart(store, "4712", outcome=Outcome.FAILED, credits=Decimal(0))
    with pytest.raises(LineNeedsReason):
        decide(store, lines=(failed,))
    decide(store, grade=Decimal("2.0"), reason="the exam was failed", lines=(failed,))
    assert printed(store) == [("4711", "4", "2.0", "passed"), ("4712", "0", "–", "failed")]
    assert line(store).decision.lines == (failed,)


def test_another_date_needs_no_reason_and_what_is_as_usual_is_not_kept(store):
    decide(store, lines=(apart(store, "4711"), apart(store, "4712", assessed_on=LATER)))
    assert [one.assessed_on for one in line(store).decision.lines] == [LATER]
    lists = store.read(exam_lists, Language("en"), TODAY)
    dates = [one.assessed_on for each in lists for one in each.lines]
    assert dates == ["12 Feb 2024", "1 Apr 2024"]


def test_credits_must_go_with_the_outcome_of_a_line(store):
    with pytest.raises(CreditsNotAllowed):
        decide(store, reason="x", lines=(apart(store, "4712", outcome=Outcome.NO_SHOW),))
    assert line(store).decision is None


def test_nobody_passes_a_line_with_credits_who_has_not_passed(store):
    decide(store, outcome=Outcome.WITHDRAWN, reason="moved away")
    assert [one.credits for _, one in lines_of(line(store))] == [Decimal(0), Decimal(0)]


def test_deciding_anew_keeping_and_withdrawing_take_the_lines_along(store):
    before = dump(store)
    decide(store, lines=(apart(store, "4712", assessed_on=LATER),))
    tick(store, "Adler", "sheet", "failed")
    who = student_id(store, "Adler")
    wish = deciding.keeping(line(store), "promised")
    store.change(STEP, lambda tx: deciding.decide(tx, who, wish, today=TODAY, by="Berta"))
    assert len(line(store).decision.lines) == 1
    store.undo()
    store.undo()
    decide(store)
    assert line(store).decision.lines == ()
    store.undo()
    assert len(line(store).decision.lines) == 1
    store.change(STEP, lambda tx: decisions.withdraw(tx, who))
    assert dump(store) == before
