"""The chips above the grid: whom it shows, each with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.jobs.tally import Filter
from planner.language import marked
from planner.ui.parts.buttons import IconButton, chip
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from planner.language import Language
    from planner.ui.gradebook.counts import Counts
    from planner.ui.theme import Theme

HEIGHT_PX = 26
LABELS: Mapping[Filter, str] = {
    Filter.ALL: marked("All {n}"),
    Filter.TO_MARK: marked("To mark {n}"),
    Filter.MISSING: marked("Missing for the aim {n}"),
    Filter.TO_DECIDE: marked("To decide {n}"),
}
TIPS: Mapping[Filter, str] = {
    Filter.ALL: marked("Show everybody"),
    Filter.TO_MARK: marked("Show who has handed in something that is not marked"),
    Filter.MISSING: marked("Show who must still do something for the aim, or has lost it"),
    Filter.TO_DECIDE: marked("Show who has a proposal, or a decision that is out of date"),
}


class Chips(QWidget):
    """One of them is always on; at the right stand the buttons that open menus."""

    chosen = Signal(object)  # a Filter
    keys_wished = Signal()

    def __init__(self, say: Language, theme: Theme, *buttons: QWidget) -> None:
        super().__init__()
        self._say = say
        self.group = QButtonGroup(self)
        self.buttons = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        title = Line(say("Grades"), bold=True)
        title.setFixedHeight(HEIGHT_PX)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        chips = Flow(spacing=8)
        row.addLayout(chips, 1)
        for name in Filter:
            one = self.buttons[name] = chip("")
            one.setToolTip(say(TIPS[name]))
            one.clicked.connect(lambda _, name=name: self.chosen.emit(name))
            self.group.addButton(one)
            chips.addWidget(one)
        self.buttons[Filter.ALL].setChecked(True)
        self.keys = IconButton(theme, "keyboard", say("Keys in the grid"))
        self.keys.clicked.connect(self.keys_wished)
        close = QHBoxLayout()
        close.setSpacing(0)
        for right in (*buttons, self.keys):
            close.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(close)
        self._row = row

    @override
    def hasHeightForWidth(self) -> bool:
        return False  # or the page would be given the height of all its students

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(max(self._row.heightForWidth(self.width()), HEIGHT_PX))

    def choose(self, name: Filter) -> None:
        """Turn a chip on, as a click does."""
        self.buttons[name].click()

    def show_chosen(self, name: Filter) -> None:
        """Show which of them is on."""
        self.buttons[name].setChecked(True)

    def show_counts(self, counts: Counts, students: int) -> None:
        """Put the counts on the chips; dots while they are not known yet."""
        for name, one in self.buttons.items():
            known = counts.whole or name is Filter.ALL
            n = students if name is Filter.ALL else counts.everybody.filters[name]
            text = self._say(LABELS[name], n=n if known else "…")
            if text != one.text():
                one.setText(text)
