"""Asks for a file or a folder, without waiting for the answer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, override

from PySide6.QtCore import QFileInfo, QMimeDatabase, Qt
from PySide6.QtWidgets import QFileDialog, QFileIconProvider

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


class PlainIcons(QFileIconProvider):
    """Icons and kinds of files by their names alone.

    Qt's own provider reads the beginning of every file listed, in the window's thread: a slow
    drive holds the window up, and a file such as /proc/kmsg, which waits for news, for good.
    """

    @override
    def icon(self, of: QFileInfo | QFileIconProvider.IconType, /) -> QIcon:
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    @override
    def type(self, info: QFileInfo, /) -> str:
        if info.isDir():
            return super().type(info)
        by_name = QMimeDatabase.MatchMode.MatchExtension
        return QMimeDatabase().mimeTypeForFile(info.fileName(), by_name).comment()


_ICONS: Final = PlainIcons()  # a dialog does not keep the provider it is given


def first_folder(course: Path | None) -> Path:
    """Return where to look for files first: beside the course, unless that is temporary."""
    if course is None or course.is_relative_to(tempfile.gettempdir()):
        return Path.home()
    return course.parent


def ask_open(
    parent: QWidget, title: str, folder: str, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that exists; ``kinds`` is as Qt wants it, e.g. "Courses (*.course)"."""
    dialog = _dialog(parent, title, folder, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_open_several(
    parent: QWidget, title: str, folder: str, kinds: str, then: Callable[[list[Path]], object]
) -> QFileDialog:
    """Ask for one or more files that exist; ``kinds`` is as Qt wants it."""
    dialog = _dialog(parent, title, folder, lambda _: None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
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
    dialog.setIconProvider(_ICONS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
