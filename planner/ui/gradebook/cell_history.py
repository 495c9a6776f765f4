"""Everything that ever happened to one cell, newest first, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from planner.db.cell_history import CellChange
from planner.ui.gradebook.cell_words import (
    attempt_words,
    change_words,
    step_words,
    value_words,
    when_words,
)
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.cell_reading import Record
    from planner.ui.theme import Theme


class CellHistoryDialog(Dialog[CellChange]):
    """The answer is the step whose value is to stand in the cell again."""

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        name: str,
        item: Item,
        record: Record,
    ) -> None:
        title = say("History of {item}, {name}", item=item.title, name=name)
        super().__init__(parent, say, title, accept=say("Restore"))
        self.cancel_button.setText(say("Close"))
        self._item, self._now = item, record.last
        for one in record.attempts:
            self.body.addWidget(Line(attempt_words(item, one, say), tone="muted", wraps=True))
        self.table = RowsTable[CellChange](
            say("Changes"),
            _columns(item, say),
            theme,
            identity=lambda one: one.step,
            sortable=False,
        )
        self.table.show_rows(record.changes)
        self.chosen = Line(wraps=True)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.chosen)
        self.table.chosen.connect(self._show_chosen)
        self.table.setFocus()
        if record.changes:
            self.table.show_row(record.changes[0].step)
        self._show_chosen(self.table.current())
        self.resize(960, 480)

    @override
    def answer(self) -> CellChange:
        found = self.table.current()
        assert found is not None
        return found

    def _show_chosen(self, one: CellChange | None) -> None:
        """Say what restoring would set; what stands there now cannot be restored."""
        say = self.say
        now = self._now
        can = one is not None and now is not None and _differs(one, now)
        self.accept_button.setEnabled(can)
        if one is None:
            self.chosen.setText(say("Nothing was ever entered here."))
        elif can:
            value = value_words(self._item, one.after, say)
            self.chosen.setText(say("Restore sets again: {value}", value=value))
        else:
            self.chosen.setText(say("This is what stands there now."))

    @classmethod
    def ask(  # the answer depends on all of them
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        name: str,
        item: Item,
        record: Record,
        then: Callable[[CellChange], object],
    ) -> CellHistoryDialog:
        """Show the history, and hand on what is to be restored."""
        return cls(parent, say, theme, name=name, item=item, record=record).open_for(then)


def _differs(one: CellChange, now: CellChange) -> bool:
    """Say whether restoring this step would change what stands in the cell."""
    wanted, there = one.to_restore(), now.content_after()
    return any(there[name] != value for name, value in wanted.items())


def _columns(item: Item, say: Language) -> tuple[Column[CellChange], ...]:
    return (
        Column[CellChange](heading=say("When"), text=lambda one: when_words(one, say), width=150),
        Column[CellChange](
            heading=say("Who"), text=lambda one: one.by, tip=lambda one: one.by, width=160
        ),
        Column[CellChange](
            heading=say("Before → after"),
            text=lambda one: change_words(item, one, say),
            tip=lambda one: change_words(item, one, say),
            bold=True,
            width=0,
        ),
        Column[CellChange](
            heading=say("Step"),
            text=lambda one: step_words(one, say),
            tip=lambda one: step_words(one, say),
            tone=lambda _: "muted",
            width=210,
        ),
    )
