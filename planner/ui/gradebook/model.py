"""The grid's model: who is shown in which order, and every cell dressed when it is first seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.jobs.gradebook import Work
from planner.rules.credits import Enrolment, Marking, Progress, progress
from planner.ui.gradebook.cells import typed_text
from planner.ui.gradebook.columns import GridColumn, columns_of, look, needed_items, sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from planner.db.item_details import ItemDetails
    from planner.db.students import StudentRow
    from planner.jobs.gradebook import Gradebook, Line
    from planner.language import Language
    from planner.rules.credits import Item, ItemKind
    from planner.ui.gradebook.cells import Look

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TICKED = PLAIN | Qt.ItemFlag.ItemIsUserCheckable
ROLES = Qt.ItemDataRole


class GradebookModel(QAbstractTableModel):
    """Students down, columns across. Filter and order hold until they are chosen again.

    So a row stays where it is while one works on it, also when it no longer fits the filter.
    """

    def __init__(
        self, say: Language, parent: QObject | None = None, *, today: date = date.max
    ) -> None:
        super().__init__(parent)
        self._say, self._today = say, today
        self._lines: dict[str, Line] = {}
        self._shown: list[str] = []
        self._rows: dict[str, int] = {}
        self._looks: dict[str, dict[int, Look]] = {}
        self._needed: Mapping[str | None, frozenset[str]] = {None: frozenset()}
        self._keep: Callable[[Line], bool] | None = None
        self.order = ("", Qt.SortOrder.AscendingOrder)  # the key of a column; "" is the name
        self._folded: frozenset[ItemKind] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self.work = Work(items=(), tiers=())
        self._flags: tuple[Qt.ItemFlag, ...] = ()
        self._sorting: dict[str, GridColumn] = {}  # what may sort, also while it is hidden
        self.columns: tuple[GridColumn, ...] = ()
        self.tiers: tuple[str, ...] = ()
        self.tier_texts: tuple[str, ...] = ()  # the numbers on the compass's chips
        self.details: Mapping[str, ItemDetails] = {}  # by item

    def show(self, book: Gradebook, details: Mapping[str, ItemDetails] | None = None) -> None:
        """Replace everything; filter and order are applied anew."""
        self.beginResetModel()
        self.details = details or {}
        self._lines = {line.student.id: line for line in book.lines}
        self.work = book.work
        self._lay_columns()
        self.tiers = tuple(tier.id for tier in book.work.tiers)
        self.tier_texts = tuple(self._say.number(tier.credits) for tier in book.work.tiers)
        self._needed = needed_items(book.work)
        self._arrange()
        self.endResetModel()

    def put(self, lines: Iterable[Line]) -> None:
        """Replace some students' lines where they stand; only cells that look otherwise are told.

        So a tick paints the cell, the compass and the decision, and not the row.
        """
        for line in lines:
            self._lines[line.student.id] = line
            before = self._looks.pop(line.student.id, {})
            row = self._rows.get(line.student.id)
            if row is None:
                continue
            for column in range(len(self.columns)):
                if before.get(column) != self.look(row, column):
                    cell = self.index(row, column)
                    self.dataChanged.emit(cell, cell)

    def narrow(self, keep: Callable[[Line], bool] | None) -> None:
        """Show the students for whom this is true now; None shows all."""
        self.beginResetModel()
        self._keep = keep
        self._arrange()
        self.endResetModel()

    def show_columns(self, hidden: frozenset[str], folded: frozenset[ItemKind]) -> None:
        """Leave these columns out, by their keys, and give the items of these kinds one each."""
        if (hidden, folded) == (self._hidden, self._folded):
            return
        self.beginResetModel()
        self._hidden, self._folded = hidden, folded
        self._lay_columns()
        self._looks.clear()
        self.endResetModel()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder, /) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.sort_by(key, order)

    def sort_by(self, key: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that may be hidden; "" sorts by name."""
        self.order = (key, order)
        self.layoutAboutToBeChanged.emit()
        self._rearrange()

    def lines(self) -> list[Line]:
        """Return every student's line, shown or not, by name."""
        return list(self._lines.values())

    def line(self, student_id: str) -> Line | None:
        """Return a student's line, shown or not."""
        return self._lines.get(student_id)

    def shown(self) -> list[Line]:
        """Return the lines as they stand, from top to bottom."""
        return [self._lines[student_id] for student_id in self._shown]

    def line_at(self, row: int) -> Line | None:
        """Return the line of a row, None outside."""
        return self._lines[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of(self, student_id: str) -> int | None:
        """Return the row in which a student stands; None if the filter hides them."""
        return self._rows.get(student_id)

    def column_of(self, item_id: str) -> int | None:
        """Return the column of an item."""
        found = (n for n, one in enumerate(self.columns) if one.item and one.item.id == item_id)
        return next(found, None)

    def item_at(self, column: int) -> Item | None:
        """Return the item a column is about; None for the other columns."""
        return self.columns[column].item if 0 <= column < len(self.columns) else None

    def item(self, item_id: str) -> Item | None:
        """Return an item by its id, also one whose column is hidden."""
        return self.work.by_id.get(item_id)

    def by_name_from_a(self) -> bool:
        """Say whether students stand by name, from A to Z."""
        return self.order == ("", Qt.SortOrder.AscendingOrder)

    def edited_text(self, row: int, column: int) -> str:
        """Return the number of a cell as one would type it, a sum with its summands."""
        item, line = self.item_at(column), self.line_at(row)
        found = line.results.get(item.id) if item and line else None
        return typed_text(found, self._say) if found else ""

    def look(self, row: int, column: int) -> Look:
        """Return how a cell is dressed; worked out once, until its line is replaced."""
        student_id = self._shown[row]
        looks = self._looks.setdefault(student_id, {})
        found = looks.get(column)
        if found is None:
            line = self._lines[student_id]
            needed = self._needed.get(line.student.aim, self._needed[None])
            found = looks[column] = look(
                self.columns[column], line, needed, self._say, self._today
            )
        return found

    @override
    def rowCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = ROLES.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        line, shows = self._lines[self._shown[row]], self.columns[column]
        if role == ROLES.DisplayRole:
            return self.look(row, column).text
        if role == ROLES.AccessibleTextRole:
            return _spoken(line, shows, self.look(row, column), self._say)
        if role == ROLES.ToolTipRole:
            return _tip(line, shows, self.look(row, column))
        if role == ROLES.CheckStateRole:
            return _ticked(line, shows.item)
        return None

    @override
    def headerData(
        self, section: int, side: Qt.Orientation, role: int = ROLES.DisplayRole, /
    ) -> object:
        across = side == Qt.Orientation.Horizontal
        if section >= (len(self.columns) if across else len(self._shown)):
            return None
        if across:
            column = self.columns[section]
            if role == ROLES.DisplayRole:
                return column.heading
            named = {ROLES.ToolTipRole, ROLES.AccessibleTextRole}
            return column.title if role in named else None
        if role == ROLES.DisplayRole:
            return self._lines[self._shown[section]].student.name
        return (
            who(self._lines[self._shown[section]].student, self._say)
            if role == ROLES.AccessibleTextRole
            else None
        )

    @override
    def flags(self, index: Index, /) -> Qt.ItemFlag:
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _arrange(self) -> None:
        lines = [line for line in self._lines.values() if not self._keep or self._keep(line)]
        key, order = self.order
        backwards = order == Qt.SortOrder.DescendingOrder
        by = self._sorting.get(key)
        if by is not None:
            lines.sort(key=lambda line: sort_key(by, line), reverse=backwards)
        elif backwards:
            lines.reverse()
        self._shown = [line.student.id for line in lines]
        self._rows = {student_id: row for row, student_id in enumerate(self._shown)}
        self._looks.clear()

    def _lay_columns(self) -> None:
        """Find the columns that are shown; where all are hidden, all are shown."""
        every = columns_of(self.work, self._say, self._folded)
        self._sorting = {one.key: one for one in (*columns_of(self.work, self._say), *every)}
        self.columns = tuple(one for one in every if one.key not in self._hidden) or every
        ticks = (one.item is not None and one.item.marking is Marking.TICK for one in self.columns)
        self._flags = tuple(TICKED if tick else PLAIN for tick in ticks)

    def _rearrange(self) -> None:
        """Put everybody in a new place; what points at a row follows its student."""
        old = self.persistentIndexList()
        where = [(self._shown[index.row()], index.column()) for index in old]
        self._arrange()
        new = [
            self.index(self._rows[student_id], column) if student_id in self._rows else NOWHERE
            for student_id, column in where
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


def who(student: StudentRow, say: Language) -> str:
    """Name a student, and say if they have left."""
    left = student.status is Enrolment.LEFT
    return f"{student.name} ({say('left the course')})" if left else student.name


def _spoken(line: Line, column: GridColumn, look: Look, say: Language) -> str:
    said = (who(line.student, say), column.title, look.spoken)
    return ", ".join(part for part in said if part)


def _tip(line: Line, column: GridColumn, look: Look) -> str | None:
    if column.item is None:
        return look.spoken or None
    found = line.results.get(column.item.id)
    notes = (found.note, found.feedback, found.office_note) if found else ()
    said = f"{column.title}: {look.spoken}"
    return "\n".join([said, *(note for note in notes if note)])


def _ticked(line: Line, item: Item | None) -> Qt.CheckState | None:
    if item is None or item.marking is not Marking.TICK:
        return None
    found = line.results.get(item.id)
    passed = found is not None and progress(item, found.facts) is Progress.PASSED
    return Qt.CheckState.Checked if passed else Qt.CheckState.Unchecked
