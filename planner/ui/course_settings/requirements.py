"""Edits what a tier asks for: requirements at the left, the chosen one at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.rules.credits import Requirement
from planner.ui.course_settings.words import requirement_words
from planner.ui.parts.buttons import button
from planner.ui.parts.fields import padded
from planner.ui.parts.labels import Line
from planner.ui.parts.rows import ROW_PX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.rules.credits import Item

ID_ROLE = Qt.ItemDataRole.UserRole
MOST_SHOWN = 8


class RequirementEditor(QWidget):
    """Holds the requirements as they are to be; nothing is written before the dialog closes."""

    changed = Signal()

    def __init__(
        self, say: Language, items: Sequence[Item], requires: Sequence[Requirement]
    ) -> None:
        super().__init__()
        self._say, self._items = say, tuple(items)
        self._requires = list(requires)
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName(say("Requirements"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("e.g. three homework sheets"))
        self.at_least = padded(QSpinBox())
        self.ticks = QListWidget()
        self.of = Line(tone="muted")
        self.add_button = button(say("Add requirement"), self._add)
        self.remove_button = button(say("Remove requirement"), self._remove)
        self._lay_out()
        self._fill_items()
        self._show_list(0)
        self.list.currentRowChanged.connect(self._show_one)
        self.text.textEdited.connect(self._take)
        self.at_least.valueChanged.connect(self._take)
        self.ticks.itemChanged.connect(self._take_ticks)
        self._show_one()

    def requires(self) -> tuple[Requirement, ...]:
        """Return the requirements; one without words of its own is called by its items."""
        return tuple(replace(one, text=one.text or self._words(one)) for one in self._requires)

    def objection(self) -> str:
        """Name the first requirement that asks for nothing."""
        for number, one in enumerate(self._requires, start=1):
            if not one.items:
                return self._say("Requirement {n} names no item. Tick some.", n=number)
        return ""

    def _lay_out(self) -> None:
        say = self._say
        left, right, buttons = QVBoxLayout(), QFormLayout(), QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        right.setHorizontalSpacing(12)
        right.setVerticalSpacing(8)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self.at_least)
        asked.addWidget(self.of)
        asked.addStretch(1)
        for words, field, content in (
            (say("In words"), self.text, self.text),
            (say("Items"), self.ticks, self.ticks),
            (say("At least"), self.at_least, asked),
        ):
            label = QLabel(words)
            label.setProperty("tone", "muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            right.addRow(label, content)
        self.ticks.setMinimumHeight(min(len(self._items), MOST_SHOWN) * ROW_PX + 6)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(Line(say("Asks for"), bold=True), 0, 0)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 5)

    def _fill_items(self) -> None:
        for item in self._items:
            row = QListWidgetItem(item.title)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setData(ID_ROLE, item.id)
            row.setSizeHint(QSize(0, ROW_PX))
            row.setCheckState(Qt.CheckState.Unchecked)
            self.ticks.addItem(row)

    def _place(self) -> int:
        return self.list.currentRow()

    def _show_list(self, at: int) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.list.clear()
        for one in self.requires():
            words = requirement_words(one, self._say) or self._say("nothing yet")
            row = QListWidgetItem(words)
            row.setSizeHint(QSize(0, ROW_PX))
            self.list.addItem(row)
        self.list.setCurrentRow(min(at, len(self._requires) - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - as above

    def _show_one(self) -> None:
        at = self._place()
        there = 0 <= at < len(self._requires)
        one = self._requires[at] if there else Requirement(text="", items=(), at_least=0)
        self._filling = True
        if self.text.text() != one.text:
            self.text.setText(one.text)
        for row in map(self.ticks.item, range(self.ticks.count())):
            ticked = row.data(ID_ROLE) in one.items
            row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.at_least.setRange(1 if one.items else 0, max(len(one.items), 1))
        self.at_least.setValue(one.at_least)
        words = self._say("of {n} ticked", n=len(one.items))
        self.of.setText(words)
        for field in (self.text, self.ticks, self.at_least, self.remove_button):
            field.setEnabled(there)
        self._filling = False

    def _take(self) -> None:
        if self._filling or self._place() < 0:
            return
        at = self._place()
        ids = tuple(
            row.data(ID_ROLE)
            for row in map(self.ticks.item, range(self.ticks.count()))
            if row.checkState() == Qt.CheckState.Checked
        )
        least = max(min(self.at_least.value(), len(ids)), 1 if ids else 0)
        self._requires[at] = Requirement(text=self.text.text().strip(), items=ids, at_least=least)
        self._tell(at)

    def _take_ticks(self) -> None:
        """Another item was ticked or let go: whoever asked for all goes on asking for all."""
        if self._filling or self._place() < 0:
            return
        before = self._requires[self._place()]
        everything = before.at_least == len(before.items)
        self._take()
        at = self._place()
        if everything:
            now = self._requires[at]
            self._requires[at] = replace(now, at_least=len(now.items))
            self._tell(at)
        self._show_one()

    def _tell(self, at: int) -> None:
        self._show_list(at)
        self.changed.emit()

    def _add(self) -> None:
        self._requires.append(Requirement(text="", items=(), at_least=0))
        self._tell(len(self._requires) - 1)
        self._show_one()
        self.text.setFocus()

    def _remove(self) -> None:
        at = self._place()
        if at >= 0:
            del self._requires[at]
            self._tell(max(at - 1, 0))
            self._show_one()

    def _words(self, one: Requirement) -> str:
        titles = [item.title for item in self._items if item.id in one.items]
        return self._say.listed(titles) if titles else ""
