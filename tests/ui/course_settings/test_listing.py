from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from planner.ui.course_settings.listing import Listing
from planner.ui.parts.rows import Column


@pytest.fixture
def listing(qtbot, say, theme):
    columns = (Column[str](heading="Name", text=lambda row: row, width=0),)
    listing = Listing[str](
        say,
        theme,
        "Names",
        columns,
        add="Add name…",
        identity=lambda row: row,
        empty="No names.",
        ordered=True,
    )
    qtbot.addWidget(listing)
    listing.show_rows(["Adler", "Biber", "Dachs"])
    listing.show()
    return listing


def test_buttons_follow_the_current_row(listing):
    assert [one.isEnabled() for one in listing.row_buttons()] == [True, True, False, True]
    listing.table.show_row("Dachs")
    assert [one.isEnabled() for one in listing.row_buttons()] == [True, True, True, False]
    listing.show_rows([])
    assert not any(one.isEnabled() for one in listing.row_buttons())


def test_an_empty_list_says_so_and_a_filled_one_does_not(listing):
    assert not listing.empty.isVisible()
    listing.show_rows([])
    assert listing.empty.isVisible()
    assert not listing.table.isVisible()


def test_moving_wishes_for_the_whole_new_order(qtbot, listing):
    with qtbot.waitSignal(listing.order_wished) as wish:
        listing.down_button.click()
    assert wish.args == [["Biber", "Adler", "Dachs"]]


def test_enter_edits_and_delete_deletes(qtbot, listing):
    listing.activateWindow()
    qtbot.waitUntil(listing.isActiveWindow)
    listing.table.setFocus()
    with qtbot.waitSignal(listing.edit_wished) as wish:
        qtbot.keyClick(listing.table, Qt.Key.Key_Return)
    assert wish.args == ["Adler"]
    with qtbot.waitSignal(listing.delete_wished) as wish:
        qtbot.keyClick(listing.table, Qt.Key.Key_Delete)
    assert wish.args == ["Adler"]
    with qtbot.waitSignal(listing.edit_wished):
        listing.edit_button.click()
    with qtbot.waitSignal(listing.delete_wished):
        listing.delete_button.click()


def test_the_row_that_was_moved_stays_current(listing):
    listing.order_wished.connect(listing.show_rows)
    listing.down_button.click()
    listing.down_button.click()
    assert listing.table.shown() == ["Biber", "Dachs", "Adler"]
    assert listing.table.current() == "Adler"


def test_the_next_row_takes_the_place_of_one_that_was_deleted(listing):
    listing.table.show_row("Biber")
    listing.show_rows(["Adler", "Dachs"])
    assert listing.table.current() == "Dachs"


def test_the_current_row_stays_when_rows_are_replaced(listing):
    listing.table.show_row("Biber")
    listing.show_rows(["Biber", "Fuchs"])
    assert listing.table.current() == "Biber"
