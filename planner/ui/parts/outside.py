"""What lies outside the program: where exports go, and opening files with the system's viewer."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from planner.exchange.whole_file import write_whole

UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Outside(QObject):
    """Remembers the last folder while the course is open, and cleans up what was opened."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        if not self.folder.is_dir():
            self.folder = Path.home()
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def suggested(self, name: str) -> Path:
        """Return a path for a new file in the last folder."""
        return self.folder / UNFIT.sub("-", name)

    def open_bytes(self, name: str, document: bytes) -> bool:
        """Show a document in the system's viewer, from a folder that goes with the course."""
        if self._scratch is None:
            self._scratch = tempfile.TemporaryDirectory(
                prefix="course-planner-", ignore_cleanup_errors=True
            )
            self.destroyed.connect(self._scratch.cleanup)
        path = Path(self._scratch.name) / UNFIT.sub("-", name)
        write_whole(path, document)
        return self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file or a folder as the system does; False if it has nothing to do so."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def with_ending(path: Path, suffix: str) -> Path:
    """Return a path that ends as its kind of file does, so that no other file is replaced."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
