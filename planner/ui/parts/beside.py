"""Two widgets beside one another where there is room for both, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

GAP_PX = 12


class Beside(QWidget):
    """Takes the room of two from ``enough`` pixels on; ``shares`` say how they divide it."""

    def __init__(
        self, first: QWidget, second: QWidget, *, enough: int, shares: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._both, self._enough = (first, second), enough
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP_PX)
        for one, share in zip(self._both, shares, strict=True):
            self.box.addWidget(one, share)

    def is_stacked(self) -> bool:
        """Tell whether the second lies below the first."""
        return self.box.direction() is QBoxLayout.Direction.TopToBottom

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = [one.minimumSizeHint().expandedTo(one.minimumSize()) for one in self._both]
        return QSize(
            max(size.width() for size in sizes), sum(size.height() for size in sizes) + GAP_PX
        )

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= self._enough
        self.box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
