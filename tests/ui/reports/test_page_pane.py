from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from planner.commands import sessions
from planner.db import plans
from planner.db.journal import Title
from planner.places import resources
from planner.rules.plan_verbs import swapped

LONG = 20_000
PAGE = resources() / "example" / "course-page.md"


@pytest.fixture
def pane(qtbot, page):
    pane = page.pane("page")
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        page.show_thing("page")
    return pane


def test_the_page_is_seen_as_text_and_copied(pane):
    words = pane.preview.text.toPlainText()
    assert "\n| session " in words
    pane.copy_button.click()
    assert QGuiApplication.clipboard().text() == words
    assert not pane.new_button.isVisibleTo(pane.side)


def test_a_page_that_is_updated_shows_its_changes_marked_and_is_remembered(
    qtbot, page, pane, store, folder
):
    mine = folder / "mine.md"
    mine.write_bytes(PAGE.read_bytes())
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        pane.choose_page(mine)
    assert pane.preview.text.toPlainText() == PAGE.read_text("utf-8")
    assert pane.side.facts() == ["The page tells the plan already; nothing changes."]
    plan = store.read(plans.plan_of)
    one, other = (
        row for row in plan.sessions if row.day in {date(2024, 1, 10), date(2024, 1, 24)}
    )
    change = swapped(plan, one.id, other.id)
    store.change(Title.of("Swap"), lambda tx: sessions.carry_out(tx, change))
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        page.refresh(None)
    marked = [mark.cursor.blockNumber() for mark in pane.preview.text.extraSelections()]
    assert len(marked) == 2
    assert pane.side.facts() == ["2 lines change"]
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        pane.write(mine)
    old, new = (file.read_text("utf-8").splitlines() for file in (PAGE, mine))
    assert [n for n, line in enumerate(new) if line != old[n]] == marked
    assert page.recent is not None
    (kept,) = pane._recent.exports()
    assert kept.options["page"] == str(mine)
    with qtbot.waitSignal(pane.preview.shown, timeout=LONG):
        pane.new_button.click()
    assert "## Requirements" in pane.preview.text.toPlainText()
