from __future__ import annotations

from planner.commands import course, sessions, students
from planner.db import plans
from planner.db.courses import people
from planner.db.journal import Title
from planner.jobs.documents import Order
from planner.jobs.gradebook import gradebook
from planner.language import Language
from planner.rules.credits import Enrolment
from planner.ui.reports.facts import FACTS, gradebook_facts, named, office_facts, plan_facts
from planner.ui.reports.words import DOCUMENTS
from planner.wording.reasons import reason
from tests.ui.reports.conftest import TODAY, edit_course, rename

ORDER = Order(say=Language("en"), today=TODAY, reason=reason)


def texts(facts):
    return [fact.text for fact in facts]


def test_facts_belong_to_documents_there_are():
    assert set(FACTS) <= {about.id for about in DOCUMENTS}


def test_a_list_that_is_not_settled_says_who_is_missing(store, say):
    said = texts(store.read(office_facts, say, ORDER))
    assert "5 students on the list" in said
    assert "Draft: not everything is settled yet." in said
    assert any(line.startswith("Not decided: Amsel, Dachs") for line in said)
    assert any(line.endswith("and 13 more") for line in said)


def test_what_the_office_would_miss_is_named(store, say):
    rename(store, "Adler", matriculation="")
    edit_course(store, exam_number="")
    guests = [one for one in store.read(people) if one.role == "guest"]
    store.change(Title.of("Guests alone"), lambda tx: course.set_people(tx, guests))
    said = texts(store.read(office_facts, say, ORDER))
    assert "Without a matriculation number: Adler" in said
    assert "The course has no exam number (course settings)." in said
    assert "Nobody is named as examiner (course settings)." in said


def test_a_settled_list_is_no_draft(store, say):
    def leave(tx):
        for line in gradebook(tx).lines:
            if line.decision is None:
                students.edit(tx, line.student.id, status=Enrolment.LEFT)

    store.change(Title.of("Leave"), leave)
    assert not any(
        line.startswith("Draft") for line in texts(store.read(office_facts, say, ORDER))
    )


def test_sessions_without_a_day_are_counted(store, say):
    assert texts(store.read(plan_facts, say, ORDER)) == [
        "13 sessions with a day",
        "1 without a day",
    ]

    def delete(tx):
        shelved = next(row.id for row in plans.sessions(tx) if row.topic.startswith("Guest"))
        sessions.delete(tx, shelved)

    store.change(Title.of("Delete"), delete)
    assert texts(store.read(plan_facts, say, ORDER)) == ["13 sessions with a day"]


def test_the_gradebook_says_how_large_it_is(store, say):
    assert texts(store.read(gradebook_facts, say, ORDER))[:2] == ["24 students", "7 items"]


def test_a_few_names_are_listed_and_the_rest_is_counted(say):
    assert named(["Adler, Jo"], say) == "Adler"
    assert named([f"S{n}, X" for n in range(9)], say).endswith("S5 and 3 more")
