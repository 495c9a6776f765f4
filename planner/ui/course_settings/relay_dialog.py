"""Asks whether the sessions move along with their weekly time, and shows where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from planner.rules.plan import numbers, one
from planner.rules.plan_follows import with_consequences
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.panels import Card
from planner.wording import worded
from planner.wording.changes import on_day, session_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.rules.plan import Move, Plan, PlanChange


class RelayDialog(Dialog["PlanChange | None"]):
    """Answers with the change to carry out, or None where the sessions stay as they lie."""

    def __init__(self, parent: QWidget, say: Language, plan: Plan, change: PlanChange) -> None:
        super().__init__(parent, say, say("Move the sessions along?"), accept=say("Move them"))
        self._plan, self._change = plan, change
        self._numbers = numbers(plan.sessions)
        self._along = with_consequences(plan, change, along=True)
        self._stays = False
        self.list = QListWidget()
        self.list.setAccessibleName(say("Where the sessions go"))
        self.list.setMinimumSize(460, 220)
        for move in change.moves:
            item = QListWidgetItem(self._words(move))
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
        self.along = QCheckBox(say("Deadlines move along"))
        self.along.setVisible(self._along.dues != change.dues)
        self.along.toggled.connect(self._show_follows)
        self.words = Line(wraps=True)
        self.card = Card()
        self.card.column.addWidget(Heading(say("What would follow")))
        self.card.column.addWidget(self.words)
        self.leave_button = button(say("Leave them where they are"), self._leave)
        self.foot.insertWidget(self.foot.indexOf(self.accept_button), self.leave_button)
        asked = say("The weekly time changes. Its sessions can move along, in their order:")
        self.body.addWidget(Line(asked, tone="muted", wraps=True))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.along)
        self.body.addWidget(self.card)
        self._show_follows()

    @override
    def answer(self) -> PlanChange | None:
        if self._stays:
            return None
        return self._along if self.along.isChecked() else self._change

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        plan: Plan,
        change: PlanChange,
        then: Callable[[PlanChange | None], object],
    ) -> RelayDialog:
        """Ask; ``plan`` is the one for which the ``change`` was worked out."""
        return cls(parent, say, plan, change).open_for(then)

    def _leave(self) -> None:
        self._stays = True
        self.accept()

    def _show_follows(self) -> None:
        change = self._along if self.along.isChecked() else self._change
        lines = [worded(fact, self.say) for fact in (*change.dues, *change.warnings)]
        self.words.setText("\n".join(lines))
        self.card.setVisible(bool(lines))

    def _words(self, move: Move) -> str:
        """Return e.g. "Session 4: Wed 8 May → Thu 16 May"."""
        say, row = self.say, one(self._plan, move.id)
        name = session_name(self._numbers.get(row.id), row.topic, say)
        was = on_day(move.was, say) if move.was else say("on the shelf")
        if move.now is None:
            return f"{name}: {was} → {say('on the shelf')}"
        now = on_day(move.now, say)
        if move.now == move.was and move.hours is not None:
            now = say.hours(move.hours.start, move.hours.end)
        return f"{name}: {was} → {now}"
