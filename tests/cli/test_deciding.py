from __future__ import annotations

from decimal import Decimal

import pytest

from planner.commands import students
from planner.db.journal import Title
from planner.db.store import open_course
from planner.db.students import students as listed
from planner.db.work import tiers


def test_all_accepts_the_proposals_and_says_who_is_left_and_why(passing, done):
    answer = done("decide", passing, "--all", "--today", "2024-02-15")
    (taken,) = answer["decided"]
    assert (taken["name"], taken["credits"], taken["assessed_on"]) == (
        "Adler, Jonas", 3, "2024-02-15",
    )  # fmt: skip
    assert [(one["name"], one["why"]) for one in answer["left"]] == [
        ("Biber, Çağla", "meets no tier that can be awarded"),
        ("Dachs, Emil", "meets no tier that can be awarded"),
    ]
    again = done("decide", passing, "--all")
    assert again["decided"] == []
    assert again["left"][0]["why"] == "already decided"


def test_one_student_gets_the_proposal_ungraded_or_with_a_grade(passing, done):
    done("decide", passing, "4711001", "--assessed-on", "2024-02-01", "--today", "2024-02-15")
    made = done("show", passing)["students"][0]["decision"]
    expected = {"tier": "3", "grade": None, "assessed_on": "2024-02-01", "on": "2024-02-15"}
    assert made == made | expected
    answer = done("decide", passing, "4711001", "--grade", "1,3")
    assert answer["decided"][0]["grade"] == 1.3
    assert answer["left"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("4711001", "--credits", "6"), "3 credits are proposed; to award 6, give a reason."),
        (("4711001", "--outcome", "failed"), "3 credits are proposed; to award none, give a"),
        (("4711003",), "Passing awards credits: say how many."),
        (("4711003", "--credits", "3"), "No credits are proposed; to award 3, give a reason."),
        (
            ("4711003", "--outcome", "failed", "--credits", "3"),
            "“failed” awards no credits.",
        ),
        (("4711001", "--grade", "5.0"), "The grade 5.0 does not go with “passed”."),
        (("4711001", "--grade", "1.2"), "“1.2” is no grade."),
        (("4711003", "--outcome", "no_show", "--grade", "1.0"), "The grade 1.0 does not go with"),
    ],
)
def test_what_does_not_go_together_is_refused_and_changes_nothing(passing, planner, words, said):
    before = passing.read_bytes()
    answer = planner("decide", passing, *words)
    assert answer.code == 1
    assert answer.err.startswith(said)
    assert passing.read_bytes() == before


def test_a_reason_overrules_the_proposal(passing, done):
    done("decide", passing, "4711001", "--credits", "4,5", "--reason", "extra work")
    made = done("show", passing)["students"][0]["decision"]
    assert (made["credits"], made["reason"]) == (4.5, "extra work")


def test_a_decision_tells_when_its_facts_have_changed(passing, done):
    done("decide", passing, "4711001")
    done("result", passing, "4711001", "Poster", "returned")
    assert done("show", passing)["students"][0]["decision"]["stale"] is True
    why = done("decide", passing, "--all")["left"][0]["why"]
    assert why == "decided, but results or rules have changed since"


@pytest.mark.parametrize(
    "words", [(), ("4711001", "--all"), ("--all", "--grade", "1.3"), ("--all", "--credits", "3")]
)
def test_one_or_all_anything_else_is_wrong_usage(passing, planner, words):
    assert planner("decide", passing, *words).code == 2


def test_a_dry_run_says_who_would_be_decided(passing, done):
    before = passing.read_bytes()
    dry = done("decide", passing, "--all", "--today", "2024-02-15", "--dry-run")
    assert passing.read_bytes() == before
    assert done("decide", passing, "--all", "--today", "2024-02-15") == dry


def test_of_an_aim_of_six_that_can_be_booked_as_three_only_three_are_proposed(passing, done):
    done("result", passing, "4711001", "Project", "1.3")
    with open_course(passing) as store:
        who = store.read(listed)[0].id
        three = {"kind": "exam", "exam_number": "4711", "credits": Decimal(3)}

        def aim_and_book(tx):
            six = next(tier for tier in tiers(tx) if tier.key == "6")
            students.edit(tx, who, aim_id=six.id)
            students.book(tx, who, [three])

        store.change(Title.of("Prepare"), aim_and_book)
    adler = done("show", passing)["students"][0]
    assert (adler["aim"], adler["standing"]["6"], adler["proposal"]) == ("6", "met", "3")
    assert [line["credits"] for line in adler["booked_as"]] == [3]
    (taken,) = done("decide", passing, "--all", "--today", "2024-02-15")["decided"]
    assert (taken["credits"], taken["grade"]) == (3, None)
