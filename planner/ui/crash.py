"""What happens when a mistake of ours comes to the surface: it is logged, and said calmly."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from planner.language import Language
    from planner.ui.parts.dialog import Message


class CrashReport(QObject):
    """Takes what nobody caught, on any thread, and shows one dialog at a time.

    Nothing half done is left behind by that: a step is in the file wholly or not at all.
    """

    _came = Signal()

    def __init__(self, say: Language, log_file: Path) -> None:
        super().__init__()
        self._say, self._log_file = say, log_file
        self._shown: Message | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception that nobody caught."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_on_thread

    def uninstall(self) -> None:
        """Leave it to whoever heard of them before."""
        sys.excepthook, threading.excepthook = self._before

    def _caught(
        self, kind: type[BaseException], mistake: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # Late: it costs the start 3 ms, and most days nothing goes wrong.
        from planner.mishaps import logged  # noqa: PLC0415

        logged(mistake.with_traceback(trace), self._log_file)
        self._came.emit()

    def _caught_on_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._caught(what.exc_type, what.exc_value, what.exc_traceback)

    def _show(self) -> None:
        if self._shown is not None:
            return
        # Late: it costs the start 3 ms, and most days nothing goes wrong.
        from planner.ui.parts.dialog import Message  # noqa: PLC0415

        say = self._say
        text = say(
            "The program made a mistake and left out what it was about to do. Your course is as "
            "it was after the last step. What happened stands in {file}; no names are in it.",
            file=self._log_file,
        )
        title = say("Something went wrong")
        self._shown = Message.tell(QApplication.activeWindow(), say, title, text)
        self._shown.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._shown = None
