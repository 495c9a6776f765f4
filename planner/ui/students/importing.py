"""Importing a list of students: choose or drop a file, look at what it would do, take it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from planner.exchange.roster_tables import pasted_source
from planner.exchange.rosters import read_roster, roster_of
from planner.jobs import roster
from planner.ui.parts.files import ask_open, first_folder
from planner.ui.parts.progress import run_errand
from planner.ui.students.import_dialog import ImportDialog
from planner.ui.students.import_lines import outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.exchange.rosters import RosterFile
    from planner.jobs.roster import RosterPreview
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.students.import_dialog import Answers
    from planner.ui.students.import_lines import Outcome
    from planner.ui.theme import Theme

LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".html", ".htm", ".xml")


class Importing(QObject):
    """Reads and writes off the window's thread; in between the user looks and answers."""

    imported = Signal(str)  # what was done, in words

    def __init__(self, page: QWidget, desk: Desk, say: Language, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._theme = page, desk, say, theme
        self._folder = first_folder(desk.store.path)

    def ask(self) -> None:
        """Ask for the file."""
        say = self._say
        kinds = say("Lists of students (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.html *.htm *.xml)")
        ask_open(self._page, say("Import a list"), str(self._folder), kinds, self.read)

    def read(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self._folder = path.parent
        self._read(lambda: read_roster(path), path.name)

    def paste(self) -> None:
        """Read the list that lies in the clipboard: a table with headings, or a name a line."""
        text = QApplication.clipboard().text()
        if text.strip():
            name = self._say("clipboard")
            self._read(lambda: _pasted(text, name), name)

    def _read(self, reading: Callable[[], RosterFile], name: str) -> None:
        store = self._desk.store

        def work() -> tuple[RosterFile, RosterPreview]:
            file = reading()
            return file, store.read(roster.preview, file)

        self._run(work, lambda found: self._show(name, *found), self._say("Reading the list"))

    def _show(self, name: str, file: RosterFile, shown: RosterPreview) -> None:
        ImportDialog.ask(
            self._page,
            self._say,
            self._theme,
            name=name,
            file=file,
            shown=shown,
            object_to=lambda answers: self._desk.objection(roster.take, shown, answers),
            then=lambda answers: self._take(name, shown, answers),
        )

    def _take(self, name: str, shown: RosterPreview, answers: Answers) -> None:
        store = self._desk.store
        path = store.path
        assert path is not None, "a course that is shown lies in a file"

        def work() -> ChangeSet:
            now = datetime.now(UTC).astimezone()
            return roster.import_roster(store, path, shown, answers, name=name, at=now)

        def done(changes: ChangeSet) -> None:
            self._desk.tell(changes)
            self.imported.emit(_told(name, outcome(shown, answers), shown.skipped, self._say))

        self._run(work, done, self._say("Importing the list"))

    def _run[T](self, work: Callable[[], T], done: Callable[[T], object], words: str) -> None:
        run_errand(self._page, self._desk, words, lambda *_: work(), done)


def _told(name: str, end: Outcome, skipped: int, say: Language) -> str:
    """Say what an import has done; questions left open are rows left out, as skipped ones are."""
    counts = {"file": name, "new": end.new, "changed": end.changed}
    if not (left_out := skipped + end.open):
        return say(
            "From {file}: {new} added, {changed} changed. A copy was made before.", **counts
        )
    return say.count(
        "From {file}: {new} added, {changed} changed, {n} row left out. A copy was made before.",
        "From {file}: {new} added, {changed} changed, {n} rows left out. A copy was made before.",
        left_out,
        **counts,
    )


def _pasted(text: str, name: str) -> RosterFile:
    source = pasted_source(text, name)
    return roster_of(source, source.table())
