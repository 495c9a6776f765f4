"""Everything around the view of the Grades page in one place: its menus, chips and columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu

from planner.rules.people import folded
from planner.ui.gradebook.arranging import Arranging
from planner.ui.gradebook.columns import first_item
from planner.ui.gradebook.keeping import Keeping
from planner.ui.gradebook.spread import spread
from planner.ui.gradebook.view_bar import ViewBar
from planner.ui.gradebook.view_menus import MenuButton, ViewMenus
from planner.ui.gradebook.viewing import Viewing
from planner.ui.gradebook.whole_table import table_text
from planner.ui.parts.buttons import button
from planner.ui.parts.page import Found
from planner.ui.parts.panels import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QPoint

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.columns import GridColumn
    from planner.ui.gradebook.page import GradesPage
    from planner.ui.parts.window_state import WindowState
    from planner.ui.theme import Theme

OF_VIEWS = frozenset({"saved_view", "person"})


class Views(QObject):
    """Joins the view to grid, model and desk; ``buttons`` open its menus."""

    noticed = Signal(str)
    relisted = Signal()  # the saved views are other ones, or named otherwise
    menu_made = Signal(object, object, bool)  # a menu, its column, whether it is asked on a cell

    def __init__(
        self,
        page: GradesPage,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        state: WindowState | None,
        today: date,
    ) -> None:
        super().__init__(page)
        self._page, self._say = page, say
        self._grid, self._model, self._counts = page.grid, page.model, page.counts
        self._was = ("", "")  # the student and the column that the cursor was on
        model = self._model
        self.viewing = Viewing(desk, model, page.counts, state, today)
        self.arranging = Arranging(desk, say, model, self.viewing)
        self.keeping = Keeping(page, desk, say, model, self.viewing)
        fill = self.menus = ViewMenus(say, model, self.viewing, self.arranging, self.keeping)
        self.filters = MenuButton(theme, "list-filter", say("Filter"), fill.fill_filters)
        self.columns = MenuButton(theme, "columns-3", say("Columns"), fill.fill_columns)
        self.saved = MenuButton(theme, "bookmark", say("Views"), fill.fill_views)
        self.buttons = (self.filters, self.columns, self.saved)
        self.bar = ViewBar(say, theme, model, self.viewing, self.arranging)
        self.clear = button(say("Clear filters"), self.viewing.clear_filters)
        self.nobody = EmptyState(
            say("No match"), say("No student fits all the filters that are on."), self.clear
        )
        self._connect()

    def read(self) -> None:
        """Read what may be filtered by and the saved views; what is shown stays."""
        self.viewing.read()
        self.keeping.read()

    def search(self, wanted: Sequence[str]) -> list[Found]:
        """Return the saved views whose names hold all these words."""
        return [
            Found(row.name, self._say("Saved view"), partial(self.keeping.open, row))
            for row in self.keeping.rows
            if wanted and all(word in folded(row.name) for word in wanted)
        ]

    def sort_by(self, key: str) -> None:
        """Sort by a column, "" by name; again turns it round."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self._model.sort_by(key, down if self._model.order == (key, up) else up)
        self._grid.headings.show_order()

    def here(self) -> GridColumn | None:
        """Return the column that the cursor is in."""
        at, columns = self._grid.currentIndex().column(), self._model.columns
        return columns[at] if 0 <= at < len(columns) else None

    def has_people(self) -> bool:
        """Say whether the course has students, shown or not."""
        return bool(self._model.lines())

    def say_counts(self, column: GridColumn) -> None:
        """Say in words how a column is distributed among those shown."""
        found = spread(column, self._counts.in_view, self._model.work, self._say)
        self.noticed.emit(found.words)

    def copy_all(self) -> None:
        """Put everybody who is shown on the clipboard, with names and headings."""
        QApplication.clipboard().setText(table_text(self._model, self._say))
        n = self._model.rowCount()
        self.noticed.emit(self._say.count("{n} student copied", "{n} students copied", n))

    def show_name(self) -> None:
        """Name the saved view on its button for as long as it is what is shown."""
        row = self.keeping.chosen()
        same = row is not None and not self.keeping.is_changed()
        self.saved.show_words(row.name if row is not None and same else self._say("Views"))

    def leave_cursor(self) -> None:
        """Note on whom and what the cursor is, for when the grid shows something else."""
        cell, column = self._grid.current(), self.here()
        if cell is not None and column is not None:
            self._was = cell[0], column.key

    def put_back(self) -> None:
        """Put the cursor where it was, or on the first result."""
        student_id, key = self._was
        row, columns = self._model.row_of(student_id), self._model.columns
        at = next((n for n, one in enumerate(columns) if one.key == key), first_item(columns))
        if self._model.rowCount():
            self._grid.put(row or 0, at)

    def _connect(self) -> None:
        self.viewing.changing.connect(self.leave_cursor)
        self._model.layoutChanged.connect(self.viewing.note_order)
        self.arranging.noticed.connect(self.noticed)
        self.keeping.relisted.connect(self.relisted)
        self.keeping.relisted.connect(self.show_name)
        self.bar.left.connect(self._grid.setFocus)
        self._grid.unfold_wished.connect(self.arranging.fold_like)
        self._grid.column_menu_wished.connect(partial(self._show_menu, on_cell=True))
        self._grid.headings.menu_wished.connect(
            lambda n, at: self._show_menu(self._model.columns[n], at)
        )
        self._grid.headings.dropped.connect(self._put_column)

    def menu_of(self, column: GridColumn, *, on_cell: bool = False) -> QMenu:
        """Make the menu of a column, or of the current cell; it frees itself when it closes."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menus.fill_column(menu, column)
        menu.addAction(self._say("Say the counts"), partial(self.say_counts, column))
        self.menu_made.emit(menu, column, on_cell)
        return menu

    def _show_menu(self, column: GridColumn, at: QPoint, *, on_cell: bool = False) -> None:
        self.menu_of(column, on_cell=on_cell).popup(at)

    def _put_column(self, section: int, place: int) -> None:
        """Put a column where its heading was dragged to."""
        columns = list(self._model.columns)
        column = columns.pop(section)
        self.arranging.put(column, columns[place] if place < len(columns) else None)
