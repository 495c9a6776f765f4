"""Edits what a tier asks for: requirements at the left, the chosen one at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from planner.rules.credits import Requirement, asked_items
from planner.rules.requirements import Asks, Counting
from planner.ui.course_settings.requirement_form import NOTHING, RequirementForm
from planner.ui.course_settings.words import requirement_words
from planner.ui.parts.buttons import button
from planner.ui.parts.rows import ROW_PX
from planner.wording.readings import requirement_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language
    from planner.rules.credits import Item


class RequirementEditor(QWidget):
    """Holds the requirements as they are to be; nothing is written before the dialog closes."""

    changed = Signal()

    def __init__(
        self,
        say: Language,
        items: Sequence[Item],
        requires: Sequence[Requirement],
        sessions: int = 0,
    ) -> None:
        super().__init__()
        self._say = say
        self._items = {item.id: item for item in items}
        self._requires = list(requires)
        self.list = QListWidget()
        self.list.setAccessibleName(say("Requirements"))
        self.form = RequirementForm(say, items, sessions)
        self.add_button = button(say("New requirement"), self._add)
        self.remove_button = button(say("Remove"), self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.list, 0, 0)
        grid.addLayout(buttons, 1, 0)
        grid.addWidget(self.form, 0, 1, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 5)
        self._show_list(0)
        self.list.currentRowChanged.connect(self._show_one)
        self.form.changed.connect(self._take)
        self._show_one()

    def requires(self) -> tuple[Requirement, ...]:
        """Return the requirements; one without words of its own is called by what it asks."""
        return tuple(replace(one, text=one.text or self._words(one)) for one in self._requires)

    def objection(self) -> str:
        """Name the first requirement that asks for nothing and has no name of its own."""
        for number, one in enumerate(self._requires, start=1):
            if one.asks is Asks.PASSED and not one.text and not asked_items(one, self._items):
                return self._say("Requirement {n} names no item. Tick some.", n=number)
        return ""

    def _place(self) -> int:
        return self.list.currentRow()

    def _show_list(self, at: int) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own way to ask for it
        self.list.clear()
        for one in self.requires():
            words = requirement_words(one, self._items, self._say) or self._say("nothing yet")
            row = QListWidgetItem(words)
            row.setToolTip(words)
            row.setSizeHint(QSize(0, ROW_PX))
            self.list.addItem(row)
        self.list.setCurrentRow(min(at, len(self._requires) - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - as above

    def _show_one(self) -> None:
        at = self._place()
        there = 0 <= at < len(self._requires)
        self.form.show_requirement(self._requires[at] if there else None)
        self.remove_button.setEnabled(there)

    def _take(self) -> None:
        at = self._place()
        if 0 <= at < len(self._requires):
            self._requires[at] = self.form.requirement()
            self._tell(at)

    def _tell(self, at: int) -> None:
        self._show_list(at)
        self.changed.emit()

    def _add(self) -> None:
        self._requires.append(replace(NOTHING, counting=Counting.ALL))
        self._tell(len(self._requires) - 1)
        self._show_one()
        self.form.text.setFocus()

    def _remove(self) -> None:
        at = self._place()
        if at >= 0:
            del self._requires[at]
            self._tell(max(at - 1, 0))
            self._show_one()

    def _words(self, one: Requirement) -> str:
        if one.asks is Asks.PASSED and not one.kinds:
            titles = [item.title for item in self._items.values() if item.id in one.items]
            return self._say.listed(titles) if titles else ""
        return requirement_reading(one, self._items, self._say).rstrip(".")
