"""What actions of the Reports page do with the pane that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.reports.charts_pane import CHARTS_ID, ChartsPane
from planner.ui.reports.document_pane import DocumentPane
from planner.ui.reports.office_pane import OfficePane
from planner.ui.reports.words import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.ui.reports.page import ReportsPage
    from planner.ui.reports.recent import Export


def fill_lists(page: ReportsPage, lists: Sequence[Path] = ()) -> None:
    """Ask for the office's own lists, which are filled in."""
    page.show_thing("office")
    pane = page.front()
    assert isinstance(pane, OfficePane)
    pane.fill(lists)


def export_again(page: ReportsPage, export: Export) -> None:
    """Export a document of before once more, if there still is such a document."""
    if export.document in {*(one.id for one in DOCUMENTS), CHARTS_ID}:
        pane = page.pane(export.document)
        assert isinstance(pane, DocumentPane | ChartsPane)
        pane.export_again(export)
