"""What one can decide on the Grades page, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.gradebook.page import GradesPage

DECIDE_ALL = "grades.decide_all"
ACCEPT = ActionSpec(
    id="grades.accept",
    text=marked("Accept the proposal"),
    menu=Menu.DECISIONS,
    shortcut="Ctrl+Return",
    icon="circle-check",
    group=2,
)
DECIDE = ActionSpec(
    id="grades.decide",
    text=marked("Decide…"),
    menu=Menu.DECISIONS,
    shortcut="Ctrl+D",
    icon="stamp",
    group=2,
)
WITHDRAW = ActionSpec(
    id="grades.withdraw", text=marked("Withdraw the decision…"), menu=Menu.DECISIONS, group=2
)
EVERYBODY = ActionSpec(
    id=DECIDE_ALL,
    text=marked("Decide all…"),
    menu=Menu.DECISIONS,
    shortcut="Ctrl+Shift+D",
    icon="clipboard-check",
    group=2,
)
REVIEW = ActionSpec(
    id="grades.review", text=marked("Review stale decisions…"), menu=Menu.DECISIONS, group=2
)
CHECKLIST = ActionSpec(
    id="grades.checklist",
    text=marked("Closing checklist…"),
    menu=Menu.DECISIONS,
    icon="clipboard-check",
    group=3,
)
NEXT_OPEN = ActionSpec(
    id="grades.next_open",
    text=marked("Next open point of the checklist"),
    menu=Menu.DECISIONS,
    shortcut="F8",
    group=3,
)
CHARTS = ActionSpec(
    id="grades.charts", text=marked("Charts…"), menu=Menu.VIEW, icon="eye", group=3
)


def bindings_for(page: GradesPage) -> Sequence[Binding]:
    """Return what one can decide."""
    wishes, decisions = page.wishes, page.wishes.decisions
    return (
        Binding(ACCEPT, decisions.accept, decisions.can_accept),
        Binding(DECIDE, decisions.ask_decision, wishes.is_on_student),
        Binding(WITHDRAW, decisions.ask_withdrawal, decisions.is_decided),
        Binding(EVERYBODY, decisions.ask_all, wishes.has_students),
        Binding(REVIEW, decisions.review, wishes.has_students),
        Binding(CHECKLIST, lambda: page.wished.emit("reports", "checklist")),
        Binding(CHARTS, lambda: page.wished.emit("reports", "charts")),
        Binding(NEXT_OPEN, lambda: page.run_wished.emit("reports", None, "documents.next_open")),
    )
