"""Who is there: from the plan to the list of the chosen session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.language import marked
from planner.rules.attendance import Presence
from planner.ui.actions import ActionSpec, Menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.semester.doings import Doings
    from planner.ui.theme import Theme

ATTEND = ActionSpec(
    id="session.attend",
    text=marked("Attendance…"),
    menu=Menu.SESSION,
    shortcut="Ctrl+Shift+A",
    icon="users",
    group=4,
)


def attend(page: QWidget, desk: Desk, say: Language, theme: Theme, doings: Doings) -> None:
    """Show the list of the chosen session on the whole screen."""
    from planner.ui.room.screen import AttendanceScreen  # noqa: PLC0415 - once a week at most

    session = doings.session()
    if session is not None:
        AttendanceScreen.ask(page.window(), desk, say, theme, session.id)


def attendance_words(found: Mapping[Presence, int], say: Language) -> str:
    """Say how many were there: "24, and 2 excused", or that nothing is recorded."""
    if not any(found.values()):
        return say("Not recorded")
    there = found.get(Presence.PRESENT, 0)
    of = there + found.get(Presence.ABSENT, 0)
    words = say("{n} of {of}", n=there, of=of)
    excused = found.get(Presence.EXCUSED, 0)
    return say("{there}, {n} excused", there=words, n=excused) if excused else words
