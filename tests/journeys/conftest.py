"""The whole program in a window, with a home of its own; closed as a user closes it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from planner.app.planner import Planner
from planner.places import Places
from tests.example import put_example

TODAY = date(2023, 11, 13)


@pytest.fixture
def example(tmp_path):
    """The example course as a file of one's own."""
    path = tmp_path / "example.course"
    put_example(path)
    return path


@pytest.fixture
def started(qtbot, qapp, tmp_path):
    """Start the program as often as one likes; each start must be ended before the next."""
    running: list[Planner] = []

    def start(file=None, *, example=False, language="en") -> Planner:
        planner = Planner(
            qapp,
            places=Places.under(tmp_path / "home"),
            today=TODAY,
            environment={"LANG": language},
        )
        running.append(planner)
        planner.start(file, example=example)
        if file or example:
            qtbot.waitUntil(lambda: planner.store is not None or notice(planner) != "")
        planner.window.resize(1280, 800)
        return planner

    def end() -> None:
        planner = running.pop()
        planner.end()
        planner.window.close()
        planner.window.deleteLater()
        planner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    start.end = end
    yield start
    while running:
        end()


def page(planner: Planner, name: str):
    """Show a page and return it."""
    planner.window.show_page(name)
    return planner.window.frame.page()


def notice(planner: Planner) -> str:
    shown = planner.window.notice
    return shown.words.text() if shown.isVisible() else ""
