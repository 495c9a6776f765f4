"""Pages of a PDF below one another, as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

    from planner.language import Language
    from planner.ui.reports.pdf_pages import PdfPage
    from planner.ui.theme import Theme

GAP_PX = 12
LARGEST = 1.5  # pixels to a point: larger only wastes the screen


class Paper(QWidget):
    """Paints only the pages in view; a screen reader gets their text."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say, self._theme = say, theme
        self._pages: tuple[PdfPage, ...] = ()
        self._drawn: dict[tuple[int, int], QImage] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_pages(self, pages: tuple[PdfPage, ...]) -> None:
        """Show other pages."""
        self._pages = pages
        self._drawn.clear()
        name = self._say.count("Preview, {n} page", "Preview, {n} pages", len(pages))
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(page.words for page in pages))
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def places(self, width: int) -> list[QRectF]:
        """Return where each page lies at a width."""
        found, top = [], 0.0
        for page in self._pages:
            wide = min(width, page.width * LARGEST)
            high = wide * page.height / page.width
            found.append(QRectF((width - wide) / 2, top, wide, high))
            top += high + GAP_PX
        return found

    @override
    def hasHeightForWidth(self, /) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        places = self.places(max(width, 1))
        return round(places[-1].bottom()) + 1 if places else 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        for page, place in zip(self._pages, self.places(self.width()), strict=True):
            if place.intersects(QRectF(event.rect())):
                painter.drawImage(place, self._image(page, place))
                painter.setPen(QPen(self._theme.roles.strong_line, 1))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _image(self, page: PdfPage, place: QRectF) -> QImage:
        """Draw a page as sharp as the screen is; the last size is kept."""
        wide = max(1, round(place.width() * self.devicePixelRatioF()))
        key = page.number, wide
        if key not in self._drawn:
            self._drawn = {one: image for one, image in self._drawn.items() if one[1] == wide}
            self._drawn[key] = page.drawn(wide)
        return self._drawn[key]


class PaperView(QScrollArea):
    """Scrolls over the pages with wheel, arrows and Page Up and Down."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.paper = Paper(say, theme)
        self.setWidget(self.paper)
        self.setWidgetResizable(True)
        self.paper.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(say("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
