"""Asks of which session the attendance is to be recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from planner.jobs.attendance import Recorded, overview
from planner.ui.parts.dialog import Dialog, Message
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.room.screen import AttendanceScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

WIDE, HIGH = 640, 520


class ChooseSession(Dialog[str]):
    """All sessions with a day, and how far the list of each is."""

    def __init__(
        self, parent: QWidget | None, say: Language, theme: Theme, rows: Sequence[Recorded]
    ) -> None:
        super().__init__(parent, say, say("Attendance of which session?"), accept=say("Show"))
        columns = (
            Column[Recorded](heading=say("No."), text=lambda one: one.number, width=50),
            Column[Recorded](
                heading=say("Day"),
                text=lambda one: say.day(one.session.day) if one.session.day else "",
                width=130,
            ),
            Column[Recorded](heading=say("Topic"), text=lambda one: one.session.topic, width=0),
            Column[Recorded](heading=say("Recorded"), text=_how_far, width=90, right=True),
        )
        self.table = RowsTable[Recorded](
            say("Sessions"), columns, theme, identity=lambda one: one.session.id, sortable=False
        )
        self.table.show_rows(rows)
        self.table.opened.connect(lambda _: self.accept())
        self.body.addWidget(self.table, 1)
        self.resize(WIDE, HIGH)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        theme: Theme,
        *,
        rows: Sequence[Recorded],
        today: date,
        then: Callable[[str], object],
    ) -> ChooseSession:
        """Ask, beginning with the session of today, or else the last before it."""
        dialog = cls(parent, say, theme, rows)
        dialog.open_for(then)
        dialog.table.show_row(likely(rows, today))
        dialog.table.setFocus()
        return dialog

    @override
    def answer(self) -> str:
        chosen = self.table.current()
        assert chosen is not None
        return chosen.session.id

    @override
    def objection(self) -> str:
        return "" if self.table.current() else self.say("Choose a session.")


def likely(rows: Sequence[Recorded], today: date) -> str:
    """Return the id of the session of today, else the last before it, else the first."""
    before = [one for one in rows if one.session.day and one.session.day <= today]
    return (before or list(rows[:1]))[-1].session.id if rows else ""


def ask_attendance(
    parent: QWidget | None, desk: Desk, say: Language, theme: Theme, today: date
) -> None:
    """Ask for the session, then show its list; say so if there is none."""
    rows = desk.read(overview)
    if not rows:
        text = say("No session has a day yet. Give them days on the page Semester.")
        Message.tell(parent, say, say("Attendance"), text)
        return
    ChooseSession.ask(
        parent,
        say,
        theme,
        rows=rows,
        today=today,
        then=lambda one: AttendanceScreen.ask(parent, desk, say, theme, one),
    )


def _how_far(one: Recorded) -> str:
    return f"{one.recorded} / {one.expected}" if one.recorded else ""
