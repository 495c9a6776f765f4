"""The small questions of the Grades page: extend, what of a block fits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import QLineEdit

from planner.ui.gradebook.blocks import Misfit
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.gradebook.blocks import Block
    from planner.ui.theme import Theme

A_WEEK = timedelta(days=7)
MOST_MISFITS = 500


class ExtendDialog(Dialog[dict[str, Any]]):
    """A student's own deadline for an item, and its ground, which only the lecturer sees."""

    def __init__(
        self, parent: QWidget | None, say: Language, line: GradeLine, item: Item, today: date
    ) -> None:
        title = say("Extend {item} for {name}", item=item.title, name=line.student.name)
        super().__init__(parent, say, title, accept=say("Extend"))
        row = line.results.get(item.id)
        own = row.facts.due if row else None
        usual = (item.due or today) + A_WEEK
        self.until = DayField(say, own or max(usual, today))
        self.ground = QLineEdit(row.due_ground if row else "")
        self.ground.setPlaceholderText(say("seen by you alone"))
        self.field(say("Until"), self.until)
        self.field(say("Ground"), self.ground)
        self._taken_back = False
        self.take_back = button(say("Take the extension back"), self._take_back)
        self.take_back.setVisible(own is not None)
        self.foot.insertWidget(0, self.take_back)
        self.setMinimumWidth(420)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        line: GradeLine,
        item: Item,
        *,
        today: date,
        then: Callable[[dict[str, Any]], object],
    ) -> ExtendDialog:
        """Ask until when; the answer are the notes to write."""
        return cls(parent, say, line, item, today).open_for(then)

    @override
    def answer(self) -> dict[str, Any]:
        if self._taken_back:
            return {"due": None, "due_ground": ""}
        return {"due": self.until.day(), "due_ground": self.ground.text().strip()}

    def _take_back(self) -> None:
        self._taken_back = True
        self.accept()


class PasteDialog(Dialog[bool]):
    """Names everything in a pasted block that does not fit, before anything is written."""

    def __init__(self, parent: QWidget | None, say: Language, theme: Theme, block: Block) -> None:
        accept = say.count("Paste {n} result", "Paste {n} results", len(block.entries))
        super().__init__(parent, say, say("Not everything fits"), accept=accept)
        n = len(block.misfits)
        words = say.count("{n} value would be left out:", "{n} values would be left out:", n)
        self.body.addWidget(Line(words))
        columns = (
            Column[Misfit](heading=say("Student"), text=lambda one: one.student, width=150),
            Column[Misfit](heading=say("Item"), text=lambda one: one.item, width=110),
            Column[Misfit](heading=say("Value"), text=lambda one: one.text, width=90),
            Column[Misfit](
                heading=say("Why not"), text=lambda one: one.why, tip=lambda one: one.why, width=0
            ),
        )
        self.table = RowsTable[Misfit](
            say("Values left out"), columns, theme, identity=id, sortable=False
        )
        self.table.show_rows(block.misfits[:MOST_MISFITS])
        self.body.addWidget(self.table, 1)
        if block.same:
            same = say.count("{n} value is there already.", "{n} are there already.", block.same)
            self.body.addWidget(Line(same, tone="muted"))
        self.accept_button.setEnabled(bool(block.entries))
        (self.accept_button if block.entries else self.cancel_button).setFocus()
        self.resize(800, 420)

    @override
    def answer(self) -> bool:
        return True

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        block: Block,
        then: Callable[[bool], object],
    ) -> PasteDialog:
        """Ask whether to paste what fits."""
        return cls(parent, say, theme, block).open_for(then)
