"""See that Qt finds the libraries it needs of a Linux, or say how to get them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from setting_up import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LIBRARIES = {  # what Qt's window and drawing need of a Linux: its name on Debian and on Arch
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
LOAD = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


def missing_libraries(python: Path, names: Iterable[str] = tuple(LIBRARIES)) -> list[str]:
    """Return which shared libraries a program started from .venv cannot load."""
    if not sys.platform.startswith("linux"):
        return []
    loaded = subprocess.run(
        [str(python), "-I", "-c", LOAD, *names], capture_output=True, text=True, check=False
    )
    return loaded.stdout.split()


def command_for(missing: Sequence[str], installer: str | None) -> list[str]:
    """Return the command that installs libraries, in the words of this system's installer."""
    offered = [f"{name}()(64bit)" for name in missing]  # rpm finds a package by its library
    return {
        "apt-get": [
            *("apt-get", "install", "-y", "--no-install-recommends"),
            *sorted({LIBRARIES[name][0] for name in missing}),
        ],
        "dnf": ["dnf", "install", "-y", *offered],
        "zypper": ["zypper", "--non-interactive", "install", *offered],
        "pacman": [
            *("pacman", "-S", "--noconfirm", "--needed"),
            *sorted({LIBRARIES[name][1] for name in missing}),
        ],
    }.get(installer or "", [])


def sentence_about(missing: Sequence[str], command: Sequence[str]) -> str:
    """Say what is missing and what to type."""
    listed = ", ".join(missing)
    if not command:
        return f"Qt needs libraries that this system lacks: {listed}. Please install them."
    return (
        f"Qt needs libraries that this system lacks: {listed}.\n"
        f"Without them no window can open. Please run: sudo {shlex.join(command)}"
    )


def installed_by(command: Sequence[str]) -> bool:
    """Run an installer if we may, and say whether it worked."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin", "/sbin"])
    environ = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive"}
    say(f"Installing for the system: {shlex.join(command)}")
    if command[0] == "apt-get":
        subprocess.run(["apt-get", "update", "-q"], env=environ, capture_output=True, check=False)
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        say("That did not work:\n" + "\n".join(done.stderr.splitlines()[-3:]))
    return done.returncode == 0


def system_libraries(python: Path) -> list[str]:
    """Install the libraries Qt needs or name the command; return what is still missing."""
    missing = missing_libraries(python)
    if missing:
        installers = ("apt-get", "dnf", "zypper", "pacman")
        command = command_for(missing, next(filter(shutil.which, installers), None))
        if command and installed_by(command):
            missing = missing_libraries(python)
        if missing:
            say(sentence_about(missing, command))
    return missing
