"""What may stand in the middle of the Reports page, and what only some of it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.reports.document_pane import DocumentPane

if TYPE_CHECKING:
    from planner.ui.reports.certificates_pane import CertificatesPane
    from planner.ui.reports.charts_pane import ChartsPane
    from planner.ui.reports.checklist_pane import ChecklistPane
    from planner.ui.reports.moodle_pane import GradeImportPane
    from planner.ui.reports.recent_pane import RecentPane
    from planner.ui.reports.register_pane import RegisterPane
    from planner.ui.reports.worksheet_pane import WorksheetPane

type Pane = (
    ChartsPane
    | ChecklistPane
    | DocumentPane
    | CertificatesPane
    | RegisterPane
    | RecentPane
    | GradeImportPane
    | WorksheetPane
)


def hand_over(pane: Pane) -> None:
    """Ask to whom a document goes, if it is one that is made from the course."""
    if isinstance(pane, DocumentPane):
        pane.hand_over()
