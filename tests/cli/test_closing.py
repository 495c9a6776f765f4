from __future__ import annotations


def states(shown, title):
    item = next(one["id"] for one in shown["items"] if one["title"] == title)
    return {one["family"]: one["results"][item]["state"] for one in shown["students"]}


def test_closing_records_who_has_not_handed_in_and_names_the_rest(full, done):
    done("result", full, "4711001", "Homework 1", "submitted")
    done("result", full, "4711003", "Homework 1", "excused")
    answer = done("close", full, "Homework 1")
    assert [(one["name"], one["does"]) for one in answer["recorded"]] == [
        ("Dachs, Emil", "recorded")
    ]
    assert {one["name"]: one["does"] for one in answer["left"]} == {
        "Adler, Jonas": "there",
        "Biber, Çağla": "excused",
    }
    assert states(done("show", full), "Homework 1") == {
        "Adler": "submitted",
        "Biber": "excused",
        "Dachs": "missing",
    }
    done("undo", full)
    assert states(done("show", full), "Homework 1")["Dachs"] == "open"


def test_a_dry_run_answers_the_same_and_changes_nothing(full, done):
    before = full.read_bytes()
    answer = done("close", full, "Homework 1", "--dry-run")
    assert len(answer["recorded"]) == 3
    assert full.read_bytes() == before


def test_closing_twice_leaves_no_second_step(full, done):
    done("close", full, "Homework 1")
    steps = done("history", full)
    answer = done("close", full, "Homework 1")
    assert answer["recorded"] == []
    assert done("history", full) == steps


def test_the_answer_in_words_says_how_many_and_why(full, planner):
    answer = planner("close", full, "Homework 1")
    assert answer.code == 0
    assert answer.out.splitlines()[:2] == ["3 become missing", "Adler, Jonas: not handed in"]
