"""Edits how the grade of a tier is computed: weights, what is dropped, rounding, a key."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner import vocabulary
from planner.errors import PlannerError
from planner.rules.credits import Grading, KeyStep, Marking, items_of
from planner.rules.grades import LAST_PASSING, STEPS, Rounding, parse_points
from planner.ui.parts.buttons import button
from planner.ui.parts.fields import Choice, WholeNumber, padded
from planner.ui.parts.labels import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language
    from planner.rules.credits import Item, Tier

PASSING = tuple(step for step in STEPS if step <= LAST_PASSING)
FIRST_PERCENT, STEP_PERCENT = 50, 5  # of a key that is filled in evenly
FIELD_PX = 64


class GradingEditor(QWidget):
    """Holds the grading as it is to be; an empty weight is 1, an empty step is not used."""

    changed = Signal()

    def __init__(self, say: Language, items: Mapping[str, Item], grading: Grading) -> None:
        super().__init__()
        self._say, self._items = say, items
        self.drop, self.rounding = padded(WholeNumber()), Choice()
        self.drop.setRange(0, 99)
        self.drop.setValue(grading.drop_lowest)
        for rounding in Rounding:
            self.rounding.addItem(vocabulary.rounding(rounding, say), rounding)
        self.rounding.setCurrentIndex(list(Rounding).index(grading.rounding))
        self.by_key = QCheckBox(say("The grade follows from the points, by a key"))
        self.by_key.setChecked(bool(grading.key))
        self.even = button(say("Fill in evenly from 50 %"), self._fill_evenly)
        self.weights = {id_: self._number(item.title) for id_, item in items.items()}
        self.steps = {
            step: self._number(say("{grade} from", grade=say.grade(step))) for step in PASSING
        }
        for id_, weight in grading.weights:
            if id_ in self.weights:
                self.weights[id_].setText(say.number(weight))
        for step in grading.key:
            if step.grade in self.steps:
                self.steps[step.grade].setText(say.number(step.percent))
        self._kept = tuple(one for one in grading.key if one.grade not in self.steps)
        self._lay_out()
        self.drop.valueChanged.connect(self._edited)
        self.rounding.currentIndexChanged.connect(self._edited)
        self.by_key.toggled.connect(self._edited)
        self._show_rows()

    def grading(self) -> Grading:
        """Return the grading as it is to be; raises NoSuchPoints for what is no number."""
        weights = tuple(
            (id_, parse_points(field.text()))
            for id_, field in self.weights.items()
            if field.text().strip()
        )
        key: tuple[KeyStep, ...] = ()
        if self.by_key.isChecked():
            key = self._kept + tuple(
                KeyStep(percent=parse_points(field.text()), grade=step)
                for step, field in reversed(self.steps.items())
                if field.text().strip()
            )
        return Grading(
            weights=tuple((id_, weight) for id_, weight in weights if weight != 1),
            drop_lowest=self.drop.value(),
            rounding=Rounding(self.rounding.currentData()),
            key=key,
        )

    def objection(self) -> str:
        """Say what is no number, or that the key is empty."""
        try:
            key = self.grading().key
        except PlannerError:
            return self._say("Weights and percentages are numbers such as 2 or 87.5.")
        if self.by_key.isChecked() and not key:
            return self._say("The key is empty. Say from which percentage on each grade begins.")
        return ""

    def show_asked(self, tier: Tier) -> None:
        """Show the weights of those items that the tier asks for and that make its grade."""
        kind = Marking.POINTS if self.by_key.isChecked() else Marking.GRADE
        asked = set(items_of(tier, self._items))
        shown = 0
        for id_, field in self.weights.items():
            counts = self._items[id_].marking is kind and (id_ in asked or bool(field.text()))
            self._weights.setRowVisible(field, counts)
            shown += counts
        self.nothing.setVisible(not shown)

    def _number(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaximumWidth(FIELD_PX)
        field.textEdited.connect(self._edited)
        return field

    def _lay_out(self) -> None:
        say = self._say
        self._weights = _form()
        for id_, field in self.weights.items():
            field.setPlaceholderText("1")
            self._weights.addRow(_label(self._items[id_].title, field), field)
        self.nothing = Line(
            say("None of the items asked for makes a grade."), tone="muted", wraps=True
        )
        rules = _form()
        rules.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)  # rules have long names
        rules.addRow(_label(say("Drop the lowest"), self.drop), self.drop)
        self.drop.setAccessibleName(say("Drop the lowest"))
        rules.addRow(_label(say("Rounding"), self.rounding), self.rounding)
        self.rounding.setAccessibleName(say("Rounding"))
        self._rules = rules
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Heading(say("Weights")))
        left.addWidget(_scrolling(self._weights, self.nothing), 1)
        left.addLayout(rules)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.by_key)
        self._key = QWidget()
        right.addWidget(self._key)
        right.addStretch(1)
        self._lay_out_key()
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 12, 0, 0)
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right, 1)

    def _lay_out_key(self) -> None:
        grid = QGridLayout(self._key)
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        half = (len(self.steps) + 1) // 2
        for n, field in enumerate(self.steps.values()):
            row, column = n % half, 4 * (n // half)
            grid.addWidget(_label(field.accessibleName(), field), row, column)
            grid.addWidget(field, row, column + 1)
            grid.addWidget(Line("%", tone="muted"), row, column + 2)
        grid.setColumnMinimumWidth(3, 12)
        grid.addWidget(self.even, half, 0, 1, 4)
        grid.setColumnStretch(7, 1)

    def _show_rows(self) -> None:
        self._key.setVisible(self.by_key.isChecked())
        self._rules.setRowVisible(self.rounding, not self.by_key.isChecked())

    def _fill_evenly(self) -> None:
        for n, field in enumerate(reversed(self.steps.values())):
            field.setText(self._say.number(Decimal(FIRST_PERCENT + n * STEP_PERCENT)))
        self._edited()

    def _edited(self) -> None:
        self._show_rows()
        self.changed.emit()


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(6)
    return form


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "muted")
    label.setBuddy(field)
    return label


def _scrolling(form: QFormLayout, nothing: QWidget) -> QScrollArea:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(nothing)
    column.addLayout(form)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inside)
    return area
