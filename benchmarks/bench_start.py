"""How long a start takes, against floors measured in the same run.

Each start is a process of its own (one_start.py), timed from just before it is made. Bars (DESIGN
section 8): the first paint (navigation, frame, course title) within 1.5 times an empty PySide6
main window; the example course on screen and editable within 1.25 times an empty window that has
also imported SQLAlchemy's ORM. Starts take turns, so that a busy machine disturbs all alike;
medians of wall clock and of processor time are printed, and what the first move of a session
cost then. Byte code is warm, as after the first start of an installed program.

    python benchmarks/bench_start.py [--runs 15] [--example]

With --example the course is not opened from a file but made, as ``planner --example`` does. On a
screen instead of Qt's offscreen platform: QT_QPA_PLATFORM=xcb xvfb-run python benchmarks/...
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planner.jobs.example import make_example

CHILD = Path(__file__).with_name("one_start.py")
FIRST_PAINT, COURSE = 1.5, 1.25
Moments = dict[str, tuple[float, float]]  # seconds by the clock, and of the processor


def one_start(kind: str, *arguments: str) -> Moments:
    """Start once and return the moments that the process told of."""
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, str(CHILD), kind, str(time.time()), *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=surroundings,
    )
    lines = (line.split() for line in done.stdout.splitlines())
    return {what: (float(clock), float(used)) for what, clock, used in lines}


def rounds(runs: int, *, example: bool) -> list[dict[str, Moments]]:
    """Start each kind in turn; the first round warms everything up and is left out."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_example(folder / "made.course").close()
        for number in range(runs + 1):
            course = folder / f"{number}.course"
            shutil.copyfile(folder / "made.course", course)
            what = "--example" if example else str(course)
            found.append(
                {
                    "empty": one_start("empty"),
                    "orm": one_start("orm"),
                    "ours": one_start("ours", "--home", name, what),
                }
            )
    return found[1:]


def median(found: list[dict[str, Moments]], kind: str, moment: str) -> tuple[float, float]:
    """Return the medians of a moment in milliseconds, by the clock and of the processor."""
    moments = [one[kind][moment] for one in found]
    clock, used = (statistics.median(seconds) * 1000 for seconds in zip(*moments, strict=True))
    return clock, used


def report(name: str, ours: tuple[float, float], floor: tuple[float, float], bar: float) -> bool:
    """Print one line; the answer is whether the bar is met by the clock."""
    (clock, used), (bare, bare_used) = ours, floor
    ratio, verdict = clock / bare, "within" if clock / bare <= bar else "MISSED"
    print(
        f"{name}: {clock:.0f} ms, floor {bare:.0f} ms, ratio {ratio:.2f} ({verdict} {bar}); "
        f"processor {used:.0f} ms, floor {bare_used:.0f} ms, ratio {used / bare_used:.2f}"
    )
    return clock / bare <= bar


def main() -> int:
    """Print both comparisons; 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--example", action="store_true")
    options = parser.parse_args()
    found = rounds(options.runs, example=options.example)
    met = [
        report(
            "first paint",
            median(found, "ours", "painted"),
            median(found, "empty", "painted"),
            FIRST_PAINT,
        ),
        report(
            "course on screen and editable",
            median(found, "ours", "editable"),
            median(found, "orm", "painted"),
            COURSE,
        ),
    ]
    after = median(found, "ours", "edited")[0] - median(found, "ours", "editable")[0]
    print(f"first move of a session after that: {after:.0f} ms")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
