"""Carries out what keys, menus and buttons wish for the chosen cells, and asks where it must."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.ui.gradebook.decide_wishes import Decisions
from planner.ui.gradebook.dialogs import ExtendDialog
from planner.ui.gradebook.keys import KeyList
from planner.ui.gradebook.review import Around

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item, State
    from planner.ui.desk import Desk
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.grid import Cell, Grid
    from planner.ui.theme import Theme


class Wishes(QObject):
    """Knows what is chosen in the grid, and hands it to the doings."""

    def __init__(
        self, grid: Grid, doings: Doings, desk: Desk, say: Language, *, theme: Theme, today: date
    ) -> None:
        super().__init__(grid)
        self._grid, self._doings, self._desk = grid, doings, desk
        self._say, self._theme, self._today = say, theme, today
        grid.editor.serve(
            partial(self._of_cell, doings.enter_text), partial(self._of_cell, doings.objection)
        )
        grid.state_wished.connect(self.set_state)
        grid.tick_wished.connect(self.tick)
        grid.clear_wished.connect(self.clear)
        grid.keys_wished.connect(self.show_keys)
        around = Around(desk=desk, say=say, theme=theme, today=today)
        self.decisions = Decisions(grid, doings, around, self.line)

    def line(self) -> Line | None:
        """Return the student the cursor is on."""
        return self._grid.book.line_at(self._grid.currentIndex().row())

    def item(self) -> Item | None:
        """Return the item the cursor is on."""
        return self._grid.book.item_at(self._grid.currentIndex().column())

    def cell(self) -> Cell | None:
        """Return student and item of the cursor, where it is on a result."""
        line, item = self.line(), self.item()
        return None if line is None or item is None else (line.student.id, item.id)

    def has_students(self) -> bool:
        """Say whether anybody is shown."""
        return self._grid.book.rowCount() > 0

    def is_on_student(self) -> bool:
        """Say whether a student is current."""
        return self.line() is not None

    def is_on_result(self) -> bool:
        """Say whether the cursor is on a result."""
        return self.cell() is not None

    def possible(self) -> tuple[bool, ...]:
        """Say what can be done now: when this changes, actions are asked again."""
        return (
            *(self.has_students(), self.is_on_student(), self.is_on_result()),
            *(self.decisions.is_decided(), self.decisions.can_accept()),
        )

    def set_state(self, state: State) -> None:
        """Set a state in the chosen cells."""
        if self._doings.set_state(self._grid.chosen(), state):
            self._grid.say_aloud()

    def tick(self) -> None:
        """Pass the chosen cells, or open them again."""
        if self._doings.tick(self._grid.chosen()):
            self._grid.say_aloud()

    def clear(self) -> None:
        """Clear the chosen cells."""
        if self._doings.clear(self._grid.chosen()):
            self._grid.say_aloud()

    def ask_extension(self) -> None:
        """Ask for a deadline of the student's own."""
        line, item, cell = self.line(), self.item(), self.cell()
        if line is None or item is None or cell is None:
            return
        ExtendDialog.ask(
            self._grid.window(),
            self._say,
            line,
            item,
            today=self._today,
            then=lambda notes: self._doings.write_notes(cell, notes),
        )

    def show_keys(self) -> None:
        """Show which keys do what."""
        KeyList.ask(self._grid.window(), self._say)

    def _of_cell(self, say_why: Callable[[Cell, str], str], text: str) -> str:
        cell = self.cell()
        return say_why(cell, text) if cell else ""
