"""What one wishes to decide in the gradebook: for one student, for many, and what is stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.jobs import deciding
from planner.rules.grades import is_step
from planner.ui.gradebook.decide import DecideDialog
from planner.ui.gradebook.decide_all import DecideAllDialog
from planner.ui.gradebook.review import ReviewDialog
from planner.ui.parts.dialog import Confirmation

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.jobs.gradebook import Line
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.grid import Grid
    from planner.ui.gradebook.review import Around


class Decisions(QObject):
    """Asks what is decided, and hands the answers to the doings; ``line`` is who is current."""

    def __init__(
        self, grid: Grid, doings: Doings, around: Around, line: Callable[[], Line | None]
    ) -> None:
        super().__init__(grid)
        self._grid, self._doings, self._around, self._line = grid, doings, around, line
        self._desk, self._say = around.desk, around.say
        self._theme, self._today = around.theme, around.today
        grid.decide_wished.connect(self.ask_decision)

    def is_decided(self) -> bool:
        """Say whether the current student has a decision."""
        line = self._line()
        return line is not None and line.decision is not None

    def can_accept(self) -> bool:
        """Say whether the current student's proposal can be taken as it stands."""
        line = self._line()
        proposed = line.proposal if line is not None and line.active else None
        if line is None or proposed is None or (line.decision is not None and not line.stale):
            return False
        return proposed.grade_hint is None or is_step(proposed.grade_hint)

    def accept(self) -> None:
        """Take the current student's proposal."""
        line = self._line()
        if line is not None:
            self._doings.accept(line.student.id)

    def ask_decision(self) -> None:
        """Ask what is decided for the current student."""
        line = self._line()
        if line is not None:
            student_id = line.student.id
            DecideDialog.ask(
                self._grid,
                self._say,
                line,
                self._today,
                lambda wish: self._doings.decide(student_id, wish),
            )

    def ask_withdrawal(self) -> None:
        """Ask before a decision is taken back."""
        line = self._line()
        if line is None or line.decision is None:
            return
        student_id = line.student.id
        Confirmation.ask(
            self._grid.window(),
            self._say,
            title=self._say("Withdraw the decision?"),
            text=self._say(
                "{name} will have no decision. A certificate that was handed out stays in the"
                " register and is shown as out of date.",
                name=line.student.name,
            ),
            accept=self._say("Withdraw"),
            then=lambda _: self._doings.withdraw(student_id),
        )

    def ask_all(self) -> None:
        """Show whose proposals would be accepted and who is left, and ask."""
        found = self._desk.read(deciding.sort_out)
        DecideAllDialog.ask(
            self._grid.window(),
            self._say,
            self._theme,
            found,
            today=self._today,
            then=lambda one: self._doings.accept_all(one.students, one.assessed_on),
        )

    def review(self) -> None:
        """Go through the stale decisions one by one, beginning with the current student's."""
        stale = self._desk.read(deciding.stale_ones)
        line = self._line()
        ids = [one.student.id for one in stale]
        if line is not None and line.student.id in ids:
            ids = ids[(at := ids.index(line.student.id)) :] + ids[:at]
        if not ids:
            self._doings.noticed.emit(self._say("No decision is stale."))
            return
        ReviewDialog.ask(self._grid.window(), self._around, self._doings, ids)
