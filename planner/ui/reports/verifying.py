"""Verifying a PDF that somebody hands in, and writing the page on which others check codes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.exchange.verify_page import verify_page
from planner.exchange.whole_file import write_whole
from planner.jobs.proof_page import signers
from planner.jobs.verifying import verify
from planner.ui.parts.files import ask_open, ask_save
from planner.ui.parts.outside import with_ending
from planner.ui.reports.verify_dialog import VerifyDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.jobs.verifying import Verified
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around


class Verifying(QObject):
    """Takes a certificate from a file dialog or dropped on the window, and shows what it found."""

    def __init__(self, page: QWidget, around: Around) -> None:
        super().__init__(page)
        self._page, self._around, self._say = page, around, around.say

    def ask(self) -> None:
        """Ask which file is to be verified."""
        kinds = self._say("Documents (*.pdf)")
        title = self._say("Verify a certificate")
        ask_open(self._page, title, str(self._around.outside.folder), kinds, self.verify)

    def verify(self, path: Path) -> None:
        """Verify a file off this thread, and show what was found."""
        store, today = self._around.desk.store, self._around.today
        self._around.outside.folder = path.parent

        def work(_progress: Progress, _cancelled: Cancelled) -> Verified:
            return verify(path, store, today)

        def done(found: Verified) -> None:
            VerifyDialog.tell(self._page, self._say, self._around.theme, found)

        self._around.exporting.run(self._say("Verifying {file}", file=path.name), work, done)

    def ask_page(self) -> None:
        """Ask where the page that checks codes is to be written."""
        suggested = self._around.outside.suggested("verify.html")
        title, kinds = self._say("Page that checks codes"), self._say("Web pages (*.html)")
        ask_save(self._page, title, suggested, kinds, self.write_page)

    def write_page(self, path: Path) -> None:
        """Write the page with the keys of everybody who signed certificates of this course."""
        path = with_ending(path, ".html")
        store, outside = self._around.desk.store, self._around.outside
        outside.folder = path.parent

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            write_whole(path, verify_page(signers(store)))

        words = self._say("Written: {file}", file=path.name)
        tell = partial(self._around.exporting.tell, words, path.parent)
        self._around.exporting.run(self._say("Page that checks codes"), work, lambda _: tell())
