"""Asks once a run for the key to sign with and its passphrase, and tries both before anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.exchange.signing_key import SigningKey, open_key
from planner.exchange.signing_refusals import KeyUnusable
from planner.ui.parts.buttons import button
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.files import ask_open
from planner.ui.parts.labels import Line
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.language import Language


class KeyDialog(Dialog[SigningKey]):
    """Answers with an opened key; the passphrase goes no further than this dialog.

    ``path`` is the file it answers with, to be preferred the next time.
    """

    def __init__(self, parent: QWidget, say: Language, path: str, today: date) -> None:
        super().__init__(parent, say, say("Sign electronically"), accept=say("Sign"))
        self._today = today
        self._key: SigningKey | None = None
        words = say(
            "Your key from the university (PKCS#12) signs every certificate of this run. The"
            " passphrase is not kept."
        )
        self.body.insertWidget(0, Line(words, tone="muted", wraps=True))
        self.file = QLineEdit(path)
        self.file.setMinimumWidth(340)
        self.choose_button = button(say("Choose…"), self._choose)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose_button)
        beside.setFocusProxy(self.file)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.field(say("Key file"), beside)
        self.file.setAccessibleName(say("Key file"))
        self.field(say("Passphrase"), self.passphrase)

    @property
    def path(self) -> str:
        """The file that was chosen."""
        return self.file.text().strip()

    @override
    def objection(self) -> str:
        return "" if self.path else self.say("Choose the file of the key.")

    @override
    def accept(self, /) -> None:
        if self.path:
            try:
                self._key = open_key(Path(self.path), self.passphrase.text(), self._today)
            except KeyUnusable as refusal:
                self.object_(worded(refusal, self.say))
                self.adjustSize()
                self.passphrase.selectAll()
                self.passphrase.setFocus()
                return
        super().accept()

    @override
    def answer(self) -> SigningKey:
        assert self._key is not None
        return self._key

    @override
    def open(self, /) -> None:
        super().open()
        (self.passphrase if self.path else self.file).setFocus()

    def _choose(self) -> None:
        folder = str(Path(self.path).parent) if self.path else str(Path.home())
        kinds = self.say("Keys (*.p12 *.pfx)")
        title = self.say("Choose the key")
        ask_open(self, title, folder, kinds, lambda path: self.file.setText(str(path)))

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        path: str,
        today: date,
        then: Callable[[SigningKey, str], object],
    ) -> KeyDialog:
        """Ask for the key; ``then`` gets it and the path of its file."""
        dialog = cls(parent, say, path, today)
        return dialog.open_for(lambda key: then(key, dialog.path))
