"""What each column of a list holds: a small chooser per heading, above the preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.exchange.roster_columns import NAMES, Fact, Facts
from planner.exchange.roster_tables import columns_of
from planner.language import marked
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Elided, Line, as_tip
from planner.ui.theme import SMALL_PX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.exchange.sheets_in import SheetTable
    from planner.language import Language

FACTS: Mapping[Fact, str] = {
    Fact.FAMILY: marked("Family name"),
    Fact.GIVEN: marked("Given name"),
    Fact.NAME: marked("Whole name"),
    Fact.MATRICULATION: marked("Matriculation"),
    Fact.EMAIL: marked("E-mail"),
    Fact.PROGRAMME: marked("Programme"),
    Fact.REGULATIONS: marked("Regulations"),
    Fact.HOME: marked("Home university"),
    Fact.ROLE: marked("Role"),
    Fact.STATUS: marked("Status"),
    Fact.GROUPS: marked("Groups"),
}
NOT_TAKEN = ""
COLUMN_PX = 136
SAMPLES = 3  # cells of a column that its tip shows
LONGEST_SAMPLE = 40  # letters


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is to be read: which sheet, its columns, and its first row as heading or not.

    ``facts`` of None are those that are proposed.
    """

    sheet: str = ""
    facts: Facts | None = None
    headed: bool = False  # the first row of a table without a heading is one


class ColumnChoices(QWidget):
    """Choosers for the sheet and for every column; ``chosen`` tells a Reading."""

    chosen = Signal(object)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.sheet = Choice()
        self.sheet_words = Line(say("Sheet"))
        self.sheet_words.setBuddy(self.sheet)
        self.sheet.setAccessibleName(say("Sheet"))
        self.headed = QCheckBox(say("The first row is a heading"))
        self.columns: list[Choice] = []
        self._heads: list[Elided] = []
        self._stacks: list[QWidget] = []
        self._lay_out()
        self.sheet.activated.connect(
            lambda: self.chosen.emit(Reading(sheet=self.sheet.currentText()))
        )
        self.headed.clicked.connect(
            lambda on: self.chosen.emit(Reading(sheet=self.sheet.currentText(), headed=on))
        )

    def show_table(
        self, table: SheetTable, facts: Facts, sheets: Sequence[str], *, headed: bool
    ) -> None:
        """Show a table's columns, and the sheets there are if there are several."""
        self._show_sheets(sheets, table.sheet)
        self.headed.setVisible(headed or not table.head_row)
        self.headed.setChecked(headed)
        self._make(len(table.heads))
        cells = columns_of(table, SAMPLES)
        columns = zip(table.heads, facts, cells, self._heads, self.columns, strict=True)
        for number, (head, fact, samples, label, choice) in enumerate(columns, start=1):
            said = [one[:LONGEST_SAMPLE] for one in samples if one]
            words = head or (f"{number}: {said[0]}" if said else str(number))
            label.setText(words)
            choice.setAccessibleName(words)
            choice.setCurrentIndex(max(choice.findData(fact.value if fact else NOT_TAKEN), 0))
            choice.setToolTip(as_tip("\n".join([head, *said]) if head else "\n".join(said)))

    def _show_sheets(self, sheets: Sequence[str], current: str) -> None:
        several = len(sheets) > 1
        self.sheet.setVisible(several)
        self.sheet_words.setVisible(several)
        if [self.sheet.itemText(n) for n in range(self.sheet.count())] != list(sheets):
            self.sheet.clear()
            self.sheet.addItems(list(sheets))
        self.sheet.setCurrentText(current)

    def _make(self, count: int) -> None:
        """Have as many choosers as there are columns."""
        while len(self.columns) > count:
            self.columns.pop()
            self._heads.pop()
            self._stacks.pop().deleteLater()
        while len(self.columns) < count:
            self._row.insertWidget(len(self.columns), self._column())

    def _column(self) -> QWidget:
        label, choice = Elided(tone="muted", px=SMALL_PX), Choice()
        label.setBuddy(choice)
        choice.addItem(self._say("leave out"), NOT_TAKEN)
        for fact, words in FACTS.items():
            choice.addItem(self._say(words), fact.value)
        choice.activated.connect(lambda: self._take(choice))
        column = QWidget()
        column.setFixedWidth(COLUMN_PX)
        stacked = QVBoxLayout(column)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(2)
        stacked.addWidget(label)
        stacked.addWidget(choice)
        self._heads.append(label)
        self.columns.append(choice)
        self._stacks.append(column)
        return column

    def _take(self, changed: Choice) -> None:
        """Hand the choices on; what one column holds now, another no longer does."""
        taken = changed.currentData()
        rivals = {taken}
        if taken in NAMES:
            rivals |= {Fact.NAME} if taken != Fact.NAME else {Fact.FAMILY, Fact.GIVEN}
        for choice in self.columns:
            if choice is not changed and taken and choice.currentData() in rivals:
                choice.setCurrentIndex(0)
        facts = tuple(
            Fact(choice.currentData()) if choice.currentData() else None for choice in self.columns
        )
        headed = self.headed.isVisible() and self.headed.isChecked()
        self.chosen.emit(Reading(self.sheet.currentText(), facts, headed))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.sheet_words)
        top.addWidget(self.sheet)
        top.addWidget(self.headed)
        top.addStretch(1)
        strip = QWidget()
        self._row = QHBoxLayout(strip)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        area = QScrollArea()
        area.setWidget(strip)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        probe = Choice().sizeHint().height() + Line("A", px=SMALL_PX).sizeHint().height()
        area.setFixedHeight(probe + 2 + area.horizontalScrollBar().sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(area)
