"""The next semester in one minute: from the open course to the new one, by the dialog."""

from __future__ import annotations

from planner.db import courses, plans
from planner.ui.start.from_old import FromOldDialog
from tests.journeys.conftest import notice


def asked(qtbot, planner):
    planner.window.doings.run("file.new_from_old")
    (dialog,) = planner.window.findChildren(FromOldDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    return dialog


def test_the_open_course_becomes_the_next_one_and_stays_as_it_is(
    qtbot, started, example, tmp_path
):
    planner = started(example)
    before = example.read_bytes()
    dialog = asked(qtbot, planner)
    assert dialog.term.currentText() == "WS 2024/25"
    path = tmp_path / "next.course"
    dialog.place.line.textEdited.emit(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: planner.path == path)
    assert notice(planner) == ""
    assert planner.store.read(courses.course).term == "WS 2024/25"
    assert {row.day.year for row in planner.store.read(plans.sessions) if row.day} == {2024, 2025}
    assert example.read_bytes() == before


def test_a_merge_that_was_ticked_is_in_the_file(qtbot, started, example, tmp_path):
    planner = started(example)
    dialog = asked(qtbot, planner)
    dialog.term.setCurrentText("SS 2025")
    dialog.slots.setText("Thu 10-12")
    dialog.read_again()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert "is on the shelf" in dialog.shown.problems.rows.rows()[0]
    (tick,) = dialog.shown.merges.ticks
    tick.click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    path = tmp_path / "summer.course"
    dialog.place.line.textEdited.emit(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: planner.path == path)
    rows = planner.store.read(plans.sessions)
    assert {row.day.weekday() for row in rows if row.day} == {3}
    assert [row.topic for row in rows if row.day is None] == ["Guest: reward hacking"]
    assert "simulators" in rows[-2].topic
    assert "Final session" in rows[-2].topic
