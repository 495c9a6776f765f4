"""Make the private environment .venv and put the locked packages and the program into it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

from setting_up import ENVIRONMENT, ROOT, WINDOWS, Refusal, say
from setting_up.pythons import OLDEST, find_python

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # two set-ups at once are then not held apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SCRIPTS = ENVIRONMENT / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
STAMP = ENVIRONMENT / "set-up.json"  # what was installed, by hash
HALF_MADE = ENVIRONMENT / "half-made"  # there while a set-up runs, and after one was killed
LOCK, TEST_LOCK, PROJECT = "requirements.lock", "requirements-test.lock", "pyproject.toml"
PAUSES = (2, 10)  # seconds before a broken download is tried again
BIG_DOWNLOAD = re.compile(r"^ *Downloading .* MB\)$")
LOOK = """
import importlib.util, json, sys
print(json.dumps([sys.version_info[:2], importlib.util.find_spec("pip") is not None]))
"""
BROKEN_OFF = re.compile(
    r"connection|timed? ?out|temporary failure|reset by peer|incomplete|HTTP error 5|SSL",
    re.IGNORECASE,
)


def set_up(*, tests: bool) -> Path:
    """Bring .venv up to date, with the test tools if asked, and return its Python.

    Nothing is fetched when the locks are those of the last time. Raises Refusal.
    """
    with alone():
        make_environment()
        names = [LOCK, *([TEST_LOCK] if tests else []), PROJECT]
        wanted = {name: digest(ROOT / name) for name in names}
        done = stamped()
        changed = [name for name in names if done.get(name) != wanted[name]]
        if changed:
            HALF_MADE.touch()
            try:
                install(changed)
                STAMP.write_text(json.dumps({**done, **wanted, "root": str(ROOT)}), "utf-8")
            except Refusal:  # pip has taken back what it began
                HALF_MADE.unlink()
                raise
            HALF_MADE.unlink()
    return PYTHON


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait while another start.py sets up here."""
    with (ROOT / "start.py").open() as ours:
        if fcntl is not None:
            try:
                fcntl.flock(ours, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another start.py is setting up here; waiting for it.")
                fcntl.flock(ours, fcntl.LOCK_EX)
            except OSError:  # a network folder that knows no locks
                pass
        yield


def make_environment() -> None:
    """Make .venv, unless there is a sound one."""
    trouble = trouble_with_environment()
    if not trouble:
        return
    python = find_python()
    if ENVIRONMENT.exists():
        say(f"Making .venv anew: {trouble}.")
        shutil.rmtree(str(ENVIRONMENT))
    say(f"Making .venv with Python {'.'.join(map(str, python.version))} ({python.program}).")
    ENVIRONMENT.mkdir()
    HALF_MADE.touch()
    code, lines = told([python.program, "-I", "-m", "venv", str(ENVIRONMENT)])
    if code:
        raise Refusal("Python could not make .venv:\n" + "\n".join(lines[-10:]))
    HALF_MADE.unlink()


def trouble_with_environment() -> str:
    """Say why the .venv there is cannot be used; nothing if it can."""
    if not PYTHON.exists():
        return "its Python is gone"
    if HALF_MADE.exists():
        return "the last set-up did not come to its end"
    if stamped().get("root", str(ROOT)) != str(ROOT):
        return "the folder was moved"
    code, lines = told([str(PYTHON), "-I", "-c", LOOK])
    if code:
        return "its Python does not run"
    version, has_pip = json.loads(lines[-1])
    if tuple(version) < OLDEST:
        return "its Python {}.{} is too old".format(*version)
    return "" if has_pip else "it has no pip"


def stamped() -> dict[str, str]:
    """Return the hashes of what was last installed; none if that is not known."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, whatever its line ends."""
    return hashlib.sha256(file.read_text("utf-8").encode()).hexdigest()


def install(changed: Sequence[str]) -> None:
    """Install what changed: locked packages without resolving, then the program, editable."""
    for lock in [name for name in changed if name != PROJECT]:
        wanted = [line for line in (ROOT / lock).read_text("utf-8").splitlines() if "==" in line]
        say(f"Installing {len(wanted)} packages of {lock}; the first time this takes a while.")
        pip("--requirement", str(ROOT / lock))
    if LOCK in changed or PROJECT in changed:
        say("Installing the program itself.")
        pip("--no-build-isolation", "--editable", str(ROOT))


def pip(*arguments: str) -> None:
    """Run pip install, again if the network broke off. The PIP_* settings are the user's own."""
    options = ("--disable-pip-version-check", "--no-input", "install", "--no-deps")
    for pause in (*PAUSES, None):
        code, lines = told([str(PYTHON), "-I", "-m", "pip", *options, *arguments])
        if code == 0:
            return
        if pause is None or not any(map(BROKEN_OFF.search, lines)):
            break
        say(f"The download broke off; trying again in {pause} seconds.")
        time.sleep(pause)
    raise Refusal("pip could not install this. It said:\n" + "\n".join(lines[-15:]))


def told(command: Sequence[str], *, aloud: bool = False) -> tuple[int, list[str]]:
    """Run a program; return its exit code and what it printed; big downloads are shown."""
    process = subprocess.Popen(
        command, cwd=str(ROOT), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
    lines = []
    with process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if aloud or BIG_DOWNLOAD.search(lines[-1]):
                say(lines[-1])
    return process.returncode, lines
