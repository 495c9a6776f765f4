"""The days without teaching: their list, and the question for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.terms import DayOff, Days, OffKind
from planner.ui.course_settings import doings as steps
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.words import days_words
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.language import Language
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.theme import Theme


class DayOffList(QWidget):
    """All days without teaching by date, and the way to take the region's holidays again."""

    holidays_wished = Signal()

    def __init__(self, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._settings: Settings | None = None
        columns = (
            Column[DayOff](heading=say("Days"), text=self._days, width=186),
            Column[DayOff](heading=say("Name"), text=self._name, width=0, bold=True),
            Column[DayOff](heading=say("Kind"), text=self._kind, width=104),
        )
        self.listing = Listing[DayOff](
            say,
            theme,
            say("Days off"),
            columns,
            add=say("Add…"),
            identity=lambda row: row,
            empty=say("No days off: every day of the lecture period may be taught."),
        )
        self.listing.show_remark(say("Changing days off never moves a session."))
        self.again = button(say("Take public holidays again…"), self.holidays_wished.emit)
        self.listing.foot.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)

    def show_settings(self, settings: Settings) -> None:
        """Show the days off as they are in the file."""
        self._settings = settings
        self.listing.show_rows(settings.days_off)

    def add(self) -> None:
        """Ask for further days off."""
        if self._settings is not None:
            first = self._settings.course.lectures.first
            new = DayOff(Days(first, first), OffKind.OWN)
            DayOffDialog.ask(self, self._say, new, self._take_new, fresh=True)

    def _rows(self) -> tuple[DayOff, ...]:
        return self._settings.days_off if self._settings else ()

    def _take_new(self, new: DayOff) -> None:
        self._write(steps.DAY_ADDED, new, [*self._rows(), new])

    def _edit(self, row: DayOff) -> None:
        DayOffDialog.ask(self, self._say, row, lambda new: self._take(row, new))

    def _take(self, old: DayOff, new: DayOff) -> None:
        rows = [new if one == old else one for one in self._rows()]
        self._write(steps.DAY_CHANGED, new, rows)

    def _delete(self, row: DayOff) -> None:
        rows = [one for one in self._rows() if one != row]
        self._write(steps.DAY_DELETED, row, rows)

    def _write(self, step: str, row: DayOff, rows: Sequence[DayOff]) -> None:
        name = vocabulary.day_off(row, self._say) or days_words(row.days, self._say)
        self._doings.set_days_off(step, name, sorted(rows))

    def _days(self, row: DayOff) -> str:
        return days_words(row.days, self._say)

    def _name(self, row: DayOff) -> str:
        return vocabulary.day_off(row, self._say)

    def _kind(self, row: DayOff) -> str:
        return vocabulary.off_kind(row.kind, self._say)


class DayOffDialog(Dialog[DayOff]):
    """First and last day, names in both languages, kind."""

    def __init__(self, parent: QWidget, say: Language, off: DayOff, *, fresh: bool) -> None:
        title = say("Add days off") if fresh else say("Days off")
        super().__init__(parent, say, title, accept=say("Add") if fresh else "")
        self.first, self.last = DayField(say, off.days.first), DayField(say, off.days.last)
        self.name_de, self.name_en = QLineEdit(off.name_de), QLineEdit(off.name_en)
        self.name_de.setMinimumWidth(260)
        self.kind = QComboBox()
        for kind in OffKind:
            self.kind.addItem(vocabulary.off_kind(kind, say), kind)
        self.kind.setCurrentIndex(list(OffKind).index(off.kind))
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.field(say("Name in German"), self.name_de)
        self.field(say("Name in English"), self.name_en)
        self.field(say("Kind"), self.kind)
        self.first.dateChanged.connect(self._follow)
        if not fresh:
            words = say("Sessions on these days stay where they are.")
            self.body.addWidget(Line(words, tone="muted", px=11))

    @override
    def objection(self) -> str:
        if self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        if not (self.name_de.text().strip() or self.name_en.text().strip()):
            return self.say("Days off need a name in one of the two languages.")
        return ""

    @override
    def answer(self) -> DayOff:
        return DayOff(
            Days(self.first.day(), self.last.day()),
            OffKind(self.kind.currentData()),  # Qt hands back the bare word
            self.name_de.text().strip(),
            self.name_en.text().strip(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        off: DayOff,
        then: Callable[[DayOff], object],
        *,
        fresh: bool = False,
    ) -> DayOffDialog:
        """Ask which days are off, and why."""
        return cls(parent, say, off, fresh=fresh).open_for(then)

    def _follow(self) -> None:
        if self.last.day() < self.first.day():
            self.last.show_day(self.first.day())
