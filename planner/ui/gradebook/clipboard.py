"""Copies blocks of cells to the clipboard and pastes them, from and to spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planner.ui.gradebook.blocks import Block, block_text, checked, rows_of, spread, understood
from planner.ui.gradebook.dialogs import PasteDialog

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.grid import Grid
    from planner.ui.theme import Theme


class Clipboard(QObject):
    """What does not fit is named before anything is written; what fits is one step."""

    def __init__(
        self, grid: Grid, doings: Doings, desk: Desk, say: Language, *, theme: Theme
    ) -> None:
        super().__init__(grid)
        self._grid, self._doings, self._desk = grid, doings, desk
        self._say, self._theme = say, theme
        grid.copy_wished.connect(self.copy)
        grid.paste_wished.connect(self.paste)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as tab-separated text."""
        spots = [(i.row(), i.column()) for i in self._grid.selectionModel().selectedIndexes()]
        QApplication.clipboard().setText(block_text(self._grid.book, spots, self._say))

    def paste(self) -> None:
        """Enter what is on the clipboard, from the cursor on to the right and down.

        One value alone is entered in all chosen cells.
        """
        index = self._grid.currentIndex()
        values = rows_of(QApplication.clipboard().text())
        if not index.isValid() or not values:
            return
        chosen = self._grid.selectionModel().selectedIndexes()
        if len(chosen) > 1 and len(values) == len(values[0]) == 1:
            spots = sorted((i.row(), i.column()) for i in chosen)
            found = spread(self._grid.book, values[0][0], spots, self._say)
        else:
            at = index.row(), index.column()
            found = understood(self._grid.book, values, at, self._say)
        found = checked(self._desk, self._grid.book, found, self._say)
        if found.misfits:
            PasteDialog.ask(
                self._grid.window(),
                self._say,
                self._theme,
                found,
                lambda _: self._enter(found),
            )
        else:
            self._enter(found)

    def _enter(self, block: Block) -> None:
        if block.entries:
            self._doings.enter_many(block.entries)
        elif not block.misfits:
            self._doings.noticed.emit(self._say("All of this is there already."))
