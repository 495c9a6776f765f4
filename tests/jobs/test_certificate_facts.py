from __future__ import annotations

import base64
import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.db import courses
from planner.db.students import BookingRow
from planner.jobs.certificate_facts import differences, facts_of, kept, shares_of, template_of
from planner.jobs.example import make_example
from planner.jobs.gradebook import gradebook
from planner.reports.certificate_facts import left_out, missing
from planner.rules.certificate_templates import (
    ACHIEVEMENT,
    PARTICIPATION,
    Part,
    Signature,
)
from planner.rules.credits import Enrolment, ItemKind, State
from planner.rules.terms import Days

TODAY = date(2024, 2, 12)
ALL = replace(
    ACHIEVEMENT,
    name="All",
    parts=tuple(Part),
    second_page=True,
    signature=Signature.PICTURE,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("facts") / "example.course"
    with closing(make_example(path)) as store:
        yield store


@pytest.fixture(scope="module")
def found(store):
    return store.read(lambda tx: (gradebook(tx, with_sessions=True), courses.course(tx)))


def gathered(found, line, template=ACHIEVEMENT, *, people=(), **changed):
    book, row = found
    row = replace(row, **changed)
    return facts_of(line, row, people, TODAY, template=template, shares=shares_of(book, row))


def decided(found):
    return next(line for line in found[0].lines if line.decision)


def test_what_a_template_switches_off_is_not_even_gathered(found):
    line = decided(found)
    line = replace(line, student=replace(line.student, born_on=date(1999, 5, 3), born_in="İzmir"))
    assert "1999" not in json.dumps(kept(gathered(found, line)))
    assert gathered(found, line, ALL).born_on == date(1999, 5, 3)
    bare = gathered(found, line, replace(ALL, parts=()))
    assert (bare.grade, bare.programme, bare.lecturers) == (None, "", ())
    assert bare.credits
    assert missing(bare) == ()
    assert set(left_out(bare)) <= {"picture of the signature"}


def test_anybody_gets_a_certificate_of_participation_also_undecided_or_a_guest(found):
    line = next(line for line in found[0].lines if not line.decision)
    guest = replace(line, student=replace(line.student, status=Enrolment.GUEST, matriculation=""))
    facts = gathered(found, guest, PARTICIPATION)
    assert (facts.participation_only, facts.credits, facts.grade) == (True, None, None)
    assert (facts.achievements, facts.workload_hours, facts.module) == (
        type(facts.achievements)(),
        None,
        "",
    )
    assert missing(facts) == ()


def test_a_distribution_of_too_few_is_left_out_and_named(found):
    line = replace(decided(found))
    told = gathered(found, line, ALL, smallest_n=2)
    assert sum(share.count for share in told.distribution) >= 2
    hidden = gathered(found, line, ALL, smallest_n=500)
    assert hidden.distribution == ()
    assert ("distribution of grades" in left_out(hidden)) is hidden.graded


def test_the_second_page_tells_what_was_passed_as_it_was_decided(found):
    line = decided(found)
    facts = gathered(found, line, ALL)
    assert {ItemKind.HOMEWORK, ItemKind.POSTER} <= {one.kind for one in facts.achieved}
    assert {one.state for one in facts.achieved} <= {State.PASSED, State.RECOGNISED}
    item = next(item for item in line.work.items if item.kind is ItemKind.POSTER)
    was = line.results[item.id]
    later = replace(was, facts=replace(was.facts, mark=Decimal("4.0")), title="A title")
    since = replace(line, results={**line.results, item.id: later})
    (told,) = [one for one in gathered(found, since, ALL).achieved if one.title == item.title]
    assert told.mark == was.facts.mark
    assert told.work == "A title"
    assert gathered(found, line).achieved == ()


def test_lecturer_examiner_and_signatory_may_be_three_people(found):
    hand = base64.b64encode(b"\x89PNG").decode()
    people = tuple(
        courses.PersonRow(id=role, role=role, name=f"Dr. {role}", signature=hand)
        for role in ("examiner", "lecturer", "signatory")
    )
    facts = gathered(found, decided(found), ALL, people=people)
    assert facts.lecturers == ("Dr. lecturer",)
    assert (facts.examiner, facts.signatory) == ("Dr. examiner", "Dr. signatory")
    assert facts.signature == b"\x89PNG"
    assert gathered(found, decided(found), people=people).signature is None
    alone = gathered(found, decided(found), people=people[1:2])
    assert (alone.examiner, alone.signatory) == ("Dr. lecturer", "Dr. lecturer")


def test_what_is_kept_names_the_template_and_judges_by_it(found):
    line = decided(found)
    then = json.loads(json.dumps(kept(gathered(found, line, ALL))))
    assert template_of(then) == ALL
    assert differences(then, gathered(found, line, template_of(then))) == ()
    renamed = replace(line, student=replace(line.student, family="Ødegård"))
    assert differences(then, gathered(found, renamed, template_of(then))) == ("family",)
    assert template_of({"credits": "6"}) == ACHIEVEMENT
    assert template_of({"participation_only": True}) == PARTICIPATION


def test_how_often_and_under_which_number_comes_from_what_the_student_booked(found):
    booked = BookingRow(
        id="b", module="M7", exam_number="123", kind="exam", credits=None, graded=True, attempt=2
    )
    line = replace(decided(found), booked=(booked,))
    facts = gathered(found, line, ALL, eqf_level=7, outcomes_de="Können", outcomes_en="Skills")
    assert (facts.module, facts.exam_number, facts.attempt) == ("M7", "123", 2)
    assert (facts.eqf_level, facts.outcomes.within("en")) == (7, "Skills")
    assert isinstance(facts.term_days, Days)
