"""The single dates beside the weekly times, and the questions for one or for whole days."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.rules.slots import ExtraDate, Hours
from planner.rules.terms import Days
from planner.ui.course_settings import doings as steps
from planner.ui.course_settings.listing import Listing
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField, TimeField
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.theme import Theme

WHOLE_DAY = Hours(time(9), time(17))
LONGEST_BLOCK = 31  # days listed; a block seminar of more is a slip of the finger
WEEKEND = 5


class SingleDateList(QWidget):
    """All single dates, earliest first, and the way to the whole days of a block seminar."""

    def __init__(self, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._settings: Settings | None = None
        columns = (
            Column[ExtraDate](heading=say("Single date"), text=self._when, width=0, bold=True),
            Column[ExtraDate](heading=say("Room"), text=lambda row: row.room, width=170),
        )
        self.listing = Listing[ExtraDate](
            say,
            theme,
            say("Single dates"),
            columns,
            add=say("Add date…"),
            identity=lambda row: row,
            empty=say("None: the course meets at its weekly times only."),
        )
        self.whole_days = button(say("Add whole days…"), self.add_days)
        self.listing.foot.insertWidget(1, self.whole_days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)

    def show_settings(self, settings: Settings) -> None:
        """Show the single dates as they are in the file."""
        self._settings = settings
        self.listing.show_rows(settings.extra)

    def add(self) -> None:
        """Ask for one more date."""
        new = self._next()
        if new is not None:
            SingleDateDialog.ask(self, self._say, new, self._take_new, fresh=True)

    def add_days(self) -> None:
        """Ask for several whole days at once, as a block seminar needs them."""
        new = self._next()
        if new is not None:
            WholeDaysDialog.ask(self, self._say, new.day, self._take_days)

    def _next(self) -> ExtraDate | None:
        """Return what a new date begins as: like the last one, else after the lectures' start."""
        if self._settings is None:
            return None
        if self._settings.extra:
            return self._settings.extra[-1]
        return ExtraDate(self._settings.course.lectures.first, WHOLE_DAY)

    def _rows(self) -> tuple[ExtraDate, ...]:
        return self._settings.extra if self._settings else ()

    def _take_new(self, new: ExtraDate) -> None:
        self._write(steps.DATE_ADDED, self._when(new), [*self._rows(), new])

    def _take_days(self, new: Sequence[ExtraDate]) -> None:
        names = self._say.listed([self._say.day_month(one.day) for one in new])
        self._write(steps.DATES_ADDED, names, [*self._rows(), *new])

    def _edit(self, row: ExtraDate) -> None:
        SingleDateDialog.ask(self, self._say, row, lambda new: self._take(row, new))

    def _take(self, old: ExtraDate, new: ExtraDate) -> None:
        rows = [new if one == old else one for one in self._rows()]
        self._write(steps.DATE_CHANGED, self._when(new), rows)

    def _delete(self, row: ExtraDate) -> None:
        rows = [one for one in self._rows() if one != row]
        self._write(steps.DATE_DELETED, self._when(row), rows)

    def _write(self, step: str, name: str, rows: Sequence[ExtraDate]) -> None:
        self._doings.set_extra_dates(step, name, sorted(set(rows)))

    def _when(self, row: ExtraDate) -> str:
        hours = self._say.hours(row.hours.start, row.hours.end)
        return f"{self._say.day(row.day)}, {hours}"


class SingleDateDialog(Dialog[ExtraDate]):
    """Day, from, to, room."""

    def __init__(self, parent: QWidget, say: Language, one: ExtraDate, *, fresh: bool) -> None:
        title = say("Add single date") if fresh else say("Single date")
        super().__init__(parent, say, title, accept=say("Add") if fresh else "")
        self.day = DayField(say, one.day)
        self.starts, self.ends = TimeField(one.hours.start), TimeField(one.hours.end)
        self.room = QLineEdit(one.room)
        self.room.setMinimumWidth(260)
        self.field(say("Day"), self.day)
        self.field(say("From"), self.starts)
        self.field(say("To"), self.ends)
        self.field(say("Room"), self.room)

    @override
    def objection(self) -> str:
        if self.starts.at() >= self.ends.at():
            return self.say("A date must end after it starts.")
        return ""

    @override
    def answer(self) -> ExtraDate:
        hours = Hours(self.starts.at(), self.ends.at())
        return ExtraDate(self.day.day(), hours, self.room.text().strip())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        one: ExtraDate,
        then: Callable[[ExtraDate], object],
        *,
        fresh: bool = False,
    ) -> SingleDateDialog:
        """Ask for a single date."""
        return cls(parent, say, one, fresh=fresh).open_for(then)


class WholeDaysDialog(Dialog[tuple[ExtraDate, ...]]):
    """First and last day; between them each day can be left out. One pair of hours for all."""

    def __init__(self, parent: QWidget, say: Language, day: date) -> None:
        super().__init__(parent, say, say("Add whole days"), accept=say("Add"))
        self.first, self.last = DayField(say, day), DayField(say, day)
        self.days = QListWidget()
        self.days.setMinimumSize(260, 150)
        self.starts, self.ends = TimeField(WHOLE_DAY.start), TimeField(WHOLE_DAY.end)
        self.room = QLineEdit()
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.field(say("On these days"), self.days)
        self.field(say("From"), self.starts)
        self.field(say("To"), self.ends)
        self.field(say("Room"), self.room)
        self.first.dateChanged.connect(self._follow)
        self.last.dateChanged.connect(self._list_days)
        self._list_days()

    @override
    def objection(self) -> str:
        if self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        if (self.last.day() - self.first.day()).days >= LONGEST_BLOCK:
            return self.say("These are more than {n} days.", n=LONGEST_BLOCK)
        if not self._picked():
            return self.say("No day is ticked.")
        if self.starts.at() >= self.ends.at():
            return self.say("A date must end after it starts.")
        return ""

    @override
    def answer(self) -> tuple[ExtraDate, ...]:
        hours, room = Hours(self.starts.at(), self.ends.at()), self.room.text().strip()
        return tuple(ExtraDate(day, hours, room) for day in self._picked())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        day: date,
        then: Callable[[tuple[ExtraDate, ...]], object],
    ) -> WholeDaysDialog:
        """Ask for whole days from a day on."""
        return cls(parent, say, day).open_for(then)

    def _follow(self) -> None:
        if self.last.day() < self.first.day():
            self.last.show_day(self.first.day())
        self._list_days()

    def _list_days(self) -> None:
        """List the days between; those of a weekend only if all lie there are ticked at first."""
        self.object_("")
        self.days.clear()
        first, last = self.first.day(), self.last.day()
        if not 0 <= (last - first).days < LONGEST_BLOCK:
            return
        days = tuple(Days(first, last))
        on_weekends = len(days) <= 2
        for day in days:
            row = QListWidgetItem(self.say.day(day), self.days)
            row.setData(Qt.ItemDataRole.UserRole, day)
            ticked = on_weekends or day.weekday() < WEEKEND
            row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _picked(self) -> tuple[date, ...]:
        rows = [self.days.item(n) for n in range(self.days.count())]
        return tuple(
            row.data(Qt.ItemDataRole.UserRole)
            for row in rows
            if row.checkState() is Qt.CheckState.Checked
        )
