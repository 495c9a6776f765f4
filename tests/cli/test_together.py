"""Groups and talks in the shell, with the example course."""

from __future__ import annotations

import pytest

from tests.example import put_example


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "example.course"
    put_example(path)
    return path


def test_show_has_the_groups_with_their_members(example, done):
    shown = done("show", example)
    names = {student["id"]: student["family"] for student in shown["students"]}
    group = shown["groups"][0]
    assert group.keys() == {"id", "name", "items", "members"}
    assert [names[one["student"]] for one in group["members"]] == ["Adler", "Meise"]
    assert group["members"][0] == {**group["members"][0], "joined": None, "left_on": None}
    project = next(item["id"] for item in shown["items"] if item["title"] == "Project")
    assert group["items"] == [project]


def test_show_has_the_talks_with_their_places(example, done):
    shown = done("show", example)
    days = {session["id"]: session["date"] for session in shown["sessions"]}
    found = {days[talk["session"]]: talk for talk in shown["talks"]}
    assert found["2023-11-22"]["places"] == 1
    counted = [one["name"] for one in found["2023-11-22"]["presenters"] if one["item"]]
    assert counted == ["Philippa Otter"]


def test_a_result_is_entered_for_the_whole_group(example, done):
    answer = done("result", example, "4711006", "Project", "2,3", "--today", "2024-03-01")
    shown = done("show", example)
    ids = {student["id"]: student for student in shown["students"]}
    (other,) = answer["also"]
    assert ids[other]["family"] == "Storch"
    project = next(item["id"] for item in shown["items"] if item["title"] == "Project")
    assert ids[other]["results"][project]["mark"] == 2.3
    said = "Group 4 (Fischer, Storch): Project graded 2.3"
    assert done("history", example)[0]["title"] == said
    done("undo", example)
    again = {student["id"]: student for student in done("show", example)["students"]}
    assert again[other]["results"][project]["mark"] is None


def test_what_is_said_of_one_person_reaches_nobody_else(example, done):
    answer = done("result", example, "4711006", "Project", "excused")
    assert answer["also"] == []


def test_the_sign_up_sheet_is_written(example, tmp_path, done):
    out = tmp_path / "talks.pdf"
    done("export", example, "signup-pdf", out, "--today", "2023-11-13")
    assert out.read_bytes().startswith(b"%PDF-")


def test_nine_credits_without_a_date_for_the_presentation_say_so(example, done):
    shown = done("show", example, "--today", "2023-11-13")
    missing = {student["family"]: student["missing"]["9"] for student in shown["students"]}
    assert "Presentation: open, no date yet" in missing["Hase"]
    assert "Presentation: open, presents on Wed 15 Nov" in missing["Dachs"]


def test_a_further_attempt_is_opened_for_the_whole_group(example, done):
    first = done("result", example, "4711006", "Project", "failed", "--today", "2024-03-01")
    again = done("result", example, "4711006", "Project", "attempt", "--today", "2024-03-01")
    assert again["also"] == first["also"]
    assert again["result"]["attempt"] == 2
    ids = {student["id"]: student for student in done("show", example)["students"]}
    assert ids[again["also"][0]]["results"][again["item"]]["attempt"] == 2
