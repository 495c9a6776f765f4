from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication

from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.ui.parts.outside import Outside
from planner.ui.parts.progress import ProgressDialog
from planner.ui.reports.exporting import Exporting


@pytest.fixture
def exporting(qtbot, desk, say):
    exporting = Exporting(desk, say, Outside(desk))
    qtbot.addWidget(exporting)
    exporting.show()
    return exporting


def test_how_it_ended_is_said_with_a_way_to_the_folder(exporting, tmp_path):
    exporting.tell("Two files written", tmp_path)
    assert exporting.words.text() == "Two files written"
    assert exporting.show_folder.isVisible()
    exporting.tell("Cancelled", None, "waiting")
    assert not exporting.show_folder.isVisible()


def test_work_that_is_refused_is_told_by_the_desk(qtbot, exporting, desk):
    def work(_progress, _cancelled):
        raise CannotWrite("list.pdf", WhyNot.NO_FOLDER)

    done = []
    with qtbot.waitSignals([desk.refused, exporting.ended]):
        exporting.run("Export", work, done.append)
    assert done == []


def test_a_second_export_does_not_begin_while_one_is_under_way(qtbot, exporting):
    may_end, begun = threading.Event(), []

    def work(_progress, _cancelled):
        begun.append(None)
        may_end.wait(10)

    exporting.run("Export", work, lambda _: None)
    exporting.run("Export", work, lambda _: None)
    with qtbot.waitSignal(exporting.ended):
        may_end.set()
    assert len(begun) == 1
    with qtbot.waitSignal(exporting.ended):
        exporting.run("Export", work, lambda _: None)
    assert len(begun) == 2


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(qtbot, exporting):
    under_way = threading.Event()

    def work(progress, cancelled):
        progress(1, 3)
        while not cancelled():
            under_way.wait(0.01)
        return "stopped"

    done = []
    exporting.run("Export", work, done.append)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ProgressDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog.count.text() == "1 of 3"
    with qtbot.waitSignal(exporting.ended):
        dialog.cancel.click()
    assert done == ["stopped"]
