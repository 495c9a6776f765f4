"""Importing a list of students: choose, drop or paste it, look at what it would do, take it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from planner.exchange.kept_columns import headings, keeping, kept_for
from planner.exchange.roster_tables import pasted_source, proposal, with_heading
from planner.exchange.rosters import open_roster, roster_of
from planner.jobs import roster
from planner.settings import Settings
from planner.ui.parts.files import ask_open, first_folder
from planner.ui.parts.progress import run_errand
from planner.ui.students.import_columns import Reading
from planner.ui.students.import_dialog import ImportDialog, Look
from planner.ui.students.import_lines import outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.db.journal import ChangeSet
    from planner.exchange.roster_tables import Knows, RosterSource
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.students.import_dialog import Wish
    from planner.ui.students.import_lines import Outcome
    from planner.ui.theme import Theme


class Importing(QObject):
    """Reads and writes off the window's thread; in between the user looks and answers.

    ``settings`` is where preferences are, among them what columns of lists hold.
    """

    imported = Signal(str)  # what was done, in words
    preferred = Signal(str, object)  # the name of a setting, and what it is from now on

    def __init__(  # what a list is read for, in one place
        self,
        page: QWidget,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        today: date,
        settings: Path | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._theme = page, desk, say, theme
        self._today, self._settings = today, settings
        self._folder = first_folder(desk.store.path)

    def ask(self) -> None:
        """Ask for the file."""
        say = self._say
        kinds = say("Lists of students (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.html *.htm *.xml)")
        ask_open(self._page, say("Import a list"), str(self._folder), kinds, self.read)

    def read(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self._folder = path.parent
        self._read(partial(open_roster, path), path.name)

    def paste(self) -> None:
        """Read the list that lies in the clipboard: a table, people line by line, recipients."""
        text = QApplication.clipboard().text()
        if text.strip():
            name = self._say("clipboard")
            self._read(partial(pasted_source, text, name), name)

    def _read(self, reading: Callable[[Knows], RosterSource], name: str) -> None:
        kept = self._kept()

        def work() -> tuple[RosterSource, Look]:
            source = reading(headings(kept))
            return source, self._look(source, kept, Reading())

        self._run(work, lambda found: self._show(name, *found), self._say("Reading the list"))

    def _kept(self) -> tuple[str, ...]:
        return Settings.load(self._settings).list_columns if self._settings else ()

    def _look(self, source: RosterSource, kept: tuple[str, ...], reading: Reading) -> Look:
        """Read a list as it is wished, else as it was the last time, else as is proposed."""
        table = source.table(reading.sheet)
        if reading.headed and not table.head_row and table.rows:
            table = with_heading(table)
        facts = reading.facts or kept_for(kept, table.heads) or proposal(table)
        file = roster_of(source, table, facts)
        return Look(table, file, self._desk.store.read(roster.preview, file))

    def _show(self, name: str, source: RosterSource, first: Look) -> None:
        ImportDialog.ask(
            self._page,
            self._say,
            self._theme,
            name=name,
            first=first,
            look=partial(self._look, source, self._kept()),
            object_to=self._objection,
            then=lambda wish: self._take(name, first, wish),
        )

    def _objection(self, wish: Wish) -> str:
        shown, leavers = wish.look.shown, wish.leavers
        return self._desk.objection(roster.take, shown, wish.answers, leavers, self._today)

    def _take(self, name: str, first: Look, wish: Wish) -> None:
        store = self._desk.store
        path = store.path
        assert path is not None, "a course that is shown lies in a file"
        self._keep(first, wish.look)

        def work() -> ChangeSet:
            now = datetime.now(UTC).astimezone()
            return roster.import_roster(
                store,
                path,
                wish.look.shown,
                wish.answers,
                name=name,
                at=now,
                leavers=wish.leavers,
                today=self._today,
            )

        def done(changes: ChangeSet) -> None:
            self._desk.tell(changes)
            end = outcome(wish.look.shown, wish.answers, wish.leavers)
            self.imported.emit(_told(name, end, wish.look.shown.skipped, self._say))

        self._run(work, done, self._say("Importing the list"))

    def _keep(self, first: Look, taken: Look) -> None:
        """Keep what the user said of the columns, for the next list with these headings."""
        if (first.table.heads, first.file.facts) != (taken.table.heads, taken.file.facts):
            kept = keeping(self._kept(), taken.table.heads, taken.file.facts)
            self.preferred.emit("list_columns", kept)

    def _run[T](self, work: Callable[[], T], done: Callable[[T], object], words: str) -> None:
        run_errand(self._page, self._desk, words, lambda *_: work(), done)


def _told(name: str, end: Outcome, skipped: int, say: Language) -> str:
    """Say what an import has done; questions left open are rows left out, as skipped ones are."""
    said = [say("{n} added", n=end.new), say("{n} changed", n=end.changed)]
    if end.returned:
        said.append(say("{n} came back", n=end.returned))
    if end.left:
        said.append(say("{n} marked as having left", n=end.left))
    if left_out := skipped + end.open:
        said.append(say.count("{n} row left out", "{n} rows left out", left_out))
    return say("From {file}: {counts}. A copy was made before.", file=name, counts=", ".join(said))
