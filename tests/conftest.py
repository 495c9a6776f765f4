"""What holds for every test: no screen, nobody's home, no warning, no window left over."""

from __future__ import annotations

import gc
import logging
import os

import hypothesis
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read when a QApplication is made
EXAMPLES = int(os.environ.get("PLANNER_EXAMPLES", "15"))  # drawn anew in each run
gc.set_threshold(20_000, 10, 10)  # ten times as seldom as usual: a tenth of the time
hypothesis.settings.register_profile(  # no test fails because the machine is busy
    "untimed",
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True, scope="session")
def nobodys_home(tmp_path_factory):
    """Keep the preferences and logs of whoever runs the tests out of them, and as they are."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "STATE", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(autouse=True)
def no_unexpected_log_warning(caplog):
    """Fail a test that logged a warning or worse.

    A test that expects one looks at ``caplog.records`` and then calls ``caplog.clear()``.
    """
    yield
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, f"logged, and no test said it expects it: {unexpected}"


@pytest.fixture(autouse=True)
def no_window_left(request):
    """Fail a test that leaves a window open, or a dialog or main window alive.

    Windows given to ``qtbot.addWidget`` are closed before this looks.
    """
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    before = {id(window) for window in left_windows()}
    yield
    if any(id(window) not in before for window in left_windows()):
        gc.collect()  # a circle of references is not a leak
    left = [named(window) for window in left_windows() if id(window) not in before]
    assert not left, f"left over after the test: {left}"


def left_windows():
    """List what is on screen, and the dialogs and main windows in hiding."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.isVisible() or isinstance(window, QDialog | QMainWindow)
    ]


def named(window):
    return f"{type(window).__name__} {window.objectName() or window.windowTitle()!r}"
