"""What is done to a session and those that follow it after a question: push later by so many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import PlannerError
from planner.rules.plan_chains import pushed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.ui.desk import Desk
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.doings import Doings


class ChainDoings(QObject):
    """Asks how far, shows on the board what would follow, and has it carried out."""

    def __init__(
        self, page: QWidget, desk: Desk, say: Language, doings: Doings, carry: Carry
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self._doings, self._carry = doings, carry

    def push_by(self) -> None:
        """Ask by how many places the chosen session is pushed, and what goes along."""
        # Late: a start imports no question.
        from planner.ui.semester.chain_asking import PushLater  # noqa: PLC0415

        semester, session = self._doings.semester, self._doings.session()
        if semester is not None and session is not None:
            try:
                pushed(semester.plan, session.id)
            except PlannerError as refusal:  # then it goes no further than that, either
                self._desk.refused.emit(refusal)
                return
            asked = PushLater.ask(
                self._page,
                self._say,
                semester,
                session,
                self._doings.carry_out,
                shows=self._show,
            )
            asked.finished.connect(self._carry.leave)

    def _show(self, heading: str, change: PlanChange | None) -> None:
        """Paint a change; where there is none, what was painted before goes."""
        if change is None:
            self._carry.leave()
        else:
            self._carry.suppose(heading, change)
