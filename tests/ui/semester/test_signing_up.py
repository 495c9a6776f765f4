from __future__ import annotations

from planner.commands.presenters import set_speakers
from planner.db.journal import Title
from planner.ui.reports.words import DOCUMENTS
from planner.ui.semester.signing_up import REPORTS, SHEET
from tests.ui.semester.gestures import run


def test_the_sheet_is_looked_at_among_the_documents_before_it_is_written(page, qtbot):
    page.desk.do(Title.of("Places"), set_speakers, "s5", [], places=2)
    with qtbot.waitSignal(page.wished) as wish:
        run(page, "plan.signup")
    assert wish.args == [REPORTS, SHEET]
    assert SHEET in {one.id for one in DOCUMENTS}


def test_without_places_it_says_where_they_are_made(page, qtbot):
    with qtbot.waitSignal(page.noticed) as told:
        run(page, "plan.signup")
    assert "No session has places for talks yet" in told.args[0]
