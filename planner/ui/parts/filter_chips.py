"""A row of chips of which one is always on: which part of a list is shown, and how much it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QWidget

from planner.ui.parts.buttons import Button
from planner.ui.parts.flow import Flow
from planner.ui.theme import sized

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

CHIP_PX, BESIDE_PX = 12, 24  # the text of a chip, and its padding and border on both sides


class FilterChips[K: Hashable](QWidget):
    """Chips by key; ``chosen`` tells the key of the one that was turned on."""

    chosen = Signal(object)

    def __init__(self, labels: Mapping[K, str]) -> None:
        super().__init__()
        self.chips: dict[K, Chip] = {}
        self.value: K = next(iter(labels))
        self._group = QButtonGroup(self)
        flow = Flow(spacing=8)
        for key, label in labels.items():
            one = self.chips[key] = Chip(label)
            one.clicked.connect(lambda _, key=key: self.choose(key))
            self._group.addButton(one)
            flow.addWidget(one)
        self.chips[self.value].setChecked(True)
        self.setLayout(flow)

    def choose(self, key: K) -> None:
        """Turn a chip on, as a click does."""
        self.value = key
        self.chips[key].setChecked(True)
        self.chosen.emit(key)

    def show_label(self, key: K, label: str, *, there: bool = True) -> None:
        """Give a chip another label; one that would show nothing is hidden, unless it is on."""
        self.chips[key].setText(label)
        self.chips[key].setVisible(there or key == self.value)


class Chip(Button):
    """A pill that is on or off, and as wide in either case: it is bold when it is on."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setProperty("chip", "true")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(sized(self.font(), CHIP_PX, bold=True))
        wide = bold.horizontalAdvance(self.text()) + BESIDE_PX
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
