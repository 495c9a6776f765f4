"""From the plan to the sign-up sheet of its free places for talks, where it is seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page

SIGN_UP = ActionSpec(
    id="plan.signup", text=marked("Sign-up sheet for talks"), menu=Menu.SESSION, group=5
)
REPORTS, SHEET = "reports", "signup"  # the page of documents, and the sheet's place there


class SigningUp(QObject):
    """Goes to the sheet among the documents; there it is looked at, exported or handed over."""

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, desk.say

    def binding(self) -> Binding:
        """Return the action."""
        return Binding(SIGN_UP, self.go)

    def go(self) -> None:
        """Show the sheet; without a place for a talk, say where they are made."""
        # Late: SQLAlchemy is slow to import, and the first screen is there before it.
        from planner.db.talks import talk_places  # noqa: PLC0415

        if self._desk.read(talk_places):
            self._page.wished.emit(REPORTS, SHEET)
            return
        words = self._say(
            "No session has places for talks yet. Choose a session and then Presenters… to"
            " give it some."
        )
        self._page.noticed.emit(words)
