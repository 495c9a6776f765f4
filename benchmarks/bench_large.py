"""Large courses and long histories: what opening, ticking and undoing cost then.

Bars (DESIGN section 8): 10,000 students x 30 items open within 1 s more than an empty course; and
cost grows with the work, not with the file: opening, a tick and its undo take as long after a
history of 50,000 steps as after none (within 1.25 times, by the medians of processor time).
Opening is measured from the file's name to the Grades page painted with its first rows, after one
opening to warm up; its floor is sqlite3 alone reading all rows of students and results. The ticks
are the program's own commands on the real file: commit, undo, and what Undo would take next.
Processor time is compared, since a busy machine changes the clock's far more.

    python -m benchmarks.bench_large [--students 10000] [--items 30] [--history 50000] [--rounds 9]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.bench_tick import LECTURES, TODAY, fill
from planner.commands import course, results, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.result_tables import ItemResult, Student
from planner.db.store import Store, create_course, open_course
from planner.db.students import students
from planner.db.watching import enter_many
from planner.language import Language
from planner.rules.credits import Item, Requirement, State, Tier
from planner.ui.desk import Desk
from planner.ui.gradebook.page import GradesPage
from planner.ui.theme import Theme

MORE_S, LONGER = 1.0, 1.25
STEPS = 60
FLOOR = ("SELECT * FROM student", "SELECT * FROM result")


def fill_large(store: Store, n_students: int, n_items: int) -> None:
    """Invent a course in which everybody has a result for every item."""

    def enter(tx) -> None:
        course.found(tx, term="WS 2023/24", lectures=LECTURES, title_en="Benchmark")
        ids = tuple(f"i{n}" for n in range(n_items))
        for n, item_id in enumerate(ids):
            work.add_item(tx, Item(id=item_id, title=f"Sheet {n + 1}", short=f"S{n + 1}"))
        for credits in (3, 6, 9):
            text, least = f"{credits} ECTS", n_items * credits // 9
            rule = Requirement(text=text, items=ids, at_least=least)
            tier = Tier(id=f"t{credits}", key="", name=text, credits=credits, requires=(rule,))
            work.put_tier(tx, tier)
        people = ({"family": f"Adler-{n:05}", "given": "Jonas"} for n in range(n_students))
        enter_many(tx, Student, people)
        states = (State.PASSED, State.SUBMITTED, State.PASSED)
        rows = (
            {"student_id": row.id, "item_id": item_id, "state": states[(n + at) % 3]}
            for n, row in enumerate(students(tx))
            for at, item_id in enumerate(ids)
        )
        enter_many(tx, ItemResult, rows)

    store.change(Title.of("Fill"), enter)


def opened(path: Path, app: QApplication) -> float:
    """Return the processor seconds from a file to its painted grid."""
    theme, say = Theme(app, "light"), Language("en")
    begun = time.process_time()
    with open_course(path) as store:
        page = GradesPage(Desk(store, say), say, theme, TODAY)
        page.resize(1000, 700)
        page.refresh(None)
        page.show()
        app.processEvents()
        took = time.process_time() - begun
        page.close()
        page.deleteLater()
        app.processEvents()
    return took


def bare(path: Path) -> float:
    """Return the processor seconds in which sqlite3 alone reads the same rows."""
    begun = time.process_time()
    with closing(sqlite3.connect(path)) as connection:
        for sql in FLOOR:
            connection.execute(sql).fetchall()
    return time.process_time() - begun


def stepping(path: Path, rounds: int) -> list[float]:
    """Return the processor seconds of a tick, its undo and the question what Undo would take."""
    found = []
    with open_course(path) as store:
        who = store.read(students)[0].id
        for n in range(rounds):
            begun = time.process_time()
            entry = Entry(late_days=10 + n)
            store.change(Title.of("Late"), lambda tx, e=entry: results.enter(tx, who, "i0", e))
            store.undo()
            store.tops()
            found.append(time.process_time() - begun)
    return found


def large(folder: Path, app: QApplication, wanted: argparse.Namespace) -> None:
    path, empty = folder / "large.course", folder / "empty.course"
    for where, n_students in ((path, wanted.students), (empty, 0)):
        with create_course(where) as store:
            fill_large(store, n_students, wanted.items)
    opened(empty, app)  # once to warm up
    found = [(opened(path, app), opened(empty, app), bare(path)) for _ in range(3)]
    ours, nothing, floor = (median(column) for column in zip(*found, strict=True))
    more = ours - nothing
    print(f"{wanted.students} students x {wanted.items} items, of the processor:")
    print(f"  opened in {ours:.2f} s, an empty course in {nothing:.2f} s")
    met = "met" if more <= MORE_S else "MISSED"
    print(f"  {more:.2f} s more (bar {MORE_S} s: {met}); sqlite3 alone reads in {floor:.2f} s")


def long(folder: Path, app: QApplication, wanted: argparse.Namespace) -> None:
    short, aged = folder / "short.course", folder / "aged.course"
    with create_course(short) as store:
        fill(store, 24, 7, 20)
    with create_course(aged) as store:
        fill(store, 24, 7, wanted.history)
    opened(short, app)
    opens = [(opened(aged, app), opened(short, app)) for _ in range(wanted.rounds)]
    report("opening", *zip(*opens, strict=True), wanted.history)
    steps = stepping(aged, STEPS), stepping(short, STEPS)
    report("a tick and its undo", *steps, wanted.history)


def report(what: str, after_many, after_few, history: int) -> None:
    aged, fresh = 1000 * median(after_many), 1000 * median(after_few)
    ratio = aged / fresh
    print(f"{what} after {history} steps {aged:.2f} ms, after 20 {fresh:.2f} ms: ", end="")
    print(f"{ratio:.2f} x (bar {LONGER} x: {'met' if ratio <= LONGER else 'MISSED'})")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--items", type=int, default=30)
    parser.add_argument("--history", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", help="where the files lie")
    wanted = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory(dir=wanted.folder) as name:
        large(Path(name), app, wanted)
        long(Path(name), app, wanted)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
