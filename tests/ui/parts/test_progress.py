from __future__ import annotations

import threading
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from planner.db.store import in_memory
from planner.errors import PlannerError
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.parts import progress
from planner.ui.parts.errand import Errand, under_way
from planner.ui.parts.progress import ProgressDialog, run_errand

SAY = Language("en")


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    yield owner
    qtbot.waitUntil(lambda: under_way() == 0)


def slow(gate):
    def work(tell, cancelled):
        tell(3, 24)
        while not gate.wait(0.005) and not cancelled():
            pass
        return "called off" if cancelled() else "done"

    return work


def test_it_shows_how_far_the_errand_is_and_goes_with_it(qtbot, owner, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_MS", 0)
    gate, seen = threading.Event(), []
    errand = Errand(owner, slow(gate), seen.append, seen.append)
    dialog = ProgressDialog(owner, SAY, "Writing certificates", errand)
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.count.text() == "3 of 24")
    assert (dialog.bar.value(), dialog.bar.maximum()) == (3, 24)
    assert dialog.bar.accessibleName() == "Writing certificates"
    gate.set()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert seen == ["done"]


def test_escape_calls_the_errand_off_and_waits_for_it(qtbot, owner, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_MS", 0)
    seen = []
    errand = Errand(owner, slow(threading.Event()), seen.append, seen.append)
    dialog = ProgressDialog(owner, SAY, "Writing certificates", errand)
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.count.text() == "Stopping at the next safe place…"
    assert not dialog.cancel.isEnabled()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert seen == ["called off"]


def test_a_short_errand_shows_no_dialog(qtbot, owner):
    seen = []
    errand = Errand(owner, lambda *_: "quick", seen.append, seen.append)
    dialog = ProgressDialog(owner, SAY, "Writing", errand)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert seen == ["quick"]


@pytest.fixture
def desk():
    with closing(in_memory()) as store:
        yield Desk(store, SAY)


def test_an_errand_in_view_is_over_before_its_result_is_used(qtbot, owner, desk):
    heard = []
    run_errand(
        *(owner, desk, "Writing", lambda *_: "written", heard.append),
        over=lambda: heard.append("over"),
    )
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["over", "written"]


def test_the_desk_tells_why_an_errand_in_view_was_refused(qtbot, owner, desk):
    heard, refusal = [], PlannerError()

    def work(*_):
        raise refusal

    with qtbot.waitSignal(desk.refused) as refused:
        run_errand(owner, desk, "Writing", work, heard.append, over=lambda: heard.append("over"))
    assert refused.args == [refusal]
    assert heard == ["over"]
