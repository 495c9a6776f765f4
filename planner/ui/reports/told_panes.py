"""Documents that say a result to each student: statements, and lists to be posted."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from planner.commands.posting import give_codes
from planner.db.journal import Title
from planner.jobs.posting import CODES_GIVEN
from planner.jobs.statement_files import write_statements
from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_folder
from planner.ui.reports.document_pane import DocumentPane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from planner.jobs.statement_files import Written
    from planner.ui.parts.errand import Cancelled, Progress


class StatementsPane(DocumentPane):
    """The statements of all students: one PDF to print, or a file for each in a folder."""

    @override
    def buttons(self) -> Sequence[QPushButton]:
        self.each_button = button(self._say("A file for each…"), self.export_each)
        return (*super().buttons()[:2], self.each_button, *super().buttons()[2:])

    def export_each(self) -> None:
        """Ask for a folder, and write one file a student into it."""
        title = self._say("Choose a folder")
        ask_folder(self, title, str(self._outside.folder), self.write_each)

    def write_each(self, folder: Path) -> None:
        """Write one file a student; called off, what is written stays."""
        store, order = self._desk.store, self.order()
        self._outside.folder = folder

        def work(progress: Progress, cancelled: Cancelled) -> Written:
            return write_statements(store, folder, order, progress=progress, cancelled=cancelled)

        def done(written: Written) -> None:
            words = self._say.count(
                "{n} statement written to {folder}",
                "{n} statements written to {folder}",
                len(written.names),
                folder=folder.name,
            )
            self._exporting.tell(words, folder, "met" if written.whole else "waiting")

        name = self._say(self.about.name)
        self._exporting.run(self._say("Export: {name}", name=name), work, done)


class PostedPane(DocumentPane):
    """A list to be posted; whoever has no code yet is given one here."""

    @override
    def buttons(self) -> Sequence[QPushButton]:
        self.codes_button = button(self._say("Give codes"), self.give_codes)
        self.codes_button.setToolTip(
            self._say("Give everybody who has none a code for posted lists")
        )
        return (*super().buttons(), self.codes_button)

    def give_codes(self) -> None:
        """Give everybody who has no code one of their own, as one step."""
        self._desk.do(Title.of(CODES_GIVEN), give_codes)
