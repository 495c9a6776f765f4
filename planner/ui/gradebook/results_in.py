"""Importing results: choose or drop a file, look at what each value would do, take it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.db import courses
from planner.db.journal import Title
from planner.exchange.results_in import read_results
from planner.jobs import results_in as jobs
from planner.jobs.result_changes import Answers
from planner.jobs.result_pairing import remembered_as
from planner.language import marked
from planner.settings import Settings
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.gradebook.results_dialog import ResultsDialog
from planner.ui.parts.files import ask_open, first_folder
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.exchange.result_rows import ResultFile
    from planner.jobs.result_changes import Preview
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
IMPORT = ActionSpec(
    id="grades.import",
    text=marked("Import results…"),
    menu=Menu.RESULTS,
    icon="download",
    group=3,
)


class ResultsIn(QObject):
    """Reads and writes off the window's thread; in between the user looks and answers.

    ``preferences`` is the file in which it is kept which column is which item.
    """

    noticed = Signal(str)  # how it ended
    preferred = Signal(str, object)  # the name of a setting, and what it is from now on

    def __init__(
        self, page: QWidget, desk: Desk, say: Language, theme: Theme, preferences: Path | None
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._theme = page, desk, say, theme
        self._preferences = preferences
        self._folder = first_folder(desk.store.path)

    def binding(self) -> Binding:
        """Return the action, for the page's table."""
        return Binding(IMPORT, self.ask)

    def ask(self) -> None:
        """Ask for the file."""
        say = self._say
        endings = " ".join(f"*{one}" for one in TABLES)
        kinds = f"{say('Results of Moodle, and tables')} ({endings})"
        ask_open(self._page, say("Import results"), str(self._folder), kinds, self.read)

    def read(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self._folder, store = path.parent, self._desk.store
        answers = Answers(remembered=self._kept().results_of(store.read(courses.course).id))

        def work() -> tuple[ResultFile, Preview]:
            file = read_results(path)
            return file, store.read(jobs.preview, file, answers, self._say)

        words = self._say("Reading the results")
        run_errand(
            self._page,
            self._desk,
            words,
            lambda *_: work(),
            lambda got: self._show(got[0], got[1], answers),
        )

    def _kept(self) -> Settings:
        return Settings.load(self._preferences) if self._preferences else Settings()

    def _show(self, file: ResultFile, shown: Preview, answers: Answers) -> None:
        ResultsDialog.ask(
            self._page.window(),
            self._say,
            self._theme,
            shown=shown,
            answers=answers,
            previewed=lambda said: self._desk.read(jobs.preview, file, said, self._say),
            then=partial(self._take, file),
        )

    def _take(self, file: ResultFile, answers: Answers) -> None:
        self._remember(file, answers)
        store, say = self._desk.store, self._say

        def work() -> tuple[ChangeSet, int]:
            shown = store.read(jobs.preview, file, answers, say)
            n = jobs.results_in(shown)
            title = Title.of(jobs.TAKEN, n=n, file=file.name)
            return store.change(title, lambda tx: jobs.take(tx, shown)), n

        def done(made: tuple[ChangeSet, int]) -> None:
            changes, n = made
            self._desk.tell(changes)
            words = say.count(
                "From {file}: {n} result taken in.",
                "From {file}: {n} results taken in.",
                n,
                file=file.name,
            )
            self.noticed.emit(words)

        run_errand(self._page, self._desk, say("Taking the results in"), lambda *_: work(), done)

    def _remember(self, file: ResultFile, answers: Answers) -> None:
        """Keep which column is which item, as far as the user has said it."""
        told = {remembered_as(file, head): item or "" for head, item in answers.items.items()}
        if told:
            course = self._desk.store.read(courses.course).id
            self.preferred.emit("result_columns", self._kept().with_results(course, told))
