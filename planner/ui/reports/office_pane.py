"""The first document of the page: the office's lists, and handing them over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from planner.exchange.office_lists import ENDINGS
from planner.jobs import exam_handover
from planner.jobs.checklist import checklist
from planner.jobs.handing_over import moment_of
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.dialog import Confirmation
from planner.ui.parts.drops import FileDrops
from planner.ui.parts.files import ask_folder
from planner.ui.reports.document_pane import DocumentPane
from planner.ui.reports.filling_lists import FillingLists
from planner.ui.reports.hand_over_dialog import HandedDialog, HandOverDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton

    from planner.db.register import HandoverRow
    from planner.jobs.exam_handover import Handed, Outlook, Wish
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around
    from planner.ui.reports.words import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is to be known before the lists go over."""

    lists: tuple[Outlook, ...]
    gone: tuple[tuple[str, HandoverRow], ...]
    recipient: str
    still_open: int


class OfficePane(DocumentPane):
    """Hands the lists over: what has changed is said first, what went over is kept."""

    def __init__(self, about: Document, around: Around) -> None:
        super().__init__(about, around)
        self.filling = FillingLists(self, around)
        hint = self._say("Let go to fill in {file}")
        endings = {ending for several in ENDINGS.values() for ending in several}
        self.drops = FileDrops(self, self._say, endings, hint=hint, several=True)
        self.drops.all_dropped.connect(self.filling.ask)

    @override
    def buttons(self) -> Sequence[QPushButton]:
        self.fill_button = primary(self._say("Fill in the office's lists…"), self.fill)
        self.hand_over_button = button(self._say("Hand over…"), self.hand_over)
        self.export_button = button(self._say("Export only…"), self.export)
        return self.fill_button, self.hand_over_button, self.export_button, self.open_button

    def fill(self, lists: Sequence[Path] = ()) -> None:
        """Ask for the lists that the office has given out."""
        self.filling.ask(lists)

    @override
    def hand_over(self) -> None:
        """Look at what is ahead, off the window's thread, and ask."""
        store, order, say, today = self._desk.store, self.order(), self._say, self._today

        def read(tx: Any) -> Ahead:
            points = checklist(tx, today).still_open()
            return Ahead(
                lists=exam_handover.outlooks(tx, order.say, today),
                gone=exam_handover.vanished(tx),
                recipient=exam_handover.last_recipient(tx) or say("Examination office"),
                still_open=sum(one.finding.holds_up for one in points),
            )

        def look(_progress: Progress, _cancelled: Cancelled) -> Ahead:
            return store.read(read)

        self._exporting.run(say("Compare with what the office has"), look, self._ask)

    def _ask(self, ahead: Ahead) -> None:
        HandOverDialog.ask(
            self,
            self._say,
            self._say("Hand over to the office"),
            recipient=ahead.recipient,
            lists=ahead.lists,
            gone=ahead.gone,
            still_open=ahead.still_open,
            then=lambda wish: ask_folder(
                self,
                self._say("Choose a folder"),
                str(self._outside.folder),
                lambda folder: self._into(folder, wish),
            ),
        )

    def _into(self, folder: Path, wish: Wish) -> None:
        names = self._desk.read(exam_handover.names_ahead, self.order(), wish)
        there = [name for name in names if (folder / name).exists()]
        if not there:
            self.give_lists(folder, wish)
            return
        Confirmation.ask(
            self,
            self._say,
            title=self._say("Replace files?"),
            text=self._say("{files} will be replaced.", files=self._say.listed(there)),
            accept=self._say("Replace"),
            then=lambda _: self.give_lists(folder, wish),
        )

    def give_lists(self, folder: Path, wish: Wish) -> None:
        """Write the files and enter them in the register, off the window's thread."""
        store, order, say = self._desk.store, self.order(), self._say
        self._outside.folder = folder

        def work(progress: Progress, cancelled: Cancelled) -> Handed | None:
            def going_on(done: int, every: int) -> bool:
                progress(done, every)
                return not cancelled()

            at = moment_of(order.today)
            return exam_handover.hand_over(store, folder, order, wish, at=at, going_on=going_on)

        def done(handed: Handed | None) -> None:
            if handed is None:
                self._exporting.tell(say("Cancelled; nothing was handed over."), None, "waiting")
                return
            self._desk.tell(handed.changes)
            sentence = say.count(
                "{n} file handed over to {recipient}",
                "{n} files handed over to {recipient}",
                len(handed.files),
                recipient=wish.recipient,
            )
            self._exporting.tell(sentence, folder)
            HandedDialog.tell(self, say, handed.files, folder, wish)

        self._exporting.run(say("Hand over to the office"), work, done)
