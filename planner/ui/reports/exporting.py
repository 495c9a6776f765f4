"""Runs exports off the window's thread, with progress and cancel, and says how they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.ui.parts.announce import announce
from planner.ui.parts.buttons import link
from planner.ui.parts.labels import Elided
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.parts.outside import Outside


class Exporting(QWidget):
    """The line that says what was written and where; it also starts what writes."""

    ended = Signal()  # an export came back, whichever way

    def __init__(self, desk: Desk, say: Language, outside: Outside) -> None:
        super().__init__()
        self._desk, self._say, self._outside = desk, say, outside
        self._folder: Path | None = None
        self._is_busy = False
        self.words = Elided(tone="met")
        self.show_folder = link(say("Show folder"), self._show_folder)
        self.show_folder.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_folder)

    def run(
        self,
        title: str,
        work: Callable[[Progress, Cancelled], Any],
        done: Callable[[Any], object],
    ) -> None:
        """Do some work off this thread; refusals are told by the desk's way.

        While one is under way a second is not begun: nothing is issued twice.
        """
        if self._is_busy:
            return
        self._is_busy = True
        self.tell("", None)
        run_errand(self, self._desk, title, work, done, over=self._end)

    def tell(self, sentence: str, folder: Path | None, tone: str = "met") -> None:
        """Say how it ended; with a folder there is a way to it."""
        self.words.show_text(sentence, "waiting" if tone == "waiting" else "met")
        self._folder = folder
        self.show_folder.setVisible(folder is not None)
        if sentence:
            announce(self, sentence)

    def _end(self) -> None:
        self._is_busy = False
        self.ended.emit()

    def _show_folder(self) -> None:
        if self._folder is not None:
            self._outside.open(self._folder)
