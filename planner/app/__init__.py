"""Put the parts together; the one place that knows them all.

The window is shown before the course is read, and the course is read before SQLAlchemy is
imported: that is why modules are imported inside functions here.
"""

from __future__ import annotations

import builtins
import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from planner.places import Places


def run_window(
    file: Path | None,
    *,
    example: bool,
    places: Places,
    today: date | None,
    environment: Mapping[str, str],
) -> int:
    """Open the window on a file, on the example, or on the start page; return the exit code."""
    import_plainly()
    # ruff: noqa: PLC0415 - late: all that is imported after import_plainly is imported faster
    from planner.app.planner import Planner
    from planner.app.warming import warm_up
    from planner.ui.theme import FUSION

    application = QApplication([sys.argv[0], *FUSION])
    application.setApplicationName("Course Planner")
    application.setDesktopFileName("course-planner")
    planner = Planner(application, places=places, today=today, environment=environment)
    planner.settled.connect(lambda: warm_up(planner, collect_garbage))
    planner.start(file, example=example)
    code = application.exec()
    planner.end()
    return code


def import_plainly() -> None:
    """Take PySide's own way of importing out again, which is there for ``__feature__`` alone.

    It reads the source of every module that is imported after it, looking for a wish for
    snake_case names; we never wish for them, and it made a start 150 ms longer.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def collect_garbage() -> None:
    """Look for garbage from now on, but not among what is there for as long as the program."""
    gc.freeze()
    gc.enable()
