"""The navigation at the left: the pages of a course, their counts, and the course settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.language import marked
from planner.ui.theme import CARD_RADIUS, ICON_PX, SMALL_PX, TEXT_PX, sized

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from planner.language import Language
    from planner.ui.theme import Theme

ROW_PX, GAP_PX = 32, 2
WIDTH_PX = 176
COUNT = Qt.ItemDataRole.AccessibleDescriptionRole
ID = Qt.ItemDataRole.UserRole
ICON = ID + 1


@dataclass(frozen=True, slots=True)
class Place:
    """One page of a course as the navigation and the View menu know it."""

    id: str
    label: str
    icon: str
    shortcut: str


PAGES = (
    Place("semester", marked("Semester"), "calendar", "Ctrl+1"),
    Place("grades", marked("Grades"), "check", "Ctrl+2"),
    Place("students", marked("Students"), "users", "Ctrl+3"),
    Place("reports", marked("Reports"), "file-text", "Ctrl+4"),
    Place("history", marked("History"), "clock", "Ctrl+5"),
)
SETTINGS = Place("course_settings", marked("Course settings"), "settings", "Ctrl+6")
PLACES = (*PAGES, SETTINGS)


class Navigation(QWidget):
    """Two lists that behave as one: the pages above, the course settings at the foot."""

    chosen = Signal(str)  # the id of a page
    opened = Signal()  # by a click or Enter: the user goes on in the page, not here

    def __init__(self, say: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setProperty("panel", "surface")
        self.setProperty("edge", "right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self._lists = (
            PlaceList(PAGES, say, theme, self),
            PlaceList((SETTINGS,), say, theme, self),
        )
        self._lists[0].setAccessibleName(say("Pages"))
        self._lists[1].setAccessibleName(say("Course settings"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.addWidget(self._lists[0])
        layout.addStretch(1)
        layout.addWidget(self._lists[1])
        for number, places in enumerate(self._lists):
            places.chosen.connect(self.chosen)
            places.clicked.connect(self.opened)
            places.activated.connect(self.opened)
            places.left.connect(self._lists[1 - number].enter)
        self.setFocusProxy(self._lists[0])

    def show_page(self, page: str) -> None:
        """Mark a page as the one that is shown; the list it stands in is the one Tab reaches."""
        for places in self._lists:
            here = places.item_of(page) is not None
            places.mark(page)
            places.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )
            if here:
                self.setFocusProxy(places)

    def show_count(self, page: str, count: str) -> None:
        """Show a few words beside a page's name, such as "4 to mark", or none."""
        for places in self._lists:
            item = places.item_of(page)
            if item is not None:
                item.setData(COUNT, count)

    def counts(self) -> dict[str, str]:
        """Return the words that stand beside the pages' names now."""
        return {p.id: i.data(COUNT) or "" for li in self._lists for p, i in li.rows()}


class PlaceList(QListWidget):
    """A list of places without a frame, as high as its rows."""

    chosen = Signal(str)
    left = Signal(bool)  # the arrow keys went over the end (True) or the start (False)

    def __init__(
        self, places: tuple[Place, ...], say: Language, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._places, self._theme = places, theme
        self._ground = QWidget()  # asked for a viewport it did not make, PySide makes all classes
        self.setViewport(self._ground)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setStyleSheet("QListWidget { border: none; margin: 0; }")
        self.setMouseTracking(True)
        self.setFixedHeight(len(places) * (ROW_PX + GAP_PX))
        for place in places:
            item = QListWidgetItem(say(place.label))
            item.setData(ID, place.id)
            item.setData(ICON, place.icon)
            item.setSizeHint(QSize(0, ROW_PX + GAP_PX))
            self.addItem(item)  # handed the list at once, PySide looks for all that a text can be
        self.currentRowChanged.connect(self._tell)
        self.hovered = -1
        self.entered.connect(self._hover)

    def rows(self) -> list[tuple[Place, QListWidgetItem]]:
        """Return each place with its row."""
        return [(place, self.item(row)) for row, place in enumerate(self._places)]

    def item_of(self, page: str) -> QListWidgetItem | None:
        """Return the row of a page, if it stands in this list."""
        return next((item for place, item in self.rows() if place.id == page), None)

    def mark(self, page: str) -> None:
        """Select the page's row if it is here, or nothing."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        item = self.item_of(page)
        self.setCurrentRow(self.row(item) if item else -1)
        self.blockSignals(False)  # noqa: FBT003 - as above

    def enter(self, downwards: bool) -> None:  # noqa: FBT001 - the only fact of a signal
        """Go on with the arrow keys here, from the top or from the bottom."""
        self.setCurrentRow(0 if downwards else self.count() - 1)  # first: Qt would take the top
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self.blockSignals(True)  # noqa: FBT003 - Qt makes the first row current, nobody chose it
        super().focusInEvent(event)
        self.blockSignals(False)  # noqa: FBT003 - as above

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        downwards = event.key() == Qt.Key.Key_Down
        last = self.count() - 1 if downwards else 0
        if (downwards or event.key() == Qt.Key.Key_Up) and self.currentRow() == last:
            self.left.emit(downwards)
        else:
            super().keyPressEvent(event)

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = index.row()
        self._ground.update()

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._places[row].id)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the rows by hand, since PySide is slow to make what a delegate is handed."""
        painter = QPainter(self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, (_, item) in enumerate(self.rows()):
            here = self.visualItemRect(item)
            if here.intersects(event.rect()):
                self._paint(painter, here.adjusted(1, 1, -1, -1 - GAP_PX), row, item)
        painter.end()

    def _paint(self, painter: QPainter, here: QRect, row: int, item: QListWidgetItem) -> None:
        """Draw a place: icon, name, and the count at the right."""
        roles = self._theme.roles
        chosen = row == self.currentRow()
        if chosen or row == self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(roles.accent_tint if chosen else roles.background)
            painter.drawRoundedRect(here, CARD_RADIUS, CARD_RADIUS)
        if chosen and self.hasFocus():
            painter.setPen(QPen(roles.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(here, CARD_RADIUS, CARD_RADIUS)
        tone = "accent" if chosen else "muted"
        place = QRect(here.left() + 9, here.center().y() - 7, ICON_PX, ICON_PX)
        scale = self.devicePixelRatio()
        painter.drawImage(place, self._theme.picture(item.data(ICON), tone, scale))
        count = item.data(COUNT) or ""
        words = here.adjusted(35, 0, -9 if count else -3, 0)  # German needs the room in bold
        painter.setPen(roles.muted)
        painter.setFont(sized(self.font(), SMALL_PX))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room = words.width() - painter.fontMetrics().horizontalAdvance(count) - 6 * bool(count)
        painter.setPen(roles.accent if chosen else roles.ink)
        painter.setFont(sized(self.font(), TEXT_PX, bold=chosen))
        name = painter.fontMetrics().elidedText(
            item.text(), Qt.TextElideMode.ElideRight, max(room, 0)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
