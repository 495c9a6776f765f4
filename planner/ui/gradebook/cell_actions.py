"""The actions for single cells and whole columns of the Grades page, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.gradebook.page import GradesPage


def cell_bindings(page: GradesPage) -> Sequence[Binding]:
    """Return what one can do with the current cell or its column."""
    fill = ActionSpec(
        id="grades.fill",
        text=marked("Fill blank cells…"),
        menu=Menu.RESULTS,
        shortcut="Ctrl+Shift+F",
        group=1,
    )
    further = ActionSpec(
        id="grades.further", text=marked("Further attempt"), menu=Menu.RESULTS, group=1
    )
    history = ActionSpec(
        id="grades.history",
        text=marked("History of this cell…"),
        menu=Menu.RESULTS,
        shortcut="Ctrl+H",
        icon="history",
        group=1,
    )
    close = ActionSpec(
        id="grades.close",
        text=marked("Close sheet…"),
        menu=Menu.RESULTS,
        icon="clipboard-check",
        group=1,
    )
    on_result = page.wishes.is_on_result
    return (
        Binding(fill, page.cells.ask_fill, on_result),
        Binding(further, page.cells.open_further, on_result),
        Binding(history, page.cells.ask_history, on_result),
        Binding(close, page.cells.ask_close, on_result),
    )
