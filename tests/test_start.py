"""The two commands find a Python, install exactly what is locked, and say what is missing."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from openpyxl import load_workbook
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pypdf import PdfReader

import start
from setting_up import environment, libraries, pythons

ROOT = Path(__file__).resolve().parent.parent
REAL = Path(getattr(sys, "_base_executable", sys.executable))
OURS = ("__init__", "environment", "libraries", "pythons")
ADDRESS = re.compile(r"://|@|^\s*-|\.(org|com|net|io)\b")
ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to its packages"
)


def locked(*names):
    """Read locks into {canonical name: requirement}, leaving out what other systems need."""
    lines = [line for name in names for line in (ROOT / name).read_text("utf-8").splitlines()]
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    applying = [each for each in wanted if each.marker is None or each.marker.evaluate()]
    return {canonicalize_name(each.name): each for each in applying}


def version_of(requirement):
    (pin,) = requirement.specifier
    assert pin.operator == "==", f"{requirement} is not pinned"
    return pin.version


def placed(tree, *names):
    """Put the real Python at each of these places of a made-up disk."""
    for name in names:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).symlink_to(REAL)


def found_in(tree, environ=None):
    return pythons.pythons(pythons.candidates(tree, [tree / "home"], environ or {}))


@pytest.mark.parametrize(
    "place",
    [
        "home/.pyenv/versions/3.13.0/bin/python3",
        "home/.local/share/uv/python/cpython-3.13.0-linux/bin/python3",
        "usr/local/bin/python3.13",
        "opt/python/3.13/bin/python3",
        "opt/homebrew/bin/python3.13",
        "Library/Frameworks/Python.framework/Versions/3.13/bin/python3",
    ],
)
def test_a_python_in_a_usual_place_is_found(tmp_path, place):
    placed(tmp_path, place)
    (python,) = found_in(tmp_path)
    assert python.version == sys.version_info[:3]
    assert pythons.fits(python)


def test_a_python_on_the_path_and_one_of_pyenv_are_found(tmp_path):
    placed(tmp_path, "bin/python3.13", "elsewhere/versions/3.13.0/bin/python3")
    for environ in ({"PATH": f"relative{os.pathsep}{tmp_path / 'bin'}"},
                    {"PYENV_ROOT": str(tmp_path / "elsewhere")}):  # fmt: skip
        assert len(found_in(tmp_path, environ)) == 1


def test_what_only_looks_like_a_python_is_passed_over(tmp_path):
    folder = tmp_path / "usr" / "bin"
    folder.mkdir(parents=True)
    (folder / "python3.9").symlink_to(tmp_path / "gone")
    (folder / "python3.10").write_text("no program at all")
    for name, script in (("python3.11", "echo 3.13"), ("python3-config", "touch $0.was-run")):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    assert found_in(tmp_path) == []
    assert not (folder / "python3-config.was-run").exists()


def test_the_best_python_comes_first_and_one_without_venv_last():
    found = [
        pythons.Found("a", (3, 11, 9), ()),
        pythons.Found("b", (3, 99, 0), ()),
        pythons.Found("c", (3, 13, 1), ("ensurepip",)),
        pythons.Found("d", (3, 12, 4), ()),
        pythons.Found("e", (3, 13, 0), ()),
    ]
    fitting = sorted(filter(pythons.fits, found), key=pythons.rank)
    assert [python.program for python in fitting] == ["e", "d", "b"]
    assert str(found[2]) == "c (3.13.1, without ensurepip)"


def test_the_python_of_this_machine_is_found():
    assert pythons.fits(pythons.find_python())


@pytest.mark.parametrize("file", ["start.py", *sorted(map(str, ROOT.glob("setting_up/*.py")))])
def test_an_old_python_can_read_what_looks_for_a_newer_one(file):
    tree = ast.parse((ROOT / file).read_text("utf-8"), feature_version=(3, 8))
    assert any(
        isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body
    )


def test_locks_name_versions_and_no_addresses():
    for name in (environment.LOCK, environment.TEST_LOCK):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        assert [line for line in lines if ADDRESS.search(line)] == []
    assert all(
        version_of(each) for each in locked(environment.LOCK, environment.TEST_LOCK).values()
    )


def test_locks_cover_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {
        environment.LOCK: project["project"]["dependencies"] + project["build-system"]["requires"],
        environment.TEST_LOCK: project["dependency-groups"]["test"],
    }
    for lock, wishes in asked.items():
        pins = locked(lock)
        for wish in map(Requirement, wishes):
            pin = pins.get(canonicalize_name(wish.name))
            assert pin is not None, f"{wish} is not in {lock}"
            assert wish.specifier.contains(version_of(pin)), f"{pin} in {lock} is not {wish}"


def test_locks_are_whole_and_installed():
    pins = locked(environment.LOCK, environment.TEST_LOCK)
    for name, pin in pins.items():
        assert importlib.metadata.version(name) == version_of(pin), f"{name}: start.py setup"
        for need in map(Requirement, importlib.metadata.requires(name) or ()):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                has = pins.get(canonicalize_name(need.name))
                assert has is not None, f"{name} needs {need}, which no lock names"
                assert need.specifier.contains(version_of(has)), f"{name} needs {need}, not {has}"


@ON_LINUX
def test_a_library_that_cannot_be_loaded_is_named():
    missing = libraries.missing_libraries(Path(sys.executable), ["libc.so.6", "libnowhere.so.9"])
    assert missing == ["libnowhere.so.9"]


@pytest.mark.parametrize(
    ("installer", "command"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", "sudo pacman -S --noconfirm --needed libglvnd xcb-util-cursor"),
        (None, "Please install them."),
    ],
)
def test_missing_libraries_are_said_with_the_command_that_brings_them(installer, command):
    missing = ["libEGL.so.1", "libxcb-cursor.so.0"]
    said = libraries.sentence_about(missing, libraries.command_for(missing, installer))
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert said.endswith(command)


def test_a_screen_is_seen_where_there_is_one():
    assert start.has_screen({"QT_QPA_PLATFORM": "xcb"})
    assert not start.has_screen({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"})
    if sys.platform.startswith("linux"):
        assert not start.has_screen({})
        assert start.has_screen({"WAYLAND_DISPLAY": "wayland-0"})


def test_without_a_screen_the_example_goes_all_the_way_to_its_documents(tmp_path):
    folder = tmp_path / "new" / "example"
    start.main_job(folder)
    texts = {
        name: "\n".join(page.extract_text() for page in PdfReader(folder / name).pages)
        for name in ("schedule.pdf", "calendar.pdf", "examination-list.pdf")
    }
    assert all("RL for Language Model Training" in text for text in texts.values())
    assert "Adler" in texts["examination-list.pdf"]
    (certificate,) = (folder / "certificates").iterdir()
    assert "Adler" in PdfReader(certificate).pages[0].extract_text()
    for name in ("gradebook.xlsx", "examination-list.xlsx"):
        sheets = load_workbook(folder / name).worksheets
        cells = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
        assert "Adler" in cells or "Adler, Jonas" in cells


def test_a_check_is_shown_while_it_runs_and_its_end_is_kept(capsys):
    program = [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"]
    assert environment.told(program, aloud=True) == (3, ["one", "two"])
    assert capsys.readouterr().out == "one\ntwo\n"


def test_a_wrong_word_is_wrong_usage():
    done = subprocess.run(
        [sys.executable, "start.py", "tset"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "tset" in done.stderr


def test_a_package_that_cannot_be_installed_ends_the_set_up_with_pips_own_words(tmp_path):
    shutil.copy(ROOT / "start.py", tmp_path)
    shutil.copytree(ROOT / "setting_up", tmp_path / "setting_up")
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / environment.LOCK).write_text("./no-such-package-1.0-py3-none-any.whl")
    done = subprocess.run(
        [sys.executable, "start.py", "setup"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("Making .venv with Python")
    assert "no-such-package" in done.stderr
    assert (tmp_path / ".venv" / "pyvenv.cfg").exists()
    assert not (tmp_path / ".venv" / "half-made").exists()


def test_the_ci_runs_what_everybody_runs():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == [
        "set -euo pipefail",
        'cd "$(dirname "$0")/.."',
        "exec python3 start.py test",
    ]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
