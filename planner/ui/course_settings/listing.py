"""A table on a card with the buttons that add, edit, order and delete its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Line
from planner.ui.parts.panels import Card
from planner.ui.parts.rows import ROW_PX, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from planner.language import Language
    from planner.ui.parts.rows import Column
    from planner.ui.theme import Theme


class Listing[R](Card):
    """What a course has several of. The rows stand in the order of the file."""

    add_wished = Signal()
    edit_wished = Signal(object)  # a row
    delete_wished = Signal(object)  # a row
    order_wished = Signal(object)  # all rows, in their new order

    def __init__(
        self,
        say: Language,
        theme: Theme,
        heading: str,
        columns: Sequence[Column[R]],
        *,
        add: str,
        identity: Callable[[R], Hashable],
        empty: str = "",
        ordered: bool = False,
    ) -> None:
        super().__init__()
        self._identity = identity
        self.heading = Line(heading, bold=True)
        self.remark = Line(tone="muted", px=11, wraps=True)
        self.remark.hide()
        self.table = SmallTable[R](heading, columns, theme, identity=identity, sortable=False)
        self.empty = Line(empty, tone="muted", wraps=True)
        self.add_button = button(add, self.add_wished.emit)
        self.edit_button = button(say("Edit…"), self._edit)
        self.delete_button = button(say("Delete"), self._delete)
        self.up_button = button(say("Move up"), lambda: self._move(-1))
        self.down_button = button(say("Move down"), lambda: self._move(1))
        for one in (self.up_button, self.down_button):
            one.setVisible(ordered)
        self._lay_out()
        self.table.opened.connect(self.edit_wished)
        self.table.chosen.connect(self._enable)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    def _lay_out(self) -> None:
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        for one in (self.add_button, *self.row_buttons()):
            self.foot.addWidget(one)
        self.foot.addStretch(1)
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.remark)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(self.foot)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace the rows; the current one stays so, or else the one that is in its place."""
        place = max(self._place(), 0)
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self._go_to(min(place, len(rows) - 1))
        self.empty.setVisible(not rows and bool(self.empty.text()))
        self.table.setVisible(bool(rows) or not self.empty.text())
        self._enable()

    def show_remark(self, text: str) -> None:
        """Say something quietly above the table, or nothing."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def row_buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons that need a row."""
        return self.edit_button, self.delete_button, self.up_button, self.down_button

    def _enable(self, *_: object) -> None:
        at, rows = self._place(), self.table.rows.rows()
        self.edit_button.setEnabled(at >= 0)
        self.delete_button.setEnabled(at >= 0)
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < len(rows) - 1)

    def _place(self) -> int:
        row = self.table.current()
        if row is None:
            return -1
        wanted = self._identity(row)
        return [self._identity(one) for one in self.table.rows.rows()].index(wanted)

    def _edit(self) -> None:
        row = self.table.current()
        if row is not None:
            self.edit_wished.emit(row)

    def _delete(self) -> None:
        row = self.table.current()
        if row is not None:
            self.delete_wished.emit(row)

    def _move(self, by: int) -> None:
        rows, at = list(self.table.rows.rows()), self._place()
        if 0 <= at + by < len(rows):
            rows.insert(at + by, rows.pop(at))
            self.order_wished.emit(rows)
            self._go_to(at + by)  # rows that are ordered anew may have new ids

    def _go_to(self, place: int) -> None:
        self.table.setCurrentIndex(self.table.sorted.index(place, 0))


class SmallTable[R](RowsTable[R]):
    """A table that asks for the height of its rows and scrolls only where there is no room."""

    @override
    def sizeHint(self) -> QSize:
        rows = max(self.rows.rowCount(), 2)
        high = self.horizontalHeader().sizeHint().height() + rows * ROW_PX + 6
        return QSize(super().sizeHint().width(), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.horizontalHeader().sizeHint().height() + 2 * ROW_PX + 6)

    @override
    def show_rows(self, rows: Sequence[R]) -> None:
        super().show_rows(rows)
        self.updateGeometry()
