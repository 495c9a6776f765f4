"""Several widgets in one place, of which the one that is shown decides how much room is needed."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """A QStackedWidget asks for the room of its largest widget, also where that is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._settle)

    @override
    def minimumSizeHint(self, /) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return QSize(0, 0)
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    @override
    def sizeHint(self, /) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize(0, 0)

    @override
    def heightForWidth(self, width: int, /) -> int:
        shown = self.currentWidget()
        if shown is None or not shown.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return max(shown.heightForWidth(width), shown.minimumHeight())

    def _settle(self) -> None:
        self.updateGeometry()
