"""The two ways to look at a plan, one at a time: the board, and the list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.parts.filter_chips import Chip
from planner.ui.parts.stack import Stack
from planner.ui.semester.geometry import ZOOMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.ui.parts.window_state import WindowState
    from planner.ui.semester.board import Board
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.plan_list import PlanList
    from planner.ui.theme import Theme

BOARD, LIST = "board", "list"
AS_BOARD = ActionSpec(
    id="semester.board",
    text=marked("Board"),
    menu=Menu.VIEW,
    shortcut="Ctrl+Shift+B",
    group=2,
)
AS_LIST = ActionSpec(
    id="semester.list", text=marked("List"), menu=Menu.VIEW, shortcut="Ctrl+Shift+L", group=2
)
LARGER = ActionSpec(
    id="semester.larger",
    text=marked("Larger"),
    menu=Menu.VIEW,
    shortcut="Ctrl++; Ctrl+=",
    keys=marked("Ctrl and the wheel"),
    group=3,
)
SMALLER = ActionSpec(
    id="semester.smaller", text=marked("Smaller"), menu=Menu.VIEW, shortcut="Ctrl+-", group=3
)
USUAL_SIZE = ActionSpec(
    id="semester.usual_size",
    text=marked("Usual size"),
    menu=Menu.VIEW,
    shortcut="Ctrl+0",
    group=3,
)

PRINT = ActionSpec(
    id="semester.print",
    text=marked("Print the plan…"),
    menu=Menu.SESSION,
    shortcut="Ctrl+P",
    icon="printer",
    group=5,
)


class Views(Stack):
    """Shows the board or the list, and is to the page whichever of them is shown."""

    chosen = Signal(str)  # the key of what is current now: a session id or a day
    menu_wished = Signal(str, QPoint)  # a session id, and where on the screen
    switched = Signal()
    listed = Signal(object)  # the PlanList, when it is first made

    def __init__(self, board: Board, theme: Theme, say: Language, state: WindowState) -> None:
        super().__init__()
        self._board, self._theme, self._say, self._state = board, theme, say, state
        self._list: PlanList | None = None
        self._semester: Semester | None = None
        self.switch = Switch(say)
        self.addWidget(board)
        board.chosen.connect(self._board_chose)
        board.menu_wished.connect(self.menu_wished)
        board.zoom_wished.connect(self.zoom)
        self.switch.wished.connect(self.show_view)
        kept = state.text("semester.zoom")
        board.zoom(float(kept) if kept in {str(one) for one in ZOOMS} else 1.0)

    def looked_at(self) -> QWidget:
        """Return the board or the list, whichever is shown."""
        return self._board if self.shown == BOARD else self.list()

    @property
    def shown(self) -> str:
        """Which of the two is shown: BOARD or LIST."""
        return BOARD if self.currentWidget() is self._board else LIST

    def list(self) -> PlanList:
        """Return the list, made when it is first wanted."""
        if self._list is None:
            # Late: most people never leave the board, and the first screen need not wait for it.
            from planner.ui.semester.plan_list import PlanList  # noqa: PLC0415

            self._list = PlanList(self._theme, self._say)
            self.addWidget(self._list)
            self._list.chosen.connect(self._list_chose)
            self._list.menu_wished.connect(self.menu_wished)
            self.listed.emit(self._list)
        return self._list

    def show_view(self, name: str) -> None:
        """Show the board or the list, with the same session chosen."""
        key = self.current_key()
        held_focus = self.looked_at().hasFocus()
        widget = self._board if name == BOARD else self.list()
        self.setCurrentWidget(widget)
        if self._semester is not None and name == LIST:
            self.list().show_semester(self._semester)
        self.choose(key)
        self.switch.show_view(name)
        self._state.keep("semester.view", name)
        if held_focus:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.switched.emit()

    def show_as_kept(self) -> None:
        """Show what was shown last time."""
        if self._state.text("semester.view") == LIST:
            self.show_view(LIST)

    def show_semester(self, semester: Semester) -> None:
        """Show another state of the plan."""
        self._semester = semester
        self._board.show_semester(semester)
        if self.shown == LIST:
            self.list().show_semester(semester)

    def current_key(self) -> str:
        """Return the session id or the day that is current where one looks."""
        return self._board.current_key() if self.shown == BOARD else self.list().current_key()

    def choose(self, key: str) -> None:
        """Make a session or a day current."""
        self._board.choose(key)
        if self.shown == LIST:
            self.list().choose(key)

    def focus(self) -> QWidget:
        """Put the keyboard into what is shown, and return it."""
        self.looked_at().setFocus()
        return self.looked_at()

    def zoom(self, steps: int) -> None:
        """Make the board some steps larger or smaller; 0 is the usual size."""
        at = ZOOMS.index(self._board.zoomed) + steps if steps else ZOOMS.index(1.0)
        if 0 <= at < len(ZOOMS):
            self._board.zoom(ZOOMS[at])
            self._state.keep("semester.zoom", str(ZOOMS[at]))

    def bindings(self) -> Sequence[Binding]:
        """Return the actions that switch and zoom."""

        def on_board() -> bool:
            return self.shown == BOARD

        return (
            Binding(AS_BOARD, lambda: self.show_view(BOARD), chosen=on_board),
            Binding(AS_LIST, lambda: self.show_view(LIST), chosen=lambda: not on_board()),
            Binding(LARGER, lambda: self.zoom(1), on_board),
            Binding(SMALLER, lambda: self.zoom(-1), on_board),
            Binding(USUAL_SIZE, lambda: self.zoom(0), on_board),
        )

    def _board_chose(self, key: str) -> None:
        if self.shown == BOARD:
            self.chosen.emit(key)

    def _list_chose(self) -> None:
        if self.shown == LIST:
            self.chosen.emit(self.list().current_key())


class Switch(QWidget):
    """Two small buttons of which one is on."""

    wished = Signal(str)

    def __init__(self, say: Language) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        self.chips = {BOARD: Chip(say(AS_BOARD.text)), LIST: Chip(say(AS_LIST.text))}
        for name, one in self.chips.items():
            group.addButton(one)
            row.addWidget(one)
            one.clicked.connect(lambda _, name=name: self.wished.emit(name))
        self.show_view(BOARD)

    def show_view(self, name: str) -> None:
        """Turn on the button of what is shown."""
        self.chips[name].setChecked(True)
