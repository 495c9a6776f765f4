"""The thin line above a preview: which page of how many, how large, or which sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import IconButton
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Elided
from planner.ui.reports.paper import WHOLE, WIDTH, ZOOMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.ui.reports.paper import PaperView
    from planner.ui.theme import Theme

HIGH_PX, BUTTON_PX = 30, 26


class PreviewBar(QWidget):
    """Turns pages and zooms by clicks what the keys do in the pages themselves."""

    sheet_chosen = Signal(int)

    def __init__(self, paper: PaperView, say: Language, theme: Theme) -> None:
        super().__init__()
        self._paper, self._say = paper, say
        self.back = self._button(theme, "chevron-left", say("Previous page"))
        self.on = self._button(theme, "chevron-right", say("Next page"))
        self.place = Elided(tone="muted")
        self.smaller = self._button(theme, "zoom-out", say("Smaller"))
        self.larger = self._button(theme, "zoom-in", say("Larger"))
        self.how_large = Elided(tone="muted")
        self.sheets = Choice()
        self.sheets.setAccessibleName(say("Sheet"))
        self.back.clicked.connect(lambda: self._go(paper.front() - 1))
        self.on.clicked.connect(lambda: self._go(paper.front() + 1))
        self.smaller.clicked.connect(lambda: paper.step_zoom(-1))
        self.larger.clicked.connect(lambda: paper.step_zoom(1))
        self.sheets.activated.connect(self.sheet_chosen)
        paper.moved.connect(self._follow)
        scaling = (self.smaller, self.how_large, self.larger)
        self._for_pages = (self.back, self.on, self.place, *scaling)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.place, 1)
        row.addWidget(self.sheets, 0, Qt.AlignmentFlag.AlignLeft)
        for one in scaling:
            row.addWidget(one)
        self.setFixedHeight(HIGH_PX)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Have nothing to turn or to choose."""
        for one in (*self._for_pages, self.sheets):
            one.hide()

    def show_pages(self) -> None:
        """Serve the pages of a document."""
        self.sheets.hide()
        for one in self._for_pages:
            one.show()
        self._follow()

    def show_sheets(self, titles: Sequence[str]) -> None:
        """Serve the sheets of a workbook; the one that was chosen stays so by its name."""
        for one in self._for_pages:
            one.hide()
        kept = self.sheets.currentText()
        self.sheets.clear()
        self.sheets.addItems(list(titles))
        self.sheets.setCurrentIndex(max(self.sheets.findText(kept), 0))
        self.sheets.setVisible(len(titles) > 1)

    def sheet(self) -> int:
        """Return which sheet is chosen."""
        return max(self.sheets.currentIndex(), 0)

    def _go(self, page: int) -> None:
        self._paper.go_to(page)
        announce(self, self.place.text())

    def _follow(self) -> None:
        page, count, zoom = self._paper.front(), self._paper.count(), self._paper.zoom
        words = self._say("Page {n} of {count}", n=page + 1, count=count) if count else ""
        self.place.setText(words)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
        self.smaller.setEnabled(zoom > ZOOMS[0])
        self.larger.setEnabled(zoom < ZOOMS[-1])
        names = {WHOLE: self._say("Whole page"), WIDTH: self._say("Page width")}
        self.how_large.setText(names.get(zoom) or f"{zoom:.0%}")

    @staticmethod
    def _button(theme: Theme, icon: str, name: str) -> IconButton:
        made = IconButton(theme, icon, name)
        made.setFixedSize(BUTTON_PX, BUTTON_PX)
        return made
