"""The questions of this page: why a certificate is revoked, why and how it is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line
from planner.ui.reports.words import CERTIFICATE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language


class RevokeDialog(Dialog[str]):
    """Asks why; the reason stands in the register and in the history."""

    def __init__(self, parent: QWidget, say: Language, number: str, name: str) -> None:
        title = say("Revoke certificate {number}", number=number)
        super().__init__(parent, say, title, accept=say("Revoke"))
        words = say(
            "{name} keeps the paper; the register says from now on that it is not valid."
            " This cannot be undone.",
            name=name,
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.reason = QLineEdit()
        self.reason.setMinimumWidth(340)
        self.field(say("Reason"), self.reason)

    @override
    def objection(self) -> str:
        return "" if self.reason.text().strip() else self.say("Say why it is revoked.")

    @override
    def answer(self) -> str:
        return self.reason.text().strip()

    @classmethod
    def ask(
        cls, parent: QWidget, say: Language, number: str, name: str, then: Callable[[str], object]
    ) -> RevokeDialog:
        """Ask why."""
        return cls(parent, say, number, name).open_for(then)


@dataclass(frozen=True, slots=True)
class Replacement:
    """In which language a new certificate is issued, and why."""

    language: str
    reason: str


class ReplaceDialog(Dialog[Replacement]):
    """Asks why, and for the language of the new certificate."""

    def __init__(  # what one must know of the old one to decide
        self,
        parent: QWidget,
        say: Language,
        number: str,
        language: str,
        *,
        name: str,
        differs: str,
    ) -> None:
        title = say("Replace certificate {number}", number=number)
        super().__init__(parent, say, title, accept=say("Replace"))
        words = say(
            "A new certificate is issued for {name} that says which one it replaces; the old one"
            " is revoked. This cannot be undone.",
            name=name,
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        if differs:
            line = Line(say("No longer true: {fields}", fields=differs), tone="out", wraps=True)
            self.body.insertWidget(1, line)
        self.reason = QLineEdit()
        self.reason.setMinimumWidth(340)
        self.language = QComboBox()
        for code, text in CERTIFICATE_LANGUAGES:
            self.language.addItem(say(text), code)
        self.language.setCurrentIndex(max(self.language.findData(language), 0))
        self.field(say("Reason"), self.reason)
        self.field(say("Language"), self.language)

    @override
    def objection(self) -> str:
        return "" if self.reason.text().strip() else self.say("Say why it is replaced.")

    @override
    def answer(self) -> Replacement:
        return Replacement(str(self.language.currentData()), self.reason.text().strip())

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        number: str,
        language: str,
        *,
        name: str,
        differs: str,
        then: Callable[[Replacement], object],
    ) -> ReplaceDialog:
        """Ask how and why."""
        dialog = cls(parent, say, number, language, name=name, differs=differs)
        return dialog.open_for(then)
