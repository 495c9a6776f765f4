"""Asks for a file or a folder, without waiting for the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def ask_open(
    parent: QWidget, title: str, folder: str, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that exists; ``kinds`` is as Qt wants it, e.g. "Courses (*.course)"."""
    dialog = _dialog(parent, title, folder, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, suggested: Path, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write a file; the suggested name's ending is added if none is typed.

    The dialog itself asks before an existing file is taken.
    """
    dialog = _dialog(parent, title, str(suggested.parent), then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def ask_folder(
    parent: QWidget, title: str, folder: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder that exists or is made in the dialog."""
    dialog = _dialog(parent, title, folder, then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(
    parent: QWidget, title: str, folder: str, then: Callable[[Path], object]
) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
