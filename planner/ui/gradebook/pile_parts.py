"""The parts of *Mark a pile…*: the line one types into, and the lists beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from planner.rules.credits import State
from planner.ui.gradebook.cells import spoken_result
from planner.ui.gradebook.pile_reading import facts_of, row_of
from planner.ui.parts.rows import Column, RowsTable
from planner.ui.theme import sized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.ui.theme import Theme

TYPED_PX, TYPED_HEIGHT = 20, 38
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NUMBERED = 9  # people who can be picked with a digit
MOST = 50  # people who are listed: whoever means one of more types on


class PileLine(QLineEdit):
    """Takes one line for each sheet. Enter enters it; Esc empties it before it closes anything."""

    entered = Signal()
    picking = Signal()  # Down: to those who may be meant
    taken_back = Signal()  # Ctrl+Z with nothing typed that Qt could take back

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(sized(self.font(), TYPED_PX))
        self.setMinimumHeight(TYPED_HEIGHT)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key in ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Down:
            self.picking.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.put("")
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def put(self, text: str, *, chosen: bool = False) -> None:
        """Put a text there as if it had been typed, and go on behind it or over it."""
        self.setText(text)
        self.textEdited.emit(text)
        if chosen:
            self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, with the digit that picks them; 0 is none."""

    digit: int
    line: Line
    now: str


class Candidates(RowsTable[Candidate]):
    """Those of whom one is meant: a digit picks one, or the arrows and Enter."""

    picked = Signal(str)  # a student's id
    given_up = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        columns = (
            Column[Candidate](heading="", text=_digit, tone=lambda _: "muted", width=28),
            Column[Candidate](
                heading=say("Name"), text=lambda one: one.line.student.name, width=0
            ),
            Column[Candidate](
                heading=say("Number"), text=lambda one: one.line.student.matriculation, width=90
            ),
            Column[Candidate](heading=say("Now"), text=lambda one: one.now, width=110),
        )
        name = say("Who is meant?")
        super().__init__(
            name, columns, theme, identity=lambda one: one.line.student.id, sortable=False
        )
        self._say = say
        self.opened.connect(lambda one: self.picked.emit(one.line.student.id))

    def offer(self, lines: Sequence[Line], item: Item) -> None:
        """Show who may be meant; nobody is chosen until a key says so."""
        self.show_rows(
            [
                Candidate(
                    n if n <= NUMBERED else 0,
                    line,
                    spoken_result(item, row_of(line, item), self._say),
                )
                for n, line in enumerate(lines[:MOST], start=1)
            ]
        )

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        digit, key, rows = event.text(), event.key(), self.rows.rows()
        first = self.selected()[:1] == list(rows[:1])
        if key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and (first or not self.selected())):
            self.given_up.emit()
        elif digit.isdecimal() and 0 < int(digit) <= min(len(rows), NUMBERED):
            self.picked.emit(rows[int(digit) - 1].line.student.id)
        elif key in ENTER and not self.selected():
            event.accept()  # Qt's cursor is on the first, but nobody was chosen yet
        elif key == Qt.Key.Key_Down and rows and not self.selected():
            self.show_row(rows[0].line.student.id)
        else:
            super().keyPressEvent(event)


def _digit(one: Candidate) -> str:
    return str(one.digit) if one.digit else ""


class StillMissing(RowsTable["Line"]):
    """Who has no result for the item yet; Enter puts the name into the line."""

    def __init__(self, say: Language, theme: Theme) -> None:
        self._item: Item | None = None

        def note(line: Line) -> str:
            item = self._item
            handed_in = item is not None and facts_of(line, item).state is State.SUBMITTED
            return say("handed in") if handed_in else ""

        columns = (
            Column["Line"](heading=say("Name"), text=lambda one: one.student.name, width=0),
            Column["Line"](
                heading=say("Number"), text=lambda one: one.student.matriculation, width=90
            ),
            Column["Line"](heading=say("State"), text=note, tone=lambda _: "waiting", width=90),
        )
        super().__init__(
            say("Still missing"),
            columns,
            theme,
            identity=lambda one: one.student.id,
            sortable=False,
        )

    def show_missing(self, lines: Sequence[Line], item: Item) -> None:
        """Show who is missing."""
        self._item = item
        self.show_rows(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A line that was entered: whose, what, as which step, and how it was typed."""

    student: str
    name: str
    item: str
    value: str
    before: str
    step: int
    typed: str


class LastEntered(RowsTable[Entered]):
    """What was entered, the last on top."""

    def __init__(self, say: Language, theme: Theme) -> None:
        columns = (
            Column[Entered](heading=say("Name"), text=lambda one: one.name, width=0),
            Column[Entered](heading=say("Item"), text=lambda one: one.item, width=100),
            Column[Entered](
                heading=say("Entered"),
                text=lambda one: one.value,
                tip=lambda one: say("before: {value}", value=one.before),
                width=130,
            ),
        )
        super().__init__(
            say("Entered last"), columns, theme, identity=lambda one: one.step, sortable=False
        )
