"""The grammar of the command line: the global options, the commands, and the window's own."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.cli.grammar_commands import COMMANDS, Commands
from planner.cli.values import a_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.language import Language

MODULES = {name: module for name, module, _ in COMMANDS}  # command -> the module that does it
VALUED = ("--today", "--home")  # global options that take a value
PROGRAM = "planner"


class _AnyOrder(ArgumentParser):
    """Takes options also between FILE and a last word that may be left out, as STUDENT.

    argparse alone takes such a word as left out as soon as an option comes before it.
    """

    _mixing = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Return what was said and the words left over, of which there are none if all fits."""
        found, left = super().parse_known_args(args, namespace)
        if not left or self._mixing:
            return found, left
        self._mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False


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


def grammar(say: Language) -> ArgumentParser:
    """Make the grammar of the shell commands; see DESIGN for what each promises."""
    parser = ArgumentParser(
        prog=PROGRAM,
        description=say(
            "Plan a seminar's semester, keep results, settle credits, hand out certificates. "
            "With a course file alone, with --example or with nothing, the window opens."
        ),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    _add_global(parser, say, first=True)
    anywhere = ArgumentParser(add_help=False, allow_abbrev=False)
    _add_global(anywhere, say, first=False)
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar=say("COMMAND"), parser_class=_AnyOrder
    )
    commands = Commands(subparsers, anywhere, say)
    for name, _, describe in COMMANDS:
        describe(commands, name)
    return parser


def window_grammar(say: Language) -> ArgumentParser:
    """Make the grammar of what opens the window."""
    parser = ArgumentParser(prog=PROGRAM, allow_abbrev=False)
    _add_global(parser, say, first=True)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say("the course file"))
    what.add_argument("--example", action="store_true", help=say("open the example course"))
    return parser


def _add_global(parser: ArgumentParser, say: Language, *, first: bool) -> None:
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
        type=a_day(say),
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
