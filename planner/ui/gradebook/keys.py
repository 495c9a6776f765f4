"""What each key means in the grid, and the list of them that ``?`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from planner.language import marked
from planner.ui.gradebook.editor import Go
from planner.ui.gradebook.entering import LETTERS, SIGNS
from planner.ui.parts.dialog import Reading
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.panels import KeyHints

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.credits import State

KEYS = Qt.Key
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
CLEARING = frozenset({KEYS.Key_Delete, KEYS.Key_Backspace})
ENTERING = frozenset({KEYS.Key_Return, KEYS.Key_Enter})


class Does(Enum):
    """What a key wishes."""

    TICK = "tick"
    STATE = "state"
    TYPE = "type"
    EDIT = "edit"
    CLEAR = "clear"
    GO = "go"
    COPY = "copy"
    PASTE = "paste"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Wish:
    """A key's meaning, with the state, the direction or the text it brings along."""

    does: Does
    state: State | None = None
    go: Go = Go.STAY
    text: str = ""


def wish_of(event: QKeyEvent) -> Wish | None:
    """Read a key; None leaves it to the table (arrows, Home, Ctrl+A) or to the window."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return Wish(Does.COPY)
    if event.matches(QKeySequence.StandardKey.Paste):
        return Wish(Does.PASTE)
    if event.modifiers() & COMMANDS:
        return None
    key, text = KEYS(event.key()), event.text()
    if key in ENTERING:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return Wish(Does.GO, go=Go.UP if back else Go.DOWN)
    if key in CLEARING:
        return Wish(Does.CLEAR)
    plain = {
        KEYS.Key_Tab: Wish(Does.GO, go=Go.NEXT),
        KEYS.Key_Backtab: Wish(Does.GO, go=Go.BACK),
        KEYS.Key_F2: Wish(Does.EDIT),
        KEYS.Key_Space: Wish(Does.TICK),
    }.get(key)
    return plain or _wish_of_text(text)


def _wish_of_text(text: str) -> Wish | None:
    if text == "?":
        return Wish(Does.KEYS)
    state = LETTERS.get(text.upper()) or SIGNS.get(text)
    if state is not None:
        return Wish(Does.STATE, state=state)
    return Wish(Does.TYPE, text=text) if text.isdecimal() else None


HINTS = (
    ("Space", marked("passed")),
    ("F", marked("failed")),
    ("R", marked("to revise")),
    ("H", marked("handed in")),
    ("E", marked("excused")),
    ("?", marked("all keys")),
    ("Enter", marked("next student")),
    ("Tab", marked("next item")),
)
ALL_KEYS = (
    (marked("Space"), marked("passed, or open again")),
    ("P", marked("passed")),
    ("F", marked("failed")),
    ("R", marked("returned, to revise")),
    ("H", marked("handed in")),
    ("M", marked("missing: not handed in, and final")),
    ("E", marked("excused: still owed")),
    ("X", marked("exempt: no longer asked for")),
    ("A", marked("recognised: counts as passed")),
    ("O", marked("open")),
    ("0–9", marked("points, or a grade")),
    ("4+3,5", marked("points as a sum: the parts are kept, and F2 shows them")),
    ("F2", marked("edit what is there")),
    (marked("Del"), marked("clear: open, and no number")),
    (marked("Enter"), marked("next student; with Shift the one before")),
    (marked("Tab"), marked("next item; with Shift the one before")),
    (marked("Shift+arrows"), marked("select several; a key then applies to all of them")),
    (marked("Ctrl+Shift+F"), marked("fill the blank ones of them with one value")),
    (marked("Ctrl+C, Ctrl+V"), marked("copy and paste, also from and to a spreadsheet")),
    (marked("Ctrl+H"), marked("history of the cell, and back to an earlier value")),
    (marked("Alt+Shift+arrows"), marked("move the column; Shift+F10 is its menu")),
    (marked("Ctrl+F"), marked("find a student")),
    (marked("F6"), marked("leave the grid")),
    (marked("Space on the decision"), marked("decide")),
)


ALL_SIGNS = (
    ("●", marked("tier met")),
    ("◐", marked("waiting for a mark")),
    ("○", marked("possible")),
    ("⊘", marked("out of reach")),
    ("✓", marked("passed")),
    ("✗", marked("failed")),
    ("·", marked("not needed for the aim")),
    ("◥", marked("there is a note")),
    ("⁚", marked("shared with the group")),
    ("1.3?", marked("proposed, not decided")),
    (marked("2 of 3"), marked("passed of a kind that shares a column")),
)


class KeyList(Reading):
    """All keys and signs of the grid, to be read once and looked up again."""

    def __init__(self, parent: QWidget | None, say: Language) -> None:
        super().__init__(parent, say, say("Keys in the grid"))
        self.form.setVerticalSpacing(4)
        for keys, meaning in ALL_KEYS:
            cap = Line(say(keys), px=11)
            cap.setProperty("keycap", "true")
            self.form.addRow(cap, Line(say(meaning)))
        self.body.addWidget(Heading(say("Signs")))
        self.body.addWidget(KeyHints([(say(sign), say(meaning)) for sign, meaning in ALL_SIGNS]))

    @classmethod
    def ask(cls, parent: QWidget | None, say: Language) -> KeyList:
        """Show the list."""
        dialog = cls(parent, say)
        dialog.open()
        return dialog
