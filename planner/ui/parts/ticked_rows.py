"""A table in which each row can be ticked, for choosing among many before something is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QItemSelectionModel, Qt, Signal

from planner.ui.parts.rows import RowsModel, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from planner.ui.parts.rows import Column, Index
    from planner.ui.theme import Theme


class TickedModel[R](RowsModel[R]):
    """Rows with a tick in their first column; all are ticked at first."""

    ticks_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[R]], theme: Theme, identity: Callable[[R], Hashable]
    ) -> None:
        super().__init__(columns, theme)
        self._identity = identity
        self._off: set[Hashable] = set()

    def is_ticked(self, row: R) -> bool:
        """Say whether a row is ticked."""
        return self._identity(row) not in self._off

    def ticked(self) -> list[R]:
        """Return the rows that are ticked, in their own order."""
        return [row for row in self.rows() if self.is_ticked(row)]

    def tick(self, rows: Sequence[R], *, on: bool) -> None:
        """Tick rows, or take their ticks away."""
        wanted = {self._identity(row) for row in rows}
        self._off = self._off - wanted if on else self._off | wanted
        if self.rows():
            last = self.index(len(self.rows()) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            on = self.is_ticked(self.row(index))
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain if index.column() else plain | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole, /
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().setData(index, value, role)
        self.tick([self.row(index)], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class TickedTable[R](RowsTable[R]):
    """A list whose rows are ticked with Space, wherever in the row the cursor is, or by click."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        theme: Theme,
        *,
        identity: Callable[[R], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        self.ticks = TickedModel[R](columns, theme, identity)
        super().__init__(name, columns, theme, identity=identity, parent=parent, rows=self.ticks)
        self.ticks.setParent(self)

    @override
    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows; the cursor begins on the first, so that Space does something."""
        super().show_rows(rows)
        if rows and self.current() is None:
            flags = QItemSelectionModel.SelectionFlag
            first = self.sorted.index(0, 0)
            self.selectionModel().setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        chosen = self.selected()
        current = self.current()
        if current is not None:
            on = not self.ticks.is_ticked(current)
            self.ticks.tick(chosen or [current], on=on)
