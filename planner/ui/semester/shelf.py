"""The shelf: sessions without a day, to be dragged onto the board and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from planner.ui.parts.labels import Heading, Line, as_tip
from planner.ui.semester.cards import BARE, KEY_ROLE, NOWHERE, Index
from planner.ui.semester.entries import shelved
from planner.ui.semester.gathering import Gathering
from planner.ui.semester.outlook import SHELF
from planner.ui.semester.paint_cards import RING, Face, Look, paint_card, paint_chosen, paint_ring
from planner.ui.semester.words import spoken_session
from planner.ui.theme import CARD_RADIUS, SMALL_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.drag import Drag
    from planner.ui.semester.entries import Semester
    from planner.ui.theme import Theme

CARD_PX, GAP_PX = 28, 4
SHOWN_AT_ONCE = 5
LOOK_ROLE, FACE_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Shelved:
    """One card of the shelf and how it looks at the moment."""

    session: PlannedSession
    look: Look = Look.AT_REST


class ShelfModel(QAbstractListModel):
    """Sessions without a day, and ghosts of those that would come to lie here."""

    def __init__(self, say: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._semester: Semester | None = None
        self.rows: tuple[Shelved, ...] = ()

    def show_semester(self, semester: Semester, rows: tuple[Shelved, ...]) -> None:
        """Take over other cards."""
        if semester is self._semester and rows == self.rows:
            return
        same = [row.session.id for row in rows] == [row.session.id for row in self.rows]
        if same and rows:
            self._semester, self.rows = semester, rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._semester, self.rows = semester, rows
        self.endResetModel()

    def index_of(self, session_id: str) -> QModelIndex:
        """Return the row of a session, invalid if it does not lie here."""
        ids = [row.session.id for row in self.rows]
        return self.index(ids.index(session_id)) if session_id in ids else QModelIndex()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._semester is None:
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            words = spoken_session(row.session, self._semester, self._say)
            return as_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == FACE_ROLE:
            return replace(Face.of(row.session, self._semester, self._say), flush=True)
        plain = {
            KEY_ROLE: row.session.id,
            Qt.ItemDataRole.DisplayRole: row.session.topic,
            LOOK_ROLE: row.look,
        }
        return plain.get(role)


class CardDelegate(QStyledItemDelegate):
    """Draws the rows of the shelf as the cards they are on the board."""

    def __init__(self, theme: Theme, view: ShelfList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, CARD_PX + 2 * GAP_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
        painter.save()
        painter.setFont(self._view.font())
        roles = self._theme.roles
        paint_card(painter, rect, index.data(FACE_ROLE), roles, look=index.data(LOOK_ROLE))
        if index.data(KEY_ROLE) in self._view.gathered.ids():
            paint_chosen(painter, rect, roles)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setClipRect(rect.adjusted(-RING, -RING, RING, RING))
            paint_ring(painter, rect, roles)
        painter.restore()


class ShelfList(QListView):
    """The cards of the shelf, walked by arrows, dragged like those of the board."""

    chosen = Signal(str)
    opened = Signal(str)
    menu_wished = Signal(str, QPoint)

    def __init__(self, theme: Theme, say: Language, carry: Carry, drag: Drag) -> None:
        super().__init__()
        self._carry, self._drag = carry, drag
        self.cards = ShelfModel(say, self)
        self.setModel(self.cards)
        self.gathered = Gathering(self, self.session_at)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setAccessibleName(say("Shelf"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(BARE)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def session_at(self, index: Index) -> str:
        """Return the id of the session of a row, empty for none and for ghosts."""
        if not index.isValid() or self.cards.rows[index.row()].look is Look.GHOST:
            return ""
        return self.cards.rows[index.row()].session.id

    @override
    def sizeHint(self) -> QSize:
        rows = min(len(self.cards.rows), SHOWN_AT_ONCE)
        return QSize(100, rows * (CARD_PX + 2 * GAP_PX) + 2 * self.frameWidth() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.session_at(current))

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        if self.hasFocus():
            self.chosen.emit(self.session_at(self.currentIndex()))

    @override
    def selectAll(self) -> None:
        self.gathered.everything()

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.ClearAndSelect  # several: the gathering's work

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag.key(event) or self._carry.key(event) or self.gathered.key(event):
            return
        session_id = self.session_at(self.currentIndex())
        if session_id and event.key() in {Qt.Key.Key_M, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._carry.pick_up(session_id, others=self.gathered.others(session_id))
        elif session_id and event.key() == Qt.Key.Key_F2:
            self.opened.emit(session_id)
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._drag.key(event):
            super().keyReleaseEvent(event)

    @override
    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and self._carry.outlook is not None:
            e.accept()
            return True
        return super().event(e)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.session_at(self.currentIndex()))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._drag.end()
            self._carry.leave_hand()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        session_id = self.session_at(index)
        if session_id:
            self._carry.leave()
            may_begin = self.gathered.press(index, event)
            if may_begin and event.button() == Qt.MouseButton.LeftButton:
                others = self.gathered.others(session_id)
                self._drag.press(self.viewport(), session_id, event, others)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._drag.at is not None
        self._drag.release(event)
        self.gathered.release(dragged=dragged)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        session_id = self.session_at(self.indexAt(event.position().toPoint()))
        if session_id:
            self.opened.emit(session_id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        session_id = self.session_at(self.currentIndex())
        if self._carry.outlook is not None:
            self._carry.ways_wished.emit()
        elif session_id:
            at = event.globalPos()
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wished.emit(session_id, at)


class Shelf(QWidget):
    """The shelf with its heading and the dashed room in which one can let go."""

    def __init__(self, theme: Theme, say: Language, carry: Carry, drag: Drag) -> None:
        super().__init__()
        self._theme, self._say, self._carry = theme, say, carry
        self._semester: Semester | None = None
        self.list = ShelfList(theme, say, carry, drag)
        self._hint = Line(say("Drop here to take a day away"), tone="muted", px=SMALL_PX)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.room = _Room(theme)
        inside = QVBoxLayout(self.room)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.setSpacing(2)
        inside.addWidget(self.list)
        inside.addWidget(self._hint, 1)
        head = QHBoxLayout()
        head.addWidget(Heading(say("Shelf")))
        head.addStretch(1)
        head.addWidget(Line(say("no day yet"), tone="muted", px=SMALL_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.room)
        carry.changed.connect(self._look)
        theme.changed.connect(self.list.viewport().update)

    def show_semester(self, semester: Semester) -> None:
        """Show what lies on the shelf."""
        chosen = self.list.session_at(self.list.currentIndex())
        several = self.list.gathered.ids()
        self._semester = semester
        self._look()
        index = self.list.cards.index_of(chosen)
        if index.isValid():
            self.list.setCurrentIndex(index)
        self.list.gathered.again(several)

    def lies_under(self, everywhere: QPoint) -> bool:
        """Whether a point of the screen is over the room for shelved sessions."""
        return self.room.rect().contains(self.room.mapFromGlobal(everywhere))

    def _look(self) -> None:
        if self._semester is None:
            return
        outlook = self._carry.outlook
        rows = [self._row(session) for session in shelved(self._semester.plan)]
        if outlook is not None and outlook.after is not None:
            here = {row.session.id for row in rows}
            coming = [s for s in shelved(outlook.after) if s.id not in here]
            rows += [Shelved(session, Look.GHOST) for session in coming]
        before = len(self.list.cards.rows)
        self.list.cards.show_semester(self._semester, tuple(rows))
        if len(rows) != before:
            self.list.updateGeometry()
        lit = outlook is not None and outlook.spot == SHELF and outlook.does_something
        self.room.light(lit=lit)

    def _row(self, session: PlannedSession) -> Shelved:
        outlook = self._carry.outlook
        moves = outlook.change.moves if outlook and outlook.change else ()
        leaving = any(move.id == session.id and move.now is not None for move in moves)
        return Shelved(session, Look.LEFT_BEHIND if leaving else Look.AT_REST)


class _Room(QWidget):
    """The dashed frame; it is lit while something carried may be let go in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._lit = theme, False
        theme.changed.connect(self.update)

    def light(self, *, lit: bool) -> None:
        """Show whether letting go now would put something here."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles = self._theme.roles
        pen = QPen(roles.accent if self._lit else roles.strong_line, 1)
        pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.setBrush(roles.accent_tint if self._lit else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CARD_RADIUS, CARD_RADIUS)
