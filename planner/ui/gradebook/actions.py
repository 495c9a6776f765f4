"""The actions of the Grades page as data; letters and Space are read by the grid itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.language import marked
from planner.rules.credits import State
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.gradebook import decide_actions, view_actions
from planner.ui.gradebook.cell_actions import cell_bindings
from planner.ui.gradebook.entering import LETTERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.ui.gradebook.page import GradesPage

WRITE = ActionSpec(
    id="grades.write",
    text=marked("Write to these…"),
    menu=Menu.RESULTS,
    shortcut="Ctrl+Shift+M",
    icon="mail",
    group=3,
)
STATES: Mapping[State, str] = {
    State.PASSED: marked("Passed"),
    State.FAILED: marked("Failed"),
    State.RETURNED: marked("Return to revise"),
    State.SUBMITTED: marked("Handed in"),
    State.MISSING: marked("Missing"),
    State.EXCUSED: marked("Excused"),
    State.EXEMPT: marked("Exempt"),
    State.RECOGNISED: marked("Recognise"),
    State.OPEN: marked("Open again"),
}


def bindings_for(page: GradesPage) -> Sequence[Binding]:
    """Return what one can do on the Grades page."""
    letters = {state: letter for letter, state in LETTERS.items()}
    states = [
        Binding(
            ActionSpec(
                id=f"grades.state.{state.value}",
                text=text,
                menu=Menu.STATE,
                keys=letters[state],
                icon="check" if state is State.PASSED else "",
            ),
            partial(page.wishes.set_state, state),
            page.wishes.is_on_result,
        )
        for state, text in STATES.items()
    ]
    decide, views = decide_actions.bindings_for(page), _views(page)
    write = Binding(WRITE, page.write, page.wishes.has_students)
    beside = [*page.together.bindings(), *page.room.bindings(), *page.sheets.bindings()]
    beside.append(page.results_in.binding())
    return [*states, *_entries(page), *cell_bindings(page), *beside, *decide, write, *views]


def _entries(page: GradesPage) -> list[Binding]:
    edit = ActionSpec(
        id="grades.edit",
        text=marked("Enter points or a grade"),
        menu=Menu.RESULTS,
        keys="F2",
        icon="pencil",
        group=1,
    )
    clear = ActionSpec(
        id="grades.clear",
        text=marked("Clear results"),
        menu=Menu.RESULTS,
        keys=marked("Del"),
        group=1,
    )
    extend = ActionSpec(
        id="grades.extend", text=marked("Extend…"), menu=Menu.RESULTS, icon="clock", group=1
    )
    copy = ActionSpec(
        id="grades.copy",
        text=marked("Copy results"),
        menu=Menu.EDIT,
        keys="Ctrl+C",
        icon="copy",
        group=3,
    )
    paste = ActionSpec(
        id="grades.paste", text=marked("Paste results"), menu=Menu.EDIT, keys="Ctrl+V", group=3
    )
    return [
        Binding(edit, page.grid.edit_current, page.wishes.is_on_result),
        Binding(clear, page.wishes.clear, page.wishes.is_on_result),
        Binding(extend, page.wishes.ask_extension, page.wishes.is_on_result),
        Binding(copy, page.clipboard.copy, page.wishes.has_students),
        Binding(paste, page.clipboard.paste, page.wishes.is_on_result),
    ]


def _views(page: GradesPage) -> list[Binding]:
    keys = ActionSpec(
        id="grades.keys",
        text=marked("Keys in the grid"),
        menu=Menu.HELP,
        keys="?",
        icon="keyboard",
    )
    return [*view_actions.bindings_for(page), Binding(keys, page.wishes.show_keys)]
