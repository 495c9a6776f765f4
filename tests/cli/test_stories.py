"""A semester as it goes, told through the shell: what a dry run answers is what then happens."""

from __future__ import annotations

from datetime import date

import pytest

from planner.commands import sessions
from planner.commands.presenters import set_absences, set_speakers
from planner.db import courses
from planner.db.journal import Title
from planner.db.store import open_course
from planner.rules.terms import Days

SUMMER = """# Logic and Language

We meet on **Wednesdays, 12:30–14:00 (s.t.), in room 5**.

## Schedule

| session | date       | topic          |
|---------|------------|----------------|
| 1       | April 17th | Propositions   |
| 2       | April 24th | Truth tables   |
|         | May 1st    | **holiday**    |
| 3       | May 8th    | Quantifiers    |
| 4       | May 15th   | Proofs         |
|         | May 22nd   | **no class**   |
| 5       | May 29th   | Models         |
| 6       | June 5th   | Completeness   |
| 7       | June 12th  | Modal logic    |
| 8       | June 19th  | Possible worlds |
| 9       | June 26th  | {nine}         |
| 10      | July 3rd   | Conditionals   |
| 11      | July 10th  | Presupposition |
| 12      | July 17th  | Implicature    |
| 13      | July 24th  | Looking back   |
"""
THURSDAYS = (
    *("2024-04-18", "2024-04-25", "2024-05-02", "2024-05-16", "2024-06-06", "2024-06-13"),
    *("2024-06-20", "2024-06-27", "2024-07-04", "2024-07-11", "2024-07-18", "2024-07-25"),
)
TO_THURSDAY = ("--set", "slots=Thu 12:30-14:00, room 7", "--relay")


@pytest.fixture
def told(done):
    """Try a command dry, then do it; both must answer the same, the first without doing it."""

    def run(*words):
        before = done("show", words[1])
        dry = done(*words, "--dry-run")
        assert done("show", words[1]) == before
        answer = done(*words)
        assert answer == dry
        return answer

    return run


@pytest.fixture
def summer(tmp_path, done):
    """Make a course of 13 Wednesdays, one a buffer, in a summer term with 12 Thursdays."""

    def make(nine="buffer"):
        page, path = tmp_path / "summer.md", tmp_path / "summer.course"
        page.write_text(SUMMER.format(nine=nine), encoding="utf-8")
        lectures = ("--lectures", "2024-04-15..2024-07-27")
        done("create", path, "--page", page, "--term", "SS 2024", *lectures)
        return path

    return make


def rows(done, course):
    return done("show", course)["sessions"]


def days(done, course):
    return {row["topic"]: row["date"] for row in rows(done, course)}


def by_number(done, course):
    return {row["number"]: row["date"] for row in rows(done, course) if row["number"]}


def shelf(done, course):
    return [r["topic"] for r in rows(done, course) if r["date"] is None and not r.get("laid")]


def test_ill_in_week_four_everything_is_pushed_undone_and_swapped_with_the_buffer(
    course, told, done
):
    before = rows(done, course)
    pushed = told("session", course, "push", "4")
    assert [move["from"] for move in pushed["moves"]] == [
        *("2023-11-15", "2023-11-22", "2023-11-29", "2023-12-06", "2023-12-13", "2023-12-20")
    ]
    assert pushed["moves"][-1]["to"] is None
    assert "The buffer of Wed 20 Dec is used up and goes to the shelf." in pushed["warnings"]
    assert "2023-11-15" not in days(done, course).values()
    done("undo", course)
    assert rows(done, course) == before

    swapped = told("session", course, "swap", "4", "9")
    assert [(move["from"], move["to"]) for move in swapped["moves"]] == [
        ("2023-11-15", "2023-12-20"),
        ("2023-12-20", "2023-11-15"),
    ]
    assert sorted(filter(None, days(done, course).values())) == sorted(
        row["date"] for row in before if row["date"]
    )


@pytest.fixture
def guest(course, done):
    """Let a guest speak in session 5, who can come on 13 December only; returns its id."""
    row = next(row for row in rows(done, course) if row["number"] == "5")
    done("course", course, "--set", "guest=Dr. Gast")
    with open_course(course) as store:
        (who,) = (one for one in store.read(courses.people) if one.role == "guest")
        away = (
            Days(date(2023, 10, 1), date(2023, 12, 12)),
            Days(date(2023, 12, 14), date(2024, 3, 31)),
        )
        store.change(Title.of("Guest"), lambda tx: set_absences(tx, who.id, away))
        store.change(Title.of("Guest"), lambda tx: set_speakers(tx, row["id"], [(who.id, "", "")]))
    return row["id"]


def test_a_guest_who_can_come_on_one_day_only_is_named_elsewhere_and_pushes_what_lies_there(
    course, guest, told, done
):
    elsewhere = done("session", course, "insert", guest, "2023-12-06", "--dry-run")
    assert "Dr. Gast cannot come on Wed 6 Dec." in elsewhere["warnings"]
    before = by_number(done, course)
    topics = days(done, course)
    there = next(topic for topic, day in topics.items() if day == "2023-12-13")
    answer = told("session", course, "insert", guest, "2023-12-13")
    assert not [said for said in answer["warnings"] if "cannot come" in said]
    moved = {row["id"]: row["date"] for row in rows(done, course)}
    assert moved[guest] == "2023-12-13"
    assert days(done, course)[there] == "2023-12-20"
    assert before["5"] not in by_number(done, course).values()


