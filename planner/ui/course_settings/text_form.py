"""A form whose fields tell when they are left, and name beneath themselves what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QWidget

from planner.ui.parts.announce import announce
from planner.ui.parts.fields import padded
from planner.ui.parts.labels import Line
from planner.ui.parts.note_field import NoteField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.language import Language

LABEL_PX = 160
type Field = QLineEdit | QComboBox | QSpinBox | NoteField


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: the column it shows, its label, the title of the step, an example or a unit.

    ``choices`` (value, marked text) make it a choice, ``bounds`` a whole number; else it is text,
    ``long`` of several lines.
    """

    name: str
    label: str
    step: str
    example: str = ""
    unit: str = ""
    choices: Sequence[tuple[Any, str]] = ()
    bounds: tuple[int, int] | None = None
    long: bool = False


class TextForm(QWidget):
    """Fields below one another; each wishes for its own edit when it is left."""

    edited = Signal(str, object)  # the field's name, and the value that was entered

    def __init__(
        self,
        say: Language,
        specs: Sequence[FieldSpec],
        objection: Callable[[str, object], str] = lambda _name, _value: "",
    ) -> None:
        super().__init__()
        self._say, self._objection = say, objection
        self._shown: dict[str, Any] = {}
        self.fields: dict[str, Field] = {}
        self.objections: dict[str, Line] = {}
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(6)
        self.form.setHorizontalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for spec in specs:
            self._add(spec)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what is in the file, but leave alone what somebody is typing."""
        for name, field in self.fields.items():
            typing = field.hasFocus() and values[name] == self._shown.get(name)
            self._shown[name] = values[name]
            if isinstance(field, QLineEdit):
                if not (typing and field.isModified()):
                    self._put(name, field)
            elif isinstance(field, QSpinBox):
                if not typing:
                    field.setValue(values[name])
            elif isinstance(field, NoteField):
                field.show_note(values[name])
            else:
                offered = [field.itemData(at) for at in range(field.count())]
                field.setCurrentIndex(offered.index(values[name]))

    def add_row(self, label: str, widget: QWidget) -> None:
        """Add a field of another kind below the others."""
        words = QLabel(label)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setProperty("tone", "muted")
        words.setFixedWidth(LABEL_PX)
        words.setBuddy(widget)
        widget.setAccessibleName(label)
        self.form.addRow(words, widget)

    def object_(self, name: str, sentence: str) -> None:
        """Say beneath a field what is wrong with it; an empty sentence takes that away."""
        line = self.objections[name]
        line.setText(sentence)
        self.form.setRowVisible(line, bool(sentence))
        if sentence:
            announce(self.fields[name], sentence, urgent=True)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Keep the wheel from changing a field that one only scrolls past."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            event.ignore()
            return not watched.hasFocus()
        return super().eventFilter(watched, event)

    def _add(self, spec: FieldSpec) -> None:
        say = self._say
        field: Field
        if spec.long:
            field = NoteField()
            field.left.connect(partial(self.edited.emit, spec.name))
        elif spec.choices:
            field = QComboBox()
            for value, text in spec.choices:
                field.addItem(say(text), value)
            field.activated.connect(partial(self._left, spec.name))
        elif spec.bounds is not None:
            field = padded(QSpinBox())
            field.setRange(*spec.bounds)
            field.setSuffix(f" {say(spec.unit)}" if spec.unit else "")
            field.editingFinished.connect(partial(self._left, spec.name))
        else:
            field = QLineEdit()
            field.setPlaceholderText(say(spec.example))
            field.editingFinished.connect(partial(self._left, spec.name))
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        self.fields[spec.name] = field
        self.add_row(say(spec.label), field)
        line = self.objections[spec.name] = Line(tone="out", px=11, wraps=True)
        self.form.addRow("", line)
        self.form.setRowVisible(line, False)  # noqa: FBT003 - Qt's own signature

    def _left(self, name: str, *_: object) -> None:
        field = self.fields[name]
        assert not isinstance(field, NoteField)  # hands itself in
        value: object
        if isinstance(field, QLineEdit):
            if not field.isModified():
                return
            value = field.text().strip()
        else:
            value = field.value() if isinstance(field, QSpinBox) else field.currentData()
        sentence = self._objection(name, value)
        self.object_(name, sentence)
        if sentence:
            return
        if isinstance(field, QLineEdit):
            field.setModified(False)
        if value != self._shown.get(name):
            self.edited.emit(name, value)
        elif isinstance(field, QLineEdit):
            self._put(name, field)

    def _put(self, name: str, field: QLineEdit) -> None:
        if field.text() != self._shown[name]:
            field.setText(self._shown[name])
            field.setCursorPosition(0)
        self.object_(name, "")
