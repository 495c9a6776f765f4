"""Pages of a PDF below one another: as wide as there is room, a whole page at once, or larger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QImage,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from planner.language import Language
    from planner.ui.parts.pdf_pages import PdfPage
    from planner.ui.theme import Theme

GAP_PX = 12
LARGEST = 1.5  # pixels to a point: larger only wastes the screen, unless it is asked for
WHOLE, WIDTH = 0.0, 1.0  # a whole page in view; as wide as there is room
ZOOMS: Final = (WHOLE, WIDTH, 1.5, 2.0, 3.0)  # beyond the width: so many times that
MOST_KEPT = 6  # drawn pages: an enlarged one takes some ten megabytes


class Paper(QWidget):
    """Paints only the pages in view; a screen reader gets their text."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self._pages: tuple[PdfPage, ...] = ()
        self._drawn: dict[tuple[int, int], QImage] = {}
        self.places: list[QRectF] = []
        theme.changed.connect(self.update)

    def show_pages(self, pages: tuple[PdfPage, ...]) -> None:
        """Take other pages; they are laid out by whoever knows the room."""
        self._pages = pages
        self._drawn.clear()
        name = self._say.count("Preview, {n} page", "Preview, {n} pages", len(pages))
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(page.words for page in pages))

    def laid_out(self, room: QSize, zoom: float) -> list[QRectF]:
        """Return where each page lies in a room of this size."""
        found, top = [], 0
        for page in self._pages:
            fits = min(room.width(), page.width * LARGEST)
            if zoom == WHOLE:
                fits = min(fits, page.width * room.height() / page.height)
            else:
                fits *= zoom
            wide = int(fits)  # whole pixels: a picture squeezed by half of one loses a line
            high = int(wide * page.height / page.width)
            left = max(room.width() - wide, 0) // 2
            found.append(QRectF(left, top, wide, high))
            top += high + GAP_PX
        return found

    def lay_out(self, room: QSize, zoom: float) -> None:
        """Put the pages where they have room, and be as large as they need."""
        self.places = self.laid_out(room, zoom)
        wide = max((place.right() for place in self.places), default=0.0)
        high = self.places[-1].bottom() + 1 if self.places else 0.0
        self.resize(max(round(wide), room.width()), round(high))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        for page, place in zip(self._pages, self.places, strict=True):
            if place.intersects(QRectF(event.rect())):
                painter.setClipRect(place)
                painter.drawImage(place.topLeft(), self._image(page, place))
                painter.setPen(QPen(self._theme.roles.strong_line, 1))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _image(self, page: PdfPage, place: QRectF) -> QImage:
        """Draw a page as sharp as the screen is; those drawn last are kept."""
        wide = max(1, round(place.width() * self.devicePixelRatioF()))
        key = page.number, wide
        drawn = self._drawn.pop(key, None) or page.drawn(wide)
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawn[key] = drawn
        while len(self._drawn) > MOST_KEPT:
            del self._drawn[next(iter(self._drawn))]
        return drawn


class PaperView(QScrollArea):
    """Scrolls over the pages; Page Up and Down go on by a screen, but never past a page's edge."""

    moved = Signal()  # another page is in front, or the pages have another size

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.paper = Paper(say, theme)
        self.zoom = WIDTH
        self._front = -1
        self.setWidget(self.paper)
        self.paper.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pages(self, pages: tuple[PdfPage, ...]) -> None:
        """Show other pages, at the place where one was, if there is such a page."""
        self.paper.show_pages(pages)
        self._lay_out()

    def count(self) -> int:
        """Return how many pages can be looked at."""
        return len(self.paper.places)

    def front(self) -> int:
        """Return the page in front, from 0: the one that fills the upper part of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 3
        above = [n for n, place in enumerate(self.paper.places) if place.top() <= line]
        if self.verticalScrollBar().value() >= self.verticalScrollBar().maximum() > 0:
            return self.count() - 1
        return above[-1] if above else 0

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if self.paper.places:
            at = min(max(page, 0), self.count() - 1)
            self.verticalScrollBar().setValue(round(self.paper.places[at].top()))

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; the one in front stays there."""
        page = self.front()
        self.zoom = zoom
        self._lay_out()
        self.go_to(page)

    def step_zoom(self, by: int) -> None:
        """Take the next larger or smaller size, if there is one."""
        at = ZOOMS.index(self.zoom) + by
        if 0 <= at < len(ZOOMS):
            self.set_zoom(ZOOMS[at])

    def turn(self, by: int) -> None:
        """Go on by a screen, or to the next page where this one ends; or the same backwards."""
        bar = self.verticalScrollBar()
        stops, here = self._stops(), bar.value()
        if by > 0:
            bar.setValue(next((at for at in stops if at > here), bar.maximum()))
        else:
            bar.setValue(next((at for at in reversed(stops) if at < here), 0))

    def _stops(self) -> list[int]:
        """Return where one stops on the way down: each page's top, then a screen at a time."""
        high = max(self.viewport().height(), 1)
        found: list[int] = []
        for place in self.paper.places:
            top = round(place.top())
            last = max(top, round(place.bottom()) - high)
            found += [*range(top, last, high), last]
        return found

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key, keys = event.key(), Qt.Key
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        if key in {keys.Key_PageDown, keys.Key_Space}:
            self.turn(1)
        elif key == keys.Key_PageUp:
            self.turn(-1)
        elif key == keys.Key_Home:
            bar.setValue(0)
        elif key == keys.Key_End:
            bar.setValue(bar.maximum())
        elif control and key in {keys.Key_Plus, keys.Key_Equal, keys.Key_Minus}:
            self.step_zoom(-1 if key == keys.Key_Minus else 1)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay the pages out in the room that is left beside the scroll bars they need."""
        room = self.maximumViewportSize()
        places = self.paper.laid_out(room, self.zoom)
        if places and places[-1].bottom() + 1 > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        self.paper.lay_out(room, self.zoom)
        self._front = -1
        self._tell()

    def _tell(self, *_: object) -> None:
        if self.front() != self._front:
            self._front = self.front()
            self.moved.emit()
