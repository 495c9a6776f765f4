"""Booked as: the lines under which the examination office books a student's credits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox

from planner import vocabulary
from planner.errors import PlannerError
from planner.rules.grades import parse_points
from planner.ui.parts.buttons import IconButton, button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import padded
from planner.ui.parts.labels import Line
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from planner.db.students import BookingRow
    from planner.language import Language
    from planner.ui.theme import Theme

KINDS = ("coursework", "exam")
MOST_ATTEMPTS = 9
WIDE_PX = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What a new line begins with: the course's module and exam number, the aim's credits."""

    module: str = ""
    exam_number: str = ""
    credits: str = ""
    graded: bool = True


class BookingLine:
    """The fields of one line."""

    def __init__(self, say: Language, theme: Theme, number: int) -> None:
        self._id: str | None = None  # of the row it shows
        self.module, self.exam_number, self.credits = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(vocabulary.booking(kind, say), kind)
        self.graded = QCheckBox(say("graded"))
        self.attempt = padded(QSpinBox())
        self.attempt.setRange(1, MOST_ATTEMPTS)
        self.remove = IconButton(theme, "trash-2", say("Remove line {n}", n=number))
        self.module.setMinimumWidth(130)
        self.exam_number.setMinimumWidth(90)
        self.credits.setFixedWidth(64)
        self.attempt.setFixedWidth(64)
        names = headings(say)
        for name, field in zip(names, self.fields(), strict=True):
            label = name or say("graded")
            field.setAccessibleName(say("{field}, line {n}", field=label, n=number))

    def fields(self) -> tuple[QWidget, ...]:
        """Return the fields in their order, without the button that removes the line."""
        first = (self.module, self.exam_number, self.kind)
        return (*first, self.credits, self.graded, self.attempt)

    def show_row(self, row: BookingRow, say: Language) -> None:
        """Show what is booked."""
        self._id = row.id
        self.module.setText(row.module)
        self.exam_number.setText(row.exam_number)
        self.kind.setCurrentIndex(KINDS.index(row.kind))
        self.credits.setText("" if row.credits is None else say.number(row.credits))
        self.graded.setChecked(row.graded)
        self.attempt.setValue(row.attempt)

    def begin(self, usual: Usual) -> None:
        """Begin with what is usual in this course."""
        self.module.setText(usual.module)
        self.exam_number.setText(usual.exam_number)
        self.kind.setCurrentIndex(KINDS.index("exam"))
        self.credits.setText(usual.credits)
        self.graded.setChecked(usual.graded)

    def answer(self) -> dict[str, Any]:
        """Return the columns of the line. Raises NoSuchPoints for credits that are no number."""
        credits = self.credits.text().strip()
        known = {} if self._id is None else {"id": self._id}
        return known | {
            "module": self.module.text().strip(),
            "exam_number": self.exam_number.text().strip(),
            "kind": self.kind.currentData(),
            "credits": parse_points(credits) if credits else None,
            "graded": self.graded.isChecked(),
            "attempt": self.attempt.value(),
        }


def headings(say: Language) -> tuple[str, ...]:
    """Name the columns; the tick names itself."""
    first = (say("Module"), say("Exam number"), say("Kind"), say("Credits"))
    return (*first, "", say("Attempt"))


class BookedAs(Dialog[list[dict[str, Any]]]):
    """Asks for all lines of one student; an empty list leaves it to the course settings.

    ``object_to`` says in a sentence what speaks against these lines.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        name: str,
        *,
        rows: Sequence[BookingRow],
        usual: Usual,
        object_to: Callable[[list[dict[str, Any]]], str],
    ) -> None:
        super().__init__(parent, say, say("{name}: booked as", name=name), accept=say("Save"))
        self._theme, self._usual, self._object_to = theme, usual, object_to
        self.lines: list[BookingLine] = []
        words = say(
            "One line for each entry at the examination office. Without a line the module and"
            " exam number of the course count, and the credits are not limited."
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        for place, heading in enumerate(headings(say)):
            self._grid.addWidget(Line(heading, tone="muted", px=11, bold=True), 0, place)
        self.body.addLayout(self._grid)
        self.add_button = button(say("Add a line"), self.add_line)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        for row in rows:
            self._new_line().show_row(row, say)
        if not rows:
            self.add_line()
        self.setMinimumWidth(WIDE_PX)

    def add_line(self) -> None:
        """Begin another line."""
        line = self._new_line()
        line.begin(self._usual)
        line.module.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_line(self, line: BookingLine) -> None:
        """Take a line out."""
        self.lines.remove(line)
        for widget in (*line.fields(), line.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def answer(self) -> list[dict[str, Any]]:
        return [line.answer() for line in self.lines]

    @override
    def objection(self) -> str:
        try:
            lines = self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return self._object_to(lines)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        name: str,
        *,
        rows: Sequence[BookingRow],
        usual: Usual,
        object_to: Callable[[list[dict[str, Any]]], str],
        then: Callable[[list[dict[str, Any]]], object],
    ) -> BookedAs:
        """Ask how a student books the course."""
        dialog = cls(parent, say, theme, name, rows=rows, usual=usual, object_to=object_to)
        return dialog.open_for(then)

    def _new_line(self) -> BookingLine:
        row = self._grid.rowCount()
        line = BookingLine(self.say, self._theme, row)
        self.lines.append(line)
        for place, field in enumerate(line.fields()):
            self._grid.addWidget(field, row, place)
        self._grid.addWidget(line.remove, row, len(line.fields()))
        line.remove.clicked.connect(lambda: self.remove_line(line))
        return line
