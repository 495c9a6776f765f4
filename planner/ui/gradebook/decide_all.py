"""Accept all proposals, after seeing for whom and what, and who is left and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from planner.jobs.deciding import Left
from planner.jobs.gradebook import Line as GradeLine
from planner.ui.gradebook.cells import decided_text, proposed_text
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.wording import reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.deciding import Sorted
    from planner.language import Language
    from planner.ui.theme import Theme

    type LeftLine = tuple[GradeLine, Left]


class DecideAllDialog(Dialog["date"]):
    """The answer is the date of assessment for all of them."""

    def __init__(
        self, parent: QWidget | None, say: Language, theme: Theme, found: Sorted, today: date
    ) -> None:
        n = len(found.taken)
        accept = say.count("Accept {n} proposal", "Accept {n} proposals", n)
        super().__init__(parent, say, say("Decide all"), accept=accept)
        self.taken = RowsTable[GradeLine](
            say("Will be accepted"), _taken(say), theme, identity=lambda line: line.student.id
        )
        self.left = RowsTable[tuple[GradeLine, Left]](
            say("Left as they are"), _left(say), theme, identity=lambda one: one[0].student.id
        )
        self.taken.show_rows(found.taken)
        self.left.show_rows(found.left)
        self.assessed_on = DayField(say, today)
        self.field(say("Date of assessment"), self.assessed_on)
        words = say.count("{n} will be accepted", "{n} will be accepted", n)
        self.body.addWidget(Line(words, bold=True))
        self.body.addWidget(self.taken, 3)
        others = len(found.left)
        words = say.count("{n} is left as it is", "{n} are left as they are", others)
        self.body.addWidget(Line(words, bold=True))
        self.body.addWidget(self.left, 2)
        self.accept_button.setEnabled(bool(found.taken))
        (self.taken if found.taken else self.left).setFocus()
        self.resize(620, 600)

    @override
    def answer(self) -> date:
        return self.assessed_on.day()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        found: Sorted,
        *,
        today: date,
        then: Callable[[date], object],
    ) -> DecideAllDialog:
        """Show what would be decided, and ask."""
        return cls(parent, say, theme, found, today).open_for(then)


def _taken(say: Language) -> tuple[Column[GradeLine], ...]:
    return (
        Column[GradeLine](
            heading=say("Student"),
            text=lambda line: line.student.name,
            bold=True,
            width=0,
        ),
        Column[GradeLine](
            heading=say("Programme"),
            text=lambda line: line.student.programme,
            tone=lambda _: "muted",
            width=200,
        ),
        Column[GradeLine](
            heading=say("Decision"), text=lambda line: proposed_text(line, say), width=120
        ),
    )


def _left(say: Language) -> tuple[Column[LeftLine], ...]:
    return (
        Column[tuple[GradeLine, Left]](
            heading=say("Student"), text=lambda one: one[0].student.name, width=0
        ),
        Column[tuple[GradeLine, Left]](
            heading=say("Decided"),
            text=lambda one: decided_text(one[0].decision, say) if one[0].decision else "",
            width=104,
        ),
        Column[tuple[GradeLine, Left]](
            heading=say("Why"),
            text=lambda one: reasons.left(one[1], say),
            tone=lambda one: "waiting" if one[1] is Left.STALE else "muted",
            width=290,
        ),
    )
