"""The grid itself: keys, clicks and selection of a spreadsheet; it wishes and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView

from planner.rules.credits import Marking
from planner.ui.gradebook.columns import Shows, first_item
from planner.ui.gradebook.editor import CellEditor, Go
from planner.ui.gradebook.headings import HEADING_PX, Corner, HeadingRow, NameHeader
from planner.ui.gradebook.keys import Does, Wish, wish_of
from planner.ui.gradebook.model import NOWHERE
from planner.ui.gradebook.paint import CellDelegate
from planner.ui.gradebook.widths import ColumnWidths
from planner.ui.parts.announce import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from planner.language import Language
    from planner.ui.gradebook.model import GradebookModel
    from planner.ui.theme import Theme

Cell = tuple[str, str]  # student, item


NO_FRAME = (
    "#grid, #grid:focus, #grid QHeaderView, #grid QHeaderView:focus"
    " { border: none; margin: 0; border-radius: 0; background: transparent; }"
    " #grid QTableCornerButton::section { border: none; background: transparent; }"
)


class Grid(QTableView):
    """Students down, items across; ``editor`` opens over a cell and takes what is typed."""

    state_wished = Signal(object)  # a State, for the selected cells
    tick_wished = Signal()
    clear_wished = Signal()
    copy_wished = Signal()
    paste_wished = Signal()
    keys_wished = Signal()
    decide_wished = Signal()
    unfold_wished = Signal(object)  # a GridColumn that stands for several items
    column_menu_wished = Signal(object, object)  # a GridColumn, and where on the screen
    student_wished = Signal(str)  # a student's id: their name was double-clicked
    moved = Signal()  # the current cell is another one
    not_taken = Signal(str)  # what was typed was refused when the editor was left

    def __init__(self, model: GradebookModel, say: Language, theme: Theme) -> None:
        super().__init__()
        self.book, self._say, self._theme = model, say, theme
        self._pressed_on = QPersistentModelIndex()
        self._fetched = False  # a press of the mouse has just brought the focus here
        self.setModel(model)
        self.names = NameHeader(model, theme, self)
        self.headings = HeadingRow(model, theme, self)
        self.corner = Corner(say, theme, self)
        self.setVerticalHeader(self.names)
        self.setHorizontalHeader(self.headings)
        self.cells = CellDelegate(self, model, theme)
        self.setItemDelegate(self.cells)
        self.widths = ColumnWidths(self, model, self.cells.fonts)
        self.editor = CellEditor(self.viewport(), theme)
        self._dress()
        self._connect()
        theme.changed.connect(self.viewport().update)

    def _dress(self) -> None:
        self.setAccessibleName(self._say("Grades"))
        self.setObjectName("grid")
        self.setStyleSheet(NO_FRAME)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for view in (self, self.names):  # so that scrolling moves pixels and paints only new rows
            view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.headings.setMinimumSectionSize(24)
        self.headings.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.names.setMinimumSectionSize(20)
        self.setSortingEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.book.dataChanged.connect(lambda cell, _: self.widths.make_room(cell))
        self.names.chosen.connect(lambda row: self.put(row, max(self.currentIndex().column(), 0)))
        self.names.chosen.connect(self.setFocus)
        self.names.opened.connect(self._open_student)
        self.corner.clicked.connect(self._sort_by_name)
        self.editor.done.connect(self._entered)
        self.editor.given_up.connect(self.setFocus)
        self.editor.lost.connect(self.not_taken)
        for moved in (
            self.headings.sectionResized,
            self.horizontalScrollBar().valueChanged,
            self.verticalScrollBar().valueChanged,
        ):
            moved.connect(lambda *_: self.editor.follow(self.visualRect(self.currentIndex())))

    def lay_out(self) -> None:
        """Find widths for other columns or other people; a short look at them is enough."""
        self.names.setFixedWidth(self.names.fitting())
        self.widths.find(self.headings.measure)
        self.updateGeometry()

    def current(self) -> Cell | None:
        """Return student and item of the current cell; the item is "" beside the items."""
        index = self.currentIndex()
        line = self.book.line_at(index.row())
        if line is None:
            return None
        item = self.book.item_at(index.column())
        return line.student.id, item.id if item else ""

    def chosen(self) -> list[Cell]:
        """Return the selected cells that belong to an item, row by row."""
        spots = sorted((i.row(), i.column()) for i in self.selectionModel().selectedIndexes()) or [
            (self.currentIndex().row(), self.currentIndex().column())
        ]
        found = []
        for row, column in spots:
            line, item = self.book.line_at(row), self.book.item_at(column)
            if line is not None and item is not None:
                found.append((line.student.id, item.id))
        return found

    def go_to(self, student_id: str, item_id: str = "") -> bool:
        """Put the cursor on a student, and on an item if one is named; False if hidden."""
        row = self.book.row_of(student_id)
        if row is None:
            return False
        column = self.book.column_of(item_id) if item_id else None
        self.put(row, max(self.currentIndex().column(), 0) if column is None else column)
        return True

    def step(self, go: Go) -> None:
        """Move the cursor as an entry does: down and up the column, on and back the items."""
        down, on = go.value
        index = self.currentIndex()
        rows = self.book.rowCount()
        items = [n for n, one in enumerate(self.book.columns) if one.item is not None]
        if not rows or not items or go is Go.STAY:
            return
        row, column = index.row() + down, index.column()
        if down and not 0 <= row < rows:
            row, on = row % rows, down
        if on:
            beyond = [n for n in items if (n > column if on > 0 else n < column)]
            if not beyond:
                row = (row + (0 if down else on)) % rows
            column = (beyond or items)[0 if on > 0 else -1]
        self.put(row, column)

    def edit_current(self, typed: str | None = None) -> None:
        """Open the editor on the current cell, with what was typed or what is there."""
        index = self.currentIndex()
        line, item = self.book.line_at(index.row()), self.book.item_at(index.column())
        if line is None or item is None:
            return
        self.scrollTo(index)
        text = self.book.edited_text(index.row(), index.column()) if typed is None else typed
        name = f"{line.student.name}, {item.title}"
        self.editor.open_over(self.visualRect(index), name, text, typed=typed is not None)

    def say_aloud(self) -> None:
        """Have the current cell's new value read aloud."""
        index = self.currentIndex()
        if index.isValid():
            announce(self, self.book.look(index.row(), index.column()).spoken)

    def show_row(self, student_id: str) -> None:
        """Bring a student into view and leave the cursor where it is."""
        row = self.book.row_of(student_id)
        if row is not None:
            self.scrollTo(self.book.index(row, max(self.currentIndex().column(), 0)))

    def update_row(self, row: int) -> None:
        """Paint one row anew, with its name."""
        top, high = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), high)
        self.names.viewport().update(0, top, self.names.width(), high)

    @override
    def sizeHint(self) -> QSize:
        high = self.book.rowCount() * self.names.defaultSectionSize() + HEADING_PX
        if self.horizontalScrollBar().maximum() > 0:
            high += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, HEADING_PX + 3 * self.names.defaultSectionSize())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.roles.surface)
        painter.end()
        self.cells.look_around()
        super().paintEvent(event)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.corner.setGeometry(0, 0, self.names.width(), HEADING_PX)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widths.share()

    @override
    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            wish = wish_of(event)
            if wish is not None:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        wish = wish_of(event)
        if wish is not None:
            if not (event.isAutoRepeat() and wish.does is not Does.GO):
                self._carry_out(wish)
        elif event.text().isprintable() and event.text():
            event.ignore()  # Qt would search the columns for it
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        again = not self._fetched and index.isValid() and index == self.currentIndex()
        self._fetched = False
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        alone = len(self.selectionModel().selectedIndexes()) <= 1
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_on = QPersistentModelIndex(
            index if again and plain and alone and left else NOWHERE
        )
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._pressed_on == index and self._ticks(index.column()):
            self.tick_wished.emit()
        self._pressed_on = QPersistentModelIndex()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._ticks(index.column()):
            self.mousePressEvent(event)
        elif index.isValid():
            self._carry_out(Wish(Does.EDIT))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            at = corner if by_key else event.globalPos()
            self.column_menu_wished.emit(self.book.columns[index.column()], at)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._fetched = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.book.rowCount():
            self.put(0, first_item(self.book.columns))
        self.viewport().update()

    def _carry_out(self, wish: Wish) -> None:
        column = self.currentIndex().column()
        shows = self.book.columns[column].shows if column >= 0 else None
        on_decision = shows is Shows.DECISION
        if wish.does is Does.GO:
            self.step(wish.go)
        elif on_decision and wish.does in {Does.TICK, Does.EDIT}:
            self.decide_wished.emit()
        elif shows is Shows.SUM and wish.does in {Does.TICK, Does.EDIT}:
            self.unfold_wished.emit(self.book.columns[column])
        elif wish.does is Does.STATE:
            self.state_wished.emit(wish.state)
        elif wish.does is Does.TYPE:
            self.edit_current(wish.text)
        elif wish.does is Does.EDIT:
            self.edit_current()
        else:
            {
                Does.TICK: self.tick_wished,
                Does.CLEAR: self.clear_wished,
                Does.COPY: self.copy_wished,
                Does.PASTE: self.paste_wished,
                Does.KEYS: self.keys_wished,
            }[wish.does].emit()

    def _open_student(self, row: int) -> None:
        line = self.book.line_at(row)
        if line is not None:
            self.student_wished.emit(line.student.id)

    def _ticks(self, column: int) -> bool:
        item = self.book.item_at(column)
        return item is not None and item.marking is Marking.TICK

    def put(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into view."""
        index = self.book.index(row, column)
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect  # whatever keys are held down
        self.selectionModel().setCurrentIndex(index, alone)
        self.scrollTo(index)

    def _entered(self, go: Go) -> None:
        if go is not Go.STAY:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.step(go)

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            for row in {now.row(), before.row()} - {-1}:
                self.update_row(row)
        if any(
            one.isValid() and self.book.look(one.row(), one.column()).shared
            for one in (now, before)
        ):
            self.viewport().update()  # who shares it stands framed
        if now.column() != before.column():
            self.headings.viewport().update()
        self.moved.emit()

    def _sort_by_name(self) -> None:
        header, order = self.headings, Qt.SortOrder
        if header.sortIndicatorSection() < 0 and self.book.by_name_from_a():
            self.book.sort(-1, order.DescendingOrder)
        else:
            header.setSortIndicator(-1, order.AscendingOrder)
            self.book.sort(-1, order.AscendingOrder)
