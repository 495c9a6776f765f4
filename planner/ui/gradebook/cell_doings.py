"""What one does to cells and columns beyond entering: repeat, restore, fill, close."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.commands import group_cells, results
from planner.db.journal import Title
from planner.language import marked
from planner.wording import steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.commands.results import Entry
    from planner.db.cell_history import CellChange
    from planner.rules.credits import Item
    from planner.ui.desk import Desk
    from planner.ui.gradebook.grid import Cell


class CellDoings(QObject):
    """Hands steps in at the desk, each under a title that says what it was about.

    What a group shares reaches the group as it is ``today``.
    """

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self._desk, self._today = desk, today

    def open_further(self, cell: Cell, name: str, item: Item) -> bool:
        """Open a further attempt of a student at an item."""
        title = Title.of(steps.FURTHER, name=name, item=item.title)
        return self._desk.do(title, group_cells.open_further, *cell, on=self._today)

    def restore(self, cell: Cell, name: str, item: Item, change: CellChange) -> bool:
        """Set a cell again as a step had left it."""
        title = Title.of(
            marked("{name}: {item} again as on {day}"),
            name=name,
            item=item.title,
            day=change.at.astimezone().date(),
        )
        return self._desk.do(
            title, partial(group_cells.restore, on=self._today), *cell, **change.to_restore()
        )

    def fill(self, value: str, cells: Sequence[tuple[str, str, Entry]]) -> bool:
        """Fill blank cells with one value."""
        title = Title.of(marked("{n} blank results filled: {value}"), n=len(cells), value=value)
        return self._desk.do(title, group_cells.fill, cells, on=self._today)

    def close_item(self, item: Item, student_ids: Sequence[str]) -> bool:
        """Record as missing what these students have not handed in."""
        title = Title.of(steps.CLOSED, item=item.title, n=len(student_ids))
        return self._desk.do(title, results.close_item, item.id, student_ids)
