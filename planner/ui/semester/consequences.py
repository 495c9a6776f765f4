"""All that a change would bring about, as the lines of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.ui.parts.labels import Line
from planner.ui.semester.carry import NOBODY
from planner.ui.semester.follows import follows
from planner.ui.semester.outlook import Outlook, seen

if TYPE_CHECKING:
    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.ui.semester.entries import Semester

LINES = 7


class Consequences(Line):
    """What follows, a line for each; as high as is usual, so that the question does not jump."""

    def __init__(self, say: Language) -> None:
        super().__init__(tone="muted", wraps=True)
        self._say = say
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * LINES)

    def show_change(self, heading: str, change: PlanChange, semester: Semester) -> None:
        """Show what a change would bring about in a semester."""
        about = semester.session(change.subject) or NOBODY
        shown = seen(Outlook(session=about, supposed=heading), semester.plan, change)
        lines = follows(shown, semester, self._say)
        self.setText("\n".join(f"• {line}" for line in lines))
