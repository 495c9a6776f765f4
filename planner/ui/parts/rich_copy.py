"""Copies a text with its markup, for editors that take it, and without."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

OURS: Final = "application/x-course-planner"  # tells what this program has put there


def copy_rich(html: str, plain: str) -> None:
    """Put a text into the clipboard in both forms; whoever pastes takes the one it knows.

    When the program ends it leaves the plain one: Qt asks data of ours for its forms once more
    when Python is gone, and the process would end with a crash.
    """
    data = QMimeData()
    data.setHtml(html)
    data.setText(plain)
    data.setData(OURS, b"")
    QGuiApplication.clipboard().setMimeData(data)
    app = QCoreApplication.instance()
    assert app is not None  # there is a window
    app.aboutToQuit.connect(leave_plain)


def leave_plain() -> None:
    """Keep of what this program has put into the clipboard the text alone."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.mimeData().hasFormat(OURS):
        clipboard.setText(clipboard.text())
