"""The list behind the board: its rows are the session cards and the days without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.rules.plan import Kind
from planner.ui.parts.labels import as_tip
from planner.ui.semester.entries import entries_of
from planner.ui.semester.words import off_words, spoken

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.semester.entries import Entry, Semester

type Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
# The margin is what makes Qt forget the width of the frame that the program's own sheet gives.
BARE = (
    "QListView { border: none; margin: 0; padding: 0; background: transparent; }"
    "QAbstractScrollArea::corner { border: none; background: transparent; }"
)


class CardModel(QAbstractListModel):
    """Entries of the board in the order of their days, named for screen readers."""

    def __init__(self, say: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._semester: Semester | None = None
        self.entries: tuple[Entry, ...] = ()
        self._rows: dict[str, int] = {}

    def show_semester(self, semester: Semester) -> None:
        """Take over another state of the plan."""
        entries = entries_of(semester.plan, self._say)
        if [e.key for e in entries] == [e.key for e in self.entries]:
            self._semester, self.entries = semester, entries
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._semester, self.entries = semester, entries
        self._rows = {entry.key: n for n, entry in enumerate(entries)}
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, or None for an invalid index."""
        return self.entries[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Return the row of a session id or of a day, invalid if it is not on the board."""
        row = self._rows.get(key)
        return QModelIndex() if row is None else self.index(row)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, semester = self.entry(index), self._semester
        if entry is None or semester is None:
            return None
        if role == KEY_ROLE:
            return entry.key
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.session.topic if entry.session else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry, semester, self._say)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(entry, semester)
        return None

    def _tooltip(self, entry: Entry, semester: Semester) -> str | None:
        told = entry.off or semester.notes_on(entry.day) or semester.due_on(entry.day)
        if entry.session is None and not told:
            return None
        lines = [spoken(entry, semester, self._say)]
        if entry.off is not None and entry.session is not entry.off.row:
            lines.append(off_words(entry.off, self._say))
        if entry.session and entry.session.note and entry.session.kind is not Kind.HOLIDAY:
            lines.append(entry.session.note)
        return as_tip("\n".join(dict.fromkeys(lines)))
