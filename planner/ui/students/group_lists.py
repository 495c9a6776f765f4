"""The two lists of the groups dialog: groups with their members, and who has no group yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.language import Language
    from planner.ui.students.grouping import Drawn

STUDENTS = "application/x-course-planner-students"
KEY = Qt.ItemDataRole.UserRole
DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def carried(ids: Iterable[str]) -> QMimeData:
    """Pack the ids of students for a drag."""
    data = QMimeData()
    data.setData(STUDENTS, "\n".join(ids).encode())
    return data


def unpacked(data: QMimeData) -> list[str]:
    """Return the ids of the students that a drag carries."""
    return bytes(data.data(STUDENTS).data()).decode().split("\n")


class GroupTree(QTreeWidget):
    """Groups with their members below; what is done with them is wished."""

    put = Signal(list, str)  # students, the key of a group
    taken_out = Signal(list)  # students
    renamed = Signal(str, str)  # key, name
    dissolved = Signal(str)  # key
    shifted = Signal(list, int)  # students, to the group before (-1) or after (1)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._groups: list[QTreeWidgetItem] = []
        self._people: list[QTreeWidgetItem] = []
        self.setAccessibleName(say("Groups"))
        self.setColumnCount(2)
        self.setHeaderLabels([say("Group"), say("Members")])
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.itemChanged.connect(self._changed)

    def show_groups(self, groups: Sequence[Drawn], names: Mapping[str, str]) -> None:
        """Show groups as they are in the draft; the current one stays so if it is there."""
        current, who = self.group(), self.members()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.clear()
        self._groups, self._people = [], []
        for group in groups:
            row = QTreeWidgetItem([group.name, self._count(group)])
            row.setData(0, KEY, group.key)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            for student in group.students:
                member = QTreeWidgetItem([names[student], ""])
                member.setData(0, KEY, student)
                row.addChild(member)
                self._people.append(member)
            self.addTopLevelItem(row)
            self._groups.append(row)
            row.setExpanded(True)
        self.blockSignals(False)  # noqa: FBT003 - as above
        self._choose(current, who)

    def group(self) -> str:
        """Return the key of the current group, or of the current member's; "" for none."""
        row = self.currentItem()
        if row is None:
            return ""
        return str((row.parent() or row).data(0, KEY))

    def members(self) -> list[str]:
        """Return the ids of the members that are selected."""
        return [str(row.data(0, KEY)) for row in self.selectedItems() if row.parent() is not None]

    def go_to(self, key: str) -> None:
        """Put the cursor on a group."""
        self._choose(key, [])

    def rename(self) -> None:
        """Let the current group's name be typed where it stands."""
        row = self.currentItem()
        if row is not None:
            self.editItem(row.parent() or row, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        who = self.members()
        if alt and event.key() in steps and who:
            self.shifted.emit(who, steps[Qt.Key(event.key())])
        elif event.key() in DELETING and who:
            self.taken_out.emit(who)
        elif event.key() in DELETING and self.group():
            self.dissolved.emit(self.group())
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        else:
            super().keyPressEvent(event)

    @override
    def mimeTypes(self) -> list[str]:
        return [STUDENTS]

    @override
    def mimeData(self, rows: Sequence[QTreeWidgetItem], /) -> QMimeData:
        return carried(str(row.data(0, KEY)) for row in rows if row.parent() is not None)

    @override
    def dropMimeData(
        self,
        parent: QTreeWidgetItem | None,
        _index: int,
        data: QMimeData,
        _action: Qt.DropAction,
        /,
    ) -> bool:
        if parent is None:
            return False
        self.put.emit(unpacked(data), str((parent.parent() or parent).data(0, KEY)))
        return True

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction  # the draft moves them, not Qt

    def _count(self, group: Drawn) -> str:
        return self._say.count("{n} member", "{n} members", len(group.students))

    def _changed(self, row: QTreeWidgetItem, column: int) -> None:
        if row.parent() is None and column == 0:
            self.renamed.emit(str(row.data(0, KEY)), row.text(0))

    def _choose(self, key: str, students: Sequence[str]) -> None:
        here = next((row for row in self._groups if row.data(0, KEY) == key), None)
        chosen = [row for row in self._people if row.data(0, KEY) in students]
        if chosen:
            self.setCurrentItem(chosen[0])
            for row in chosen:
                row.setSelected(True)
        elif here is not None:
            self.setCurrentItem(here)
        elif self._groups:
            self.setCurrentItem(self._groups[0])


class LonePeople(QListWidget):
    """Who has no group yet; Enter or a double click puts those who are chosen into one."""

    put = Signal(list)  # students, into the current group
    taken_out = Signal(list)  # students who were dropped here

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setAccessibleName(say("Without a group"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.itemActivated.connect(lambda _: self.put.emit(self.chosen()))

    def show_people(self, ids: Sequence[str], names: Mapping[str, str]) -> None:
        """Show who is without a group."""
        at = self.currentRow()
        self.clear()
        for student in ids:
            row = QListWidgetItem(names[student], self)
            row.setData(KEY, student)
        if ids:
            self.setCurrentRow(min(max(at, 0), len(ids) - 1))

    def chosen(self) -> list[str]:
        """Return the ids of those who are selected."""
        return [str(row.data(KEY)) for row in self.selectedItems()]

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen():
            self.put.emit(self.chosen())  # else the dialog would take it as its answer
        else:
            super().keyPressEvent(event)

    @override
    def mimeTypes(self) -> list[str]:
        return [STUDENTS]

    @override
    def mimeData(self, rows: Sequence[QListWidgetItem], /) -> QMimeData:
        return carried(str(row.data(KEY)) for row in rows)

    @override
    def dropMimeData(self, _index: int, data: QMimeData, _action: Qt.DropAction, /) -> bool:
        self.taken_out.emit(unpacked(data))
        return True

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction
