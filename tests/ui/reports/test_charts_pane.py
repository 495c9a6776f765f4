from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from planner.commands import students
from planner.db.journal import Title
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY

LONG = 20_000


@pytest.fixture
def tab(page, qtbot):
    page.show_thing("charts")
    qtbot.waitUntil(lambda: bool(page.charts.drawings), timeout=LONG)
    return page.charts


def test_the_course_is_shown_in_pictures_that_say_what_they_show(tab):
    assert [one.id for one in tab.drawings][:4] == ["standing", "results", "grades", "progress"]
    first = tab.views[0]
    assert first.accessibleName() == "Standing by tier"
    assert first.accessibleDescription().startswith("3 ECTS: 14 met, 1 waiting")
    assert first.height() > 0


def test_a_chart_is_painted_in_the_colours_of_the_theme(tab, theme):
    picture = tab.views[0].grab().toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in (50, 60)
    }
    assert theme.roles.met.name() in seen
    theme.choose("dark")
    picture = tab.views[0].grab().toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in (50, 60)
    }
    assert theme.roles.met.name() in seen


def colours(view):
    picture = view.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(30, picture.height(), 5)
    }


def test_charts_are_exported_as_one_pdf(tab, page, folder, qtbot):
    path = folder / "charts.pdf"
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        tab.write(path)
    first = path.read_bytes()
    assert first.startswith(b"%PDF")
    path.unlink()
    page.show_thing("recent")
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        page.recent.again_button.click()
    assert path.read_bytes() == first


def test_charts_are_saved_as_pictures_of_two_kinds(tab, page, folder, qtbot):
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        tab.write_pictures(tab.pictures(folder))
    shown = sum(one.height > 0 for one in tab.drawings)
    assert shown >= 3
    pngs, svgs = sorted(folder.glob("*.png")), sorted(folder.glob("*.svg"))
    assert len(pngs) == len(svgs) == shown
    assert all(QImage(str(path)).width() == 1440 for path in pngs)
    assert all(ET.parse(path).getroot() is not None for path in svgs)  # noqa: S314 - our own bytes


def test_charts_are_drawn_anew_when_the_course_has_changed(tab, page, store, qtbot):
    before = tab.drawings
    gone = student_id(store, "Gans")
    store.change(Title.of("Leave"), lambda tx: students.leave(tx, [gone], TODAY))
    page.refresh(None)
    qtbot.waitUntil(lambda: tab.drawings is not before, timeout=LONG)
    assert tab.drawings[1].words[0] == "Participation: 22 passed, 1 open"
    assert before[1].words[0] == "Participation: 23 passed, 1 open"
