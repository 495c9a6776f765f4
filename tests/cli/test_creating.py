from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, REAL_PAGE

PAGES = Path(__file__).parents[1] / "exchange" / "pages"

KEYS = {"created", "changed", "same", "skipped", "conflicts", "problems"}


def test_a_course_from_a_page_answers_what_was_made_and_what_was_odd(tmp_path, done):
    answer = done("create", tmp_path / "a.course", "--page", PAGE, "--term", "WS 2023/24")
    assert answer.keys() == KEYS
    assert (answer["created"], answer["skipped"]) == (16, 0)


def test_the_contradiction_of_the_page_is_named_with_its_line(tmp_path, done):
    page = tmp_path / "page.md"
    text = PAGE.read_text("utf-8").replace("## Credits", "Wednesdays, 12-2pm (c.t.)\n\n## Credits")
    page.write_text(text, "utf-8")
    problems = done("create", tmp_path / "a.course", "--page", page, "--term", "WS 2023/24")
    (only,) = problems["problems"]
    assert only["line"] == 9
    assert only["where"] is None
    assert "12-2pm" in only["text"]


def test_a_course_without_a_page_has_the_slot_and_title_that_were_said(tmp_path, done):
    path = tmp_path / "a.course"
    answer = done(
        "create", path, "--term", "SS 2024", "--title", "Vögel", "--slot", "Mon 10-12 c.t."
    )
    shown = done("show", path)
    assert answer["created"] == 0
    assert shown["course"]["title"] == "Vögel"
    assert shown["course"]["slots"][0] | {"room": ""} == {
        "weekday": "Mon", "start": "10:15", "end": "11:45", "room": "", "label": "ct",
    }  # fmt: skip


def test_lectures_win_over_the_term_and_give_the_years(tmp_path, done):
    path = tmp_path / "a.course"
    done("create", path, "--page", PAGE, "--lectures", "2024-10-14..2025-02-08")
    shown = done("show", path)
    assert shown["course"]["lectures"] == {"from": "2024-10-14", "to": "2025-02-08"}
    assert shown["course"]["term"] == "WS 2024/25"


def test_a_course_is_never_written_over_a_file(tmp_path, planner):
    path = tmp_path / "a.course"
    path.write_text("mine")
    answer = planner("create", path, "--term", "WS 2023/24")
    assert (answer.code, answer.out) == (1, "")
    assert "“a.course” is there already" in answer.err
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--title", "X"), "Say the term"),
        (("--term", ""), "Say the term"),
        (("--term", "Michaelmas"), "“Michaelmas” is no term."),
        (("--term", "WS 2023/24", "--slot", "sometimes"), "“sometimes” is no weekly time."),
        (("--term", "WS 2023/24", "--region", "DE-XX"), "There is no region “DE-XX”."),
        (("--term", "WS 2023/24", "--page", "nowhere.md"), "There is no file “nowhere.md”."),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_file(tmp_path, planner, words, said):
    answer = planner("create", tmp_path / "a.course", *words)
    assert answer.code == 1
    assert answer.err.startswith(said)
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "a.course").exists()


def test_a_page_without_a_table_is_refused(tmp_path, planner):
    page = tmp_path / "page.md"
    page.write_text("# A course\n\nNo plan yet.\n")
    answer = planner("create", tmp_path / "a.course", "--page", page, "--term", "WS 2023/24")
    assert answer.code == 1
    assert "“page.md” has no table" in answer.err
    assert not (tmp_path / "a.course").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path, planner):
    answer = planner("create", tmp_path / "none" / "a.course", "--term", "WS 2023/24")
    assert answer.code == 1
    assert "There is no folder “none”." in answer.err


def test_lectures_that_run_backwards_are_wrong_usage(tmp_path, planner):
    answer = planner("create", tmp_path / "a.course", "--lectures", "2024-02-10..2023-10-16")
    assert answer.code == 2
    assert "is no lecture period" in answer.err


def test_a_dry_run_answers_the_same_and_writes_nothing(tmp_path, planner, done):
    words = ("--page", PAGE, "--term", "WS 2023/24")
    dry = done("create", tmp_path / "a.course", *words, "--dry-run")
    assert list(tmp_path.glob("*.course")) == []
    assert done("create", tmp_path / "a.course", *words) == dry
    assert planner("create", tmp_path / "a.course", *words, "--dry-run").code == 1


def test_a_row_without_a_topic_is_taken_and_named_also_in_a_dry_run(tmp_path, done):
    page = tmp_path / "page.md"
    page.write_text(
        "# Course\n\n| session | date | topic |\n|---|---|---|\n"
        "| 1 | October 18th | One |\n| 2 | October 25th | |\n"
    )
    words = ("create", tmp_path / "a.course", "--page", page, "--term", "WS 2023/24")
    dry = done(*words, "--dry-run")
    assert done(*words) == dry
    assert [one["line"] for one in dry["problems"]][-1] == 6
    rows = done("show", tmp_path / "a.course")["sessions"]
    assert [(row["number"], row["topic"]) for row in rows] == [("1", "One"), ("2", "")]


