"""What is done with the class in the room or a pile of paper at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.gradebook.pile import PileDialog
from planner.ui.room.choose_session import ask_attendance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.gradebook.doings import Doings
    from planner.ui.gradebook.grid import Grid
    from planner.ui.gradebook.wishes import Wishes
    from planner.ui.theme import Theme

PILE = ActionSpec(
    id="grades.pile",
    text=marked("Mark a pile…"),
    menu=Menu.RESULTS,
    shortcut="Ctrl+Shift+P",
    icon="layers",
    group=1,
)
ATTENDANCE = ActionSpec(
    id="grades.attendance",
    text=marked("Attendance…"),
    menu=Menu.RESULTS,
    shortcut="Ctrl+Shift+A",
    icon="users",
    group=1,
)


class Room(QObject):
    """Opens the dialogs, and remembers which item the last pile was."""

    def __init__(
        self,
        grid: Grid,
        desk: Desk,
        say: Language,
        theme: Theme,
        *,
        doings: Doings,
        wishes: Wishes,
        today: date,
    ) -> None:
        super().__init__(grid)
        self._grid, self._doings, self._wishes = grid, doings, wishes
        self._desk, self._say, self._theme = desk, say, theme
        self._item, self._today = "", today

    def bindings(self) -> Sequence[Binding]:
        """Return what can be done here, for the page's table of actions."""
        return [
            Binding(PILE, self.ask_pile, self._wishes.has_students),
            Binding(ATTENDANCE, self.ask_attendance, self._wishes.has_students),
        ]

    def ask_pile(self) -> None:
        """Open the pile of the item that was chosen last, else of the cursor's."""
        at = self._wishes.item()
        PileDialog.ask(
            self._grid.window(),
            self._desk,
            self._say,
            self._theme,
            model=self._grid.book,
            doings=self._doings,
            item=self._item or (at.id if at else ""),
            chosen=self._remember,
        )

    def ask_attendance(self) -> None:
        """Ask for a session and show who is there, on the whole screen."""
        ask_attendance(self._grid.window(), self._desk, self._say, self._theme, self._today)

    def _remember(self, item_id: str) -> None:
        self._item = item_id
