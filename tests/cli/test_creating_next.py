from __future__ import annotations

import pytest

TERM = ("--term", "WS 2024/25")
SHORT = ("--term", "WS 2024/25", "--lectures", "2024-10-14..2024-12-20")


def test_the_next_course_has_the_plan_and_no_students(tmp_path, full, done):
    path = tmp_path / "next.course"
    answer = done("create", path, "--from", full, *TERM)
    assert (answer["created"], answer["skipped"], answer["problems"]) == (13, 0, [])
    was, now = done("show", full), done("show", path)
    dated = {"term", "lectures", "page", "days_off"}
    kept = was["course"].keys() - dated
    assert {key: now["course"][key] for key in kept} == {key: was["course"][key] for key in kept}
    assert (now["course"]["term"], now["students"]) == ("WS 2024/25", [])
    topics = [row["topic"] for row in now["sessions"] if row["kind"] == "class"]
    assert topics == [row["topic"] for row in was["sessions"] if row["kind"] == "class"]
    assert {row["status"] for row in now["sessions"]} == {"planned"}
    assert [tier["id"] for tier in now["tiers"]] == ["3", "6", "9"]


def test_slots_title_and_region_can_be_said_anew(tmp_path, course, done):
    path = tmp_path / "next.course"
    words = ("--slot", "Thu 10-12", "--title", "Logic", "--region", "DE-BE")
    done("create", path, "--from", course, *TERM, *words)
    shown = done("show", path)
    assert (shown["course"]["title"], shown["course"]["region"]) == ("Logic", "DE-BE")
    assert [slot["weekday"] for slot in shown["course"]["slots"]] == ["Thu"]
    assert shown["sessions"][0]["date"] == "2024-10-17"


def test_what_does_not_fit_and_what_could_be_merged_is_named(tmp_path, course, done):
    answer = done("create", tmp_path / "next.course", "--from", course, *SHORT)
    said = [one["text"] for one in answer["problems"]]
    assert answer["skipped"] == 1
    assert sum("it is on the shelf" in text for text in said) == 2
    assert sum("could be one session" in text for text in said) == 2
    assert {(one["line"], one["where"]) for one in answer["problems"]} == {(None, None)}
    shown = done("show", tmp_path / "next.course")
    assert sum(row["date"] is None for row in shown["sessions"]) == 2


def test_a_dry_run_answers_the_same_and_writes_nothing(tmp_path, course, planner, done):
    words = ("create", tmp_path / "next.course", "--from", course, *SHORT)
    dry = done(*words, "--dry-run")
    assert not (tmp_path / "next.course").exists()
    assert done(*words) == dry
    assert planner(*words, "--dry-run").code == 1


def test_without_json_the_misfits_are_listed(tmp_path, course, planner):
    answer = planner("create", tmp_path / "next.course", "--from", course, *SHORT)
    lines = answer.out.splitlines()
    assert lines[0] == "RL for Language Model Training, WS 2024/25"
    assert "Look at this:" in lines
    assert any("could be one session." in line for line in lines)


def test_a_page_and_an_old_course_are_not_taken_together(tmp_path, course, planner):
    answer = planner(
        "create", tmp_path / "next.course", "--from", course, "--page", "page.md", *TERM
    )
    assert answer.code == 2
    assert "not allowed with" in answer.err


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere.course", "nowhere.course"), ("letter.course", "letter.course")]
)
def test_what_is_no_course_is_refused_and_leaves_no_file(tmp_path, planner, name, said):
    (tmp_path / "letter.course").write_text("Dear office")
    answer = planner("create", tmp_path / "next.course", "--from", tmp_path / name, *TERM)
    assert answer.code == 1
    assert said in answer.err
    assert not (tmp_path / "next.course").exists()
