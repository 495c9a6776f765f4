from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from planner import __version__
from planner.cli.grammar_commands import COMMANDS
from planner.cli.opening import MODULES, is_command
from planner.cli.run import run
from tests.cli.conftest import ROOT

NO_QT = """
import sys
from planner.__main__ import main
code = main(sys.argv[1:])
sys.exit(99 if any(name.startswith(("PySide6", "shiboken")) for name in sys.modules) else code)
"""


def in_a_process(*words, code=None, **environment):
    start = ["-c", code] if code else ["-m", "planner"]
    return subprocess.run(
        [sys.executable, *start, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"LANG": "C", "LC_ALL": ""} | environment,
        capture_output=True,
        check=False,
    )


def test_no_command_loads_qt_and_json_stands_alone_on_standard_output(passing, tmp_path):
    home = ("--home", tmp_path / "home")
    for words in (
        ("show", passing, "--json"),
        ("session", passing, "push", "4", "--json"),
        ("decide", passing, "--all", "--json"),
        ("export", passing, "certificates", tmp_path / "out", "--json"),
        ("export", passing, "gradebook-xlsx", tmp_path / "out.xlsx", "--json"),
        ("check", passing, "--json"),
    ):
        done = in_a_process(*home, *words, code=NO_QT)
        assert done.returncode == 0, (words, done.stderr)
        assert json.loads(done.stdout)
        assert done.stderr == b""


def test_every_command_has_a_grammar_and_a_module():
    assert list(COMMANDS) == list(MODULES)


def test_the_window_starts_without_the_grammar_of_the_commands():
    code = """
import sys
import planner.cli.run
from planner.cli.opening import window_grammar
from planner.language import Language
assert window_grammar(Language("en")).parse_args(["a.course"]).file.name == "a.course"
known = [name for name in sys.modules if name.startswith(("planner.rules", "planner.cli.gr"))]
sys.exit(", ".join(known) or 0)
"""
    done = in_a_process(code=code)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", sorted(MODULES))
def test_every_command_explains_itself(planner, command):
    answer = planner(command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"usage: planner {command}")


@pytest.mark.parametrize(
    "words",
    [("show",), ("shwo", "a.course"), ("show", "a", "b"), ("show", "a", "--today", "soon"), ()],
)
def test_wrong_usage_answers_2_and_says_how_it_is_meant(planner, words):
    answer = planner(*(words or ("--bogus",)))
    assert answer.code == 2
    assert answer.err.startswith("usage: planner")


def test_the_version_is_told(planner):
    assert planner("--version").out == f"planner {__version__}\n"


def test_options_stand_anywhere_also_before_a_word_that_may_be_left_out(passing, done, planner):
    move = done("session", passing, "move", "3", "--dry-run", "2023-12-07")
    assert move["moves"][0]["to"] == "2023-12-07"
    decided = done("decide", passing, "--credits", "3", "4711001")["decided"]
    assert decided[0]["credits"] == 3
    for words in (("decide", passing, "--credits", "3", "4711001", "x"), ("show", passing, "x")):
        answer = planner(*words)
        assert answer.code == 2
        assert "x" in answer.err.split("unrecognized arguments: ")[1]


def test_global_options_stand_before_or_after_the_command(course, planner):
    for words in (("--json", "show", course), ("show", course, "--json")):
        assert json.loads(planner(*words).out)["course"]
    before = course.read_bytes()
    for words in (("--dry-run", "undo", course), ("session", "--dry-run", course, "shelve", "4")):
        planner(*words)
        assert course.read_bytes() == before
    assert planner("--today", "2024-02-30", "show", course).code == 2


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["show", "x.course"], True),
        (["--today", "2024-01-01", "--home", "show", "x.course"], False),
        (["--json", "show"], True),
        (["x.course"], False),
        (["folder/seminar"], False),
        (["--example"], False),
        ([], False),
        (["shwo"], True),
        (["--help"], True),
    ],
)
def test_a_command_is_told_from_a_file(words, command):
    assert is_command(words) is command


def opened(words, tmp_path):
    """Return with what the window would be opened."""
    calls = []

    def window(file, **how):
        calls.append((file, how))
        return 7

    code = run(["--home", str(tmp_path / "home"), *words], {"LANG": "C"}, window)
    return code, calls


def test_a_file_the_example_or_nothing_opens_the_window(tmp_path):
    code, [(file, how)] = opened(["a.course", "--today", "2024-02-01"], tmp_path)
    assert (code, str(file), how["example"], str(how["today"])) == (
        7, "a.course", False, "2024-02-01",
    )  # fmt: skip
    _, [(file, how)] = opened(["--example"], tmp_path)
    assert (file, how["example"]) == (None, True)
    assert opened(["a.course", "--example"], tmp_path) == (2, [])


def test_nothing_opens_the_last_file_while_it_is_there(tmp_path):
    last = tmp_path / "last.course"
    settings = tmp_path / "home" / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"recent_files": [str(last)]}))
    _, [(file, _how)] = opened([], tmp_path)
    assert file is None
    last.touch()
    _, [(file, _how)] = opened([], tmp_path)
    assert file == last


def test_a_mistake_of_ours_is_logged_without_words_and_answers_70(
    course, planner, tmp_path, monkeypatch
):
    monkeypatch.setitem(MODULES, "show", "not_there_of_Adler")
    answer = planner("show", course)
    log = tmp_path / "home" / "state" / "planner.log"
    assert answer.code == 70
    assert str(log) in answer.err
    assert answer.err.count("\n") == 1
    text = log.read_text("utf-8")
    assert "ModuleNotFoundError" in text
    assert "Adler" not in text


def test_whoever_stops_reading_is_not_complained_to(course):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "planner", "show", str(course), "--json"],
        cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_c_locale_speaks_english_and_shows_names_as_they_are(full):
    done = in_a_process("show", full, "--json", LANG="C")
    assert json.loads(done.stdout)["students"][1]["given"] == "Çağla"
    done = in_a_process("undo", full, "--dry-run", LANG="C", PYTHONIOENCODING="ascii")
    assert done.stdout.startswith(b"Undone: ")
    done = in_a_process("show", full, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["students"][1]["given"] == "Çağla"
