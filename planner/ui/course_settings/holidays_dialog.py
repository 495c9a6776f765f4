"""Shows what taking a region's public holidays again would change, to be ticked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from planner import vocabulary
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from planner.language import Language
    from planner.rules.terms import DayOff
    from planner.ui.course_settings.holidays import Compared

OFF_ROLE = Qt.ItemDataRole.UserRole
IS_NEW_ROLE = OFF_ROLE + 1


class HolidaysDialog(Dialog[tuple["DayOff", ...]]):
    """Answers with all days off as they are to be.

    A holiday on whose day something is taught begins without its tick, and says so.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        region: str,
        found: Compared,
        *,
        taught: Mapping[date, str],
        moves: bool,
    ) -> None:
        title = say("Public holidays: {region}", region=region)
        super().__init__(parent, say, title, accept=say("Take"))
        self._found = found
        self.list = QListWidget()
        self.list.setAccessibleName(say("What would change"))
        self.list.setMinimumSize(520, 200)
        for off in found.new:
            self._add(off, self._new_words(off, taught), new=True, ticked=not _teach(off, taught))
        for off in found.gone:
            self._add(off, say("remove: no holiday there"), new=False, ticked=True)
        same = say.count("{n} is there already.", "{n} are there already.", len(found.same))
        rest = say("Breaks and your own days off stay, and no session moves.")
        if not (found.new or found.gone):
            self.list.hide()
            self.accept_button.setVisible(moves)
            same = say("All public holidays of the region are there already.")
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Line(f"{same} {rest}", tone="muted", wraps=True))

    @override
    def answer(self) -> tuple[DayOff, ...]:
        ticked = [
            (item.data(OFF_ROLE), item.data(IS_NEW_ROLE))
            for item in map(self.list.item, range(self.list.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]
        return self._found.after(
            [off for off, new in ticked if new], [off for off, new in ticked if not new]
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        region: str,
        found: Compared,
        *,
        taught: Mapping[date, str],
        moves: bool,
        then: Callable[[tuple[DayOff, ...]], object],
    ) -> HolidaysDialog:
        """Ask which of the changes to take; ``moves`` if the region is another than before."""
        return cls(parent, say, region, found, taught=taught, moves=moves).open_for(then)

    def _new_words(self, off: DayOff, taught: Mapping[date, str]) -> str:
        if sessions := _teach(off, taught):
            return self.say("add; “{session}” is taught that day", session=sessions)
        return self.say("add")

    def _add(self, off: DayOff, what: str, *, new: bool, ticked: bool) -> None:
        day, name = self.say.day(off.days.first), vocabulary.day_off(off, self.say)
        item = QListWidgetItem(f"{day}  {name}  –  {what}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(OFF_ROLE, off)
        item.setData(IS_NEW_ROLE, new)
        self.list.addItem(item)


def _teach(off: DayOff, taught: Mapping[date, str]) -> str:
    return next((taught[day] for day in off.days if day in taught), "")
