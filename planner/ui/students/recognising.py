"""Taking results over from an earlier course: asks for its file, shows the preview, does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.db.journal import Title
from planner.jobs import recognising as jobs
from planner.jobs.recognising import Answers
from planner.ui.parts.files import ask_open, first_folder
from planner.ui.parts.progress import run_errand
from planner.ui.students.recognise_dialog import RecogniseDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.jobs.recognising import Past, Preview
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme


class Recognising(QObject):
    """Reads the earlier course off the window's thread; the rest is one step."""

    taken = Signal(str)  # what was done, in words

    def __init__(self, page: QWidget, desk: Desk, say: Language, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._theme = page, desk, say, theme
        self._folder = first_folder(desk.store.path)

    def ask(self) -> None:
        """Ask for the earlier course."""
        kinds = self._say("Courses (*.course)")
        title = self._say("The earlier course")
        ask_open(self._page, title, str(self._folder), kinds, self.read)

    def read(self, path: Path) -> None:
        """Read an earlier course, and show what would be taken over."""
        self._folder = path.parent
        store = self._desk.store

        def work() -> tuple[Past, Preview]:
            past = jobs.read_past(path, store)
            return past, store.read(jobs.preview, past, Answers())

        words = self._say("Reading the earlier course")
        run_errand(self._page, self._desk, words, lambda *_: work(), self._show)

    def _show(self, found: tuple[Past, Preview]) -> None:
        past, shown = found
        RecogniseDialog.ask(
            self._page,
            self._say,
            self._theme,
            shown=shown,
            previewed=lambda answers: self._desk.read(jobs.preview, past, answers),
            then=partial(self._take, past),
        )

    def _take(self, past: Past, answers: Answers) -> None:
        n = self._desk.read(jobs.preview, past, answers).count(*jobs.WRITING)
        title = Title.of(jobs.TAKEN_OVER, n=n, term=past.term)
        if self._desk.do(title, lambda tx: jobs.take(tx, past, answers)):
            self.taken.emit(
                self._say.count(
                    "{n} result of {file} is recognised.",
                    "{n} results of {file} are recognised.",
                    n,
                    file=past.name,
                )
            )
