"""Writes to students for a page: asks how, copies addresses, or puts drafts into a folder."""
# ruff: noqa: PLC0415 - the library for mails takes 0.09 s to import, and few pages ever write

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication

from planner.ui.parts.files import ask_folder
from planner.ui.parts.progress import run_errand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.exchange.mail_drafts import Letter
    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.writing.dialog import Copied, Drafted
    from planner.wording.letters import Template


class Writing(QObject):
    """Keeps the text and the folder of the last time while the course is open."""

    noticed = Signal(str)  # how it ended

    def __init__(self, page: QWidget, desk: Desk, say: Language, today: date) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._today = page, desk, say, today
        self._template: Template | None = None
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QStandardPaths.writableLocation(documents)

    def ask(self, student_ids: Collection[str]) -> None:
        """Ask how to write to these students, if they are any."""
        from planner.jobs.mail_drafts import correspondence
        from planner.ui.writing.dialog import WriteDialog

        if student_ids:
            WriteDialog.ask(
                self._page,
                self._say,
                self._desk.read(correspondence, student_ids),
                today=self._today,
                template=self._template,
                copied=self._copy,
                drafted=self._ask_folder,
            )

    def _copy(self, answer: Copied) -> None:
        QGuiApplication.clipboard().setText(answer.text)
        self.noticed.emit(
            self._say.count(
                "{n} address is copied. Put it into Bcc.",
                "{n} addresses are copied. Put them into Bcc.",
                answer.n,
            )
        )

    def _ask_folder(self, answer: Drafted) -> None:
        self._template = answer.template
        title = self._say("Folder for the drafts")
        ask_folder(self._page, title, self._folder, partial(self._write, answer.letters))

    def _write(self, letters: tuple[Letter, ...], folder: Path) -> None:
        self._folder = str(folder)
        work = partial(_written, folder, letters, datetime.now(UTC).astimezone())
        done = partial(self._tell, folder, len(letters))
        run_errand(self._page, self._desk, self._say("Writing the drafts"), work, done)

    def _tell(self, folder: Path, of: int, n: int) -> None:
        if n < of:
            text = self._say(
                "Called off: {n} of {all} drafts lie in {folder}.", n=n, all=of, folder=folder.name
            )
        else:
            text = self._say.count(
                "{n} draft lies in {folder}. Nothing is sent: open, look, send.",
                "{n} drafts lie in {folder}. Nothing is sent: open, look, send.",
                n,
                folder=folder.name,
            )
        self.noticed.emit(text)


def _written(
    folder: Path,
    letters: tuple[Letter, ...],
    at: datetime,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    from planner.jobs.mail_drafts import write_drafts

    return write_drafts(folder, letters, at=at, progress=progress, cancelled=cancelled)
