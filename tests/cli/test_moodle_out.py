from __future__ import annotations

import csv

from planner.cli.moodle_out import CSV, WORKSHEET

HEAD = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\r\n"
)
ROW = 'Participant 1,"J A",jonas.adler@student.example.org,"Submitted - ",,1.00,Yes,-,-,\r\n'


def test_the_grade_import_names_whom_it_leaves_out(full, done, tmp_path):
    done("result", full, "4711001", "Poster", "passed")
    listed = tmp_path / "participants.csv"
    listed.write_text(
        "First name,Last name,Email address\nJonas,Adler,jonas.adler@student.example.org\n"
    )
    out = tmp_path / "moodle.csv"
    words = ("--by", "email", "--moodle", listed, "--items", "Poster")
    answer = done("export", full, CSV, out, *words)
    assert (answer["students"], answer["grades"]) == (1, 1)
    assert {one["name"]: one["why"] for one in answer["left_out"]} == {
        "Biber, Çağla": "is no participant in Moodle",
        "Dachs, Emil": "is no participant in Moodle",
    }
    assert list(csv.reader(out.read_text(encoding="utf-8").splitlines())) == [
        ["Email address", "Poster"],
        ["jonas.adler@student.example.org", "1"],
    ]


def test_a_worksheet_goes_back_with_its_grade_cells_filled_and_says_so(full, planner, tmp_path):
    planner("result", full, "4711001", "Homework 1", "passed")
    theirs, out = tmp_path / "Grades-RL-Homework 1-7.csv", tmp_path / "back.csv"
    theirs.write_bytes((HEAD + ROW).encode())
    answer = planner("export", full, WORKSHEET, out, "--list", theirs)
    assert (answer.code, out.read_bytes()) == (
        0,
        (HEAD + ROW.replace(",,1.00", ",1.00,1.00")).encode(),
    )
    assert answer.out.splitlines()[1:] == [
        "1 grade cell filled, nothing else changed.",
        "Biber, Çağla: not on the worksheet",
        "Dachs, Emil: not on the worksheet",
    ]


def test_what_does_not_go_together_is_wrong_usage(full, planner, tmp_path):
    out = tmp_path / "out.csv"
    for words in ((WORKSHEET,), (CSV, "--scale"), ("json", "--by", "email"), (CSV, "--list", out)):
        assert planner("export", full, words[0], out, *words[1:]).code == 2
    assert not out.exists()
