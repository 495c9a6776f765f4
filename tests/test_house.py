"""The house stays liveable: sizes, circles, docstrings, words for all, German, no Qt below."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import io
import json
import pkgutil
import re
import subprocess
import sys
import tokenize
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import planner
from planner.errors import PlannerError, Problem
from planner.rules.plan import Warned

ROOT = Path(__file__).resolve().parent.parent
LINES, FUNCTION_LINES, METHODS = 400, 39, 20
WAIVER = re.compile(r"(noqa|type:\s*ignore)(:\s*[A-Z]+[0-9]+([,\s]+[A-Z]+[0-9]+)*|\[[\w, -]+\])?")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


@dataclass(frozen=True)
class Source:
    """One Python file of the project: its name from the root on, its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def module(self):
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def sources(*folders):
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [
        Source(file.relative_to(ROOT).as_posix(), text, ast.parse(text, str(file)))
        for file in files
        for text in [file.read_text("utf-8")]
    ]


@pytest.fixture(scope="module")
def ours():
    start = (ROOT / "start.py").read_text("utf-8")
    return [
        Source("start.py", start, ast.parse(start)),
        *sources("planner", "tests", "benchmarks", "resources"),
    ]


@pytest.fixture(scope="module")
def program(ours):
    return [source for source in ours if source.name.startswith("planner/")]


def refuse(complaints):
    assert not complaints, f"{len(complaints)} found:\n" + "\n".join(complaints)


def test_no_file_is_longer_than_400_lines(ours):
    lengths = {source.name: len(source.text.splitlines()) for source in ours}
    refuse([f"{name}: {n} lines" for name, n in lengths.items() if n > LINES])


