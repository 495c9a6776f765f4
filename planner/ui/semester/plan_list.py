"""The list beside the board, for those who prefer a table: one row per row of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QStyledItemDelegate

from planner import vocabulary
from planner.rules.plan import Kind, Mode
from planner.ui.parts.fields import Choice, TextField
from planner.ui.parts.rows import RowsTable
from planner.ui.semester.headings import STRIP_HEIGHT
from planner.ui.semester.list_rows import FIELDS, WIDTHS, Field, ListRow, columns_for, rows_of
from planner.ui.theme import FOCUS_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from planner.language import Language
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Theme

    type Index = QModelIndex | QPersistentModelIndex

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NUDGES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ROW_PX = 30
BARE = "QTableView { border: none; background: transparent; }"  # the panel around has a border
Trigger = QAbstractItemView.EditTrigger


class PlanList(RowsTable[ListRow]):
    """Shows the plan by date and takes what is typed; it wishes and never changes anything."""

    written = Signal(str, object, object)  # a session id, a Field, and what was entered
    shelve_wished = Signal()
    nudge_wished = Signal(str, int)  # a session id, one place earlier (-1) or later (1)
    menu_wished = Signal(str, QPoint)  # a session id, and where on the screen

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__(
            say("Semester"), columns_for(say), theme, identity=lambda row: row.session.id
        )
        self._say = say
        self.setItemDelegate(Cells(self, theme, say))
        self.setEditTriggers(
            Trigger.EditKeyPressed | Trigger.AnyKeyPressed | Trigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(self.Shape.NoFrame)
        self.setStyleSheet(BARE)
        self.setMinimumSize(240, 4 * ROW_PX + STRIP_HEIGHT)

    def show_semester(self, semester: Semester) -> None:
        """Show another state of the plan; the cursor stays on its session, wherever it is now."""
        rows = rows_of(semester, self._say)
        self.show_rows(rows)
        nobody = not any(row.cells[Field.SPEAKERS] for row in rows)
        self.setColumnHidden(FIELDS.index(Field.SPEAKERS), nobody)
        self._give_topics_the_rest()

    def current_key(self) -> str:
        """Return the id of the session with the cursor, or an empty text."""
        row = self.current()
        return row.session.id if row else ""

    def choose(self, key: str) -> None:
        """Put the cursor on a session and scroll to it, if it is in the list."""
        fresh = not self.currentIndex().isValid()
        if key != self.current_key() and self.show_row(key) and fresh:
            self.go(across=FIELDS.index(Field.TOPIC))

    def go(self, *, down: int = 0, across: int = 0) -> None:
        """Put the cursor some cells further; hidden columns are passed over."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + across
        while self.isColumnHidden(column) and 0 <= column < len(FIELDS):
            column += across or 1
        index = self.sorted.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, row = Qt.Key(event.key()), self.current()
        if (
            row is not None
            and key in NUDGES
            and event.modifiers() == Qt.KeyboardModifier.AltModifier
        ):
            self.nudge_wished.emit(row.session.id, NUDGES[key])
        elif row is not None and key == Qt.Key.Key_Delete:
            self.shelve_wished.emit()
        elif key in ENTER:
            if not self.edit(self.currentIndex(), Trigger.EditKeyPressed, event):
                self.go(down=1)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        if not self.current_key():
            return
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wished.emit(self.current_key(), at)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._give_topics_the_rest()

    def _give_topics_the_rest(self) -> None:
        """Make topics as wide as the other columns leave room for."""
        topic, header = FIELDS.index(Field.TOPIC), self.horizontalHeader()
        others = sum(header.sectionSize(n) for n in range(len(FIELDS)) if n != topic)
        wide = max(WIDTHS[Field.TOPIC], self.viewport().width() - others)
        if header.sectionSize(topic) != wide:
            header.resizeSection(topic, wide)


class Cells(QStyledItemDelegate):
    """Editors of the cells: a line, or a choice; Enter goes down, Tab to the next cell."""

    def __init__(self, table: PlanList, theme: Theme, say: Language) -> None:
        super().__init__(table)
        self._table, self._theme, self._say = table, theme, say

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index, /
    ) -> QWidget:
        field = FIELDS[index.column()]
        editor: QLineEdit | QComboBox = TextField(parent)
        if field in {Field.KIND, Field.MODE}:
            editor = self._choice(field)
            editor.setParent(parent)
        editor.setAccessibleName(self._say(field.value))
        return editor

    def _choice(self, field: Field) -> Choice:
        choice = Choice()
        if field is Field.KIND:
            for kind in Kind:
                choice.addItem(vocabulary.kind(kind, self._say), kind)
        else:
            for mode in Mode:
                choice.addItem(vocabulary.mode(mode, self._say), mode)
        choice.activated.connect(lambda: self._close(choice))
        return choice

    @override
    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index, /) -> None:
        entered = editor.currentData() if isinstance(editor, QComboBox) else None
        if isinstance(editor, QLineEdit):
            entered = editor.text()
        row = self._table.row_at(index)
        self._table.written.emit(row.session.id, FIELDS[index.column()], entered)

    @override
    def eventFilter(self, editor: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ways = {
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
                **dict.fromkeys(ENTER, (1, 0)),
            }
            key = Qt.Key(event.key())
            if key in ways and isinstance(editor, QLineEdit | QComboBox):
                self._close(editor)
                down, across = ways[key]
                self._table.go(down=down, across=across)
                return True
        return super().eventFilter(editor, event)

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        super().paint(painter, option, index)
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.setPen(QPen(self._theme.roles.accent, FOCUS_PX))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
