"""Files dropped on a widget: which may be, what letting go would do, and the one let go of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from planner.language import Language


class FileDrops(QObject):
    """Lets one file at a time, with one of the ``endings``, be dropped on a widget.

    ``hint`` says what letting go would do, of a ``{file}``.
    """

    hinted = Signal(str)  # what letting go would do, while a file is held there; then ""
    dropped = Signal(object)  # the Path of the file

    def __init__(
        self, on: QWidget, say: Language, endings: Collection[str], *, hint: str = ""
    ) -> None:
        super().__init__(on)
        self._endings = endings
        self._hint = hint or say("Let go to see what {file} would change")
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.hinted.emit("")
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        else:
            return super().eventFilter(watched, event)
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        path = self._fitting(event.mimeData())
        event.setAccepted(path is not None)
        if path is not None:
            event.acceptProposedAction()
            self.hinted.emit(self._hint.format(file=path.name))

    def _drop(self, event: QDropEvent) -> None:
        path = self._fitting(event.mimeData())
        event.setAccepted(path is not None)
        self.hinted.emit("")
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _fitting(self, held: QMimeData) -> Path | None:
        files = local_files(held)
        fits = len(files) == 1 and files[0].suffix.lower() in self._endings
        return files[0] if fits else None


def local_files(held: QMimeData) -> list[Path]:
    """Return the files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
