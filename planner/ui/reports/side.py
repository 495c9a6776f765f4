"""The right-hand side of the page: what is chosen, its language and options, buttons, facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from planner.ui.parts.labels import Line
from planner.ui.parts.panels import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from planner.language import Language
    from planner.ui.parts.labels import Tone


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence about a document, with the tone of what it means."""

    text: str
    tone: Tone = ""


class Side(QWidget):
    """A title, a quiet text, a language, options, buttons, facts; from top to bottom."""

    def __init__(
        self,
        say: Language,
        title: str,
        text: str,
        languages: Sequence[tuple[str, str]],
        buttons: Sequence[QPushButton],
        *,
        options: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.title, self.text = (
            Line(title, px=15, bold=True, wraps=True),
            Line(tone="muted", wraps=True),
        )
        self.text.setText(text)
        self.language = QComboBox()
        for code, name in languages:
            self.language.addItem(say(name), code)
        self._facts = Card()
        self._facts.hide()
        self._lines: list[Line] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        if languages:
            label = Line(say("Language"), tone="muted")
            label.setBuddy(self.language)
            self.language.setAccessibleName(say("Language"))
            column.addWidget(label)
            column.addWidget(self.language)
        if options is not None:
            column.addWidget(options)
        for one in buttons:
            column.addWidget(one)
        column.addWidget(self._facts)
        column.addStretch(1)

    def add_above(self, name: str, field: QComboBox) -> None:
        """Put a further choice above the language, under its name."""
        label = Line(name, tone="muted")
        label.setBuddy(field)
        self._column.insertWidget(2, label)
        self._column.insertWidget(3, field)

    def add_button(self, one: QPushButton) -> None:
        """Put a further button below the others."""
        self._column.insertWidget(self._column.indexOf(self._facts), one)

    def show_title(self, title: str, text: str) -> None:
        """Replace the heading and the quiet text below it."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Replace the facts."""
        for line in self._lines:
            self._facts.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [Line(fact.text, tone=fact.tone, wraps=True) for fact in facts]
        for line in self._lines:
            self._facts.column.addWidget(line)
        self._facts.setVisible(bool(facts))

    def facts(self) -> list[str]:
        """Return the facts that are shown."""
        return [line.text() for line in self._lines]

    def code(self) -> str:
        """Return the language that is chosen."""
        return str(self.language.currentData())

    def choose(self, code: str) -> None:
        """Choose a language."""
        self.language.setCurrentIndex(max(self.language.findData(code), 0))
