"""A page that was copied, not saved: kept as a file for as long as a dialog needs it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QGuiApplication

_LAID_OUT = re.compile(r"<(?:table|li|dt|h[1-6])\b", re.IGNORECASE)


class PastedPage:
    """Keeps what is pasted in a folder of its own, which goes away with it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._count = 0

    def from_clipboard(self) -> Path | None:
        """Keep the clipboard's text as a page and return its file; None if there is no text.

        What a browser copied is kept as HTML, for that has the cells of tables; what an editor
        copied is coloured HTML without any, so the plain text counts.
        """
        data = QGuiApplication.clipboard().mimeData()
        html = data.html() if data is not None and data.hasHtml() else ""
        text = QGuiApplication.clipboard().text()
        laid_out = _LAID_OUT.search(html) is not None
        if not (laid_out or text.strip()):
            return None
        self._count += 1
        page = Path(self._folder.filePath(f"pasted-{self._count}.{'html' if laid_out else 'md'}"))
        words = f"<html><body>{html}</body></html>" if laid_out else text
        page.write_text(words, encoding="utf-8", errors="replace")
        return page
