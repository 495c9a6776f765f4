from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import decisions, results, students, work
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work import items
from planner.jobs import deciding
from planner.jobs.deciding import GuestNotDecided, Left, Wish
from planner.jobs.gradebook import gradebook, one_line
from planner.rules.credits import Enrolment, Marking, Outcome, Standing, State
from planner.rules.decisions import ReasonNeeded
from tests.small_course import furnished, student_id, tick

TODAY = date(2024, 2, 12)
DECIDE = Title.of("Decide")


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        for family, item in (("Adler", "sheet"), ("Adler", "poster"), ("Biber", "sheet")):
            tick(store, family, item)
        yield store


def decide(store, family, **wish):
    who = student_id(store, family)
    store.change(
        DECIDE, lambda tx: deciding.decide(tx, who, Wish(**wish), today=TODAY, by="Berta")
    )


def line(store, family):
    return store.read(one_line, student_id(store, family))


def test_a_line_knows_standing_missing_and_the_proposal(store):
    biber = line(store, "Biber")
    assert biber.standing == {"three": Standing.MET, "six": Standing.POSSIBLE}
    assert biber.missing["three"] == ()
    assert [one.text for one in biber.missing["six"]] == ["a poster"]
    assert biber.proposal.credits == 3
    assert line(store, "Dachs").proposal is None


def test_lines_stand_in_order_of_names_and_leavers_last(store):
    gone = student_id(store, "Adler")
    store.change(DECIDE, lambda tx: students.leave(tx, [gone], TODAY))
    names = [one.student.family for one in store.read(gradebook).lines]
    assert names == ["Biber", "Dachs", "Adler"]


def test_accepting_all_takes_proposals_and_names_the_rest(store):
    decide(store, "Adler")
    found = store.read(deciding.sort_out)
    assert [one.student.family for one in found.taken] == ["Biber"]
    assert [(one.student.family, why) for one, why in found.left] == [
        ("Adler", Left.DECIDED),
        ("Dachs", Left.NO_TIER),
    ]
    store.change(DECIDE, lambda tx: deciding.accept_all(tx, today=TODAY, by="Berta"))
    made = line(store, "Biber").decision
    assert (made.credits, made.grade, made.outcome) == (Decimal(3), None, Outcome.PASSED)
    store.undo()
    assert line(store, "Biber").decision is None


def test_a_decision_says_so_when_its_facts_have_changed(store):
    decide(store, "Biber")
    assert not line(store, "Biber").stale
    tick(store, "Biber", "sheet", State.FAILED)
    assert line(store, "Biber").stale
    assert (Left.STALE) in {why for _, why in store.read(deciding.sort_out).left}
    store.undo()
    assert not line(store, "Biber").stale


def test_other_credits_than_proposed_need_a_reason(store):
    with pytest.raises(ReasonNeeded) as refusal:
        decide(store, "Biber", credits=Decimal(6))
    assert (refusal.value.credits, refusal.value.proposed) == (6, 3)
    assert line(store, "Biber").decision is None
    decide(store, "Biber", credits=Decimal(6), reason="poster seen on paper")
    assert line(store, "Biber").decision.tier == "six"


def test_not_appearing_awards_nothing(store):
    decide(store, "Dachs", outcome=Outcome.NO_SHOW)
    made = line(store, "Dachs").decision
    assert (made.outcome, made.credits, made.tier) == (Outcome.NO_SHOW, 0, None)


def test_a_withdrawn_decision_is_gone_and_comes_back_with_undo(store):
    decide(store, "Adler")
    who = student_id(store, "Adler")
    store.change(DECIDE, lambda tx: decisions.withdraw(tx, who))
    assert line(store, "Adler").decision is None
    store.undo()
    assert line(store, "Adler").decision.credits == 6
    biber = student_id(store, "Biber")
    with pytest.raises(decisions.NotDecided) as refusal:
        store.change(DECIDE, lambda tx: decisions.withdraw(tx, biber))
    assert refusal.value.name == "Biber, Test"


def test_marks_that_make_no_grade_step_are_left_to_a_person(store):
    tick(store, "Dachs", "sheet")
    who = student_id(store, "Dachs")
    store.change(
        DECIDE,
        lambda tx: [
            _as_grade(tx, item, who, mark) for item, mark in (("sheet", "1.3"), ("poster", "1.7"))
        ],
    )
    found = store.read(deciding.sort_out)
    assert line(store, "Dachs").proposal.grade_hint == Decimal("1.5")
    assert (who, Left.GRADE_OPEN) in {(one.student.id, why) for one, why in found.left}


def _as_grade(tx, item, who, mark):
    (found,) = (one for one in items(tx) if one.id == item)
    work.edit_item(tx, replace(found, marking=Marking.GRADE))
    results.enter(tx, who, item, results.Entry(mark=Decimal(mark), state=State.SUBMITTED))


def test_a_guest_is_neither_proposed_nor_decided(store):
    who = student_id(store, "Adler")
    store.change(DECIDE, lambda tx: students.edit(tx, who, status=Enrolment.GUEST))
    assert line(store, "Adler").proposal is None
    with pytest.raises(GuestNotDecided) as refusal:
        decide(store, "Adler", credits=Decimal(3), reason="wants it")
    assert refusal.value.name == "Adler, Test"
    assert "Adler" not in [one.student.family for one in store.read(deciding.sort_out).taken]
