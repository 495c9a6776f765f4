"""What was handed out: every document, kept as it was, to open, save, and to be found again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.commands import decisions
from planner.db.journal import Title
from planner.exchange.whole_file import write_whole
from planner.jobs.handed_out import HandedOut, handed_out, kept
from planner.ui.parts.beside import Beside
from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_save
from planner.ui.parts.outside import with_ending
from planner.ui.parts.panels import EmptyState
from planner.ui.parts.rows import RowsTable
from planner.ui.reports.dialogs import RevokeDialog
from planner.ui.reports.preview import Preview
from planner.ui.reports.register_filter import RegisterFilter
from planner.ui.reports.register_words import about, facts_of, register_columns
from planner.ui.reports.side import Side
from planner.wording.handing_over import document_words
from planner.wording.steps import REVOKED

if TYPE_CHECKING:
    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around

ENOUGH_PX = 660  # for the table and the page beside it


class RegisterPane(QWidget):
    """What was handed out never changes; a correction is a new certificate or a further list."""

    replace_wished = Signal(object)  # an Entry
    opened = Signal(str, object)  # a file's name, and its bytes

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._today = around.desk, around.today
        self._exporting, self._outside = around.exporting, around.outside
        say, theme = around.say, around.theme
        self._say = say
        self._is_old = True
        self._previewed = ""
        self._rows: tuple[HandedOut, ...] = ()
        self.filter = RegisterFilter(say)
        self.table = RowsTable[HandedOut](
            say("Handed out"), register_columns(say), theme, identity=lambda one: one.id
        )
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)  # the latest first
        self.preview = Preview(say, theme, say("Choose a document to see it."))
        self.nothing = EmptyState(
            say("Nothing was handed out yet"),
            say(
                "Every certificate that is issued and every document that is handed over is kept"
                " here as it was, for good."
            ),
        )
        self.open_button = button(say("Open"), self.open_kept)
        self.save_button = button(say("Save a copy…"), self.save)
        self.replace_button = button(say("Replace…"), self._replace)
        self.revoke_button = button(say("Revoke…"), self.revoke)
        self.side = Side(
            say,
            say("Handed out"),
            "",
            (),
            (self.open_button, self.save_button, self.replace_button, self.revoke_button),
        )
        self._lay_out()
        self.filter.narrowed.connect(self._narrow)
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self.open_kept)

    def mark_old(self) -> None:
        """Remember that the register has changed; look again when this is shown."""
        self._is_old = True

    def look(self) -> None:
        """Show the register as it is now."""
        if not self._is_old:
            return
        self._is_old = False
        self._rows = self._desk.read(handed_out, self._today)
        self.filter.offer(self._rows)
        self.nothing.setVisible(not self._rows)
        for part in (self.filter, self.both):
            part.setVisible(bool(self._rows))
        self._narrow()

    def show_number(self, number: str) -> None:
        """Put the cursor on a document by its number or id, whatever was searched for before."""
        self.look()
        one = next((one for one in self._rows if number in {one.id, one.number}), None)
        if one is None:
            return
        if not self.filter.fits(one):
            self.filter.clear()
            self._narrow()
        self.table.show_row(one.id)

    def open_kept(self, *_: object) -> None:
        """Show the kept document in the system's own viewer."""
        one = self.table.current()
        if one is not None:
            self.opened.emit(one.name, self._kept(one))

    def save(self) -> None:
        """Ask where to, and write the kept document there."""
        one = self.table.current()
        if one is not None:
            suffix = Path(one.name).suffix
            ask_save(
                self,
                self._say("Save a copy"),
                self._outside.suggested(one.name),
                f"{document_words(one.kind, self._say)} (*{suffix})",
                lambda to: self.write(one, with_ending(to, suffix)),
            )

    def write(self, one: HandedOut, path: Path) -> None:
        """Write the kept bytes of a document."""
        content = self._kept(one)
        self._outside.folder = path.parent

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            write_whole(path, content)

        def done(_: object) -> None:
            folder = path.parent
            sentence = self._say(
                "{files} written to {folder}", files=path.name, folder=folder.name
            )
            self._exporting.tell(sentence, folder)

        self._exporting.run(self._say("Save a copy"), work, done)

    def revoke(self) -> None:
        """Ask why, and mark the certificate as revoked."""
        one = self.table.current()
        if one is not None and one.entry is not None:
            number, name = one.number, one.recipient
            RevokeDialog.ask(
                self, self._say, number, name, lambda reason: self._revoke(number, reason)
            )

    def can_export(self) -> bool:
        """Tell whether a document is chosen."""
        return self.table.current() is not None

    def can_revoke(self) -> bool:
        """Tell whether a certificate is chosen that still holds."""
        one = self.table.current()
        return one is not None and one.entry is not None and one.entry.is_in_force

    def _revoke(self, number: str, reason: str) -> None:
        title = Title.of(REVOKED, number=number)
        self._desk.do(title, decisions.revoke, number, on=self._today, reason=reason)

    def _kept(self, one: HandedOut) -> bytes:
        return self._desk.read(kept, one)

    def _lay_out(self) -> None:
        self.both = Beside(self.table, self.preview, enough=ENOUGH_PX, shares=(2, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.both, 1)
        column.addWidget(self.nothing, 1)

    def _narrow(self) -> None:
        """Show what the line above asks for."""
        rows = [one for one in self._rows if self.filter.fits(one)]
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self._show_one()

    def _show_one(self, *_: object) -> None:
        one = self.table.current()
        for each in (self.open_button, self.save_button):
            each.setEnabled(one is not None)
        for each in (self.replace_button, self.revoke_button):
            each.setVisible(one is None or one.entry is not None)
            each.setEnabled(self.can_revoke())
        if one is None:
            self.side.show_title(self._say("Handed out"), "")
            self.side.show_facts(())
            self.preview.show_nothing()
            self._previewed = ""
            return
        words = filter(None, (document_words(one.kind, self._say), about(one, self._say)))
        if one.entry is not None:
            words = filter(None, (one.recipient, about(one, self._say)))
        self.side.show_title(one.number or one.name, "\n".join(words))
        self.side.show_facts(facts_of(one, self._say))
        if self._previewed != one.id:
            self._previewed = one.id
            store = self._desk.store
            self.preview.make(lambda: store.read(kept, one), Path(one.name).suffix)

    def _replace(self) -> None:
        one = self.table.current()
        if one is not None and one.entry is not None:
            self.replace_wished.emit(one.entry)
