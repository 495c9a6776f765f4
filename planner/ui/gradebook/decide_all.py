"""Accept many proposals, after seeing for whom and what, and who is left and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout

from planner.jobs.deciding import Left
from planner.jobs.gradebook import Line as GradeLine
from planner.ui.gradebook.cells import decided_text, proposed_grade
from planner.ui.parts.buttons import link
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.parts.ticked_rows import TickedTable
from planner.wording import reasons

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.deciding import Sorted
    from planner.language import Language
    from planner.ui.theme import Theme

    type LeftLine = tuple[GradeLine, Left]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Whose proposals are accepted (ids), and the date of assessment for all of them."""

    students: frozenset[str]
    assessed_on: date


class DecideAllDialog(Dialog[Accepted]):
    """Lists every proposal with a tick; whoever is unticked stays undecided."""

    def __init__(
        self, parent: QWidget | None, say: Language, theme: Theme, found: Sorted, today: date
    ) -> None:
        super().__init__(parent, say, say("Decide all"))
        self.taken = TickedTable[GradeLine](
            say("Will be accepted"), _taken(say), theme, identity=lambda line: line.student.id
        )
        self.left = RowsTable[tuple[GradeLine, Left]](
            say("Left as they are"), _left(say), theme, identity=lambda one: one[0].student.id
        )
        self.taken.show_rows(found.taken)
        self.left.show_rows(found.left)
        self.assessed_on = DayField(say, today)
        self.field(say("Date of assessment"), self.assessed_on)
        self.words = Line(bold=True)
        self.body.addLayout(self._head())
        self.body.addWidget(self.taken, 3)
        others = len(found.left)
        words = say.count("{n} is left as it is", "{n} are left as they are", others)
        self.body.addWidget(Line(words, bold=True))
        self.body.addWidget(self.left, 2)
        self.taken.ticks.ticks_changed.connect(self._count)
        self._count()
        (self.taken if found.taken else self.left).setFocus()
        self.resize(720, 640)

    @override
    def answer(self) -> Accepted:
        chosen = frozenset(line.student.id for line in self.taken.ticks.ticked())
        return Accepted(students=chosen, assessed_on=self.assessed_on.day())

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        found: Sorted,
        *,
        today: date,
        then: Callable[[Accepted], object],
    ) -> DecideAllDialog:
        """Show what would be decided, and ask."""
        return cls(parent, say, theme, found, today).open_for(then)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        self.tick_all = link(self.say("Tick all"), lambda: self._tick(on=True))
        self.tick_none = link(self.say("Tick none"), lambda: self._tick(on=False))
        row.addWidget(self.tick_all)
        row.addWidget(self.tick_none)
        return row

    def _tick(self, *, on: bool) -> None:
        self.taken.ticks.tick(self.taken.ticks.rows(), on=on)

    def _count(self) -> None:
        say, n = self.say, len(self.taken.ticks.ticked())
        self.words.setText(say.count("{n} will be accepted", "{n} will be accepted", n))
        self.accept_button.setText(say.count("Accept {n} proposal", "Accept {n} proposals", n))
        self.accept_button.setEnabled(n > 0)


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
            width=170,
        ),
        Column[GradeLine](
            heading=say("Tier"),
            text=lambda line: line.proposal.tier.name if line.proposal else "",
            width=120,
        ),
        Column[GradeLine](
            heading=say("Credits"),
            text=lambda line: say.number(line.proposal.credits) if line.proposal else "",
            key=lambda line: line.proposal.credits if line.proposal else 0,
            right=True,
            width=76,
        ),
        Column[GradeLine](
            heading=say("Grade"), text=lambda line: proposed_grade(line, say), width=86
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
            width=330,
        ),
    )
