"""The plane of the board: a list view whose cards lie where our own geometry puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from planner.ui.semester.cards import BARE, CardModel, Index
from planner.ui.semester.gathering import Gathering
from planner.ui.semester.geometry import LEAST_WEEK, grid_for, text_size
from planner.ui.semester.headings import HEADING_HEIGHT, WEEK_WIDTH, DayHeadings, WeekNames
from planner.ui.semester.layers import Layers
from planner.ui.semester.paint_cards import RING
from planner.ui.semester.words import may_move

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QEvent, QItemSelection
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.entries import Entry, Semester
    from planner.ui.semester.outlook import Spot
    from planner.ui.theme import Theme

Hint = QAbstractItemView.ScrollHint


class Plane(QListView):
    """Weeks down, weekdays across, headings that stay: where things lie, and how it is painted."""

    def __init__(
        self, theme: Theme, say: Language, carry: Carry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Semester"))
        self._say = say
        self.layers = Layers(theme, say, carry)
        self.zoomed = 1.0  # how high a week is, times what would fit
        self.cards = CardModel(say, self)
        self.setModel(self.cards)
        self.gathered = Gathering(self, self._movable_at)
        self._days = DayHeadings(self, theme, say)
        self.weeks = WeekNames(self, theme, say)
        self._behave()
        theme.changed.connect(self.viewport().update)

    def _behave(self) -> None:
        """Settle what a list view would do by itself, most of it not at all."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(BARE)
        self.setViewportMargins(WEEK_WIDTH, HEADING_HEIGHT, 0, 0)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(WEEK_WIDTH + 160, HEADING_HEIGHT + 4 * LEAST_WEEK)

    @property
    def semester(self) -> Semester | None:
        """What is shown at present."""
        return self.layers.semester

    def show_semester(self, semester: Semester) -> None:
        """Show another state of the plan; what was current stays so, wherever it lies now."""
        key, several = self.current_key(), self.gathered.ids()
        self.layers.semester = semester
        self.cards.show_semester(semester)
        self._lay_out()
        self.choose(key)
        self.gathered.again(several)

    def _movable_at(self, index: Index) -> str:
        """Return the id of the card of a row that may be one of several; else an empty text."""
        entry = self.cards.entry(index)
        card = entry.session if entry and entry.is_card else None
        return card.id if card and may_move(card) else ""

    def current_key(self) -> str:
        """Return the session id or the day that is current, or an empty text."""
        entry = self.cards.entry(self.currentIndex())
        return entry.key if entry else ""

    def current_entry(self) -> Entry | None:
        """Return what is current."""
        return self.cards.entry(self.currentIndex())

    def choose(self, key: str) -> None:
        """Make a session or a day current and scroll to it, if it is on the board."""
        index = self.cards.index_of(key)
        if index.isValid():
            self.gathered.only(index)
            self.scrollTo(index)

    def spot_under(self, everywhere: QPoint) -> Spot | None:
        """Return the day under a point of the screen, with the hours of one of several cards."""
        point = self.viewport().mapFromGlobal(everywhere)
        if self.semester is None or not self.viewport().rect().contains(point):
            return None
        return self.layers.spot_at(point + self.offset())

    def place_of(self, day: date) -> QRect:
        """Return where a day lies on the screen."""
        cell = self.layers.ground.grid.cell(day).translated(-self.offset())
        return QRect(self.viewport().mapToGlobal(cell.topLeft()), cell.size())

    def scroll_to_day(self, day: date) -> None:
        """Bring a day into view."""
        cell = self.layers.ground.grid.cell(day).translated(-self.offset())
        self.reveal(cell)

    def zoom(self, zoomed: float) -> None:
        """Make weeks so many times as high as would fit; the headings stay as they are."""
        self.zoomed = zoomed
        self._lay_out()
        self.scrollTo(self.currentIndex())

    def _lay_out(self) -> None:
        semester = self.semester
        if semester is None:
            return
        grid = grid_for(semester.plan, self.maximumViewportSize(), self._say, self.zoomed)
        room = self._room_for(grid.size)
        if room != self.maximumViewportSize():
            grid = grid_for(semester.plan, room, self._say, self.zoomed)
        self.layers.text = text_size(grid)
        self.layers.lay_out(grid, self.cards.entries)
        self._days.show_grid(grid, semester)
        self.weeks.show_grid(grid, semester)
        self.updateGeometries()
        self.viewport().update()

    def offset(self) -> QPoint:
        """Return how far the days are scrolled."""
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    @override
    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def visualRect(self, index: Index) -> QRect:
        entry = self.cards.entry(index)
        place = self.layers.places.get(entry.key) if entry else None
        return place.translated(-self.offset()) if place else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        entry = self.layers.entry_at(point + self.offset())
        return self.cards.index_of(entry.key) if entry else QModelIndex()

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if index.isValid():
            self.reveal(self.visualRect(index).adjusted(-RING, -RING, RING, RING))

    def reveal(self, rect: QRect) -> None:
        """Scroll until a rectangle of the viewport can be seen."""
        view = self.viewport().rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(down.value() + _nudge(rect.top(), rect.bottom(), view.height()))
        across.setValue(across.value() + _nudge(rect.left(), rect.right(), view.width()))

    @override
    def updateGeometries(self) -> None:
        whole = self.layers.ground.grid.size
        room = self._room_for(whole)
        for bar, page, full in (
            (self.verticalScrollBar(), room.height(), whole.height()),
            (self.horizontalScrollBar(), room.width(), whole.width()),
        ):
            bar.setRange(0, max(0, full - page))
            bar.setPageStep(page)
            bar.setSingleStep(LEAST_WEEK)
        shown = self.viewport().geometry()
        top, left = shown.top() - HEADING_HEIGHT, shown.left() - WEEK_WIDTH
        self._days.setGeometry(shown.left(), top, shown.width(), HEADING_HEIGHT)
        self.weeks.setGeometry(left, shown.top(), WEEK_WIDTH, shown.height())

    def _room_for(self, whole: QSize) -> QSize:
        """Return what is left for the days beside the scroll bars that so large a board needs."""
        room = self.maximumViewportSize()
        across = whole.width() > room.width()
        down = whole.height() > room.height()
        if down:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if across:
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        return room

    @override
    def doItemsLayout(self) -> None:
        """Leave the cards where our own geometry puts them."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        self.updateGeometries()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._days.scroll_to(self.horizontalOffset())
        self.weeks.scroll_to(self.verticalOffset())
        self.viewport().update()

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return QItemSelectionModel.SelectionFlag.ClearAndSelect  # several: the gathering's work

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index).adjusted(-RING, -RING, RING, RING))
        return region

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.semester is None:
            return
        painter = QPainter(self.viewport())
        offset = self.offset()
        painter.translate(-offset)
        clip = event.region().translated(offset)
        current = self.current_key()
        self.layers.paint(
            painter,
            clip,
            self.font(),
            current,
            several=self.gathered.ids(),
            focused=self.hasFocus(),
        )


def _nudge(start: int, end: int, room: int) -> int:
    """Return by how much to scroll so that a stretch comes into view, its start first."""
    if start < 0 or end - start > room:
        return start
    return max(0, end - room + 1)
