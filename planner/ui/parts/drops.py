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
    """Lets a file with one of the ``endings`` be dropped on a widget, or ``several`` at a time.

    Without endings it may be any file. ``hint`` says what letting go would do, of a ``{file}``.
    """

    hinted = Signal(str)  # what letting go would do, while a file is held there; then ""
    dropped = Signal(object)  # the Path of the file
    all_dropped = Signal(list)  # the Paths of all files, where several may be dropped

    def __init__(
        self,
        on: QWidget,
        say: Language,
        endings: Collection[str] | None = None,
        *,
        hint: str = "",
        several: bool = False,
    ) -> None:
        super().__init__(on)
        self._endings, self._several = endings, several
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
        paths = self._fitting(event.mimeData())
        event.setAccepted(bool(paths))
        if paths:
            event.acceptProposedAction()
            names = ", ".join(path.name for path in paths)
            self.hinted.emit(self._hint.format(file=names))

    def _drop(self, event: QDropEvent) -> None:
        paths = self._fitting(event.mimeData())
        event.setAccepted(bool(paths))
        self.hinted.emit("")
        if paths:
            event.acceptProposedAction()
            if self._several:
                self.all_dropped.emit(paths)
            else:
                self.dropped.emit(paths[0])

    def _fitting(self, held: QMimeData) -> list[Path]:
        files = local_files(held)
        if len(files) != 1 and not self._several:
            return []
        endings = self._endings
        fits = endings is None or all(one.suffix.lower() in endings for one in files)
        return files if fits else []


def local_files(held: QMimeData) -> list[Path]:
    """Return the files of this machine that are being dragged."""
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
