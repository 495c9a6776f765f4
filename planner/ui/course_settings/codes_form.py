"""The examination office's codes: one for each outcome, and what systems usually take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner import vocabulary
from planner.language import marked
from planner.rules.credits import Outcome
from planner.rules.office_codes import CODED, UNGRADED, USUAL
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.language import Language

PASSED: Final[Mapping[str, str]] = {
    UNGRADED: marked("passed, ungraded"),
    Outcome.PASSED.value: marked("passed, with a grade"),
}
ABREAST, CODE_PX = 2, 64


class CodesForm(QWidget):
    """A short field for each code; one that is left, or a system chosen, wishes for the table.

    ``system`` tells the office's own, if it was ever chosen: the others are not offered then.
    """

    edited = Signal(dict)  # the codes by what they are for

    def __init__(self, say: Language, system: Callable[[], str] = lambda: "") -> None:
        super().__init__()
        self._say, self._system = say, system
        self._codes: dict[str, str] = {}
        self.fields: dict[str, QLineEdit] = {}
        words = say("They stand on the lists beside the outcome; what has none stays blank.")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for n, name in enumerate(CODED):
            label = say(PASSED[name]) if name in PASSED else vocabulary.outcome(Outcome(name), say)
            self._add(grid, n, name, label)
        grid.setColumnStretch(2 * ABREAST, 1)
        self.usual = Choice()
        self.usual.setAccessibleName(say("Fill in the usual codes"))
        self._offer()
        self.usual.activated.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Line(words, tone="muted", wraps=True))
        column.addLayout(grid)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)

    def show_codes(self, codes: Mapping[str, str]) -> None:
        """Show the codes that are in the file, but leave alone what somebody is typing."""
        self._codes = dict(codes)
        self._offer()
        for name, field in self.fields.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(codes.get(name, ""))

    def _offer(self) -> None:
        self.usual.clear()
        self.usual.addItem(self._say("Fill in the usual codes…"), "")
        own = self._system()
        for system in (own,) if own in USUAL else USUAL:
            self.usual.addItem(system, system)

    def _add(self, grid: QGridLayout, n: int, name: str, label: str) -> None:
        words, field = QLabel(label), QLineEdit()
        words.setProperty("tone", "muted")
        words.setBuddy(field)
        field.setFixedWidth(CODE_PX)
        field.setAccessibleName(label)
        field.editingFinished.connect(self._left)
        row, column = divmod(n, ABREAST)
        grid.addWidget(words, row, 2 * column)
        grid.addWidget(field, row, 2 * column + 1)
        self.fields[name] = field

    def _left(self) -> None:
        said = {name: field.text().strip() for name, field in self.fields.items()}
        codes = {name: code for name, code in said.items() if code}
        for field in self.fields.values():
            field.setModified(False)
        if codes != self._codes:
            self.edited.emit(codes)

    def _fill(self) -> None:
        system = str(self.usual.currentData())
        self.usual.setCurrentIndex(0)
        if system and dict(USUAL[system]) != self._codes:
            self.edited.emit(dict(USUAL[system]))
