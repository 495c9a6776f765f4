"""What the program itself takes for one sheet of a pile, beside the person who types it.

Thirty sheets in two minutes leave four seconds for each. Measured are every key (what is found is
shown at once) and Enter (written to the file, lists and grid brought up to date), until all is
painted, in a real file; and opening the dialog.

    python -m benchmarks.bench_pile [--students 30] [--rounds 90]
"""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.bench_tick import fill, settle, window_for
from planner.commands import work
from planner.db.journal import Title
from planner.db.store import create_course
from planner.rules.credits import Item, Marking
from planner.ui.gradebook.pile import PileDialog

if TYPE_CHECKING:
    from planner.ui.gradebook.page import GradesPage

SHEET = Item(id="pile", title="Pile", marking=Marking.POINTS, max_points=Decimal(20))


def measure(page: GradesPage, rounds: int, app: QApplication) -> dict[str, list[float]]:
    """Return milliseconds of opening, of keys and of Enter."""
    found: dict[str, list[float]] = {"open": [], "key": [], "enter": []}
    families = [line.student.family for line in page.model.lines()]
    page.show_thing((page.model.lines()[0].student.id, SHEET.id))

    def timed(what: str, do) -> None:
        start = perf_counter()
        do()
        settle(app)
        found[what].append((perf_counter() - start) * 1000)

    timed("open", page.room.ask_pile)
    dialog = next(one for one in page.window().findChildren(PileDialog) if one.isVisible())
    for n in range(rounds):
        for key in f"{families[n % len(families)]} {n % 20}".lower():
            timed("key", lambda key=key: QTest.keyClick(dialog.line, key))
        if n >= len(families):  # there is an old value: Enter asks first
            timed("key", lambda: QTest.keyClick(dialog.line, Qt.Key.Key_Return))
        timed("enter", lambda: QTest.keyClick(dialog.line, Qt.Key.Key_Return))
        assert not dialog.line.text(), dialog.objection_line.text()
    dialog.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=90)
    asked = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pile.course"
        with closing(create_course(path)) as store:
            fill(store, asked.students, 8, 0)
            store.change(Title.of("Sheet"), lambda tx: work.add_item(tx, SHEET))
            window, page = window_for(store, Path(folder), app)
            found = measure(page, asked.rounds, app)
            window.close()
    print(f"{asked.students} students, {asked.rounds} sheets")
    for what, times in found.items():
        high = quantiles(times, n=100)[98] if len(times) > 1 else times[0]
        print(f"{what:>6}: median {median(times):6.1f} ms, 99th percentile {high:6.1f} ms")


if __name__ == "__main__":
    main()
