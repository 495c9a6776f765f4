from __future__ import annotations

import pytest

from planner.ui.reports.listing import LOW_ROW_PX, ROW_PX, DocumentList
from planner.ui.reports.words import ENTRIES
from planner.ui.theme import Theme


@pytest.fixture
def documents(qtbot, qapp, say):
    made = DocumentList(ENTRIES, say, Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("high", "row"), [(2000, ROW_PX), (625, 24), (300, LOW_ROW_PX)])
def test_rows_come_closer_until_all_are_in_view_or_would_be_too_low(documents, high, row):
    documents.resize(documents.width(), high)
    assert documents.visualItemRect(documents.item(0)).height() == row
    assert documents.verticalScrollBar().isVisible() == (high == 300)
