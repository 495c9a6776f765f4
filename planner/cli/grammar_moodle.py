"""The arguments that what goes back to Moodle adds to the command export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.values import a_text

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.language import Language

WAYS = ("idnumber", "email", "username")


def add_moodle(parser: ArgumentParser, say: Language) -> None:
    """Let export say how Moodle finds people, and how a worksheet is filled in."""
    parser.add_argument(
        "--by", choices=WAYS, help=say("by what Moodle finds people; idnumber if not given")
    )
    parser.add_argument(
        "--moodle",
        type=Path,
        metavar="PARTICIPANTS",
        help=say("Moodle's list of participants; whoever is not on it is left out and named"),
    )
    parser.add_argument(
        "--ticks",
        choices=("numbers", "words"),
        help=say("passed and failed for Moodle as 1 and 0, if not given, or in words"),
    )
    parser.add_argument(
        "--no-feedback", action="store_true", help=say("send no notes to students to Moodle")
    )
    parser.add_argument(
        "--item",
        type=a_text,
        metavar="ITEM",
        help=say("of a worksheet; what its file name says if not given"),
    )
    parser.add_argument(
        "--scale",
        action="store_true",
        help=say("of a worksheet: convert points where Moodle counts to another number"),
    )
    parser.add_argument(
        "--names",
        action="store_true",
        help=say("of a worksheet: take people of whom the name alone fits"),
    )
