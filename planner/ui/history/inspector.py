"""The right-hand side of the History page: one step, and what it did to each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.parts.buttons import button
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Heading, Line
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.ui.history.row_words import RowWords
    from planner.ui.history.table import Entry


class StepInspector(QWidget):
    """Shows one step; going back or forward to it is a wish."""

    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.what = Line(px=TITLE_PX, bold=True, wraps=True)
        self.when = Line(tone="muted", wraps=True)
        self.mark = Line(tone="accent", wraps=True)
        self.undo = button(say("Undo back to here…"), self.undo_wished.emit)
        self.redo = button(say("Redo up to here…"), self.redo_wished.emit)
        self.heading = Heading(say("What changed"))
        self.rows: list[RowView] = []
        self.more = Line(tone="muted", px=12, wraps=True)
        head = QVBoxLayout()
        head.setSpacing(2)
        for line in (self.what, self.when, self.mark):
            head.addWidget(line)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(Flow((self.undo, self.redo), spacing=6))
        column.addWidget(self.heading)
        column.addLayout(self._list)
        column.addWidget(self.more)
        column.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how to begin."""
        self.what.setText(self._say("No step is selected."))
        self.when.setText("")
        self.mark.hide()
        self.show_ways(undo=False, redo=False)
        self.show_rows((), 0)

    def show_entry(self, entry: Entry) -> None:
        """Show what a step was, when and by whom."""
        say = self._say
        self.what.setText(entry.what)
        day, at = say.day(entry.at.date()), f"{entry.at:%H:%M}"
        self.when.setText(", ".join(part for part in (day, at, entry.step.by) if part))
        self.mark.setText(entry.mark)
        self.mark.setVisible(bool(entry.mark))

    def show_ways(self, *, undo: bool, redo: bool) -> None:
        """Offer what is possible from here."""
        self.undo.setVisible(undo)
        self.redo.setVisible(redo)

    def show_rows(self, rows: Sequence[RowWords], of: int) -> None:
        """Show what happened to rows; ``of`` is how many there are in all."""
        while len(self.rows) < len(rows):
            self.rows.append(RowView())
            self._list.addWidget(self.rows[-1])
        for place, view in enumerate(self.rows):
            view.setVisible(place < len(rows))
            if place < len(rows):
                view.show_row(rows[place])
        self.heading.setVisible(bool(rows))
        left = of - len(rows)
        self.more.setText(self._say.count("and {n} row more", "and {n} rows more", left))
        self.more.setVisible(left > 0)


class RowView(QWidget):
    """One row: its name, and what is said of its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Line(bold=True, px=12, wraps=True)
        self.lines = Line(tone="muted", px=12, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.heading)
        column.addWidget(self.lines)

    def show_row(self, row: RowWords) -> None:
        """Show another row."""
        self.heading.setText(row.heading)
        self.lines.setText("\n".join(row.lines))
        self.lines.setVisible(bool(row.lines))
