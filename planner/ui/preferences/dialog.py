"""The preferences of a person on this machine: language, look, own name, the office's system."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.language import marked
from planner.settings import OFFICE_SYSTEMS
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.labels import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.language import Language
    from planner.settings import Settings

LANGUAGES = (("", marked("As the system")), ("en", "English"), ("de", "Deutsch"))
THEMES = (
    ("system", marked("As the system")),
    ("light", marked("Light")),
    ("dark", marked("Dark")),
)
SYSTEMS = (("", marked("As the first list shows")), *((one, one) for one in OFFICE_SYSTEMS[1:]))


class Preferences(Dialog[dict[str, str]]):
    """Answers with the settings that were changed, by the names of the fields of Settings."""

    def __init__(self, parent: QWidget | None, say: Language, settings: Settings) -> None:
        super().__init__(parent, say, say("Preferences"))
        self._settings = settings
        self.language = self._choice(LANGUAGES, settings.language)
        self.theme = self._choice(THEMES, settings.theme)
        self.own_name = QLineEdit(settings.own_name)
        self.own_name.setMinimumWidth(240)
        self.own_name.setPlaceholderText(say("As on this computer"))
        self.field(say("Language"), self.language)
        self.field(say("Appearance"), self.theme)
        self.field(say("Own name"), self.own_name)
        self.form.addRow("", Line(say("The history says who did what."), tone="muted", px=11))
        self.office_system = self._choice(SYSTEMS, settings.office_system)
        self.field(say("The office's system"), self.office_system)
        words = say("Whose lists the examination office gives out to be filled in.")
        self.form.addRow("", Line(words, tone="muted", px=11))

    @override
    def answer(self) -> dict[str, str]:
        wanted = {
            "language": str(self.language.currentData()),
            "theme": str(self.theme.currentData()),
            "own_name": self.own_name.text().strip(),
            "office_system": str(self.office_system.currentData()),
        }
        return {k: v for k, v in wanted.items() if v != getattr(self._settings, k)}

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        say: Language,
        settings: Settings,
        then: Callable[[dict[str, str]], object],
    ) -> Preferences:
        """Ask for the preferences; ``then`` gets only what is to change, maybe nothing."""
        return cls(parent, say, settings).open_for(then)

    def _choice(self, choices: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, text in choices:
            box.addItem(self.say(text), value)
        box.setCurrentIndex(box.findData(chosen))
        return box
