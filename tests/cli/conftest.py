"""The shell as a user calls it, and courses made with it."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "resources" / "example" / "course-page.md"
REAL_PAGE = ROOT.parent / "shared" / "course" / "rl-for-language-models.md"
ROSTER = """Nachname;Vorname;Matrikelnummer;E-Mail-Adresse
Adler;Jonas;4711001;jonas.adler@student.example.org
Biber;Çağla;4711003;cagla.biber@student.example.org
Dachs;Emil;4711004;emil.dachs@student.example.org
"""
SMALL = ("Homework 1", "Homework 2", "Homework 3", "Participation", "Poster")


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def planner(tmp_path, capsys, monkeypatch):
    """Run a command in a folder of its own; the answer has its exit code and what it printed."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")

    def run(*words):
        code = main(["--home", str(tmp_path / "home"), *map(str, words)])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def done(planner):
    """Run a command that must succeed, and return its JSON."""

    def run(*words):
        answer = planner(*words, "--json")
        assert answer.code == 0, answer.err
        return answer.json

    return run


@pytest.fixture(scope="session")
def stages(tmp_path_factory):
    """Courses made once, to be copied: from the page, with students, with one who passes."""
    folder = tmp_path_factory.mktemp("stages")
    roster = folder / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    page, full, passing = (folder / f"{name}.course" for name in ("page", "full", "passing"))
    quietly("create", page, "--page", PAGE, "--term", "WS 2023/24")
    shutil.copy(page, full)
    quietly("import", full, roster)
    said = ("title_de=Seminar", "lecturer=Dr. Berta Beispiel", "place=Ort")
    quietly("course", full, "--set", *said, "university=Universität Neustadt")
    shutil.copy(full, passing)
    for item in SMALL:
        quietly("result", passing, "4711001", item, "passed")
    return folder


def quietly(*words):
    with contextlib.redirect_stdout(io.StringIO()):
        assert main([*map(str, words), "--home", str(Path(words[1]).parent / "home")]) == 0


@pytest.fixture
def course(stages, tmp_path):
    """A course made from the example's page."""
    return shutil.copy(stages / "page.course", tmp_path / "seminar.course")


@pytest.fixture
def full(stages, tmp_path):
    """The course with three students, and all that a certificate needs."""
    return shutil.copy(stages / "full.course", tmp_path / "seminar.course")


@pytest.fixture
def passing(stages, tmp_path):
    """The course in which student 4711001 meets the smallest tier."""
    return shutil.copy(stages / "passing.course", tmp_path / "seminar.course")
