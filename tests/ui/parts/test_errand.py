from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from planner.ui.parts.errand import Errand, call_off_all, under_way


def test_the_result_comes_back_on_the_first_thread(qtbot):
    seen, owner, here = [], QObject(), threading.get_ident()
    Errand(
        owner,
        lambda _progress, _cancelled: (6 * 7, threading.get_ident() != here),
        lambda result: seen.append((result, threading.get_ident() == here)),
        seen.append,
    )
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [((42, True), True)]
    assert under_way() == 0


def test_an_exception_is_handed_over(qtbot):
    seen, owner = [], QObject()
    Errand(owner, lambda *_: 1 // 0, seen.append, lambda why: seen.append(type(why)))
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [ZeroDivisionError]


def test_progress_is_told_in_order_and_before_the_result(qtbot):
    seen, owner = [], QObject()

    def work(progress, _cancelled):
        for n in range(3):
            progress(n + 1, 3)
        return "done"

    errand = Errand(owner, work, seen.append, seen.append)
    errand.progressed.connect(lambda n, of: seen.append((n, of)))
    qtbot.waitUntil(lambda: "done" in seen)
    assert seen == [(1, 3), (2, 3), (3, 3), "done"]


def test_work_that_is_called_off_stops_and_says_how_far_it_came(qtbot):
    begun, seen, owner = threading.Event(), [], QObject()

    def work(_progress, cancelled):
        steps = 0
        while not cancelled():
            steps += 1
            begun.set()
        return steps

    errand = Errand(owner, work, seen.append, seen.append)
    assert begun.wait(5)
    assert not errand.cancelled()
    with qtbot.waitSignal(errand.ended):
        errand.cancel()
    assert errand.cancelled()
    assert seen[0] >= 1


def test_a_closed_owner_hears_nothing(qtbot):
    gate, seen, owner = threading.Event(), [], QWidget()
    Errand(owner, lambda *_: gate.wait(5), seen.append, seen.append)
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: under_way() == 0)
    assert seen == []


def test_all_work_is_called_off_when_the_program_ends(qtbot):
    owner, stopped = QObject(), []

    def work(_progress, cancelled):
        while not cancelled():
            pass
        stopped.append("stopped")

    Errand(owner, work, stopped.append, stopped.append)
    call_off_all()
    assert stopped == ["stopped"]
    qtbot.waitUntil(lambda: under_way() == 0)
