"""What was exported lately, and of which state of the course; opened or exported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.db.history import last_change
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.panels import EmptyState
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.reports.side import Fact, Side
from planner.ui.reports.words import ENTRIES, language_words

if TYPE_CHECKING:
    from planner.ui.reports.around import Around
    from planner.ui.reports.recent import Export


class RecentPane(QWidget):
    """One line for each export; "older than the course now" says that exporting again differs."""

    again_wished = Signal(object)  # an Export

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._desk, self._say, self._recent = around.desk, around.say, around.recent
        self._outside, self._exporting = around.outside, around.exporting
        self._now = 0
        say = around.say
        self.table = RowsTable["Export"](
            say("Recent exports"),
            self._columns(),
            around.theme,
            identity=lambda one: (one.files, one.at),
            sortable=False,
        )
        self.nothing = EmptyState(
            say("Nothing was exported yet"),
            say("What you export from this course on this computer is listed here."),
        )
        self.again_button = primary(say("Export again"), self.again)
        self.open_button = button(say("Open"), self.open)
        self.folder_button = button(say("Show folder"), self._show_folder)
        self.forget_button = button(say("Take off the list"), self._forget)
        buttons = (self.again_button, self.open_button, self.folder_button, self.forget_button)
        self.side = Side(say, say("Recent exports"), "", (), buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.table.chosen.connect(self._show_one)
        self.table.opened.connect(self.open)
        self._exporting.ended.connect(self.mark_old)

    def mark_old(self) -> None:
        """Look again; it costs next to nothing, so it is done whenever this is in view."""
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Show what was exported, and what the course is like now."""
        self._now = self._desk.read(last_change)
        rows = self._recent.exports()
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self._show_one()

    def can_export(self) -> bool:
        """Tell whether an export is chosen that can be repeated."""
        return self.table.current() is not None

    def again(self) -> None:
        """Wish for the same document with the same options, in the same place."""
        one = self.table.current()
        if one is not None:
            self.again_wished.emit(one)

    def open(self, *_: object) -> None:
        """Show the files with the system's own programs, if they are still there."""
        one = self.table.current()
        if one is None or not one.is_there():
            return
        for path in one.paths:
            self._outside.open(path)

    def _show_folder(self) -> None:
        one = self.table.current()
        if one is not None:
            self._outside.open(one.paths[0].parent)

    def _forget(self) -> None:
        one = self.table.current()
        if one is not None:
            self._recent.forget(one)
            self.look()

    def _columns(self) -> tuple[Column[Export], ...]:
        say = self._say
        return (
            Column["Export"](heading=say("Document"), text=self._name, bold=True, width=150),
            Column["Export"](
                heading=say("File"),
                text=lambda one: say.listed(path.name for path in one.paths),
                tip=lambda one: "\n".join(one.files),
                width=0,
            ),
            Column["Export"](
                heading=say("When"),
                text=lambda one: f"{say.day_month(one.moment.date())}, {one.moment:%H:%M}",
                width=110,
            ),
            Column["Export"](
                heading=say("State"),
                text=self._state,
                tone=lambda one: "met" if one.change == self._now else "waiting",
                width=130,
            ),
        )

    def _name(self, one: Export) -> str:
        names = {entry.id: entry.name for entry in ENTRIES}
        return self._say(names.get(one.document, ""))

    def _state(self, one: Export) -> str:
        return self._say("● as it is now") if one.change == self._now else self._say("◐ older")

    def _show_one(self, *_: object) -> None:
        one, say = self.table.current(), self._say
        there = one is not None and one.is_there()
        self.open_button.setEnabled(there)
        for each in (self.again_button, self.folder_button, self.forget_button):
            each.setEnabled(one is not None)
        if one is None:
            self.side.show_title(say("Recent exports"), "")
            self.side.show_facts(())
            return
        self.side.show_title(self._name(one), "\n".join(path.name for path in one.paths))
        facts = [
            Fact(say("In {folder}", folder=str(one.paths[0].parent))),
            Fact(say("Language: {language}", language=language_words(one.language, say))),
            Fact(say("Shows the course after change {n}", n=one.change), "muted"),
        ]
        if one.change == self._now:
            facts.append(Fact(say("The course has not changed since."), "met"))
        else:
            words = say("Older than the course now, which is at change {n}.", n=self._now)
            facts.append(Fact(words, "waiting"))
        if not there:
            facts.append(Fact(say("The file is not there any more."), "out"))
        elif not one.is_untouched():
            facts.append(Fact(say("The file was changed by another program since."), "waiting"))
        self.side.show_facts(facts)
