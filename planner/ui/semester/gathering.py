"""Several cards at once: Ctrl and a click take one more, Shift and a click or arrow a stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QListView

    from planner.ui.semester.cards import Index

Flag = QItemSelectionModel.SelectionFlag
Walk = QAbstractItemView.CursorAction
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WALKS = {
    Qt.Key.Key_Left: Walk.MoveLeft,
    Qt.Key.Key_Right: Walk.MoveRight,
    Qt.Key.Key_Up: Walk.MoveUp,
    Qt.Key.Key_Down: Walk.MoveDown,
    Qt.Key.Key_PageUp: Walk.MovePageUp,
    Qt.Key.Key_PageDown: Walk.MovePageDown,
    Qt.Key.Key_Home: Walk.MoveHome,
    Qt.Key.Key_End: Walk.MoveEnd,
}


class Gathering:
    """The cards of a list view that are selected; a day without a card is never among several.

    ``session_at`` answers the id of a row's session that may be moved, or an empty text.
    """

    def __init__(self, view: QListView, session_at: Callable[[Index], str]) -> None:
        self._view, self._session_at = view, session_at
        self._start = ""  # where a stretch begins
        self._alone_on_release = False

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the selected sessions from top to bottom; empty for fewer than two."""
        rows = sorted(self._view.selectionModel().selectedIndexes(), key=QModelIndex.row)
        found = tuple(key for key in map(self._session_at, rows) if key)
        return found if len(found) > 1 else ()

    def others(self, session_id: str) -> tuple[str, ...]:
        """Return who goes along with a session: the other selected ones, if it is one of them."""
        ids = self.ids()
        return tuple(key for key in ids if key != session_id) if session_id in ids else ()

    def press(self, index: Index, event: QMouseEvent) -> bool:
        """Select what is pressed; whether a gesture may begin that carries it."""
        self._alone_on_release = False
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & SHIFT:
            self.reach(index)
            return False
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & CTRL:
            self.add(index)
            return False
        if self._session_at(index) in self.ids():
            self._view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self._alone_on_release = event.button() == Qt.MouseButton.LeftButton
        else:
            self.only(index)
        return True

    def release(self, *, dragged: bool) -> None:
        """Leave one of several alone after a click that carried nothing."""
        if self._alone_on_release and not dragged:
            self.only(self._view.currentIndex())
        self._alone_on_release = False

    def key(self, event: QKeyEvent) -> bool:
        """Answer Shift or Ctrl with a walking key, Ctrl+Space, and Esc where there are several."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        if key in WALKS and keys & (SHIFT | CTRL) and not keys & ALT:
            to = self._view.moveCursor(WALKS[key], keys)
            if keys & SHIFT:
                self.reach(to)
            else:
                self._view.selectionModel().setCurrentIndex(to, Flag.NoUpdate)
        elif key == Qt.Key.Key_Space and keys & CTRL:
            self.add(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape and self.ids():
            self.only(self._view.currentIndex())
        else:
            return False
        event.accept()
        return True

    def only(self, index: Index) -> None:
        """Select one row alone; a stretch begins there."""
        self._start = self._session_at(index)
        self._view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)

    def add(self, index: Index) -> None:
        """Take one more card, or one less."""
        model = self._view.selectionModel()
        if not self._session_at(index):
            return
        self._start = self._session_at(index)
        self._leave_days()
        model.select(index, Flag.Toggle)
        model.setCurrentIndex(index, Flag.NoUpdate)

    def reach(self, index: Index) -> None:
        """Select all cards between where the stretch began and this row."""
        here, start = self._view.currentIndex(), self._row_of_start()
        first = here.row() if start is None else start
        if start is None:
            self._start = self._session_at(here)
        low, high = sorted((first, index.row()))
        rows = [self._view.model().index(row, 0) for row in range(low, high + 1)]
        self._select([row for row in rows if self._session_at(row)], index)

    def everything(self) -> None:
        """Select all cards."""
        model = self._view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        self._select([row for row in rows if self._session_at(row)], self._view.currentIndex())

    def again(self, ids: Sequence[str]) -> None:
        """Select these sessions anew, wherever they lie now, if there are several."""
        model = self._view.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        found = [row for row in rows if self._session_at(row) in ids]
        if len(found) > 1:
            self._select(found, self._view.currentIndex())

    def _row_of_start(self) -> int | None:
        model = self._view.model()
        rows = range(model.rowCount()) if self._start else ()
        return next((n for n in rows if self._session_at(model.index(n, 0)) == self._start), None)

    def _leave_days(self) -> None:
        """Take days without a card out of the selection, of which one may be current."""
        model = self._view.selectionModel()
        for index in model.selectedIndexes():
            if not self._session_at(index):
                model.select(index, Flag.Deselect)

    def _select(self, rows: Sequence[Index], current: Index) -> None:
        chosen = QItemSelection()
        for row in rows:
            chosen.select(row, row)
        model = self._view.selectionModel()
        model.select(chosen, Flag.ClearAndSelect)
        model.setCurrentIndex(current, Flag.NoUpdate)
