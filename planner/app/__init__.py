"""Put the parts together; the one place that knows them all.

The window is shown before the course is read, and before SQLAlchemy is imported: that is why
modules of the course's side are imported inside functions here.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from planner.app.planner import Planner
from planner.ui.theme import FUSION

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
    application = QApplication([sys.argv[0], *FUSION])
    application.setApplicationName("Course Planner")
    application.setDesktopFileName("course-planner")
    planner = Planner(application, places=places, today=today, environment=environment)
    planner.start(file, example=example)
    code = application.exec()
    planner.end()
    return code
