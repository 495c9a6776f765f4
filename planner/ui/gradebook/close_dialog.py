"""Close an item: who has not handed in, line by line, before anything is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from planner.jobs.close_item import CAN_RECORD, RECORDS, Closing, ClosingLine
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.wording.entering import closing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.theme import Theme

WHO = Qt.ItemDataRole.UserRole


class CloseDialog(Dialog[tuple[str, ...]]):
    """The answer are the students whose result is recorded as missing."""

    def __init__(
        self,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        item: Item,
        lines: Sequence[ClosingLine],
        today: date,
    ) -> None:
        super().__init__(parent, say, say("Close {item}", item=item.title), accept=say("Record"))
        self._deadline(item, today)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Not handed in"))
        open_ = [one for one in lines if one.does in CAN_RECORD]
        left = [one for one in lines if one.does not in CAN_RECORD]
        for one in sorted(open_, key=lambda one: one.does not in RECORDS):
            self._add(one)
        self.left = RowsTable[ClosingLine](
            say("Left as they are"),
            _columns(say),
            theme,
            identity=lambda one: one.line.student.id,
            sortable=False,
        )
        self.left.show_rows(sorted(left, key=lambda one: one.does is Closing.THERE))
        self.head = Line(bold=True)
        self.body.addWidget(self.head)
        self.body.addWidget(self.list, 3)
        words = say.count("{n} is left as it is", "{n} are left as they are", len(left))
        self.body.addWidget(Line(words, bold=True))
        self.body.addWidget(self.left, 2)
        self.list.itemChanged.connect(lambda _: self._count())
        self.list.setVisible(bool(open_))
        self._count()
        (self.list if open_ else self.left).setFocus()
        self.resize(640, 620)

    def _deadline(self, item: Item, today: date) -> None:
        say = self.say
        if item.due is None:
            words = say("There is no deadline.")
        elif item.due >= today:
            words = say("The deadline is {day}: it has not passed yet.", day=say.day(item.due))
        else:
            words = say("The deadline was {day}.", day=say.day(item.due))
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))

    def _add(self, one: ClosingLine) -> None:
        row = QListWidgetItem(f"{one.line.student.name}  –  {closing(one, self.say)}")
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = one.does in RECORDS
        row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        row.setData(WHO, one.line.student.id)
        self.list.addItem(row)
        if self.list.count() == 1:
            self.list.setCurrentRow(0)

    def _count(self) -> None:
        n = len(self.answer())
        say = self.say
        self.head.setText(
            say.count("{n} becomes missing", "{n} become missing", n)
            if n
            else say("Nothing would be recorded.")
        )
        self.accept_button.setEnabled(bool(n))

    @override
    def answer(self) -> tuple[str, ...]:
        rows = map(self.list.item, range(self.list.count()))
        return tuple(row.data(WHO) for row in rows if row.checkState() is Qt.CheckState.Checked)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        item: Item,
        lines: Sequence[ClosingLine],
        today: date,
        then: Callable[[tuple[str, ...]], object],
    ) -> CloseDialog:
        """Show what closing would record, and ask."""
        return cls(parent, say, theme, item=item, lines=lines, today=today).open_for(then)


def _columns(say: Language) -> tuple[Column[ClosingLine], ...]:
    return (
        Column[ClosingLine](
            heading=say("Student"), text=lambda one: one.line.student.name, width=0
        ),
        Column[ClosingLine](
            heading=say("Why"),
            text=lambda one: closing(one, say),
            tone=lambda _: "muted",
            width=330,
        ),
    )
