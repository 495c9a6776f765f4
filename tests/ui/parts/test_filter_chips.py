from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.ui.parts.filter_chips import FilterChips


def test_one_chip_is_always_on_and_a_click_tells_which(qtbot):
    chips = FilterChips({"all": "All 3", "few": "Few 1"})
    qtbot.addWidget(chips)
    assert (chips.value, chips.chips["all"].isChecked()) == ("all", True)
    with qtbot.waitSignal(chips.chosen) as told:
        QTest.mouseClick(chips.chips["few"], Qt.MouseButton.LeftButton)
    assert told.args == ["few"]
    assert chips.value == "few"
    assert not chips.chips["all"].isChecked()


def test_a_chip_is_as_wide_when_it_is_on(qtbot):
    chips = FilterChips({"all": "all rows 11", "few": "few"})
    qtbot.addWidget(chips)
    one = chips.chips["all"]
    on = one.sizeHint()
    chips.choose("few")
    assert one.sizeHint() == on


def test_a_chip_that_would_show_nothing_is_hidden_unless_it_is_on(qtbot):
    chips = FilterChips({"all": "All", "few": "Few"})
    qtbot.addWidget(chips)
    chips.show_label("few", "Few 0", there=False)
    assert chips.chips["few"].isHidden()
    chips.choose("few")
    chips.show_label("few", "Few 0", there=False)
    assert not chips.chips["few"].isHidden()
    assert chips.chips["few"].text() == "Few 0"