def test_an_endless_table_counts_what_was_left_out(tmp_path, done):
    page = tmp_path / "page.md"
    page.write_text(
        "# Course\n\n| session | date | topic |\n|---|---|---|\n"
        + "| | October 18th | Owls |\n" * 512
    )
    answer = done("create", tmp_path / "a.course", "--page", page, "--term", "WS 2023/24")
    assert (answer["created"], answer["skipped"]) == (500, 12)


def test_lectures_outside_the_term_are_named_and_have_their_own_break(tmp_path, done):
    path = tmp_path / "a.course"
    words = ("--term", "SS 2024", "--lectures", "2024-10-14..2025-02-08")
    answer = done("create", path, *words)
    (only,) = answer["problems"]
    assert only["text"].startswith("The lectures, Mon 14 Oct 2024 to Sat 8 Feb 2025, lie outside")
    assert "2024-12-23" in {off["from"] for off in done("show", path)["course"]["days_off"]}


def test_a_course_nobody_gave_a_title_goes_by_its_file(tmp_path, done):
    done("create", tmp_path / "seminar.course", "--term", "WS 2023/24")
    assert done("show", tmp_path / "seminar.course")["course"]["title"] == "seminar"


def test_a_title_is_one_line_of_letters(tmp_path, done):
    path = tmp_path / "a.course"
    done("create", path, "--term", "WS 2023/24", "--title", " a\n\x07b \udcff c ")
    assert done("show", path)["course"]["title"] == "a b c"


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes no files, for anybody")
@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_a_name_that_no_folder_takes_is_refused(tmp_path, planner, how):
    answer = planner("create", tmp_path / ("a" * 300 + ".course"), "--term", "WS 2023/24", *how)
    assert answer.code == 1
    assert "cannot be made there" in answer.err


def test_the_summary_without_json_names_what_was_made(tmp_path, planner):
    answer = planner("create", tmp_path / "a.course", "--page", PAGE, "--term", "WS 2023/24")
    assert answer.out.splitlines()[:2] == [
        "RL for Language Model Training, WS 2023/24",
        "16 rows in the plan, 7 items, 3 tiers",
    ]


def test_a_dry_run_names_times_tiers_and_every_row_of_a_page_before_anything_is_made(
    tmp_path, planner
):
    wanted = ("--page", PAGES / "jardins-fr.md", "--lectures", "2024-09-16..2024-12-20")
    said = planner("create", tmp_path / "a.course", *wanted, "--dry-run").out
    assert not (tmp_path / "a.course").exists()
    for line in (
        "Tuesday, 14:00–16:00, salle B203 · lectures 16 Sep – 20 Dec",
        "  3 ECTS: assiduité and un exposé",
        "  Tue 1 Oct 2024 · 3 · La haie : limites et passages · Class",
    ):
        assert line in said.splitlines()


@pytest.mark.skipif(not REAL_PAGE.exists(), reason="the real course page does not lie beside us")
def test_the_real_page_becomes_its_plan(tmp_path, done):
    path = tmp_path / "real.course"
    answer = done("create", path, "--page", REAL_PAGE, "--term", "WS 2023/24")
    assert answer["created"] == 16
    assert [one["line"] for one in answer["problems"]] == [22]
    rows = done("show", path)["sessions"]
    assert [row["number"] for row in rows if row["number"]] == [str(n) for n in range(1, 14)]
    ninth = next(row for row in rows if row["number"] == "9")
    assert (ninth["kind"], ninth["mode"], ninth["date"]) == ("buffer", "online", "2023-12-20")
    pause = next(row for row in rows if row["kind"] == "break")
    assert (pause["date"], pause["laid"]) == (None, {"from": "2023-12-23", "to": "2024-01-06"})
    first = rows[0]
    assert (first["start"], first["end"], first["date"]) == ("12:30", "14:00", "2023-10-18")
    assert {row["kind"] for row in rows} == {"class", "buffer", "holiday", "break", "no_class"}


def test_ones_own_lecture_periods_win_for_new_courses_and_new_terms(tmp_path, done):
    path, table = tmp_path / "a.course", tmp_path / "home" / "config" / "lecture_periods.csv"
    words = ("create", path, "--term", "WS 2026/27", "--title", "A")
    table.parent.mkdir(parents=True)
    table.write_text(
        "term,lectures_from,lectures_to,break_from,break_to\n"
        "WS 2026/27,2026-10-05,2027-01-30,2026-12-19,2027-01-09\n"
        "SS 2027,2027-04-19,2027-07-31,,\n",
        encoding="utf-8",
    )
    done(*words)
    lectures = done("show", path)["course"]["lectures"]
    assert lectures == {"from": "2026-10-05", "to": "2027-01-30"}
    done("course", path, "--set", "term=SS 2027")
    lectures = done("show", path)["course"]["lectures"]
    assert lectures == {"from": "2027-04-19", "to": "2027-07-31"}
    table.write_bytes(b"\xff\xfebroken")
    done("course", path, "--set", "term=WS 2026/27")
    lectures = done("show", path)["course"]["lectures"]
    assert lectures == {"from": "2026-10-12", "to": "2027-02-06"}
