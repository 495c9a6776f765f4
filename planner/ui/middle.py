"""The middle of the window: the pages, one at a time, and the inspector at their right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from planner.ui.parts.stack import Stack

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.parts.window_state import WindowState

INSPECTOR_PX, NARROWEST_PX = 288, 220


class Middle(QSplitter):
    """Holds the pages and the inspector apart; how wide the inspector is, is kept."""

    def __init__(self, say: Language, state: WindowState, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = state
        self.pages = Stack()
        self.pages.setProperty("panel", "background")
        self.inspector = Inspector(say)
        kept = state.text("inspector")
        wide = max(int(kept), NARROWEST_PX) if kept.isdecimal() else INSPECTOR_PX
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(scrolling(self.pages))
        self.addWidget(self.inspector)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([10 * wide, wide])
        self.inspector.hide()
        self.splitterMoved.connect(self._keep_width)

    def _keep_width(self) -> None:
        self._state.keep("inspector", str(self.inspector.width()))


def scrolling(widget: QWidget) -> QScrollArea:
    """Let a widget scroll where the window is smaller than it needs."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(widget)
    return area


class Inspector(QScrollArea):
    """The right-hand side: what the page says about what is selected; it scrolls if it must."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setAccessibleName(say("Inspector"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setMinimumWidth(NARROWEST_PX)
        self._stack = Stack()
        self._stack.setProperty("panel", "surface")
        self.setWidget(self._stack)

    def show_widget(self, widget: QWidget | None) -> None:
        """Show a page's inspector, or nothing at all."""
        if widget is not None:
            if self._stack.indexOf(widget) < 0:
                self._stack.addWidget(widget)
            self._stack.setCurrentWidget(widget)
        self.setVisible(widget is not None)

    def drop(self, widget: QWidget) -> None:
        """Take a page's inspector out, because its page goes."""
        self._stack.removeWidget(widget)
        widget.deleteLater()
