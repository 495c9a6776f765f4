"""A tick in the grid against a bare SQLite commit: from the key to the last pixel on screen.

Bar (DESIGN section 8): committed and painted within a bare commit + 12 ms at the 99th percentile.
The real page stands in the real window, with its inspector and a real course file beside the
system's temporary files. Each round presses Space on another cell, lets Qt paint everything that
is dirty, and then commits one bare row to a file of its own with the same journal and the same
synchronisation: both wait for the same disk, in the same run. Runs without a screen, too.

Cell, compass, sums, chips and strip are in that time. The inspector follows once the keys pause,
so that it holds no key up; what it then takes is measured for itself, with all that Qt puts off of
its laying out: events are handled until none is left, or the next tick would pay for it. The same
is done before each tick, after the cursor was put on its cell and the inspector has followed it.

    python -m benchmarks.bench_tick [--students 24] [--items 7] [--rounds 300] [--history 0]
                                     [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.commands import course, results, students, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import Store, create_course
from planner.language import Language
from planner.places import Places
from planner.rules.credits import Item, Requirement, State, Tier
from planner.rules.terms import Days
from planner.settings import Settings
from planner.ui.desk import Desk
from planner.ui.gradebook.page import GradesPage
from planner.ui.theme import Theme
from planner.ui.window import MainWindow
from planner.wording import worded

ALLOWED_MS = 12.0
TODAY = date(2024, 2, 12)
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
WARM_UP = 20


def fill(store: Store, n_students: int, n_items: int, n_steps: int) -> None:
    """Invent a course in which every second result is passed, and a history of so many steps."""
    store.change(Title.of("Found the course"), lambda tx: found(tx, n_students, n_items))
    who = store.read(one_student)
    for n in range(n_steps):
        entry = Entry(late_days=n % 9)
        store.change(Title.of("Late"), lambda tx, e=entry: results.enter(tx, who, "i0", e))


def found(tx, n_students: int, n_items: int) -> None:
    course.found(tx, term="WS 2023/24", lectures=LECTURES, title_en="Benchmark")
    ids = [f"i{n}" for n in range(n_items)]
    for n, item_id in enumerate(ids):
        work.add_item(tx, Item(id=item_id, title=f"Sheet {n + 1}", short=f"S{n + 1}"))
    for credits in (3, 6, 9):
        least = n_items * credits // 9
        rule = Requirement(text=f"{least} sheets", items=tuple(ids), at_least=least)
        name = f"{credits} ECTS"
        work.put_tier(
            tx, Tier(id=f"t{credits}", key="", name=name, credits=credits, requires=(rule,))
        )
    for n in range(n_students):
        row = students.add(tx, family=f"Adler-{n:05}", given="Jonas", aim_id="t6")
        for at, item_id in enumerate(ids):
            if (n + at) % 2:
                results.enter(tx, row, item_id, Entry(state=State.PASSED))


def one_student(tx) -> str:
    from planner.db.students import students as listed  # noqa: PLC0415 -- the name is taken above

    return listed(tx)[0].id


class Bare:
    """One table, one row a commit: what any program on this disk must pay."""

    def __init__(self, path: Path) -> None:
        self.file = sqlite3.connect(path, isolation_level=None)
        self.file.execute("PRAGMA journal_mode = TRUNCATE")
        self.file.execute("PRAGMA synchronous = EXTRA")
        self.file.execute("CREATE TABLE tick (id INTEGER PRIMARY KEY, state TEXT)")

    def commit(self) -> None:
        self.file.execute("BEGIN IMMEDIATE")
        self.file.execute("INSERT INTO tick (state) VALUES ('passed')")
        self.file.execute("COMMIT")


def window_for(store: Store, folder: Path, app: QApplication) -> tuple[MainWindow, GradesPage]:
    """Show the store as the program does."""
    say, theme = Language("en"), Theme(app, "light")
    desk = Desk(store, say)
    window = MainWindow(say, Settings(), Places.under(folder), theme)
    pages: list[GradesPage] = []

    def grades() -> GradesPage:
        pages.append(GradesPage(desk, say, theme, TODAY))
        return pages[0]

    window.show()
    app.processEvents()
    window.resize(1280, 800)  # after showing: a screen that is not there may be smaller
    made = {"grades": grades}
    window.show_course(desk, "Benchmark", "", made, lambda refusal: worded(refusal, say))
    window.show_page("grades")
    page = pages[0]
    page.grid.setFocus()
    while not page.counts.whole:
        app.processEvents()
    app.processEvents()
    return window, page


def settle(app: QApplication) -> None:
    """Let Qt lay out and paint until nothing is put off any more."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        app.sendPostedEvents()


def measure(page: GradesPage, bare: Bare, rounds: int, app: QApplication):
    """Return milliseconds of bare commits, of ticks, of the inspector, taken in turns."""
    floor, ours, follows = [], [], []
    rows, columns = min(page.model.rowCount(), 24), range(2, page.model.columnCount() - 1)
    for n in range(WARM_UP + rounds):
        page.grid.put(n % rows, columns[n % len(columns)])
        page.show_side()
        settle(app)
        start = time.perf_counter()
        bare.commit()
        floor.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
        app.processEvents()
        ours.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        page.show_side()
        settle(app)
        follows.append(1000 * (time.perf_counter() - start))
    return floor[WARM_UP:], ours[WARM_UP:], follows[WARM_UP:]


def p99(values: list[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[98]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--students", type=int, default=24)
    parser.add_argument("--items", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--history", type=int, default=0)
    parser.add_argument("--folder", help="where both files lie: a busy disk drowns the rest")
    wanted = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory(dir=wanted.folder) as name:
        folder = Path(name)
        with create_course(folder / "bench.course") as store:
            fill(store, wanted.students, wanted.items, wanted.history)
            window, page = window_for(store, folder, app)
            bare = Bare(folder / "bare.db")
            with closing(bare.file):
                floor, ours, follows = measure(page, bare, wanted.rounds, app)
            window.close()
    over = p99(ours) - p99(floor)
    print(f"{wanted.students} students x {wanted.items} items, {wanted.history} steps before")
    print(f"bare commit {median(floor):.2f} ms (99 % {p99(floor):.2f})")
    print(f"tick, committed and painted {median(ours):.2f} ms (99 % {p99(ours):.2f})")
    print(f"over the bare commit in the middle: {median(ours) - median(floor):.2f} ms")
    met = "met" if over <= ALLOWED_MS else "MISSED"
    print(f"over the bare commit at 99 %: {over:.2f} ms (bar {ALLOWED_MS:.0f} ms: {met})")
    print(f"the inspector follows in {median(follows):.2f} ms (99 % {p99(follows):.2f})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
