"""Where windows, splitters and columns stood last time: a small file that may be lost."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


class WindowState:
    """Named texts and Qt's packed states, read at the start and written when a window closes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, str] = {}
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, ValueError) as why:
            log.info("window state not read: %s", why)
            return
        if isinstance(found, dict):
            self._kept = {k: v for k, v in found.items() if isinstance(v, str)}

    def text(self, name: str) -> str:
        """Return what was kept under a name, or an empty text."""
        return self._kept.get(name, "")

    def packed(self, name: str) -> QByteArray:
        """Return a state of Qt's that was kept under a name; it is empty if there is none."""
        return QByteArray.fromBase64(self.text(name).encode("ascii", "ignore"))

    def keep(self, name: str, value: str | QByteArray) -> None:
        """Keep a value under a name until the file is saved."""
        if isinstance(value, QByteArray):
            value = bytes(value.toBase64().data()).decode("ascii")
        self._kept[name] = value

    def save(self) -> None:
        """Write the file; where that is impossible the next window opens in its usual place."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(self._kept), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as why:
            log.info("window state not kept: %s", why)
