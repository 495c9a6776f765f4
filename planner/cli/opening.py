"""What a start of the window needs of the command line: telling commands apart, its own options.

The grammar of the commands knows much of the program; the first paint would wait for it.
"""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.language import Language

MODULES: Mapping[str, str] = {  # command -> the module that does it
    "create": "creating",
    "course": "course",
    "show": "show",
    "import": "importing",
    "session": "session",
    "result": "result",
    "close": "closing",
    "rules": "rules",
    "decide": "deciding",
    "certificate": "certificate",
    "template": "certificate_template",
    "export": "exporting",
    "verify": "verifying",
    "hand-over": "handing_over",
    "handed-out": "handing_over",
    "publish": "publishing",
    "undo": "undoing",
    "redo": "undoing",
    "history": "history",
    "check": "files",
    "backup": "files",
    "restore": "files",
}
VALUED = ("--today", "--home")  # global options that take a value
PROGRAM = "planner"


def is_command(arguments: Sequence[str]) -> bool:
    """Tell a shell command (or a question for help) from a wish for the window.

    A word that is neither a command nor looks like a file is taken for a mistyped command.
    """
    rest = iter(arguments)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif word in {"-h", "--help", "--version"}:
            return True
        elif not word.startswith("-"):
            path = Path(word)
            return word in MODULES or not (path.suffix or len(path.parts) > 1 or path.exists())
    return False


def window_grammar(say: Language) -> ArgumentParser:
    """Make the grammar of what opens the window."""
    parser = ArgumentParser(prog=PROGRAM, allow_abbrev=False)
    add_global(parser, say, first=True)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say("the course file"))
    what.add_argument("--example", action="store_true", help=say("open the example course"))
    return parser


def add_global(parser: ArgumentParser, say: Language, *, first: bool) -> None:
    """Add the options that stand before or after the command; the later one wins.

    After the command a missing option must not put its default over what stood before.
    """
    unsaid: dict[str, Any] = {} if first else {"default": argparse.SUPPRESS}
    parser.add_argument(
        "--json",
        action="store_true",
        help=say("answer with one JSON document"),
        **unsaid,
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=say("change nothing, and answer what would happen"),
        **unsaid,
    )
    parser.add_argument(
        "--today",
        type=_a_day(say),
        metavar="DATE",
        help=say("the day to take for today"),
        **unsaid,
    )
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help=say("keep preferences and logs in this folder"),
        **unsaid,
    )


def _a_day(say: Language) -> Callable[[str], date]:
    def read(text: str) -> date:
        # Late: the window is hardly ever told a day, and what reads one knows terms and grades.
        from planner.cli.values import a_day  # noqa: PLC0415

        return a_day(say)(text)

    return read
