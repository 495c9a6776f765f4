"""The names of a class in large letters, each with what is recorded, in as few columns as fit."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, override

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from planner import vocabulary
from planner.rules.attendance import Presence
from planner.rules.piles import FEWEST_DIGITS
from planner.ui.theme import CARD_RADIUS, sized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from planner.jobs.attendance import Seat
    from planner.language import Language
    from planner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEYS = Qt.Key
NAME_PX, WORD_PX = 19, 13
LOWEST_PX, HIGHEST_PX, NARROWEST_PX = 32, 46, 380
EDGE, EDGES, SIGN_PX = 14, 4, 22
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
STATES: Mapping[str, Presence] = {
    " ": Presence.PRESENT,
    "p": Presence.PRESENT,
    "a": Presence.ABSENT,
    "e": Presence.EXCUSED,
}
LOOKS: Mapping[Presence | None, tuple[str, str]] = {  # the icon and the colour's role
    Presence.PRESENT: ("check", "met"),
    Presence.ABSENT: ("x", "out"),
    Presence.EXCUSED: ("clock", "waiting"),
    None: ("", "faint"),
}


class SeatModel(QAbstractListModel):
    """Who is on the list, in its order."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.seats: tuple[Seat, ...] = ()

    def show_seats(self, seats: Sequence[Seat]) -> None:
        """Show these; the cursor stays where the same people are listed as before."""
        before, self.seats = self.seats, tuple(seats)
        same = [one.student.id for one in before] == [one.student.id for one in seats]
        if same and before:
            self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
        else:
            self.beginResetModel()
            self.endResetModel()

    def row_of(self, student_id: str) -> int:
        """Return where a student stands, -1 if nowhere."""
        found = (n for n, one in enumerate(self.seats) if one.student.id == student_id)
        return next(found, -1)

    @override
    def rowCount(self, parent: Index = NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self.seats)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        seat = self.seats[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return seat.student.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{seat.student.name}, {presence_words(seat.presence, self._say)}"
        return None


def presence_words(presence: Presence | None, say: Language) -> str:
    """Say what is recorded of one student."""
    return say("nothing recorded") if presence is None else vocabulary.presence(presence, say)


def last_digits(matriculation: str) -> str:
    """Return what tells people apart in the room, and is no whole number for all to see."""
    return f"…{matriculation[-FEWEST_DIGITS:]}" if matriculation else ""


class SeatList(QListView):
    """Takes the keys of whoever calls the names: arrows, a state, the beginning of a name."""

    recorded = Signal(object)  # a Presence for the current student, or None to clear it
    typed = Signal(str)  # a letter or digit of whom to find
    erased = Signal()  # the last of them
    stepped = Signal(int)  # by an arrow: 1 down, -1 up

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.seats = SeatModel(say)
        self.setModel(self.seats)
        self.setAccessibleName(say("Attendance"))
        self.setItemDelegate(SeatPainter(self, say, theme))
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.finding = ""  # what was typed to find somebody, of which letters may be part

    def current(self) -> Seat | None:
        """Return the student the cursor is on."""
        index = self.currentIndex()
        return self.seats.seats[index.row()] if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        self.setCurrentIndex(self.seats.index(row))

    def lay_out(self) -> None:
        """Give everybody as much room as the list has.

        Measured is the whole list and not its viewport: that shrinks when a scroll bar comes,
        which would bring another layout without one.
        """
        n, room = max(self.seats.rowCount(), 1), self.contentsRect().size()
        height = max(room.height() - self.horizontalScrollBar().sizeHint().height() - EDGES, 1)
        columns = max(1, min(ceil(n * LOWEST_PX / height), n))
        wide = max((room.width() - EDGES) // columns - 1, NARROWEST_PX)
        high = max(LOWEST_PX, min(HIGHEST_PX, height // ceil(n / columns)))
        if self.gridSize() != QSize(wide, high):
            self.setGridSize(QSize(wide, high))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Leave finding to the screen, which knows more of names."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, text = event.key(), event.text()
        if event.modifiers() & COMMANDS:
            event.ignore()
        elif key in {KEYS.Key_Down, KEYS.Key_Up}:
            self.stepped.emit(1 if key == KEYS.Key_Down else -1)
        elif key == KEYS.Key_Delete:
            self.recorded.emit(None)
        elif key == KEYS.Key_Backspace:
            self.erased.emit()
        elif text in STATES and self._is_state(text):
            self.recorded.emit(STATES[text])
        elif text.isprintable() and text.strip():
            self.typed.emit("" if text == "/" and not self.finding else text)
        else:
            super().keyPressEvent(event)

    def _is_state(self, text: str) -> bool:
        """Tell whether a letter is a state here, not part of a name that is being typed."""
        return text == " " or not self.finding or self.finding.isdecimal()


class SeatPainter(QStyledItemDelegate):
    """Draws one student: a sign, the name in large letters, the number, the state as a word."""

    def __init__(self, seats: SeatList, say: Language, theme: Theme) -> None:
        super().__init__(seats)
        self._list, self._say, self._theme = seats, say, theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return self._list.gridSize()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        seat, roles = self._list.seats.seats[index.row()], self._theme.roles
        icon, role = LOOKS[seat.presence]
        place: QRect = option.rect.adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(roles.accent, 2))
            painter.setBrush(roles.accent_tint)
            painter.drawRoundedRect(place, CARD_RADIUS, CARD_RADIUS)
        sign = QRect(place.left() + EDGE, place.center().y() - SIGN_PX // 2, SIGN_PX, SIGN_PX)
        if icon:
            scale = painter.device().devicePixelRatioF() * SIGN_PX / 16
            painter.drawImage(sign, self._theme.picture(icon, role, scale))
        else:
            painter.setPen(QPen(roles.faint, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(sign.adjusted(4, 4, -4, -4))
        self._write(painter, place.adjusted(2 * EDGE + SIGN_PX, 0, -EDGE, 0), seat, role)
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, seat: Seat, role: str) -> None:
        roles, font = self._theme.roles, painter.font()
        upright = Qt.AlignmentFlag.AlignVCenter
        words = vocabulary.presence(seat.presence, self._say) if seat.presence else ""
        painter.setFont(sized(font, WORD_PX))
        painter.setPen(roles.colour(role))
        painter.drawText(place, upright | Qt.AlignmentFlag.AlignRight, words)
        taken = painter.fontMetrics().horizontalAdvance(words) + EDGE if words else 0
        known = seat.student.addition  # tells namesakes apart already
        number = "" if known else last_digits(seat.student.matriculation)
        painter.setPen(roles.muted)
        beside = place.adjusted(0, 0, -taken, 0)
        painter.drawText(beside, upright | Qt.AlignmentFlag.AlignRight, number)
        taken += painter.fontMetrics().horizontalAdvance(number) + EDGE
        painter.setFont(sized(font, NAME_PX))
        painter.setPen(roles.ink if seat.presence is None else roles.muted)
        room = place.adjusted(0, 0, -taken, 0)
        name = painter.fontMetrics().elidedText(
            seat.student.name, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignLeft, name)
