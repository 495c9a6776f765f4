"""The sign-up sheet of the free places for talks, written from the plan it belongs to."""
# ruff: noqa: PLC0415 - reportlab and SQLAlchemy are slow to import, and most starts write nothing

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.db import courses
from planner.errors import PlannerError
from planner.language import Language, marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.parts.files import ask_save
from planner.ui.parts.outside import UNFIT, with_ending

if TYPE_CHECKING:
    from datetime import date

    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page

SIGN_UP = ActionSpec(
    id="plan.signup", text=marked("Sign-up sheet for talks…"), menu=Menu.SESSION, group=5
)
SUFFIX = ".pdf"


class SigningUp(QObject):
    """Asks for a file and writes the sheet into it, in the language of instruction."""

    def __init__(self, page: Page, desk: Desk, today: date | None) -> None:
        super().__init__(page)
        self._page, self._desk, self._say, self._today = page, desk, desk.say, today

    def binding(self) -> Binding:
        """Return the action."""
        return Binding(SIGN_UP, self.ask, lambda: self._today is not None)

    def ask(self) -> None:
        """Ask where to; without a place for a talk, say where they are made."""
        from planner.db.talks import talk_places

        if not self._desk.read(talk_places):
            words = self._say(
                "No session has places for talks yet. Choose a session and then Presenters… to"
                " give it some."
            )
            self._page.noticed.emit(words)
            return
        course = self._desk.look(courses.course)
        name = f"{self._say('Sign-up sheet')} {course.term.replace('/', '-')}{SUFFIX}"
        kinds = f"{self._say('Sign-up sheet')} (*{SUFFIX})"
        to = Path.home() / UNFIT.sub("-", name)
        ask_save(self._page, self._say("Sign-up sheet for talks"), to, kinds, self.write)

    def write(self, path: Path) -> None:
        """Write the sheet."""
        from planner.jobs.documents import Kind, Order, export
        from planner.wording.reasons import reason

        if self._today is None:
            return
        code = self._desk.look(courses.course).language
        say = Language.load("de" if code == "de" else "en")
        order = Order(say=say, today=self._today, reason=reason)
        whole = with_ending(path, SUFFIX)
        try:
            export(self._desk.store, Kind.SIGNUP_PDF, whole, order)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        words = self._say(
            "{files} written to {folder}", files=whole.name, folder=whole.parent.name
        )
        self._page.noticed.emit(words)
