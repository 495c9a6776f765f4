"""The weekly times: their list, and the question for one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.db.courses import SlotRow
from planner.errors import PlannerError
from planner.language import marked
from planner.rules.plan_weekday import lies_in, relaid
from planner.rules.slots import Hours, Slot, Start, parse_hours
from planner.rules.terms import Days
from planner.ui.course_settings import doings as steps
from planner.ui.course_settings.listing import Listing
from planner.ui.course_settings.relay_dialog import RelayDialog
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import DayField, TimeField
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.ui.course_settings.doings import Doings
    from planner.ui.course_settings.reading import Settings
    from planner.ui.theme import Theme

STARTS = (
    (Start.PLAIN, marked("as written")),
    (Start.ST, marked("s.t. (on the dot)")),
    (Start.CT, marked("c.t. (a quarter past)")),
)


class SlotList(QWidget):
    """The weekly times in the order of the file; most courses have one."""

    def __init__(self, say: Language, theme: Theme, doings: Doings) -> None:
        super().__init__()
        self._say, self._doings = say, doings
        self._slots: tuple[SlotRow, ...] = ()
        self._lectures: Days | None = None
        columns = (
            Column[SlotRow](heading=say("Weekly time"), text=self._name, width=0, bold=True),
            Column[SlotRow](heading=say("Room"), text=lambda row: row.slot.room, width=170),
        )
        self.listing = Listing[SlotRow](
            say,
            theme,
            say("Weekly times"),
            columns,
            add=say("Add weekly time…"),
            identity=lambda row: row.id,
            empty=say("No weekly time yet, so the plan does not know where sessions could go."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.listing)
        self.listing.add_wished.connect(self.add)
        self.listing.edit_wished.connect(self._edit)
        self.listing.delete_wished.connect(self._delete)

    def show_settings(self, settings: Settings) -> None:
        """Show the weekly times as they are in the file."""
        self._slots, self._lectures = settings.slots, settings.course.lectures
        self.listing.show_rows(settings.slots)

    def add(self) -> None:
        """Ask for another weekly time."""
        last = self._slots[-1].slot if self._slots else None
        if self._lectures is not None:
            SlotDialog.ask(self, self._say, last, self._lectures, self._take_new, fresh=True)

    def _take_new(self, slot: Slot) -> None:
        rows = [*(row.slot for row in self._slots), slot]
        self._write(steps.SLOT_ADDED, slot, rows)

    def _edit(self, row: SlotRow) -> None:
        if self._lectures is not None:
            SlotDialog.ask(
                self, self._say, row.slot, self._lectures, lambda slot: self._take(row.id, slot)
            )

    def _take(self, row_id: str, slot: Slot) -> None:
        rows = [slot if row.id == row_id else row.slot for row in self._slots]
        old = next(row.slot for row in self._slots if row.id == row_id)
        at_once = replace(old, room=slot.room, label=slot.label) == slot
        self._write(steps.SLOT_CHANGED, slot, rows, left=None if at_once else old)

    def _delete(self, row: SlotRow) -> None:
        rows = [one.slot for one in self._slots if one.id != row.id]
        self._write(steps.SLOT_DELETED, row.slot, rows, left=row.slot if rows else None)

    def _write(
        self, step: str, slot: Slot, rows: Sequence[Slot], *, left: Slot | None = None
    ) -> None:
        """Write the weekly times; ask first whether what lies in a time that is ``left`` moves."""
        name = vocabulary.slot(slot, self._say)
        if left is None or not self._ask_along(left, rows, lambda: self._set(step, name, rows)):
            self._set(step, name, rows)

    def _set(self, step: str, name: str, rows: Sequence[Slot]) -> None:
        self._doings.set_slots(step, name, rows)

    def _ask_along(self, left: Slot, rows: Sequence[Slot], leave: Callable[[], object]) -> bool:
        """Ask whether the sessions move along; False if there is nothing to ask."""
        plan = self._doings.plan()
        if not lies_in(plan, left) or not (change := relaid(plan, rows)).moves:
            return False

        def answered(along: PlanChange | None) -> None:
            if along is None:
                leave()
            else:
                self._doings.relay(rows, along)

        RelayDialog.ask(self, self._say, plan, change, answered)
        return True

    def _name(self, row: SlotRow) -> str:
        return vocabulary.slot(row.slot, self._say)


class SlotDialog(Dialog[Slot]):
    """Weekday, from, to, how the start is meant, room, and whether only for part of the term."""

    def __init__(
        self, parent: QWidget, say: Language, slot: Slot | None, lectures: Days, *, fresh: bool
    ) -> None:
        title = say("Add weekly time") if fresh else say("Weekly time")
        super().__init__(parent, say, title, accept=say("Add") if fresh else "")
        begin = slot or Slot(2, parse_hours("12:00-14:00")[0])
        self.weekday, self.label = QComboBox(), QComboBox()
        for day in range(7):
            self.weekday.addItem(say.weekday(day), day)
        for start, words in STARTS:
            self.label.addItem(say(words), start)
        self.weekday.setCurrentIndex(begin.weekday)
        self.label.setCurrentIndex([start for start, _ in STARTS].index(begin.label))
        self.starts, self.ends = TimeField(begin.hours.start), TimeField(begin.hours.end)
        self.room = QLineEdit(begin.room)
        self.room.setMinimumWidth(260)
        self.real = Line(tone="muted", px=11)
        self.field(say("Weekday"), self.weekday)
        self.field(say("From"), self.starts)
        self.field(say("To"), self.ends)
        self.field(say("The start is meant"), self.label)
        self.form.addRow("", self.real)
        self.field(say("Room"), self.room)
        self._offer_part(begin.valid, lectures)
        self.label.currentIndexChanged.connect(self._show_real)
        self.starts.timeChanged.connect(self._show_real)
        self.ends.timeChanged.connect(self._show_real)
        self._show_real()

    @override
    def objection(self) -> str:
        if self.starts.at() >= self.ends.at():
            return self.say("The weekly time must end after it starts.")
        if self.part.isChecked() and self.last.day() < self.first.day():
            return self.say("The last day lies before the first.")
        return ""

    @override
    def answer(self) -> Slot:
        label = Start(self.label.currentData())  # Qt hands back the bare word
        hours = meant(self.starts.at(), self.ends.at(), label)
        only = Days(self.first.day(), self.last.day()) if self.part.isChecked() else None
        return Slot(self.weekday.currentData(), hours, self.room.text().strip(), label, only)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        slot: Slot | None,
        lectures: Days,
        then: Callable[[Slot], object],
        *,
        fresh: bool = False,
    ) -> SlotDialog:
        """Ask for a weekly time; a fresh one begins as the last one was.

        One for part of the term only is offered the days of the ``lectures`` first.
        """
        return cls(parent, say, slot, lectures, fresh=fresh).open_for(then)

    def _offer_part(self, only: Days | None, lectures: Days) -> None:
        """Add the days between which it counts, which most weekly times do not need."""
        say, days = self.say, only or lectures
        self.part = QCheckBox(say("Only for part of the term"))
        self.part.setChecked(only is not None)
        self.first, self.last = DayField(say, days.first), DayField(say, days.last)
        self.form.addRow("", self.part)
        self.field(say("First day"), self.first)
        self.field(say("Last day"), self.last)
        self.part.toggled.connect(self._show_part)
        self._show_part()

    def _show_part(self) -> None:
        for field in (self.first, self.last):
            self.form.setRowVisible(field, self.part.isChecked())
        self.object_("")
        self.adjustSize()

    def _show_real(self) -> None:
        if self.starts.at() >= self.ends.at():
            self.real.setText("")
            return
        hours = meant(self.starts.at(), self.ends.at(), Start(self.label.currentData()))
        said = self.say.hours(hours.start, hours.end)
        self.real.setText(self.say("Sessions last {hours}.", hours=said))


def meant(start: time, end: time, label: Start) -> Hours:
    """Return the real hours: c.t. on a full hour starts a quarter past, as parse_hours reads it.

    >>> from datetime import time
    >>> hours = meant(time(12), time(14), Start.CT)
    >>> print(hours.start, hours.end)
    12:15:00 13:45:00
    """
    if label is not Start.CT:
        return Hours(start, end)
    try:
        return parse_hours(f"{start:%H:%M}-{end:%H:%M} c.t.")[0]
    except PlannerError:
        return Hours(start, end)  # less than a quarter is left: take it as it is written
