"""Date and place of birth: asked only where a certificate is to print them, and one step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, override

from PySide6.QtWidgets import QLineEdit

from planner.rules.terms import Days
from planner.rules.typed import NoSuchDay, typed_day
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.db.students import StudentRow
    from planner.language import Language

WIDE_PX = 300
EARLIEST = date(1900, 1, 1)
NO_YEAR = Days(date(2, 1, 1), date(2, 1, 1))  # a day typed without its year is never a birthday


class BirthDialog(Dialog[dict[str, Any]]):
    """Two fields that may both stay empty; the answer is the columns of a student."""

    def __init__(self, parent: QWidget, say: Language, student: StudentRow, today: date) -> None:
        super().__init__(parent, say, say("Date and place of birth of {name}", name=student.name))
        self._today = today
        self.on = QLineEdit(say.plain_day(student.born_on) if student.born_on else "")
        self.on.setPlaceholderText(say("e.g. 3 Apr 2001"))
        self.on.setMinimumWidth(WIDE_PX)
        self.place = QLineEdit(student.born_in)
        self.field(say("Date of birth"), self.on)
        self.field(say("Place of birth"), self.place)
        hint = say(
            "They are kept only for certificates whose template prints them; leave both empty"
            " otherwise."
        )
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))

    @override
    def objection(self) -> str:
        written = self.on.text().strip()
        try:
            day = self._day()
        except NoSuchDay:
            day = date.min
        if day is None or EARLIEST <= day < self._today:
            return ""
        return self.say(
            "“{written}” is no date of birth. Write it with its year, such as 3.4.2001.",
            written=written,
        )

    @override
    def answer(self) -> dict[str, Any]:
        return {"born_on": self._day(), "born_in": self.place.text().strip()}

    def _day(self) -> date | None:
        written = self.on.text().strip()
        return typed_day(written, NO_YEAR) if written else None

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        student: StudentRow,
        today: date,
        then: Callable[[dict[str, Any]], object],
    ) -> BirthDialog:
        """Ask about one student; ``then`` is called with both columns."""
        return cls(parent, say, student, today).open_for(then)


def birth_words(student: StudentRow, say: Language) -> str:
    """Return e.g. "3 Apr 2001, Kiel", or an empty text."""
    day = say.plain_day(student.born_on) if student.born_on else ""
    return ", ".join(part for part in (day, student.born_in) if part)
