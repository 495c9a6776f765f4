from __future__ import annotations

import pytest


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