def test_a_course_moves_from_wednesdays_to_the_twelve_thursdays_of_a_summer(summer, told, done):
    course = summer()
    order = [row["topic"] for row in rows(done, course) if row["number"]]
    answer = told("course", course, *TO_THURSDAY)
    assert len(answer["moves"]) == 13
    assert answer["warnings"] == ["The buffer of Wed 26 Jun is used up and goes to the shelf."]
    dated = [row for row in rows(done, course) if row["number"]]
    assert tuple(row["date"] for row in dated) == THURSDAYS
    kinds = {row["topic"]: row["kind"] for row in rows(done, course)}
    assert [row["topic"] for row in dated] == [t for t in order if kinds[t] != "buffer"]
    assert [slot["weekday"] for slot in answer["slots"]] == ["Thu"]
    done("undo", course)
    assert by_number(done, course)["1"] == "2024-04-17"
    assert done("course", course)["slots"][0]["weekday"] == "Wed"


def test_without_a_buffer_the_last_topic_finds_no_thursday_and_is_named(
    summer, told, done, planner
):
    course = summer("Soundness")
    answer = told("course", course, *TO_THURSDAY)
    assert answer["warnings"] == ["Session 13 finds no place and goes to the shelf."]
    assert shelf(done, course) == ["Looking back"]
    said = planner("history", course).out
    assert "Weekly times changed to Thursday, 12:30–14:00, 12 moved" in said


def test_sessions_left_behind_by_a_weekly_time_can_follow_it_later(summer, told, done):
    course = summer()
    before = days(done, course)
    done("course", course, "--set", "slots=Thu 12:30-14:00")
    assert days(done, course) == before
    told("course", course, "--relay")
    assert tuple(by_number(done, course).values()) == THURSDAYS


def test_other_hours_on_the_same_day_take_the_sessions_along_and_say_so(
    summer, told, done, planner
):
    course = summer()
    before = days(done, course)
    words = ("course", course, "--set", "slots=Wed 16-18", "--relay")
    assert (
        "13 sessions keep their days and change their hours." in planner(*words, "--dry-run").out
    )
    assert told(*words)["moves"] == []
    assert days(done, course) == before
    assert {row["start"] for row in rows(done, course) if row["number"]} == {"16:00"}


def test_two_lost_weeks_with_one_buffer_cost_the_last_session_and_both_come_back(
    course, told, done
):
    before = rows(done, course)
    first = told("session", course, "lose", "2023-11-15")
    assert "The buffer of Wed 20 Dec is used up and goes to the shelf." in first["warnings"]
    second = told("session", course, "lose", "2023-11-22")
    assert "Session 12 finds no place and goes to the shelf." in second["warnings"]
    lying = shelf(done, course)
    assert [row["topic"] for row in before if row["number"] in {"9", "13"}] == lying
    done("undo", course)
    done("undo", course)
    assert rows(done, course) == before


def test_a_block_seminar_of_two_saturdays_lives_by_single_dates_alone(tmp_path, told, done):
    path = tmp_path / "block.course"
    done("create", path, "--term", "WS 2023/24", "--title", "Block")
    dates = "extra=2024-01-13 09:00-17:00, hall; 2024-01-20 09:00-17:00, hall"
    told("course", path, "--set", dates)
    assert done("course", path)["slots"] == []
    old = tmp_path / "block.md"
    old.write_text(
        SUMMER.format(nine="buffer").split("## Schedule")[0]
        + "## Schedule\n\n| session | date | topic |\n|---|---|---|\n"
        "| 1 | November 8th | Theory |\n| 2 | November 15th | Practice |\n",
        encoding="utf-8",
    )
    seminar = tmp_path / "seminar.course"
    done("create", seminar, "--page", old, "--term", "WS 2023/24")
    told("course", seminar, "--set", "slots=", dates, "--relay")
    assert by_number(done, seminar) == {"1": "2024-01-13", "2": "2024-01-20"}
    assert {row["start"] for row in rows(done, seminar)} == {"09:00"}
    swapped = told("session", seminar, "swap", "1", "2")
    assert swapped["warnings"] == []


def test_publish_move_a_session_online_and_publish_again_says_so_in_words(course, tmp_path, done):
    out = tmp_path / "out"
    done("publish", course, out)
    told_again = done("publish", course, out)
    assert (told_again["published"], told_again["changes"]) == (False, [])
    done("session", course, "move", "7", "2023-12-07")
    with open_course(course) as store:
        key = next(row["id"] for row in rows(done, course) if row["number"] == "7")
        store.change(Title.of("Online"), lambda tx: sessions.edit(tx, key, mode="online"))
    dry = done("publish", course, out, "--dry-run")
    answer = done("publish", course, out)
    assert [one["text"] for one in answer["changes"]] == ["Session 7: 6 → 7 Dec, now online"]
    assert dry["changes"] == answer["changes"]
    assert done("publish", course, out)["published"] is False


def test_taking_a_holiday_away_moves_nothing(course, done, told):
    before = days(done, course)
    told("course", course, "--set", "region=DE-BE")
    assert "2023-11-01" not in {off["from"] for off in done("course", course)["days_off"]}
    assert days(done, course) == before


def test_the_next_semester_with_too_many_topics_says_which_and_lays_them_on_the_shelf(
    course, tmp_path, done
):
    path = tmp_path / "next.course"
    short = ("--term", "SS 2024", "--lectures", "2024-04-15..2024-06-15")
    dry = done("create", path, "--from", course, *short, "--dry-run")
    assert not path.exists()
    answer = done("create", path, "--from", course, *short)
    assert answer == dry
    lying = shelf(done, path)
    assert lying
    texts = [one["text"] for one in answer["problems"]]
    for topic in lying:
        assert any(topic in text and "shelf" in text for text in texts)
    assert any("could be one session" in text for text in texts)
