"""Slow work, off the window's thread, that tells how far it is and can be called off."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

type Progress = Callable[[int, int], None]
type Cancelled = Callable[[], bool]

_under_way: set[Errand] = set()


class Errand(QObject):
    """Runs ``work(progress, cancelled)`` in the pool; its result comes back on this thread.

    The work touches no widget and opens its own transaction. It calls ``progress(n, of)`` when it
    likes and asks ``cancelled()`` between its steps; once that is true it stops at the next safe
    place and returns what it has done by then, which ``done`` gets as any result. An exception
    goes to ``failed``. If the owner was closed meanwhile, nobody is told.
    """

    progressed = Signal(int, int)  # so many of so many
    ended = Signal()  # after done or failed
    _came_along = Signal(int, int)
    _came_back = Signal(object, object)

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Progress, Cancelled], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__()
        self._owner, self._work, self._done, self._failed = owner, work, done, failed
        self._cancelled = threading.Event()
        self._came_along.connect(self.progressed)  # so that who connects later misses nothing
        self._came_back.connect(self._deliver)
        _under_way.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next safe place."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Say whether the work was asked to stop."""
        return self._cancelled.is_set()

    def _run(self) -> None:
        try:
            result = self._work(self._tell, self._cancelled.is_set)
        except Exception as problem:  # noqa: BLE001 - handed over, not swallowed
            self._come_back(None, problem)
        else:
            self._come_back(result, None)

    def _tell(self, done: int, of: int) -> None:
        if isValid(self):
            self._came_along.emit(done, of)

    def _come_back(self, result: object, problem: Exception | None) -> None:
        if isValid(self):  # else the program has ended meanwhile
            self._came_back.emit(result, problem)

    def _deliver(self, result: object, problem: Exception | None) -> None:
        _under_way.discard(self)
        try:
            if isValid(self._owner):
                if problem is None:
                    self._done(result)
                else:
                    self._failed(problem)
        finally:
            self.ended.emit()


def under_way() -> int:
    """Return how many errands have not come back yet."""
    return len(_under_way)


def call_off_all() -> None:
    """Ask all errands to stop and wait for them, because the program ends."""
    for errand in tuple(_under_way):
        errand.cancel()
    QThreadPool.globalInstance().waitForDone()
