from __future__ import annotations

import pytest

from planner.ui.parts.buttons import IconButton, button, chip, link, primary
from planner.ui.parts.panels import Card, EmptyState, KeyHints, PageHeader, Pill
from planner.ui.theme import Theme


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


def ground(widget):
    picture = widget.grab().toImage()
    return picture.pixelColor(picture.width() // 2, 2).name()


def test_a_pill_takes_the_tint_of_its_tone(qtbot, theme):
    pill = Pill("● met", "met")
    qtbot.addWidget(pill)
    pill.show()
    assert ground(pill) == theme.roles.met_tint.name()
    pill.show_pill("⊘ out of reach", "out")
    assert ground(pill) == theme.roles.out_tint.name()
    assert pill.text() == "⊘ out of reach"


@pytest.mark.usefixtures("theme")
def test_buttons_do_what_they_say_once(qtbot):
    done = []
    for make in (button, primary, link, chip):
        one = make("Go", lambda: done.append(1))
        qtbot.addWidget(one)
        one.click()
        assert one.text() == "Go"
        assert one.sizeHint().height() >= 24
    assert done == [1, 1, 1, 1]


def test_an_icon_button_has_a_name_and_follows_the_theme(qtbot, theme):
    cross = IconButton(theme, "x", "Close notice")
    qtbot.addWidget(cross)
    assert cross.accessibleName() == cross.toolTip() == "Close notice"
    light = cross.icon().pixmap(16, 16).toImage()
    theme.choose("dark")
    assert cross.icon().pixmap(16, 16).toImage() != light
    theme.choose("light")


@pytest.mark.usefixtures("theme")
def test_the_quiet_surfaces_show_what_they_are_given(qtbot):
    write = button("Write…")
    header = PageHeader("Grades", write)
    header.remark.setText("24 students")
    empty = EmptyState("No students yet", "Import a list, or add one.", button("Add…"))
    hints = KeyHints([("Space", "passed"), ("F", "failed")])
    card = Card()
    for widget in (header, empty, hints, card):
        qtbot.addWidget(widget)
    assert header.title.text() == "Grades"
    assert header.isAncestorOf(write)
    assert empty.title.text() == "No students yet"
    narrow, wide = hints.heightForWidth(90), hints.heightForWidth(600)
    assert narrow > wide > 0
