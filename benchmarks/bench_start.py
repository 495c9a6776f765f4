"""How long a start takes, against floors measured in the same run.

Each start is a process of its own, timed from just before it is made to what it shows. Bars: the
first paint (navigation, frame, course title) within 1.5 times an empty PySide6 main window; the
example course on screen and editable within 1.25 times an empty window that has also imported
SQLAlchemy's ORM. Run: .venv/bin/python benchmarks/bench_start.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = """
import sys, time
began = float(sys.argv[1])
def seen(what): print(what, time.time() - began, flush=True)
"""
MAKE = """
import sys
from pathlib import Path
from planner.jobs.example import make_example
make_example(Path(sys.argv[1])).close()
"""
EMPTY = (
    HEAD
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
{more}
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        seen("painted"); application.quit()
application = QApplication([])
window = Window(); window.resize(1280, 800); window.show()
application.exec()
"""
)
OURS = (
    HEAD
    + """
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from planner.app.planner import Planner
from planner.places import Places
class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not Watch.painted:
            Watch.painted = True
            QTimer.singleShot(0, lambda: None)
            seen("painted")
        return False
application = QApplication([])
watch = Watch(); application.installEventFilter(watch)
planner = Planner(application, places=Places.under(Path(sys.argv[2])), today=None, environment={})
planner.start(Path(sys.argv[3]), example=False)
def look():
    page = planner.window.frame.page()
    if page is None: QTimer.singleShot(0, look)
    else: QTimer.singleShot(0, shown)
def shown():
    planner.window.frame.page().repaint(); seen("editable")
    planner.close_course(); application.quit()
QTimer.singleShot(0, look)
application.exec()
"""
)


def run(code: str, *args: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(time.time()), *args],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ} | {"PYTHONDONTWRITEBYTECODE": ""},
    )
    said = (line.split() for line in done.stdout.splitlines())
    return {what: float(seconds) for what, seconds in said}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "example.course"
        subprocess.run(
            [
                sys.executable,
                "-c",
                MAKE,
                str(course),
            ],
            check=True,
            cwd=ROOT,
        )
        empty, orm, ours = [], [], []
        for _ in range(runs + 1):
            empty.append(run(EMPTY.format(more="")))
            orm.append(run(EMPTY.format(more="import sqlalchemy.orm")))
            ours.append(run(OURS, folder, str(course)))
    report("first paint", ours, "painted", empty, 1.5)
    report("course on screen", ours, "editable", orm, 1.25)


def report(
    name: str,
    ours: list[dict[str, float]],
    what: str,
    floor: list[dict[str, float]],
    bar: float,
) -> None:
    """Print medians without the first, cold run."""
    mine = statistics.median(one[what] for one in ours[1:]) * 1000
    bare = statistics.median(one["painted"] for one in floor[1:]) * 1000
    verdict = "within" if mine / bare <= bar else "MISSED"
    print(f"{name}: {mine:.0f} ms, floor {bare:.0f} ms, ratio {mine / bare:.2f} ({verdict} {bar})")


if __name__ == "__main__":
    main()
