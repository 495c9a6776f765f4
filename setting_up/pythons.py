"""Find a Python that the program can live on, in all the usual places."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from setting_up import ENVIRONMENT, ROOT, Refusal
from setting_up.libraries import installed_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OLDEST = (3, 12)
PREFERRED = ((3, 13), (3, 14), (3, 12))  # where several are found
NAMES = re.compile(r"python(3(\.\d+)?)?(\.exe)?")
IN_HOME = (
    ".pyenv/versions/3.*/bin/python3",
    ".pyenv/pyenv-win/versions/3.*/python.exe",
    ".local/share/uv/python/cpython-3.*/bin/python3",
    ".local/share/mise/installs/python/3.*/bin/python3",
    ".asdf/installs/python/3.*/bin/python3",
    ".local/bin/python3.*",
    "AppData/Local/Programs/Python/Python3*/python.exe",
)
ANYWHERE = (
    "usr/local/bin/python3*",
    "usr/bin/python3*",
    "opt/*/bin/python3*",
    "opt/python/*/bin/python3*",
    "opt/homebrew/opt/python@3.*/bin/python3*",
    "usr/local/opt/python@3.*/bin/python3*",
    "home/linuxbrew/.linuxbrew/bin/python3*",
    "Library/Frameworks/Python.framework/Versions/3.*/bin/python3",
    "Program Files/Python3*/python.exe",
)
PROBE = """
import json, platform, sys, sysconfig
lacks = [] if sys.version_info[3] == "final" else ["a final release"]
usual = platform.python_implementation() == "CPython"
usual = usual and not sysconfig.get_config_var("Py_GIL_DISABLED")
lacks += [] if usual else ["the usual interpreter"]
lacks += [] if sys.maxsize > 2**32 else ["64 bits"]
for name in ("ctypes", "sqlite3", "ssl", "zlib", "venv", "ensurepip"):
    try:
        there = __import__(name).__spec__.origin  # None: a folder left behind without its files
    except ImportError:
        there = None
    lacks += [] if there else [name]
base = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps([base, sys.version_info[:3], lacks]))
"""


class Found(NamedTuple):
    """A Python that runs: where it is, its version, and what it lacks for our purpose."""

    program: str
    version: tuple[int, ...]
    lacks: tuple[str, ...]

    def __str__(self) -> str:
        lacks = f", without {' and '.join(self.lacks)}" if self.lacks else ""
        return f"{self.program} ({'.'.join(map(str, self.version))}{lacks})"


def candidates(root: Path, homes: Iterable[Path], environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield every program that may be a Python: on the PATH, then in the usual folders."""
    on_path = [Path(folder) for folder in environ.get("PATH", "").split(os.pathsep)]
    patterns = [(folder, "python*") for folder in on_path if folder.is_absolute()]
    if environ.get("PYENV_ROOT"):
        patterns.append((Path(environ["PYENV_ROOT"]), "versions/3.*/bin/python3"))
    patterns += [(home, pattern) for home in homes for pattern in IN_HOME]
    patterns += [(root, pattern) for pattern in ANYWHERE]
    for folder, pattern in patterns:
        with contextlib.suppress(OSError):  # a folder that we may not read
            for program in sorted(folder.glob(pattern)):
                if NAMES.fullmatch(program.name) and ENVIRONMENT not in program.parents:
                    yield program


def launched() -> list[Path]:
    """Return what the py launcher of Windows knows."""
    if not shutil.which("py"):
        return []
    listed = subprocess.run(["py", "-0p"], capture_output=True, text=True, check=False)
    return [Path(found) for found in re.findall(r"\S:\\.*python\.exe", listed.stdout)]


def probed(program: Path) -> Found | None:
    """Run a program and see what sort of Python it is; None when it is none."""
    try:
        done = subprocess.run(
            [str(program), "-I", "-c", PROBE],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=True,
        )  # fmt: skip
        real, version, lacks = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        return None
    return Found(real, tuple(version), tuple(lacks))


def pythons(programs: Iterable[Path]) -> list[Found]:
    """Return the Pythons among some programs, each once, the best first."""
    found: dict[str, Found] = {}
    for program in {os.path.realpath(program): program for program in programs}.values():
        python = probed(program)
        if python:
            found.setdefault(os.path.realpath(python.program), python)
    return sorted(found.values(), key=lambda python: (not fits(python), rank(python)))


def fits(python: Found) -> bool:
    """Say whether the program can live on this Python."""
    return python.version >= OLDEST and not python.lacks


def rank(python: Found) -> tuple[int, ...]:
    """Order by preference; what is newer than anything we tried comes last."""
    known = python.version[:2] in PREFERRED
    return (PREFERRED.index(python.version[:2]) if known else len(PREFERRED), *python.version)


def find_python() -> Found:
    """Return the best Python of this machine, or refuse with what was found."""
    running = probed(Path(getattr(sys, "_base_executable", None) or sys.executable))
    if running and fits(running) and running.version[:2] in PREFERRED:
        return running
    homes = {Path.home()}
    with contextlib.suppress(ImportError, KeyError):  # Windows; a user without an entry
        import pwd  # noqa: PLC0415 - Windows has none

        homes.add(Path(pwd.getpwuid(os.getuid()).pw_dir))
    programs = [*candidates(Path(ROOT.anchor), sorted(homes), os.environ), *launched()]
    found = pythons(programs)
    if found and not fits(found[0]) and venv_installed_for(found):
        found = pythons(programs)
    if found and fits(found[0]):
        return found[0]
    needed = ".".join(map(str, OLDEST))
    seen = "; ".join(map(str, found)) or "none at all"
    raise Refusal(
        f"Course Planner needs Python {needed} or newer with venv. Found here: {seen}.\n"
        "Install one, then run this again. Debian 13, Ubuntu 24.04 and newer: python3 and "
        "python3-venv. Fedora: python3. macOS: python from Homebrew. Windows: from python.org. "
        "Elsewhere: pyenv install 3.13, or uv python install 3.13."
    )


def venv_installed_for(found: Sequence[Found]) -> bool:
    """Add what Debian splits off its Python, if that is all that is missing and we may."""
    for python in found:
        is_split = python.version >= OLDEST and {*python.lacks} <= {"venv", "ensurepip"}
        if is_split and python.program.startswith("/usr/bin/") and shutil.which("apt-get"):
            package = "python{}.{}-venv".format(*python.version)
            command = ["apt-get", "install", "-y", "--no-install-recommends", package]
            if installed_by(command):
                return True
            raise Refusal(f"{python}. Please run: sudo {shlex.join(command)}")
    return False
