"""What a spreadsheet program lets one fill into the gradebook by hand: states, grades, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.reports.gradebook_columns import DAY, DAYS_LATE, GRADES, POINTS, STATES
from planner.reports.workbook import Check, Layout, Look, letters_of
from planner.rules.credits import State
from planner.rules.grades import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.language import Language
    from planner.reports.gradebook_columns import Column
    from planner.reports.workbook import Book

LISTS: Final = "Lists"  # a sheet that does not show, with what there is to choose from


def add_lists(book: Book, say: Language) -> None:
    """Add the sheet that holds the states and the grade steps."""
    sheet = book.sheet(LISTS, Layout(widths=(20.0, 8.0), secret=True))
    word, step = sheet.style(Look()), sheet.style(Look(format="0.0"))
    states = [vocabulary.state(one, say) for one in State]
    for n in range(max(len(states), len(STEPS))):
        first = (states[n], word) if n < len(states) else (None, None)
        second = (STEPS[n], step) if n < len(STEPS) else (None, None)
        sheet.append([first, second])


def checks(columns: Sequence[Column], last_row: int, say: Language) -> Iterator[Check]:
    """Return what is asked of the cells below the headings, down to a row."""
    for at, column in enumerate(columns, start=1):
        letters = letters_of(at)
        cells, first = f"{letters}2:{letters}{last_row}", f"{letters}2"
        if column.takes == STATES:
            source = f"{LISTS}!$A$1:$A${len(State)}"
            yield Check(cells=cells, source=source, objection=say("Choose a state from the list."))
        elif column.takes == GRADES:
            source = f"{LISTS}!$B$1:$B${len(STEPS)}"
            words = say("A grade from 1.0 to 5.0, as in the list.")
            yield Check(cells=cells, source=source, objection=words)
        elif column.takes == POINTS:
            formula = f"AND(ISNUMBER({first}),{first}>=0)"
            yield Check(cells=cells, formula=formula, objection=say("Points, from 0 on."))
        elif column.takes == DAYS_LATE:
            formula = f"AND(ISNUMBER({first}),{first}>=0,INT({first})={first})"
            yield Check(cells=cells, formula=formula, objection=say("Whole days, from 0 on."))
        elif column.takes == DAY:
            yield Check(cells=cells, formula=f"ISNUMBER({first})", objection=say("A date."))
