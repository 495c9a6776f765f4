"""September to November: the plan is dragged about, and every step can be taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.db import plans
from planner.db.store import open_course
from planner.db.students import results
from planner.db.work import items
from planner.rules.credits import State
from planner.rules.plan import numbers
from tests.journeys.conftest import notice, page
from tests.small_course import student_id
from tests.ui.semester.gestures import drag

ALL_SAINTS, NOV_15, NOV_22 = (date(2023, 11, day) for day in (1, 15, 22))


def keys_of(planner):
    """Session ids by their numbers at the start."""
    return {number: key for key, number in numbers(planner.store.read(plans.sessions)).items()}


def days(planner):
    return {row.id: row.day for row in planner.store.read(plans.sessions)}


def test_a_drag_is_undone_and_redone_also_after_closing_the_program(started, example):
    planner = started(example)
    four, before = keys_of(planner)["4"], days(planner)
    drag(page(planner, "semester"), four, NOV_22)
    after = days(planner)
    assert after[four] == NOV_22
    assert len([key for key in after if after[key] != before[key]]) == 6
    assert "4" in planner.window.desk.undoable()
    started.end()

    planner = started(example)
    planner.window.doings.run("edit.undo")
    assert days(planner) == before
    started.end()

    planner = started(example)
    planner.window.doings.run("edit.redo")
    assert days(planner) == after


def test_a_drop_on_a_holiday_changes_nothing_and_says_why(started, example):
    planner = started(example)
    before, undoable = days(planner), planner.window.desk.undoable()
    drag(page(planner, "semester"), keys_of(planner)["4"], ALL_SAINTS)
    assert days(planner) == before
    assert planner.window.desk.undoable() == undoable


def test_a_tick_is_in_the_file_at_once_and_space_takes_it_back(started, example):
    planner = started(example)
    grades = page(planner, "grades")
    grid = grades.grid
    grid.setFocus()
    who = student_id(planner.store, "Gans")
    poster = next(item.id for item in planner.store.read(items) if item.title == "Poster")
    grid.go_to(who, poster)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    with open_course(example, writing=False) as beside:
        assert beside.read(results)[who][poster].facts.state is State.PASSED
    planner.window.doings.run("edit.undo")
    assert poster not in planner.store.read(results)[who]


def test_a_second_window_is_refused_by_name_and_reading_still_works(started, example):
    started(example)
    second = started(example)
    assert second.store is None
    assert "example.course" in notice(second)
    started.end()


def test_a_file_that_is_no_course_is_refused_in_a_sentence(started, tmp_path):
    text = tmp_path / "letter.course"
    text.write_text("Dear examination office", encoding="utf-8")
    planner = started(text)
    assert planner.store is None
    assert "letter.course" in notice(planner)
    assert text.read_text(encoding="utf-8") == "Dear examination office"


def test_the_example_is_a_scratch_copy_that_leaves_nothing(started):
    planner = started(example=True)
    path = planner.path
    assert path.exists()
    drag(page(planner, "semester"), keys_of(planner)["5"], date(2023, 11, 29))
    started.end()
    assert not path.exists()
    planner = started()
    assert planner.window.settings.recent_files == ()


def test_an_opened_file_is_offered_again(started, example):
    planner = started(example)
    planner.close_course()
    assert planner.window.settings.recent_files == (str(example),)
    planner.window.doings.run("recent.0")
    assert planner.path == example


def test_a_copy_is_whole_and_the_open_file_is_never_copied_onto_itself(started, example, tmp_path):
    planner = started(example)
    planner.files.copy(tmp_path / "copy.course")
    planner.files.copy(example)
    assert "example.course" in notice(planner)
    with open_course(tmp_path / "copy.course", writing=False) as copy:
        assert len(copy.read(plans.sessions)) == 17


def test_a_course_whose_file_is_gone_can_still_be_saved_as_a_copy(started, example, tmp_path):
    planner = started(example)
    example.unlink()
    planner.files.copy(tmp_path / "copy.course")
    with open_course(tmp_path / "copy.course", writing=False) as copy:
        assert len(copy.read(plans.sessions)) == 17


def test_another_language_shows_the_same_course_in_a_new_window(started, example, qtbot):
    planner = started(example)
    old = planner.window
    planner.window.change_settings(language="de")
    qtbot.waitUntil(lambda: planner.window is not old)
    assert planner.window.say.code == "de"
    assert planner.window.desk is not None
    assert page(planner, "semester") is not None
