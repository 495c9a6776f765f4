"""The chips above the grid: whom it shows, each with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.language import marked
from planner.ui.gradebook.tally import Filter
from planner.ui.parts.buttons import IconButton, chip
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.ui.gradebook.counts import Counts
    from planner.ui.theme import Theme

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
    """One of them is always on."""

    chosen = Signal(object)  # a Filter
    keys_wished = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self._say = say
        self.group = QButtonGroup(self)
        self.buttons = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Line(say("Grades"), bold=True))
        for name in Filter:
            one = self.buttons[name] = chip("")
            one.setToolTip(say(TIPS[name]))
            one.clicked.connect(lambda _, name=name: self.chosen.emit(name))
            self.group.addButton(one)
            row.addWidget(one)
        self.buttons[Filter.ALL].setChecked(True)
        row.addStretch(1)
        self.keys = IconButton(theme, "keyboard", say("Keys in the grid"))
        self.keys.clicked.connect(self.keys_wished)
        row.addWidget(self.keys)
        self.setFixedHeight(28)

    def choose(self, name: Filter) -> None:
        """Turn a chip on, as a click does."""
        self.buttons[name].click()

    def show_counts(self, counts: Counts, students: int) -> None:
        """Put the counts on the chips; dots while they are not known yet."""
        for name, one in self.buttons.items():
            known = counts.whole or name is Filter.ALL
            n = students if name is Filter.ALL else counts.everybody.filters[name]
            text = self._say(LABELS[name], n=n if known else "…")
            if text != one.text():
                one.setText(text)
