"""One table model and one table for every list in the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.ui.parts.labels import as_tip
from planner.ui.theme import TEXT_PX, sized

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_PX = 24
NOWHERE = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column[R]:
    """A heading and how to read it off a row: as text, and as something to sort by.

    ``tone`` names the colour role of a row's text ("" is ink), ``spoken`` is what a screen reader
    says instead of the text, ``tip`` what hovering shows. Widths are pixels; 0 takes what is left.
    ``editable`` says which rows can be changed there, in an editor that begins with ``value``.
    """

    heading: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    tone: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    bold: bool = False
    right: bool = False
    width: int = 120
    editable: Callable[[R], bool] | None = None
    value: Callable[[R], object] | None = None


class RowsModel[R](QAbstractTableModel):
    """Shows frozen rows; knows neither where they come from nor how they change."""

    def __init__(
        self, columns: Sequence[Column[R]], theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._theme = theme
        self._bold: QFont | None = None
        self._rows: tuple[R, ...] = ()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[R, ...]:
        """Return all rows in their own order."""
        return self._rows

    def row(self, index: Index) -> R:
        """Return the row behind an index of this model."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == SORT_ROLE:
            return column.key(row) if column.key is not None else column.text(row).casefold()
        if role == Qt.ItemDataRole.EditRole:
            return column.value(row) if column.value is not None else column.text(row)
        return self._dressing(column, row, role)

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        plain = super().flags(index)
        editable = self.columns[index.column()].editable if index.isValid() else None
        may = editable is not None and editable(self._rows[index.row()])
        return plain | Qt.ItemFlag.ItemIsEditable if may else plain

    def _dressing(self, column: Column[R], row: R, role: int) -> object:
        roles = Qt.ItemDataRole
        if role == roles.FontRole:
            return self._bold_font() if column.bold else None
        if role == roles.TextAlignmentRole:
            return RIGHT if column.right else None
        said = {
            roles.ForegroundRole: column.tone,
            roles.AccessibleTextRole: column.spoken,
            roles.ToolTipRole: column.tip,
        }.get(roles(role))
        if said is None:
            return None
        if role == roles.ToolTipRole:
            return as_tip(said(row))
        return self._colour(said(row)) if role == roles.ForegroundRole else said(row)

    @override
    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if side == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].heading
            if role == Qt.ItemDataRole.TextAlignmentRole:
                left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                return RIGHT if self.columns[section].right else left
        return None

    def _colour(self, tone: str) -> QColor | None:
        return self._theme.roles.colour(tone) if tone else None

    def _bold_font(self) -> QFont:
        if self._bold is None:
            self._bold = sized(QFont("Noto Sans"), TEXT_PX, bold=True)
        return self._bold


class Sorted(QSortFilterProxyModel):
    """Sorts by the columns' keys, and keeps the rows that a predicate lets through."""

    def __init__(self, source: RowsModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._keep: Callable[[Any], bool] | None = None
        self._rows = source
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)

    def keep_only(self, keep: Callable[[Any], bool] | None) -> None:
        """Show the rows for which this is true; None shows all."""
        self.beginFilterChange()
        self._keep = keep
        self.endFilterChange()

    @override
    def lessThan(self, left: Index, right: Index, /) -> bool:
        a, b = self._rows.data(left, SORT_ROLE), self._rows.data(right, SORT_ROLE)
        return bool(a < b)  # type: ignore[operator] # a column's keys are of one kind

    @override
    def filterAcceptsRow(self, row: int, parent: Index, /) -> bool:
        return self._keep is None or self._keep(self._rows.rows()[row])


class RowsTable[R](QTableView):
    """A table of frozen rows that sorts by its headings and keeps what is selected by identity."""

    chosen = Signal(object)  # the current row, or None
    opened = Signal(object)  # a row that was double-clicked, or on which Enter was pressed

    def __init__(  # what a list is, in one place
        self,
        name: str,
        columns: Sequence[Column[R]],
        theme: Theme,
        *,
        identity: Callable[[R], Hashable],
        sortable: bool = True,
        parent: QWidget | None = None,
        rows: RowsModel[R] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = rows or RowsModel[R](columns, theme, self)
        self.sorted = Sorted(self.rows, self)
        self._identity = identity
        self.setModel(self.sorted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("rows", "true")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.verticalHeader().setMinimumSectionSize(ROW_PX)
        self._widths(columns)
        if sortable:
            self.setSortingEnabled(True)
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.row_at(index)))
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows; what was selected and current stays so, if it is still there."""
        marked = {self._identity(row) for row in self.selected()}
        current, column = self.current(), self.currentIndex().column()
        self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.rows.show_rows(rows)
        self.select([row for row in rows if self._identity(row) in marked])
        if current is not None:
            still = QItemSelectionModel.SelectionFlag.NoUpdate
            self._put_current(self._identity(current), still, column)
        self.selectionModel().blockSignals(False)  # noqa: FBT003 - as above
        self.viewport().update()
        self._tell()

    def keep_only(self, keep: Callable[[R], bool] | None) -> None:
        """Show the rows for which this is true; None shows all."""
        self.sorted.keep_only(keep)

    def row_at(self, index: Index) -> R:
        """Return the row behind an index of this table."""
        return self.rows.row(self.sorted.mapToSource(index))

    def shown(self) -> list[R]:
        """Return the rows as they stand, from top to bottom."""
        return [self.row_at(self.sorted.index(n, 0)) for n in range(self.sorted.rowCount())]

    def current(self) -> R | None:
        """Return the row with the cursor."""
        index = self.currentIndex()
        return self.row_at(index) if index.isValid() else None

    def selected(self) -> list[R]:
        """Return the selected rows, from top to bottom."""
        indexes = self.selectionModel().selectedRows()
        return [self.row_at(i) for i in sorted(indexes, key=lambda i: i.row())]

    def show_row(self, identity: Hashable) -> bool:
        """Put the cursor on a row by its identity and into view; False if it is absent."""
        flags = QItemSelectionModel.SelectionFlag
        column = max(self.currentIndex().column(), 0)
        return self._put_current(identity, flags.ClearAndSelect | flags.Rows, column)

    def select(self, rows: Sequence[R]) -> None:
        """Select exactly these rows, by identity."""
        wanted = {self._identity(row) for row in rows}
        model = self.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for number, row in enumerate(self.shown() if wanted else ()):
            if self._identity(row) in wanted:
                model.select(self.sorted.index(number, 0), flags.Select | flags.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        row, enter = self.current(), event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        heard = self.isSignalConnected(QMetaMethod.fromSignal(self.opened))
        if enter and heard and row is not None:
            self.opened.emit(row)
        elif enter:
            event.ignore()  # the dialog around it takes it as its answer
        else:
            super().keyPressEvent(event)

    def _put_current(
        self, identity: Hashable, select: QItemSelectionModel.SelectionFlag, column: int
    ) -> bool:
        for number, row in enumerate(self.shown()):
            if self._identity(row) == identity:
                index = self.sorted.index(number, column)
                self.selectionModel().setCurrentIndex(index, select)
                self.scrollTo(index)
                return True
        return False

    def _tell(self) -> None:
        self.chosen.emit(self.current())

    def _widths(self, columns: Sequence[Column[R]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            if column.width:
                header.resizeSection(number, column.width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
