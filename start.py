"""Set up the program in .venv beside this file, then open the example course or run the checks.

    python3 start.py          set up what is missing and open the example course; without a
                              screen, take it through the shell and leave its documents in out/
    python3 start.py setup    only set up; afterwards .venv/bin/planner works
    python3 start.py test     set up with the test tools too and run every check

Standard library only, and written so that an old Python can run it and look for a newer one.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import io
import json
import os
import re
import shlex
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from setting_up import ROOT, Refusal, say
from setting_up.environment import PYTHON, SCRIPTS, set_up, told
from setting_up.libraries import system_libraries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

EXAMPLE = ROOT / "resources" / "example"
CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy", ("mypy",)),
    ("lint-imports", ("lint-imports",)),
    ("pytest", ("pytest", "-n", "2", "--dist", "worksteal", "--color=no")),
)
DOCUMENTS = (
    ("schedule-pdf", "schedule.pdf"),
    ("calendar-pdf", "calendar.pdf"),
    ("gradebook-xlsx", "gradebook.xlsx"),
    ("exam-xlsx", "examination-list.xlsx"),
    ("exam-pdf", "examination-list.pdf"),
    ("certificates", "certificates"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command says; return 0 done, 1 refused or a check failed, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", choices=("setup", "test"), help=argparse.SUPPRESS)
    what = parser.parse_args(arguments).what
    try:
        return carried_out(what)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except OSError as trouble:
        print(f"This broke off: {trouble}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def carried_out(what: str | None) -> int:
    """Set up, then do what the command says; return the exit code."""
    set_up(tests=what == "test")
    missing = system_libraries(PYTHON)
    if what == "test":
        return run_checks()
    if what == "setup":
        say("Everything is set up. Start it with: python3 start.py")
    elif has_screen(os.environ):
        return open_window(missing)
    else:
        main_job(ROOT / "out" / time.strftime("example-%Y%m%d-%H%M%S"))
    return 0


def has_screen(environ: Mapping[str, str]) -> bool:
    """Say whether a window can be shown; only on Linux and its like there may be no screen."""
    platform = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform:
        return platform not in ("offscreen", "minimal")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def open_window(missing: Sequence[str]) -> int:
    """Open the example course and wait until its window is closed."""
    if any(not re.search("xcb|x11", name) for name in missing):
        return 1  # Qt would not even load; what to do was said
    say("Opening the example course.")
    return subprocess.run([str(PYTHON), "-m", "planner", "--example"], check=False).returncode


def planner(*arguments: object) -> str:
    """Run one command of the program's shell; return what it printed, or refuse as it did."""
    words = [str(argument) for argument in arguments]
    say("  planner " + " ".join(map(shlex.quote, words)))
    done = subprocess.run(
        [str(PYTHON), "-m", "planner", *words],
        cwd=str(ROOT), stdout=subprocess.PIPE, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise Refusal(f"This command failed with code {done.returncode}.")
    return done.stdout


def main_job(folder: Path) -> None:
    """Take a new course from its web page to the documents, all in a new folder, without Qt."""
    folder.mkdir(parents=True)
    course = folder / "example.course"
    say("There is no screen here, so this is the whole way through the shell:")
    planner("create", course, "--page", EXAMPLE / "course-page.md", "--term", "WS 2023/24")
    planner("import", course, EXAMPLE / "roster.csv", "--as", "roster")
    shown: dict[str, Any] = json.loads(planner("show", course, "--json"))
    student, tier = shown["students"][0]["id"], shown["tiers"][0]
    for item in sorted({item for need in tier["requires"] for item in need["items"]}):
        planner("result", course, student, item, "passed")
    planner("decide", course, student)
    for kind, name in DOCUMENTS:
        planner("export", course, kind, folder / name)
    say(f"The course and its documents are in {folder}")


def run_checks() -> int:
    """Run every check, also after one failed; the last line is pytest's own.

    The tests leave a core idle now and then, and the other checks take one: they run meanwhile,
    one after the other, and are told of when the tests are over.
    """
    *others, (name, tests) = CHECKS
    say("\n== " + ", ".join(check for check, _ in CHECKS))
    done: dict[str, tuple[int, list[str]]] = {}
    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as beside:
        started = {check: beside.submit(checked, command) for check, command in others}
        done[name] = checked(tests, aloud=True)
        done.update({check: one.result() for check, one in started.items()})
    for check, _ in others:
        say(f"\n== {check}: {verdict(done[check][0])}")
        for line in done[check][1]:
            say(line)
    say("\nAll checks:")
    for check, _ in CHECKS:
        say(f"  {check}: {verdict(done[check][0])}")
    say(next(filter(None, reversed(done[name][1])), ""))
    return 1 if any(code for code, _ in done.values()) else 0


def checked(command: Sequence[str], *, aloud: bool = False) -> tuple[int, list[str]]:
    """Run one check; return its exit code and what it printed."""
    tool, *arguments = command
    return told([str(SCRIPTS / tool), *arguments], aloud=aloud)


def verdict(code: int) -> str:
    """Say how a check ended."""
    return f"FAILED (exit code {code})" if code else "passed"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack a letter of a name
    sys.exit(main())