def test_every_function_has_under_40_lines(ours):
    refuse(
        [
            f"{source.name}:{node.lineno}: {node.name} has {lines} lines"
            for source in ours
            for node in ast.walk(source.tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for lines in [(node.end_lineno or 0) - node.lineno + 1]
            if lines > FUNCTION_LINES
        ]
    )


def test_no_class_has_more_than_20_methods_of_its_own(ours):
    refuse(
        [
            f"{source.name}:{node.lineno}: {node.name} has {len(methods)} methods"
            for source in ours
            for node in ast.walk(source.tree)
            if isinstance(node, ast.ClassDef)
            for methods in [[part for part in node.body if is_own_method(part)]]
            if len(methods) > METHODS
        ]
    )


def is_own_method(node):
    """Overrides of Qt's virtuals carry @override and do not count."""
    is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    return is_function and not decorated(node, "override")


def decorated(node, name):
    return any(ast.unparse(each).split(".")[-1] == name for each in node.decorator_list)


def test_no_module_imports_itself_by_way_of_others(program):
    known = {source.module for source in program}
    graph = {source.module: imported(source, known) - {source.module} for source in program}
    circles = []
    while True:  # one round names one circle; take it out and look again
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as found:
            circle = found.args[1]
            circles.append(" -> ".join(reversed(circle)))
            graph[circle[1]].discard(circle[0])
        else:
            break
    refuse(circles)


def imported(source, known):
    """Name the modules of ours that a file imports anywhere, also inside a function."""
    names = set()
    for node in running(source.tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                is_package = source.name.endswith("/__init__.py")
                parts = source.module.split(".")
                above = parts[: len(parts) - node.level + is_package]
                base = ".".join([*above, base] if base else above)
            names |= {
                full if (full := f"{base}.{alias.name}") in known else base for alias in node.names
            }
    return names & known


def running(tree):
    """Walk a tree without the blocks that only the type checker reads."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def test_everything_public_says_what_it_is(program):
    refuse(
        [
            f"{source.name}:{getattr(node, 'lineno', 1)}: {name} has no docstring"
            for source in program
            for name, node in public(source)
            if not (ast.get_docstring(node) or "").strip()
        ]
    )


def public(source):
    """Yield the module and its public classes, functions and methods; overrides need no words."""
    yield source.module, source.tree
    waiting = [(source.tree, "")]
    while waiting:
        parent, prefix = waiting.pop()
        for node in parent.body:
            is_named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            if not is_named or node.name.startswith("_"):
                continue
            if not any(decorated(node, name) for name in ("override", "overload", "setter")):
                yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                waiting.append((node, f"{prefix}{node.name}."))


def test_every_waived_check_names_its_code_and_its_reason(ours):
    refuse(
        [
            f"{source.name}:{row}: {comment}"
            for source in ours
            for row, comment, above in comments(source.text)
            if (waiver := WAIVER.search(comment))
            and not (waiver[2] and (says_why(comment) or says_why(above)))
        ]
    )


def comments(text):
    """Yield each comment with its line, and the comment that has the line above for itself."""
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            row = token.start[0]
            above = lines[row - 2].strip() if row > 1 else ""
            yield row, token.string, above if above.startswith("#") else ""


def says_why(comment):
    rest = WAIVER.sub("", comment)
    return len(re.findall(r"[^\W\d_]{2,}", rest)) >= 2


def test_nothing_is_left_for_later(ours):
    refuse(
        [
            f"{source.name}:{row}: {line.strip()}"
            for source in ours
            for row, line in enumerate(source.text.splitlines(), 1)
            if UNFINISHED.search(line)
        ]
    )


def test_nothing_but_python_lies_among_the_sources():
    files = [file for file in (ROOT / "planner").rglob("*") if file.is_file()]
    assert files
    others = [file for file in files if file.suffix not in {".py", ".pyc"}]
    refuse([f"{file.relative_to(ROOT)} is no module of the program" for file in others])


@pytest.mark.parametrize("base", [PlannerError, Problem, Warned], ids=lambda base: base.__name__)
def test_every_kind_of_fact_has_words(base):
    everything_imported()
    wording = importlib.import_module("planner.wording")
    wording.learn_all()
    worded = wording.worded
    wordless = {worded.dispatch(object), worded.dispatch(base)}
    kinds = [kind for kind in below(base) if not below(kind)]
    assert kinds, f"no kind of {base.__name__} was found at all"
    refuse(
        [
            f"{kind.__module__}.{kind.__qualname__} has no sentence in planner.wording"
            for kind in kinds
            if worded.dispatch(kind) in wordless
        ]
    )


def everything_imported():
    for found in pkgutil.walk_packages(planner.__path__, "planner."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def below(base):
    """List the kinds under a base, without the first drafts that slots=True leaves behind."""
    found = []
    for kind in base.__subclasses__():
        home = inspect.getmodule(kind)
        is_real = home is not None and getattr(home, kind.__name__, None) is kind
        if is_real and kind.__module__.startswith("planner."):
            found += [kind, *below(kind)]
    return found


def test_german_is_complete_and_compiled():
    where = ROOT / "resources" / "catalogues" / "update.py"
    spec = importlib.util.spec_from_file_location("catalogue_update", where)
    catalogue = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(catalogue)
    refuse(catalogue.complaints())
    ours = catalogue.PO.with_suffix(".mo").read_bytes()
    assert ours == catalogue.compiled(catalogue.stored()), f"planner.mo is old: {catalogue.HOW}"


WITHOUT_QT = """
import json, sys
from planner.__main__ import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["planner", *words]
    try:
        code = main()
    except SystemExit as end:
        code = end.code
    loaded = [name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6"}]
    if loaded or code:
        sys.exit(f"planner {words}: {code}, loads Qt: {sorted(loaded)[:3]}")
"""


def test_a_shell_command_does_not_load_qt(tmp_path):
    course = tmp_path / "small.course"
    home = ("--home", tmp_path / "home")
    commands = [
        ("create", course, "--term", "WS 2023/24", "--title", "Small"),
        ("show", course, "--json"),
        ("course", course, "--set", "place=Neustadt"),
        ("rules", course),
        ("history", course),
        ("check", course),
        ("export", course, "schedule-pdf", tmp_path / "small.pdf"),
        ("export", course, "gradebook-xlsx", tmp_path / "small.xlsx"),
        ("undo", course),
        ("--help",),
    ]
    words = json.dumps([[str(word) for word in (*home, *command)] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr or done.stdout
