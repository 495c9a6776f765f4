from __future__ import annotations

import pytest

from tests.cli.test_importing import counts

HEAD = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
)
ROW = "Participant {n},{name},{mail}@student.example.org,{status} - ,{grade},1.00,Yes,-,-,{note}\n"
SHEET = (
    HEAD
    + ROW.format(n=1, name="J A", mail="jonas.adler", status="No submission", grade="", note="")
    + ROW.format(
        n=2,
        name="C B",
        mail="cagla.biber",
        status="Submitted for grading - 3 hours late - Graded",
        grade="1.00",
        note="<p>Good</p>",
    )
    + ROW.format(n=3, name="N N", mail="nobody", status="Submitted", grade="1", note="")
)


@pytest.fixture
def take(tmp_path, planner):
    """Import a text as a file of this name, and answer what was said."""

    def run(course, text, *words, name="results.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return planner("import", course, path, *words, "--json")

    return run


def results(done, course, family):
    student = next(one for one in done("show", course)["students"] if one["family"] == family)
    return student["results"]


def test_a_worksheet_comes_in_as_one_step_that_undo_takes_back(full, take, done):
    answer = take(full, SHEET, name="Grades-RL-Homework 1-4711.csv")
    assert counts(answer.json) == [2, 0, 0, 1, 0]
    (stranger,) = answer.json["problems"]
    assert (stranger["where"], "is not in the course" in stranger["text"]) == ("row 4", True)
    item = next(one["id"] for one in done("show", full)["items"] if one["title"] == "Homework 1")
    found = results(done, full, "Biber")[item]
    assert (found["state"], found["late_days"]) == ("passed", 1)
    title = "Results from Grades-RL-Homework 1-4711.csv: 1"
    assert done("history", full)[0]["title"] == title
    again = take(full, SHEET, name="Grades-RL-Homework 1-4711.csv")
    assert counts(again.json) == [0, 0, 2, 1, 0]
    done("undo", full)
    assert results(done, full, "Biber").get(item, {"state": "open"})["state"] == "open"


def test_a_worksheet_that_does_not_say_its_item_is_refused_until_told_and_then_known(full, take):
    refused = take(full, SHEET, name="Grades.csv")
    assert refused.code == 1
    assert "--item" in refused.err
    assert take(full, SHEET, "--item", "Poster", "--dry-run", name="Grades.csv").code == 0
    assert take(full, SHEET, name="Grades.csv").code == 1
    told = take(full, SHEET, "--item", "Poster", name="Grades.csv")
    assert counts(told.json) == [2, 0, 0, 1, 0]
    assert counts(take(full, SHEET, name="Grades (1).csv").json) == [0, 0, 2, 1, 0]


def test_columns_are_mapped_and_conflicts_left_unless_theirs_are_taken(full, take, done):
    done("result", full, "4711001", "Homework 1", "failed")
    done("result", full, "4711003", "Homework 1", "exempt")
    text = "Matrikelnummer;Name;HA eins;Poster\n4711001;A;bestanden;P\n4711003;B;bestanden;-\n"
    unpaired = take(full, text, "--as", "results").json
    assert counts(unpaired) == [1, 0, 0, 2, 0]
    pair = ("--as", "results", "--map", "HA eins=Homework 1")
    left = take(full, text, *pair).json
    assert counts(left) == [0, 0, 1, 0, 2]
    assert left["problems"][0]["where"] == "row 2, column HA eins"
    assert left["problems"][0]["text"] == (
        "Adler, Jonas, Homework 1: failed is entered, the file says passed; left alone."
    )
    theirs = take(full, text, "--as", "results", "--take", "theirs").json
    assert counts(theirs) == [0, 1, 1, 0, 1]  # what is exempt stays all the same
    wrong = take(full, text, "--as", "results", "--map", "Blatt=Poster")
    assert (wrong.code, "HA eins" in wrong.err) == (1, True)
