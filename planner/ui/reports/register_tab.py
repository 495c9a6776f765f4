"""The tab of what was handed out: every certificate, kept as it was, to open, replace, revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.commands import decisions
from planner.db import register
from planner.db.journal import Title
from planner.exchange.whole_file import write_whole
from planner.jobs.handed_out import Entry, read_register
from planner.ui.parts.beside import Beside
from planner.ui.parts.buttons import button
from planner.ui.parts.files import ask_save
from planner.ui.parts.outside import with_ending
from planner.ui.parts.panels import EmptyState
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.dialogs import RevokeDialog
from planner.ui.reports.issuing import file_name
from planner.ui.reports.preview import Preview
from planner.ui.reports.side import Fact, Side
from planner.ui.reports.words import language_words, result_words
from planner.wording.certificates import field_words
from planner.wording.steps import REVOKED

if TYPE_CHECKING:
    from pathlib import Path

    from planner.ui.parts.errand import Cancelled, Progress
    from planner.ui.reports.around import Around

ENOUGH_PX = 660  # for the table and the page beside it


class RegisterTab(QWidget):
    """What was handed out never changes; a correction is a new certificate."""

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
        self.table = RowsTable[Entry](
            say("Handed out"), self._columns(), theme, identity=lambda one: one.row.number
        )
        self.preview = Preview(say, theme, say("Choose a certificate to see it."))
        self.nothing = EmptyState(
            say("Nothing was handed out yet"),
            say("Every certificate that is issued is kept here as it was, for good."),
        )
        self.open_button = button(say("Open"), self.open_kept)
        self.save_button = button(say("Save as…"), self.save)
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
        rows = self._desk.read(read_register, self._today)
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.both.setVisible(bool(rows))
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self._show_one()

    def show_number(self, number: str) -> None:
        """Put the cursor on a certificate."""
        self.look()
        self.table.show_row(number)

    def open_kept(self, *_: object) -> None:
        """Show the kept document in the system's own viewer."""
        one = self.table.current()
        if one is not None:
            self.opened.emit(file_name(one.row.number), self._kept(one.row.number))

    def save(self) -> None:
        """Ask where to, and write the kept document there."""
        one = self.table.current()
        if one is not None:
            number = one.row.number
            path = self._outside.suggested(file_name(number))
            patterns = self._say("Documents (*.pdf)")
            ask_save(
                self,
                self._say("Save as"),
                path,
                patterns,
                lambda to: self.write(number, with_ending(to, ".pdf")),
            )

    def write(self, number: str, path: Path) -> None:
        """Write the kept bytes of a certificate."""
        content = self._kept(number)
        self._outside.folder = path.parent

        def work(_progress: Progress, _cancelled: Cancelled) -> None:
            write_whole(path, content)

        def done(_: object) -> None:
            folder = path.parent
            sentence = self._say(
                "{files} written to {folder}", files=path.name, folder=folder.name
            )
            self._exporting.tell(sentence, folder)

        self._exporting.run(self._say("Save as"), work, done)

    def revoke(self) -> None:
        """Ask why, and mark the certificate as revoked."""
        one = self.table.current()
        if one is not None:
            number, name = one.row.number, one.row.name
            RevokeDialog.ask(
                self, self._say, number, name, lambda reason: self._revoke(number, reason)
            )

    def can_export(self) -> bool:
        """Tell whether a certificate is chosen."""
        return self.table.current() is not None

    def can_revoke(self) -> bool:
        """Tell whether a certificate is chosen that still holds."""
        one = self.table.current()
        return one is not None and one.is_in_force

    def _revoke(self, number: str, reason: str) -> None:
        title = Title.of(REVOKED, number=number)
        self._desk.do(title, decisions.revoke, number, on=self._today, reason=reason)

    def _kept(self, number: str) -> bytes:
        return self._desk.read(register.document, number)

    def _lay_out(self) -> None:
        self.both = Beside(self.table, self.preview, enough=ENOUGH_PX, shares=(2, 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.both, 1)
        column.addWidget(self.nothing, 1)

    def _columns(self) -> tuple[Column[Entry], ...]:
        say = self._say
        return (
            Column[Entry](heading=say("No."), text=lambda one: one.row.number, width=84),
            Column[Entry](heading=say("Name"), text=lambda one: one.row.name, width=0, bold=True),
            Column[Entry](heading=say("Result"), text=self._result, width=104),
            Column[Entry](
                heading=say("Issued"),
                text=lambda one: say.day_month(one.row.issued_on),
                key=lambda one: one.row.issued_on,
                width=70,
            ),
            Column[Entry](
                heading=say("Holds"),
                text=self._holds,
                tone=lambda one: "met" if one.is_true else "out",
                width=122,
            ),
        )

    def _result(self, one: Entry) -> str:
        return result_words(one.row.credits, one.row.grade, self._say)

    def _holds(self, one: Entry) -> str:
        if one.replaced_by:
            return self._say("⊘ replaced")
        if one.row.revoked_on is not None:
            return self._say("⊘ revoked")
        return self._say("● valid") if one.is_true else self._say("⊘ no longer true")

    def _show_one(self, *_: object) -> None:
        one = self.table.current()
        for each in (self.open_button, self.save_button):
            each.setEnabled(one is not None)
        for each in (self.replace_button, self.revoke_button):
            each.setEnabled(one is not None and one.is_in_force)
        if one is None:
            self.side.show_title(self._say("Handed out"), "")
            self.side.show_facts(())
            self.preview.show_nothing()
            self._previewed = ""
            return
        self.side.show_title(one.row.number, f"{one.row.name}\n{self._result(one)}")
        self.side.show_facts(self._facts(one))
        if self._previewed != one.row.number:
            self._previewed = one.row.number
            store, number = self._desk.store, one.row.number
            self.preview.make(lambda: store.read(register.document, number), ".pdf")

    def _facts(self, one: Entry) -> list[Fact]:
        say, row = self._say, one.row
        facts = [
            Fact(say("Issued on {day} by {who}", day=say.day(row.issued_on), who=row.issued_by)),
            Fact(say("Language: {language}", language=language_words(row.language, say))),
        ]
        if row.replaces:
            facts.append(Fact(say("Replaces {number}", number=row.replaces)))
        if one.replaced_by:
            facts.append(Fact(say("Replaced by {number}", number=one.replaced_by), "out"))
        if row.revoked_on is not None:
            words = say(
                "Revoked on {day}: {reason}",
                day=say.day(row.revoked_on),
                reason=row.revoked_reason,
            )
            facts.append(Fact(words, "out"))
        if one.is_in_force and one.differs:
            fields = field_words(one.differs, say)
            facts.append(Fact(say("What differs: {fields}", fields=fields), "out"))
        if one.is_in_force and one.undecided:
            words = say("The decision it was issued under does not hold any more.")
            facts.append(Fact(words, "out"))
        facts.append(Fact(say("Fingerprint {sum}…", sum=row.sha256[:16]), "muted"))
        return facts

    def _replace(self) -> None:
        one = self.table.current()
        if one is not None:
            self.replace_wished.emit(one)
