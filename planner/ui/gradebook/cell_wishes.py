"""Asks what single cells and whole columns need asked: history, filling, closing an item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from planner.db.students import NOTHING
from planner.jobs import close_item
from planner.ui.gradebook import cell_reading
from planner.ui.gradebook.cell_history import CellHistoryDialog
from planner.ui.gradebook.close_dialog import CloseDialog
from planner.ui.gradebook.columns import copied
from planner.ui.gradebook.fill_dialog import FillDialog, can_fill
from planner.ui.gradebook.view_menus import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from planner.commands.results import Entry
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.desk import Desk
    from planner.ui.gradebook.cell_doings import CellDoings
    from planner.ui.gradebook.cell_reading import Record
    from planner.ui.gradebook.columns import GridColumn
    from planner.ui.gradebook.grid import Cell, Grid
    from planner.ui.gradebook.wishes import Wishes
    from planner.ui.theme import Theme


class CellWishes(QObject):
    """Knows the current cell and the chosen ones, and hands on what is answered."""

    noticed = Signal(str)

    def __init__(
        self,
        grid: Grid,
        wishes: Wishes,
        doings: CellDoings,
        desk: Desk,
        say: Language,
        *,
        theme: Theme,
        today: date,
    ) -> None:
        super().__init__(grid)
        self._grid, self._wishes, self._doings, self._desk = grid, wishes, doings, desk
        self._say, self._theme, self._today = say, theme, today

    def glance(self, line: Line, item: Item) -> tuple[Record, int | None]:
        """Read what the inspector shows of a cell's record, and how many attempts there may be."""
        attempt = line.results.get(item.id, NOTHING).attempt
        found = self._desk.read(cell_reading.glance, line.student.id, item.id, attempt=attempt)
        details = self._grid.book.details.get(item.id)
        return found, details.max_attempts if details else None

    def ask_history(self) -> None:
        """Show everything that happened to the current cell, and offer the way back."""
        line, item, cell = self._wishes.line(), self._wishes.item(), self._wishes.cell()
        if line is None or item is None or cell is None:
            return
        name = line.student.name
        CellHistoryDialog.ask(
            self._grid.window(),
            self._say,
            self._theme,
            name=name,
            item=item,
            record=self._desk.read(cell_reading.record, *cell),
            then=lambda change: self._doings.restore(cell, name, item, change),
        )

    def open_further(self) -> None:
        """Open a further attempt in the current cell."""
        line, item, cell = self._wishes.line(), self._wishes.item(), self._wishes.cell()
        if line is not None and item is not None and cell is not None:
            self._doings.open_further(cell, line.student.name, item)

    def ask_fill(self) -> None:
        """Ask what to fill into the blank ones of the chosen cells.

        One cell alone stands for its column: all who are shown.
        """
        item = self._wishes.item()
        if item is None:
            return
        chosen = self._scope(item)
        blanks = [
            (student_id, one)
            for student_id, one in chosen
            if (line := self._grid.book.line(student_id)) and can_fill(line, one.id)
        ]
        if not blanks:
            self.noticed.emit(self._say("None of the chosen cells is blank."))
            return
        FillDialog.ask(
            self._grid.window(),
            self._say,
            blanks,
            n=len(chosen),
            value=self._current_value(),
            bonus={one: details.bonus for one, details in self._grid.book.details.items()},
            then=self._fill,
        )

    def ask_close(self, item: Item | None = None) -> None:
        """Show what closing an item would record; without one it is that of the cursor."""
        item = item or self._wishes.item()
        if item is None:
            return
        CloseDialog.ask(
            self._grid.window(),
            self._say,
            self._theme,
            item=item,
            lines=close_item.preview(self._grid.book.lines(), item.id, self._today),
            today=self._today,
            then=partial(self._doings.close_item, item),
        )

    def add_to_menu(self, menu: QMenu, column: GridColumn, on_cell: bool) -> None:  # noqa: FBT001 - Qt's signals hand on by place
        """Put into a column's menu what can be done here; on a cell first what concerns it."""
        say, item = self._say, column.item
        if item is None:
            return
        if on_cell:
            first = menu.actions()[0]
            history = QAction(say("History of this cell…"), menu)
            history.triggered.connect(self.ask_history)
            extend = QAction(say("Extend…"), menu)
            extend.triggered.connect(self._wishes.ask_extension)
            menu.insertActions(first, [history, extend])
            menu.insertSeparator(first)
        menu.addSeparator()
        if on_cell:
            menu.addAction(say("Fill blank cells…"), self.ask_fill)
        menu.addAction(plain(say("Close {item}…", item=item.title)), partial(self.ask_close, item))

    def _scope(self, item: Item) -> list[tuple[str, Item]]:
        cells: Sequence[Cell] = self._grid.chosen()
        if len(cells) <= 1:
            return [(line.student.id, item) for line in self._grid.book.shown()]
        named = ((student_id, self._grid.book.item(item_id)) for student_id, item_id in cells)
        return [(student_id, one) for student_id, one in named if one is not None]

    def _current_value(self) -> str:
        line, index = self._wishes.line(), self._grid.currentIndex()
        item = self._wishes.item()
        if line is None or item is None or line.results.get(item.id, NOTHING) is NOTHING:
            return ""
        return copied(self._grid.book.columns[index.column()], line, self._say)

    def _fill(self, answer: tuple[str, Sequence[tuple[str, str, Entry]]]) -> None:
        value, cells = answer
        self._doings.fill(value, cells)
