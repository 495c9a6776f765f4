from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.marked_sheets import fill

STATE = "HW 1: state"


@pytest.fixture
def sheet(done, full, tmp_path):
    """Take a sheet with one item along."""
    out = tmp_path / "ben.xlsx"
    answer = done("export", full, "sheet", out, "--for", "Ben", "--items", "Homework 1")
    assert (answer["written"], answer["for"], answer["students"]) == (["ben.xlsx"], "Ben", 3)
    return out


def states(done, full):
    course = done("show", full)
    hw = next(item["id"] for item in course["items"] if item["title"] == "Homework 1")
    return {
        one["family"]: one["results"].get(hw, {"state": "open"})["state"]
        for one in course["students"]
    }


def test_a_sheet_goes_out_and_comes_back(done, full, sheet):
    fill(sheet, {("Adler", STATE): "passed", ("Biber", STATE): "F", ("Dachs", STATE): "maybe"})

    answer = done("import", full, sheet, "--as", "sheet")

    (problem,) = answer.pop("problems")
    assert answer == {"created": 0, "changed": 2, "same": 0, "skipped": 1, "conflicts": 0}
    assert problem["where"] == "row 8, column HW 1: state"
    assert "“maybe”" in problem["text"]
    assert states(done, full) == {"Adler": "passed", "Biber": "failed", "Dachs": "open"}
    done("undo", full)
    assert set(states(done, full).values()) == {"open"}


def test_the_second_time_all_is_the_same(done, full, sheet):
    fill(sheet, {("Adler", STATE): "passed"})
    done("import", full, sheet, "--as", "sheet")

    again = done("import", full, sheet)

    assert (again["changed"], again["same"], again["conflicts"]) == (0, 3, 0)


def test_a_conflict_is_left_alone_and_said_and_take_answers_it(done, full, sheet):
    fill(sheet, {("Adler", STATE): "passed"})
    done("result", full, "4711001", "Homework 1", "failed")

    left = done("import", full, sheet, "--as", "sheet")
    mine = done("import", full, sheet, "--as", "sheet", "--take", "mine")

    assert (left["conflicts"], left["changed"]) == (1, 0)
    assert "the sheet says passed, the course failed" in left["problems"][0]["text"]
    assert (mine["conflicts"], mine["same"], mine["problems"]) == (0, 3, [])
    assert states(done, full)["Adler"] == "failed"
    theirs = done("import", full, sheet, "--as", "sheet", "--take", "theirs")
    assert (theirs["conflicts"], theirs["changed"]) == (0, 1)
    assert states(done, full)["Adler"] == "passed"


def test_a_dry_run_says_what_would_happen_and_changes_nothing(planner, full, sheet):
    fill(sheet, {("Adler", STATE): "passed"})
    before = full.read_bytes()

    answer = planner("import", full, sheet, "--as", "sheet", "--dry-run")

    assert "1 changed, 2 the same" in answer.out
    assert full.read_bytes() == before
    other = sheet.with_name("other.xlsx")
    assert planner("export", full, "sheet", other, "--for", "Ben", "--dry-run").code == 0
    assert not other.exists()


def test_a_sheet_of_another_course_or_none_at_all_is_refused(planner, full, sheet, tmp_path):
    other = tmp_path / "other.course"
    assert planner("create", other, "--term", "SS 2024").code == 0
    refusal = planner("import", other, sheet, "--as", "sheet")
    assert (refusal.code, refusal.out) == (1, "")
    assert "“ben.xlsx” is a marking sheet of another course" in refusal.err
    roster = sheet.with_name("list.csv")
    roster.write_text("Nachname;Vorname\nAdler;Jonas\n", encoding="utf-8")
    assert planner("import", full, roster, "--as", "sheet").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("sheet", "out.xlsx"),
        ("gradebook-xlsx", "out.xlsx", "--for", "Ben"),
        ("gradebook-xlsx", "out.xlsx", "--items", "Homework 1"),
    ],
)
def test_a_sheet_needs_somebody_to_take_it_and_nothing_else_does(planner, full, tmp_path, words):
    kind, out, *more = words

    assert planner("export", full, kind, tmp_path / out, *more).code == 2


def test_the_history_says_who_took_a_sheet_along_and_whose_results_came(done, full, sheet):
    fill(sheet, {("Adler", STATE): "passed"})
    done("import", full, sheet, "--as", "sheet")

    titles = [step["title"] for step in done("history", full)][:3]

    assert titles == [
        "Marking sheet of Ben is back",
        "Marking sheet of Ben brought back: 1 results from ben.xlsx",
        "Marking sheet taken along by Ben",
    ]


def test_nothing_but_names_and_items_stands_in_the_file(sheet):
    book = load_workbook(sheet)
    texts = json.dumps(
        [[str(cell.value) for cell in row] for page in book for row in page.iter_rows()]
    )

    assert "Adler" in texts
    assert "4711001" not in texts
    assert "student.example.org" not in texts


def test_a_sheet_on_paper_has_criteria_and_leaves_no_trace(done, planner, full, tmp_path):
    out = tmp_path / "poster.pdf"
    steps = len(done("history", full))

    answer = done(
        *("export", full, "sheet", out, "--for", "Ben", "--items", "Poster"),
        *("--criteria", "Clear question", "Figures", "--order", "presented"),
    )

    assert (answer["written"], answer["students"]) == (["poster.pdf"], 3)
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    assert "Clear question" in text
    assert "Adler" in text
    assert len(done("history", full)) == steps
    book = tmp_path / "poster.xlsx"
    assert planner("export", full, "sheet", book, "--for", "B", "--criteria", "x").code == 2
    assert planner("export", full, "ics", tmp_path / "a.ics", "--order", "name").code == 2
    many = [str(n) for n in range(9)]
    refusal = planner("export", full, "sheet", out, "--for", "B", "--criteria", *many)
    assert (refusal.code, refusal.err) == (1, "9 criteria do not fit on one page; 8 do.\n")


def test_a_marking_sheet_is_no_list_of_students(planner, full, sheet):
    refusal = planner("import", full, sheet, "--as", "roster")

    assert refusal.code == 1
    assert "“ben.xlsx” is a marking sheet and no list of students." in refusal.err
