from __future__ import annotations

from pathlib import Path

import pytest

from planner.ui.parts.errand import under_way
from tests.ui.dropping import dropped, held
from tests.ui.small_window import opened

FILES = Path(__file__).resolve().parents[1] / "files"
PAGE = """# Small talk

| Date | Topic |
|---|---|
| 18 October | Beginnings |
| 25 October | Weather |
"""


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    with opened(qtbot, qapp, tmp_path) as window:
        yield window


@pytest.fixture
def drop(window, qtbot):
    """Let go of a file over the window, and wait until it was looked at."""

    def let_go(path):
        assert dropped(window._stack, path)
        qtbot.waitUntil(lambda: under_way() == 0)
        return window.frame.page()

    return let_go


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_goes_to_the_page_that_reads_it_wherever_it_was_dropped(window, drop, tmp_path):
    people = written(tmp_path / "list.csv", "Nachname;Vorname;Matrikelnummer\nGans;Anna;4711001\n")
    plan = written(tmp_path / "plan.md", PAGE)
    assert window.frame.current() == "semester"
    assert drop(plan).files == [plan]
    window.show_page("grades")
    assert drop(people).files == [("roster", people)]  # the page that is shown reads it, too
    assert drop(plan).files == [plan, plan]
    assert window.frame.current() == "semester"


def test_what_can_be_read_in_two_ways_is_read_as_the_likelier(drop, window, tmp_path):
    window.show_page("grades")
    head = "First name,Last name,Email address,Assignment: Essay (Real)"
    grades = written(tmp_path / "grades.csv", f"{head}\nAnna,Gans,anna@example.org,17.50\n")
    assert drop(grades).files == [("results", grades)]


def test_a_course_is_opened_and_anything_else_named_in_words(window, drop, tmp_path):
    wishes = []
    window.wished.connect(lambda *wish: wishes.append(wish))
    course = FILES / "v4.course"
    drop(course)
    assert wishes == [("file.open", course)]
    drop(written(tmp_path / "photo.png", "no picture at all"))
    assert "photo.png is nothing that can be taken in here" in window.notice.words.text()
    drop(written(tmp_path / "empty.csv", ""))
    assert "empty.csv" in window.notice.words.text()


def test_while_a_file_is_held_the_strip_says_what_follows(window, tmp_path):
    assert held(window._stack, tmp_path / "list.csv")
    assert "list.csv" in window.frame.strip.done.text()
    assert not held(window._stack, tmp_path / "a.csv", tmp_path / "b.csv")


def test_without_a_course_a_page_makes_one_and_a_list_has_to_wait(window, drop, tmp_path):
    wishes = []
    window.wished.connect(lambda *wish: wishes.append(wish))
    window.show_start()
    plan = written(tmp_path / "plan.md", PAGE)
    drop(plan)
    assert wishes == [("file.new_from_page", plan)]
    drop(written(tmp_path / "list.csv", "Nachname;Vorname;Matrikelnummer\nGans;Anna;4711001\n"))
    assert "Open the course that list.csv belongs to first" in window.notice.words.text()
    assert len(wishes) == 1
