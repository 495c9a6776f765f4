"""The strip at the bottom: that all is saved, what the signs mean, what was done last, Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.parts.buttons import link
from planner.ui.parts.labels import Elided, Line, Picture, stretching

if TYPE_CHECKING:
    from datetime import time

    from planner.language import Language
    from planner.ui.theme import Theme

HEIGHT_PX = 30


class Strip(QWidget):
    """One quiet line; the buttons are there only while there is something to take back."""

    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, say: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("panel", "surface")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT_PX)
        self._say = say
        self.saved = Line(tone="muted", px=12)
        self.legend = Elided(tone="muted", px=12)
        self.done = Elided(tone="muted", px=12)
        self.undo = link(say("Undo"))
        self.redo = link(say("Redo"))
        self._hint, self._last = "", ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(Picture(theme, "check", px=14))
        layout.addWidget(self.saved)
        layout.addSpacing(4)
        layout.addWidget(stretching(self.legend), 1)
        layout.addWidget(self.done)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        self.undo.clicked.connect(self.undo_wished)
        self.redo.clicked.connect(self.redo_wished)
        self.show_step(None, None)

    def show_step(
        self, undoable: str | None, redoable: str | None, at: time | None = None
    ) -> None:
        """Say what was done last and offer to take it back; ``at`` is when it was saved."""
        if redoable is not None:
            self._last = self._say("Taken back: {step}", step=redoable)
        else:
            self._last = undoable or ""
        saved = self._say("Saved {time}", time=f"{at:%H:%M}") if at else self._say("Saved")
        self.saved.setText(saved)
        self.undo.setVisible(undoable is not None)
        self.redo.setVisible(redoable is not None)
        self._show_words()

    def show_legend(self, legend: str) -> None:
        """Say what the signs of the page mean."""
        self.legend.setText(legend)

    def show_hint(self, hint: str) -> None:
        """Say what the gesture under way would do, in place of what was done last."""
        self._hint = hint
        self._show_words()

    def _show_words(self) -> None:
        self.done.show_text(self._hint or self._last, "accent" if self._hint else "muted")
