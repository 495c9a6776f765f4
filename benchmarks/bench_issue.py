"""A run of certificates into a folder: peak memory, and milliseconds each against bare drawing.

No document is kept: the peak of a run of 1,000 is set beside that of one of 100, each in a
process of its own. What it has more is SQLite's page cache, which stops at the size that
planner.db.engine sets. Each certificate is drawn, registered in a transaction of its own and
written to the disk whole; bare drawing is the first of these alone, on the same facts.

    python -m benchmarks.bench_issue [--certificates 1000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from planner.commands import course, decisions, students
from planner.commands.decisions import Verdict
from planner.db.journal import Title
from planner.db.store import create_course, open_course
from planner.jobs import certificates
from planner.jobs.certificate_export import export
from planner.jobs.certificates import Wish, drawn
from planner.rules.credits import Outcome
from planner.rules.decisions import basis
from planner.rules.terms import Days

TODAY = date(2024, 2, 12)
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
DRAWN = 50  # certificates that are drawn for the floor
FIELDS = {
    "title_de": "Bestärkendes Lernen",
    "title_en": "Reinforcement Learning",
    "university": "Universität Neustadt",
    "place": "Neustadt",
}


def make(path: Path, every: int) -> None:
    """Make a course in which everybody has passed."""
    with create_course(path, now=lambda: datetime(2024, 2, 12, tzinfo=UTC)) as store:

        def found(tx) -> None:
            course.found(tx, term="WS 2023/24", lectures=LECTURES)
            course.edit(tx, **FIELDS)

        store.change(Title.of("Make"), found)
        store.change(Title.of("Decide"), lambda tx: decide(tx, every))


def decide(tx, every: int) -> None:
    for n in range(every):
        who = students.add(tx, family=f"Amsel {n}", given="Ayşe", matriculation=f"{4711000 + n}")
        verdict = Verdict(
            outcome=Outcome.PASSED,
            tier=None,
            credits=Decimal(6),
            grade=Decimal("1.7"),
            assessed_on=TODAY,
            decided_on=TODAY,
            basis=basis(None, {}, {}),
        )
        decisions.decide(tx, who, verdict)


def measure(path: Path, folder: Path) -> dict[str, float]:
    """Issue in this process; return milliseconds each, those of drawing alone, and MiB."""
    with open_course(path) as store:
        found = store.read(certificates.batch, Wish(language="de"), TODAY)
        some = found.due[:DRAWN]
        drawn(some[0].facts, "de")
        begun = perf_counter()
        for one in some:
            drawn(one.facts, "de")
        bare = (perf_counter() - begun) / len(some)
        begun = perf_counter()
        run = export(store, found, folder, today=TODAY)
        each = (perf_counter() - begun) / run.written
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"written": run.written, "each": each * 1000, "bare": bare * 1000, "peak": peak}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--certificates", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="where the files lie; a disk, not memory")
    parser.add_argument("--inside", type=Path, nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.inside:
        print(json.dumps(measure(*wanted.inside)))
        return 0
    with tempfile.TemporaryDirectory(dir=wanted.folder) as scratch:
        for every in (wanted.certificates // 10, wanted.certificates):
            path = Path(scratch) / f"{every}.course"
            make(path, every)
            command = [sys.executable, "-m", "benchmarks.bench_issue", "--inside"]
            command += [str(path), str(Path(scratch) / f"out {every}")]
            said = subprocess.run(command, check=True, capture_output=True, text=True)
            found = json.loads(said.stdout)
            print(
                f"{found['written']:5.0f} certificates: {found['each']:.1f} ms each, drawing alone"
                f" {found['bare']:.1f} ms, peak {found['peak']:.0f} MiB"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
