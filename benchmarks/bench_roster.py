"""A roster of 10,000 students against a bare read and a bare insert of the same rows.

Bar (DESIGN section 8): within 1.5 times. Ours is all that the shell's import does in its process:
the list is read and checked, compared with the course, the course backed up, and everyone entered
as one step with history. The floor reads the same file with the module csv, and inserts the same
rows (taken from the course that ours made, so that they are the same to the letter) and the same
history rows, whose images are written as JSON and sealed as one step, with sqlite3 alone, in one
transaction with the same journal and the same synchronisation, into a file with the same tables.
Both run alternately; the medians of their processor time, and of the time on the clock, are
compared.

    python -m benchmarks.bench_roster [--students 10000] [--rounds 5] [--folder DIR]
"""

from __future__ import annotations

import argparse
import csv
import gc
import hashlib
import json
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from planner.commands import course
from planner.db.engine import PROMISES
from planner.db.journal import Title
from planner.db.store import create_course, open_course
from planner.exchange.rosters import read_roster
from planner.jobs import roster
from planner.rules.terms import Days

BAR = 1.5
FAMILIES = ("Adler", "Amsel", "Biber", "Çelik-Dachs", "Eule", "Fischer", "Gőz", "Łuchs", "Şahin")
GIVEN = ("Jonas", "Berta", "Çağla", "Emil", "Zoë", "Ömer", "Hannah", "Józef", "Žofia")
HEAD = ("Nachname", "Vorname", "Matrikelnummer", "E-Mail-Adresse", "Studiengang")
NOW = datetime(2023, 10, 20, 8, tzinfo=UTC)
LECTURES = Days(NOW.date().replace(day=16), NOW.date().replace(year=2024, month=2, day=10))


def write_list(path: Path, students: int) -> None:
    """Invent a list, as an office exports it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEAD)
        for n in range(students):
            family, given = f"{FAMILIES[n % len(FAMILIES)]} {n}", GIVEN[n % len(GIVEN)]
            email = f"student{n}@student.example.org"
            out.writerow((family, given, f"{4711000 + n:07}", email, "M.Sc. ML"))


def import_with_ours(path: Path, source: Path) -> None:
    with open_course(path, who="Berta") as store:
        shown = store.read(roster.preview, read_roster(source))
        roster.import_roster(store, path, shown, name=source.name, at=NOW)


class Floor:
    """The same rows, read from a course that ours has filled before any clock runs."""

    def __init__(self, filled: Path, empty: Path) -> None:
        with closing(sqlite3.connect(filled)) as connection:
            self.students = connection.execute("SELECT * FROM student").fetchall()
            self.step = connection.execute("SELECT * FROM step ORDER BY id DESC").fetchone()
            images = "SELECT * FROM step_image WHERE step_id = ? ORDER BY id"
            rows = connection.execute(images, (self.step[0],)).fetchall()
            columns = [one[1] for one in connection.execute("PRAGMA table_info(step_image)")]
        self.after = columns.index("after")
        self.images = [(row, json.loads(row[self.after])) for row in rows]
        self.empty = empty

    def run(self, path: Path, source: Path) -> None:
        """Read with csv and insert with sqlite3, nothing else."""
        with source.open(encoding="utf-8", newline="") as file:
            read = list(csv.reader(file, delimiter=";"))
        assert len(read) == len(self.students) + 1
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for promise in PROMISES:
                connection.execute(f"PRAGMA {promise}").close()
            connection.execute("BEGIN IMMEDIATE")
            self._insert(connection, "student", self.students)
            images, digest = [], hashlib.sha256()
            for row, image in self.images:
                text = json.dumps(image, ensure_ascii=False)
                digest.update(text.encode())
                images.append((*row[: self.after], text, *row[self.after + 1 :]))
            self._insert(connection, "step", [(*self.step[:-1], digest.hexdigest())])
            self._insert(connection, "step_image", images)
            connection.execute("COMMIT")

    @staticmethod
    def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - the names of two tables


def seconds(run) -> tuple[float, float]:
    gc.collect()
    busy, clock = time.process_time(), time.perf_counter()
    run()
    return time.process_time() - busy, time.perf_counter() - clock


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the files lie; a disk, not memory")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.folder) as scratch:
        compare(Path(scratch), wanted)
    return 0


def compare(folder: Path, wanted: argparse.Namespace) -> None:
    source, empty, filled = folder / "list.csv", folder / "empty.course", folder / "filled.course"
    write_list(source, wanted.students)
    with create_course(empty, who="Berta") as store:
        store.change(
            Title.of("Found"), lambda tx: course.found(tx, term="WS 2023/24", lectures=LECTURES)
        )
    shutil.copy(empty, filled)
    import_with_ours(filled, source)
    floor = Floor(filled, empty)
    ours, bare = [], []
    for n in range(wanted.rounds):
        for run, found, name in (
            (floor.run, bare, f"bare{n}.course"),
            (import_with_ours, ours, f"ours{n}.course"),
        ):
            path = Path(shutil.copy(empty, folder / name))
            found.append(seconds(lambda run=run, path=path: run(path, source)))
    print(f"{wanted.students} students, {filled.stat().st_size} bytes of course")
    for at, what in ((1, "on the clock"), (0, "of the processor")):
        floor_s, ours_s = (median(one[at] for one in found) for found in (bare, ours))
        ratio = ours_s / floor_s
        print(f"bare read and insert {floor_s:.3f} s, ours {ours_s:.3f} s {what}: ", end="")
        print(f"{ratio:.2f} x (bar {BAR} x: {'met' if ratio <= BAR else 'MISSED'})")


if __name__ == "__main__":
    raise SystemExit(main())
