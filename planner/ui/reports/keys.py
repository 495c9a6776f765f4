"""The key of the person at this machine: asked for once a run, its file remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.exchange.signing_key import SigningKey
    from planner.language import Language


class Keys(QObject):
    """Opens the key where certificates are to be signed; ``settings`` is where preferences are."""

    preferred = Signal(str, object)  # the name of a setting, and what it is from now on

    def __init__(self, page: QWidget, say: Language, today: date, settings: Path | None) -> None:
        super().__init__(page)
        self._page, self._say, self._today, self._settings = page, say, today, settings

    def with_key(self, needed: bool, then: Callable[[SigningKey | None], object]) -> None:  # noqa: FBT001 - it reads as what it says
        """Ask for the key if it is needed, and go on with it, or else without."""
        if not needed:
            then(None)
            return
        # Late: few certificates are signed.
        from planner.ui.reports.key_dialog import KeyDialog  # noqa: PLC0415 - late, as said

        path = Settings.load(self._settings).signing_key if self._settings else ""

        def go_on(key: SigningKey, chosen: str) -> None:
            if chosen != path:
                self.preferred.emit("signing_key", chosen)
            then(key)

        KeyDialog.ask(self._page, self._say, path, self._today, go_on)
