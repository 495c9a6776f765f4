"""What one can do on the Reports page, as data for menu, shortcuts and Ctrl+K."""

from __future__ import annotations

from planner.language import marked
from planner.ui.actions import ActionSpec, Menu

EXPORT = ActionSpec(
    id="documents.export",
    text=marked("Export…"),
    menu=Menu.DOCUMENTS,
    shortcut="Ctrl+E",
    icon="download",
)
HAND_OVER = ActionSpec(
    id="documents.hand_over",
    text=marked("Hand over…"),
    menu=Menu.DOCUMENTS,
    shortcut="Ctrl+Shift+E",
    icon="send",
)
FILL_LISTS = ActionSpec(
    id="documents.fill_lists",
    text=marked("Fill in the office's lists…"),
    menu=Menu.DOCUMENTS,
    icon="upload",
)
OPEN = ActionSpec(id="documents.open", text=marked("Open"), menu=Menu.DOCUMENTS, icon="eye")
ISSUE = ActionSpec(
    id="documents.issue",
    text=marked("Issue certificates into folder…"),
    menu=Menu.DOCUMENTS,
    icon="award",
    group=1,
)
REVOKE = ActionSpec(
    id="documents.revoke",
    text=marked("Revoke certificate…"),
    menu=Menu.DOCUMENTS,
    icon="ban",
    group=1,
)
VERIFY = ActionSpec(
    id="documents.verify",
    text=marked("Verify a certificate…"),
    menu=Menu.DOCUMENTS,
    icon="stamp",
    group=1,
)
VERIFY_PAGE = ActionSpec(
    id="documents.verify_page",
    text=marked("Page that checks codes…"),
    menu=Menu.DOCUMENTS,
    icon="globe",
    group=1,
)
TEMPLATES = ActionSpec(
    id="documents.templates",
    text=marked("Certificate templates…"),
    menu=Menu.DOCUMENTS,
    icon="pencil",
    group=1,
)
CHECKLIST = ActionSpec(
    id="documents.checklist",
    text=marked("Closing checklist…"),
    menu=Menu.DOCUMENTS,
    icon="clipboard-check",
    group=2,
)
NEXT_OPEN = ActionSpec(
    id="documents.next_open",
    text=marked("Next open point of the checklist"),
    menu=Menu.DOCUMENTS,
    shortcut="F8",
    group=2,
)
CHARTS = ActionSpec(
    id="documents.charts", text=marked("Charts…"), menu=Menu.DOCUMENTS, icon="eye", group=2
)
