"""Asks on which days somebody cannot come, and says such days in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from planner.rules.terms import Days
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from planner.language import Language


def away_words(days: Iterable[Days], say: Language) -> str:
    """Return e.g. "24 Nov, 1 Dec – 12 Dec"; no days are no words."""
    return ", ".join(_stretch(one, say.day_month) for one in days)


def _stretch(days: Days, said: Callable[[date], str]) -> str:
    first, last = said(days.first), said(days.last)
    return first if first == last else f"{first} – {last}"


class AwayDialog(Dialog[tuple[Days, ...]]):
    """A short list of days with what adds and deletes; nobody is asked why."""

    def __init__(
        self, parent: QWidget, say: Language, name: str, days: Sequence[Days], begin: date
    ) -> None:
        super().__init__(parent, say, say("On which days can {name} not come?", name=name))
        self._days = sorted(days)
        self.first, self.last = DayField(say, begin), DayField(say, begin)
        self.add, self.delete = button(say("Add"), self._add), button(say("Delete"), self._delete)
        self.list = QListWidget()
        self.list.setMinimumSize(320, 96)
        self.list.setMaximumHeight(150)
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.form.addRow("", self._row(self.add))
        self.field(say("Cannot come"), self.list)
        self.form.addRow("", self._row(self.delete))
        hint = say("Nothing moves by itself. The plan warns where a session would fall on them.")
        self.body.addWidget(Line(hint, tone="muted", px=11, wraps=True))
        self._typed = False  # days that stand in the fields and are not in the list yet
        for field in (self.first, self.last):
            field.dateChanged.connect(self._follow)
        self.list.currentRowChanged.connect(lambda at: self.delete.setEnabled(at >= 0))
        self._list_all()

    @override
    def objection(self) -> str:
        if self._typed and self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        return ""

    @override
    def accept(self, /) -> None:
        """Take along what stands in the fields: whoever chose days there means them."""
        if self._typed and not self.objection():
            self._add()
        super().accept()

    @override
    def answer(self) -> tuple[Days, ...]:
        return tuple(self._days)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        *,
        name: str,
        days: Sequence[Days],
        begin: date,
        then: Callable[[tuple[Days, ...]], object],
    ) -> AwayDialog:
        """Ask about somebody; ``begin`` is the day that the fields show at first."""
        return cls(parent, say, name, days, begin).open_for(then)

    def _row(self, one: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(one)
        row.addStretch(1)
        return row

    def _follow(self) -> None:
        self._typed = True
        if self.sender() is self.first and self.last.day() < self.first.day():
            self.last.show_day(self.first.day())

    def _add(self) -> None:
        if self.last.day() < self.first.day():
            self.object_(self.say("The last day lies before the first."))
            return
        self.object_("")
        self._typed = False
        self._days = sorted({*self._days, Days(self.first.day(), self.last.day())})
        self._list_all()

    def _delete(self) -> None:
        at = self.list.currentRow()
        if at >= 0:
            del self._days[at]
            self._list_all()

    def _list_all(self) -> None:
        self.list.clear()
        self.list.addItems([_stretch(one, self.say.day) for one in self._days])
        self.list.setCurrentRow(0 if self._days else -1)
        self.delete.setEnabled(bool(self._days))
