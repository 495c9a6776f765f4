"""Opening and closing files: what is refused says why and costs nothing that was open."""

from __future__ import annotations

from tests.example import put_example
from tests.journeys.conftest import notice


def test_a_file_that_is_refused_leaves_the_open_course_open(started, example, tmp_path):
    planner = started(example)
    letter = tmp_path / "letter.course"
    letter.write_text("Dear examination office", encoding="utf-8")
    desk = planner.window.desk
    planner.open_file(letter)
    assert "letter.course" in notice(planner)
    assert planner.path == example
    assert planner.window.desk is desk
    planner.open_file(tmp_path / "nowhere.course")
    assert "nowhere.course" in notice(planner)
    assert planner.window.desk is desk


def test_another_course_takes_the_place_of_the_first_and_frees_it(started, example, tmp_path):
    other = tmp_path / "other.course"
    put_example(other)
    planner = started(example)
    planner.open_file(other)
    assert planner.path == other
    planner.open_file(example)
    assert (planner.path, notice(planner)) == (example, "")


def test_the_course_that_is_open_is_not_opened_again(started, example):
    planner = started(example)
    store = planner.store
    planner.open_file(example.parent / "." / example.name)
    assert planner.store is store
    assert notice(planner) == ""


def test_half_a_file_is_named_as_damaged_and_is_not_remembered(started, example, tmp_path):
    half = tmp_path / "half.course"
    whole = example.read_bytes()
    half.write_bytes(whole[: len(whole) // 2])
    planner = started(half)
    assert "half.course" in notice(planner)
    assert "damaged" in notice(planner)
    assert planner.store is None
    assert planner.window.settings.recent_files == ()
    planner.open_file(example)
    assert planner.path == example
