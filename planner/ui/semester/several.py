"""The inspector while several sessions are chosen: which they are, and what one can do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from planner.rules.plan import Status
from planner.ui.parts.buttons import button
from planner.ui.parts.labels import Heading, Line
from planner.ui.semester.words import title_of
from planner.ui.theme import TITLE_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.entries import Semester

LISTED = 12  # sessions; more are only counted


class SeveralPanel(QWidget):
    """Several sessions; its buttons wish for an action by its id."""

    asked = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._title = Line(px=TITLE_PX, bold=True, wraps=True)
        self._which = Line(tone="muted", wraps=True)
        self._hint = Line(
            say("Drag one of them, or press M: the others go along. Esc leaves them."),
            tone="muted",
            wraps=True,
        )
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading(say("Chosen together")))
        for widget in (self._title, self._which):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(self._grid())
        column.addWidget(self._hint)
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        say = self._say
        grid = QGridLayout()
        grid.setSpacing(6)
        for n, (name, text) in enumerate(
            (
                ("session.move", say("Move to…")),
                ("session.shelve", say("To the shelf")),
                ("session.push", say("Push later")),
                ("session.pull", say("Pull earlier")),
                ("session.lock", ""),
                ("session.cancel", say("Cancel…")),
                ("session.hold", ""),
            )
        ):
            self.buttons[name] = button(text, partial(self.asked.emit, name))
            row, place = divmod(n, 2)
            long = name == "session.hold"  # its words would widen the inspector, in German
            grid.addWidget(self.buttons[name], row, place, 1, 2 if long else 1)
        return grid

    def show_sessions(self, sessions: Sequence[PlannedSession], semester: Semester) -> None:
        """Show what is chosen, the earliest first."""
        say = self._say
        self._title.setText(say.count("{n} session", "{n} sessions", len(sessions)))
        lines = [self._line(one, semester) for one in sessions[:LISTED]]
        more = len(sessions) - LISTED
        if more > 0:
            lines.append(say.count("and {n} more", "and {n} more", more))
        self._which.setText("\n".join(lines))
        locked = all(one.locked for one in sessions)
        held = all(one.status is Status.HELD for one in sessions)
        self.buttons["session.lock"].setText(say("Unlock") if locked else say("Lock"))
        words = say("Not held after all") if held else say("Record as held")
        self.buttons["session.hold"].setText(words)
        dated = all(one.day is not None for one in sessions)
        for name, one in self.buttons.items():
            one.setEnabled(dated or name == "session.move")

    def _line(self, session: PlannedSession, semester: Semester) -> str:
        name = title_of(session, semester, self._say)
        if session.day is None:
            return name
        say = self._say
        return f"{name} · {say.short_weekday(session.day)} {say.day_month(session.day)}"
