"""The list of documents at the left of the page, under quiet headings, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from planner.ui.parts.labels import as_tip
from planner.ui.theme import CARD_RADIUS, SMALL_PX, TEXT_PX, sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from planner.language import Language
    from planner.ui.reports.words import Listed
    from planner.ui.theme import Theme

ROW_PX, LOW_ROW_PX, GAP_PX, INSET_PX = 30, 23, 2, 9  # a row with the gap below it
WIDE_PX, NARROW_PX = 190, 148
ENOUGH_PX = 720  # of the page, for a list that is wide
COUNT = Qt.ItemDataRole.AccessibleDescriptionRole
ID = Qt.ItemDataRole.UserRole
SHORT = ID + 1


class DocumentList(QListWidget):
    """One line for each document; the headings between them are passed over by the arrow keys."""

    picked = Signal(str)  # the id of a document

    def __init__(self, entries: Sequence[Listed], say: Language, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hovered = -1
        self.setAccessibleName(say("Documents"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { border: none; margin: 0; background: transparent; }")
        self.setMouseTracking(True)
        self.setFixedWidth(WIDE_PX)
        for n, one in enumerate(entries):
            if one.group and (n == 0 or entries[n - 1].group is not one.group):
                self._add_heading(say(one.group))
            item = QListWidgetItem(say(one.name))
            item.setData(ID, one.id)
            item.setData(SHORT, say.short(one.name))
            self.addItem(item)
        self._set_heights(ROW_PX)
        self.currentItemChanged.connect(self._tell)
        self.entered.connect(self._hover)

    def current(self) -> str:
        """Return the id of the chosen document."""
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    def choose(self, wanted: str) -> None:
        """Choose a document by its id."""
        item = self._items().get(wanted)
        if item is not None:
            self.setCurrentItem(item)

    def ids(self) -> list[str]:
        """Return the ids of all documents, from top to bottom."""
        return list(self._items())

    def show_count(self, which: str, words: str) -> None:
        """Show a few words beside a document, such as "5 ready", or none."""
        self._items()[which].setData(COUNT, words)

    def count_of(self, which: str) -> str:
        """Return the words that stand beside a document now."""
        return str(self._items()[which].data(COUNT) or "")

    def make_room(self, page: QSize) -> None:
        """Be narrower where the page is narrow."""
        self.setFixedWidth(WIDE_PX if page.width() >= ENOUGH_PX else NARROW_PX)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Bring the rows closer, as far as they may, so that all of them are in view."""
        each = self.viewport().height() // self.count()
        self._set_heights(min(max(each, LOW_ROW_PX), ROW_PX))
        super().resizeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW_PX, 120)

    @override
    def leaveEvent(self, event: QEvent, /) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(self.count()):
            item = self.item(row)
            here = self.visualItemRect(item)
            if not here.intersects(event.rect()):
                continue
            if item.data(ID):
                self._paint(painter, here.adjusted(1, 1, -1, -1 - GAP_PX), row, item)
            else:
                self._paint_heading(painter, here, item)
        painter.end()

    def _add_heading(self, words: str) -> None:
        heading = QListWidgetItem(words)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)

    def _set_heights(self, high: int) -> None:
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, high))

    def _items(self) -> dict[str, QListWidgetItem]:
        every = (self.item(row) for row in range(self.count()))
        return {str(item.data(ID)): item for item in every if item.data(ID)}

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = index.row()
        self.viewport().update()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(ID)))

    def _paint_heading(self, painter: QPainter, here: QRect, item: QListWidgetItem) -> None:
        painter.setPen(self._theme.roles.muted)
        painter.setFont(sized(self.font(), SMALL_PX, bold=True))
        below = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(here.adjusted(INSET_PX, 0, 0, -5), below, item.text().upper())

    def _paint(self, painter: QPainter, here: QRect, row: int, item: QListWidgetItem) -> None:
        """Draw a document's name, shortened where there is no room, and its count."""
        roles = self._theme.roles
        chosen = row == self.currentRow()
        if chosen or row == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(roles.accent_tint if chosen else roles.line)
            painter.drawRoundedRect(here, CARD_RADIUS, CARD_RADIUS)
        if chosen and self.hasFocus():
            painter.setPen(QPen(roles.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(here, CARD_RADIUS, CARD_RADIUS)
        words, count = here.adjusted(INSET_PX, 0, -INSET_PX, 0), str(item.data(COUNT) or "")
        painter.setPen(roles.muted)
        painter.setFont(sized(self.font(), SMALL_PX))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        room = words.width() - painter.fontMetrics().horizontalAdvance(count) - 6 * bool(count)
        painter.setPen(roles.accent if chosen else roles.ink)
        painter.setFont(sized(self.font(), TEXT_PX, bold=chosen))
        metrics = painter.fontMetrics()
        name = item.text()
        if metrics.horizontalAdvance(name) > room:
            item.setToolTip(as_tip(name))
            name = metrics.elidedText(item.data(SHORT), Qt.TextElideMode.ElideRight, room)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
