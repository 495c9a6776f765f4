"""One start, in a process of its own, for bench_start.py, which makes many and compares them.

    python benchmarks/one_start.py empty|orm|ours BEGAN [ARGUMENTS OF THE PROGRAM]

BEGAN is the clock's time just before this process was made. Each line printed is a moment, the
seconds since then, and the processor seconds this process has used since it exists: ``painted``
when the event loop is back after the window's first paint; ``editable`` when the board was painted
with its cards and the event loop has nothing left to do; ``edited`` after a session was moved by
keyboard, since a start that only looks done would show there.

What the floor does not need is imported late: PySide makes each class of Qt when it is first used.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import sys
import time
from typing import override

BEGAN = float(sys.argv[2])


def told(what: str) -> None:
    """Say that a moment has come."""
    now, used = time.time() - BEGAN, time.process_time()
    print(what, now, used, flush=True)


def empty() -> None:
    """The floor: a main window with nothing in it, shown and painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        painted = False

        @override
        def paintEvent(self, event) -> None:
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, end)
            super().paintEvent(event)

    def end() -> None:
        told("painted")
        application.quit()

    application = QApplication([])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def empty_with_orm() -> None:
    """The other floor: the same, after SQLAlchemy's ORM was imported."""
    import sqlalchemy.orm  # noqa: F401 - what is measured

    empty()


def ours() -> None:
    """The program itself, by its own door, up to the first step a user takes in it."""
    from planner.__main__ import main

    import planner.app  # isort: skip - in the order in which the program imports

    class Watched(planner.app.QApplication):
        """Follows the window from the moment the program waits for events."""

        @override
        def exec(self) -> int:
            wait_for_paint()
            return super().exec()

    planner.app.QApplication = Watched
    main(sys.argv[3:])


def wait_for_paint() -> None:
    """Wait for the first paint of our window, as the floor does, then for the course."""
    from PySide6.QtCore import QTimer

    from planner.ui.window import MainWindow

    paint = MainWindow.paintEvent

    def painted(window, event) -> None:
        MainWindow.paintEvent = paint
        QTimer.singleShot(0, lambda: shown(window))  # before all that the window itself defers
        paint(window, event)

    MainWindow.paintEvent = painted


def shown(window) -> None:
    """Go on after the first paint: wait for the course."""
    told("painted")
    window.frame.page_shown.connect(lambda: watch(window))


def watch(window) -> None:
    """Wait until the board was painted and nothing is left to do, then edit."""
    from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject

    class Paints(QObject):
        seen = False

        @override
        def eventFilter(self, watched, event) -> bool:
            del watched
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    def about_to_wait() -> None:
        if paints.seen and board.cards.rowCount():
            loop.aboutToBlock.disconnect(about_to_wait)
            told("editable")
            edit(window)

    board, loop = window.frame.page().board, QAbstractEventDispatcher.instance()
    paints = Paints(window)
    board.viewport().installEventFilter(paints)
    loop.aboutToBlock.connect(about_to_wait)


def edit(window) -> None:
    """Move the first session that may be moved one place on, as Alt and an arrow key do.

    "edited" is told only if that became a step in the file.
    """
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    page = window.frame.page()
    sessions = page.doings.semester.plan.sessions
    first = next(s for s in sessions if s.day and s.kind == "class" and s.status == "planned")
    page.board.choose(first.id)
    alt = Qt.KeyboardModifier.AltModifier
    QApplication.sendEvent(page.board, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, alt))
    page.repaint()
    moved = page.doings.semester.session(first.id).day != first.day
    if moved and window.desk.undoable():
        told("edited")
    QApplication.quit()


if __name__ == "__main__":
    {"empty": empty, "orm": empty_with_orm, "ours": ours}[sys.argv[1]]()
