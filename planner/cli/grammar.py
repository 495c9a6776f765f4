"""The grammar of the shell commands."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.cli.grammar_commands import COMMANDS, Commands
from planner.cli.opening import PROGRAM, add_global

if TYPE_CHECKING:
    from planner.language import Language


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
    add_global(parser, say, first=True)
    anywhere = ArgumentParser(add_help=False, allow_abbrev=False)
    add_global(anywhere, say, first=False)
    subparsers = parser.add_subparsers(
        dest="command", required=True, metavar=say("COMMAND"), parser_class=_AnyOrder
    )
    commands = Commands(subparsers, anywhere, say)
    for name, describe in COMMANDS.items():
        describe(commands, name)
    return parser
