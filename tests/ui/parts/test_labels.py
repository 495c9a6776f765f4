from __future__ import annotations

import pytest

from planner.ui.parts.labels import Elided, Heading, Line, Picture, as_tip
from planner.ui.theme import Theme


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


def inked(widget):
    picture = widget.grab().toImage()
    ground = picture.pixelColor(0, 0)
    return [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    ]


@pytest.mark.usefixtures("theme")
def test_a_name_that_looks_like_markup_stays_as_it_is_written(qtbot):
    line = Line("<b>Zoë & Co")
    qtbot.addWidget(line)
    plain = Line("Zoë & Co")
    qtbot.addWidget(plain)
    assert line.sizeHint().width() > plain.sizeHint().width()


@pytest.mark.usefixtures("theme")
def test_a_tone_changes_with_its_text(qtbot):
    line = Line("fine", tone="met")
    qtbot.addWidget(line)
    line.show()
    before = line.palette().color(line.foregroundRole())
    line.show_text("lost", "out")
    assert line.text() == "lost"
    assert line.palette().color(line.foregroundRole()) != before


@pytest.mark.usefixtures("theme")
def test_a_long_text_gives_way_and_stands_whole_in_the_tip(qtbot):
    line = Elided("A very long title of a course that has no room here at all")
    qtbot.addWidget(line)
    line.resize(120, 20)
    line.show()
    line.grab()
    assert line.toolTip() == line.text()
    assert max(x for x, _ in inked(line)) < 120
    line.resize(900, 20)
    line.grab()
    assert line.toolTip() == ""
    assert line.minimumSizeHint().width() <= 40


@pytest.mark.usefixtures("theme")
def test_a_heading_is_read_as_it_was_written(qtbot):
    heading = Heading("Session 4")
    qtbot.addWidget(heading)
    assert (heading.text(), heading.accessibleName()) == ("SESSION 4", "Session 4")
    heading.setText("Straße")
    assert (heading.text(), heading.accessibleName()) == ("STRASSE", "Straße")


def test_a_picture_shows_its_icon(qtbot, theme):
    picture = Picture(theme, "check", "met")
    qtbot.addWidget(picture)
    picture.show()
    assert inked(picture)
    assert picture.size().width() == 16


def test_a_tip_shows_what_is_written_and_no_markup():
    assert as_tip("Zoë & Co") == "Zoë & Co"
    assert as_tip("<b>Zoë & Co\nRoom 1") == "<qt>&lt;b&gt;Zoë &amp; Co<br>Room 1</qt>"
