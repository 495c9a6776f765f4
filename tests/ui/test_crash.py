from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication

from planner.language import Language
from planner.mishaps import told
from planner.ui.crash import CrashReport
from planner.ui.parts.dialog import Message

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def report(tmp_path):
    report = CrashReport(Language("en"), tmp_path / "planner.log")
    report.install()
    yield report
    report.uninstall()


def boxes():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Message) and w.isVisible()]


def fail(words, cause=None):
    raise RuntimeError(words) from cause


def crash():
    try:
        fail("Zander, Uwe")
    except RuntimeError as mistake:
        sys.excepthook(RuntimeError, mistake, mistake.__traceback__)


@pytest.mark.usefixtures("report")
def test_a_mistake_is_logged_and_said_once(qtbot, tmp_path):
    crash()
    crash()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    words = boxes()[0].findChildren(type(boxes()[0].objection_line))
    assert any(str(tmp_path / "planner.log") in one.text() for one in words)
    boxes()[0].accept()
    qtbot.waitUntil(lambda: not boxes())
    logged = (tmp_path / "planner.log").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "in crash" in logged
    crash()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    boxes()[0].accept()
    qtbot.waitUntil(lambda: not boxes())


def test_what_an_exception_says_is_not_logged_since_it_can_name_students():
    with pytest.raises(RuntimeError) as mistake:
        fail("Biber again", ValueError("UPDATE student: Biber, Uwe, 4711099"))
    text = told(mistake.value)
    words = text.splitlines()
    shown = [line for line in words if "Biber" in line and "fail(" not in line]
    assert shown == []
    assert "RuntimeError" in text
    assert "ValueError" in text


@pytest.mark.usefixtures("report")
def test_a_mistake_on_another_thread_is_heard_too(qtbot, tmp_path):
    def work():
        raise LookupError

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "LookupError" in (tmp_path / "planner.log").read_text(encoding="utf-8")
    boxes()[0].accept()
    qtbot.waitUntil(lambda: not boxes())


def test_whoever_heard_of_mistakes_before_hears_of_them_again(tmp_path):
    before = sys.excepthook
    report = CrashReport(Language("en"), tmp_path / "planner.log")
    report.install()
    assert sys.excepthook != before
    report.uninstall()
    assert sys.excepthook == before
