"""Edits one requirement: what is measured, of which items and kinds, and how much of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner import vocabulary
from planner.errors import PlannerError
from planner.rules.credits import ItemKind, Requirement, asked_items, needed
from planner.rules.grades import parse_points
from planner.rules.requirements import OF_SESSIONS, Asks, Counting
from planner.ui.parts.fields import Choice, WholeNumber, padded
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import ROW_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.rules.credits import Item

ID_ROLE = Qt.ItemDataRole.UserRole
KIND_ROLE = ID_ROLE + 1
MOST_SHOWN = 8
NOTHING = Requirement(text="")
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class RequirementForm(QWidget):
    """Holds one requirement as it is to be; ``changed`` tells of every edit."""

    changed = Signal()

    def __init__(self, say: Language, items: Sequence[Item], sessions: int) -> None:
        super().__init__()
        self._say, self._sessions = say, sessions
        self._items = {item.id: item for item in items}
        self._one = NOTHING
        self._filling = False
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("e.g. three homework sheets"))
        self.asks, self.counting = Choice(), Choice()
        for asks in Asks:
            self.asks.addItem(vocabulary.asks(asks, say), asks)
        for counting in Counting:
            self.counting.addItem(vocabulary.counting(counting, say), counting)
        self.at_least, self.amount = padded(WholeNumber()), QLineEdit()
        self.ticks, self.of, self.unit = QListWidget(), Line(tone="muted"), Line(tone="muted")
        self._lay_out()
        self._fill_ticks()
        self.text.textEdited.connect(self._edited)
        self.amount.textEdited.connect(self._edited)
        self.asks.currentIndexChanged.connect(self._edited)
        self.counting.currentIndexChanged.connect(self._edited)
        self.at_least.valueChanged.connect(self._edited)
        self.ticks.itemChanged.connect(self._edited)

    def requirement(self) -> Requirement:
        """Return the requirement as it is to be."""
        return self._one

    def show_requirement(self, one: Requirement | None) -> None:
        """Show another requirement, or none: then nothing can be edited."""
        self._one = one or NOTHING
        self.setEnabled(one is not None)
        n = len(asked_items(self._one, self._items))
        self._fill(self._one, shown_counting(self._one, n))

    def _lay_out(self) -> None:
        say = self._say
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self._count = _beside(self.counting, self.at_least, self.of)
        self._much = _beside(self.amount, self.unit)
        self.amount.setMaximumWidth(90)
        for words, field, content in (
            (say("In words"), self.text, self.text),
            (say("Asks for"), self.asks, self.asks),
            (say("How many"), self.counting, self._count),
            (say("How much"), self.amount, self._much),
            (say("Items"), self.ticks, self.ticks),
        ):
            label = QLabel(words)
            label.setProperty("tone", "muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, content)
        self.at_least.setAccessibleName(say("At least"))
        self.ticks.setMinimumHeight(min(len(self._items) + 1, MOST_SHOWN) * ROW_PX + 6)

    def _fill_ticks(self) -> None:
        """List the items, then the kinds there are, each for all of its items."""
        say = self._say
        for item in self._items.values():
            self._add_tick(item.title).setData(ID_ROLE, item.id)
        there = {item.kind for item in self._items.values()}
        for kind in (kind for kind in ItemKind if kind in there):
            words = say("kind {kind}, later ones too", kind=vocabulary.item_kind(kind, say))
            self._add_tick(words).setData(KIND_ROLE, kind.value)

    def _add_tick(self, words: str) -> QListWidgetItem:
        row = QListWidgetItem(words)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setSizeHint(QSize(0, ROW_PX))
        row.setCheckState(_OFF)
        self.ticks.addItem(row)
        return row

    def _rows(self) -> list[QListWidgetItem]:
        return [self.ticks.item(n) for n in range(self.ticks.count())]

    def _fill(self, one: Requirement, counting: Counting) -> None:
        self._filling = True
        say, ids = self._say, asked_items(one, self._items)
        if self.text.text() != one.text:
            self.text.setText(one.text)
        self.asks.setCurrentIndex(list(Asks).index(one.asks))
        self.counting.setCurrentIndex(list(Counting).index(counting))
        self.at_least.setRange(1, max(len(ids), 1))
        self.at_least.setValue(max(needed(one, len(ids)), 1))
        some = counting is Counting.AT_LEAST
        ticked = say("of {n} ticked", n=len(ids)) if some else say("{n} ticked", n=len(ids))
        self.of.setText(ticked)
        if self._typed() != one.amount:
            self.amount.setText(say.number(one.amount) if one.amount is not None else "")
        self.unit.setText(self._unit(one, ids))
        for row in self._rows():
            kind = row.data(KIND_ROLE)
            by_kind = kind is None and self._items[row.data(ID_ROLE)].kind in one.kinds
            on = kind in one.kinds if kind is not None else by_kind or row.data(ID_ROLE) in ids
            row.setCheckState(_ON if on else _OFF)
            plain = row.flags() | Qt.ItemFlag.ItemIsEnabled
            row.setFlags(plain ^ Qt.ItemFlag.ItemIsEnabled if by_kind else plain)
        self._show_rows(one)
        self._filling = False

    def _show_rows(self, one: Requirement) -> None:
        passed = one.asks is Asks.PASSED
        self._form.setRowVisible(self._count, passed)
        self._form.setRowVisible(self._much, not passed)
        self._form.setRowVisible(self.ticks, one.asks not in OF_SESSIONS)
        at_least = self.counting.currentData() == Counting.AT_LEAST
        self.at_least.setVisible(at_least)

    def _unit(self, one: Requirement, ids: Sequence[str]) -> str:
        say = self._say
        if one.asks is Asks.ATTENDANCE:
            return say("of {n} sessions in the plan", n=self._sessions)
        if one.asks is Asks.ATTENDANCE_PERCENT:
            return say("% of the sessions")
        if one.asks is Asks.PERCENT:
            return say("% of the points")
        most = sum((self._items[id_].max_points or Decimal(0) for id_ in ids), Decimal(0))
        return say("of {n} points", n=say.number(most))

    def _edited(self) -> None:
        if self._filling:
            return
        self._one = self._as_edited()
        self._fill(self._one, Counting(self.counting.currentData()))
        self.changed.emit()

    def _as_edited(self) -> Requirement:
        kinds = tuple(
            ItemKind(row.data(KIND_ROLE))
            for row in self._rows()
            if row.data(KIND_ROLE) is not None and row.checkState() == _ON
        )
        ids = tuple(
            row.data(ID_ROLE)
            for row in self._rows()
            if row.data(KIND_ROLE) is None
            and row.checkState() == _ON
            and self._items[row.data(ID_ROLE)].kind not in kinds
        )
        asks, counting = Asks(self.asks.currentData()), Counting(self.counting.currentData())
        one = replace(
            self._one,
            text=self.text.text().strip(),
            items=ids,
            kinds=kinds,
            asks=asks,
            counting=counting,
            amount=None if asks is Asks.PASSED else self._typed(),
        )
        most = len(asked_items(one, self._items))
        least = self.at_least.value() if counting is Counting.AT_LEAST else needed(one, most)
        return replace(one, at_least=min(least, most))

    def _typed(self) -> Decimal | None:
        try:
            return parse_points(self.amount.text())
        except PlannerError:
            return None


def shown_counting(one: Requirement, n: int) -> Counting:
    """Return how a requirement of so many items is best told: at least 3 of 3 is all of them."""
    everything = one.counting is Counting.AT_LEAST and one.at_least >= n
    return Counting.ALL if everything else one.counting


def _beside(*fields: QWidget) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return around
