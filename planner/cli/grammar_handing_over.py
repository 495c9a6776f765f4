"""The arguments of handing over: the office's lists, any document, and the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.values import a_day, a_text

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.cli.grammar_commands import Commands
    from planner.language import Language

HOW = ("paper", "mail", "upload", "file")


def add_hand_over(commands: Commands, name: str) -> None:
    """Add the command that hands the office its lists."""
    say = commands.say
    parser = commands.add(
        name, say("hand the examination lists over: PDF and workbook, kept in the register")
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help=say("where to write PDF and workbook")
    )
    parser.add_argument(
        "--exam",
        nargs="+",
        action="extend",
        metavar="LIST",
        help=say("these lists alone: exam number and kind, such as 471123:exam"),
    )
    parser.add_argument(
        "--together",
        action="store_true",
        help=say("all lists in one PDF and one workbook"),
    )
    parser.add_argument("--language", choices=("de", "en"), help=say("of the lists"))
    _way(parser, say)


def add_handed_out(commands: Commands, name: str) -> None:
    """Add the command that reads the register."""
    say = commands.say
    parser = commands.add(name, say("list what was handed out, or write one of it as it was"))
    parser.add_argument(
        "number", nargs="?", metavar="NUMBER|ID", help=say("of what is to be written")
    )
    parser.add_argument(
        "out", nargs="?", type=Path, metavar="OUT", help=say("the file to write its bytes to")
    )
    parser.add_argument(
        "--on", type=a_day(say), metavar="DATE", help=say("what was handed out on this day")
    )
    parser.add_argument("--kind", metavar="KIND", help=say("of this kind alone"))
    parser.add_argument(
        "--to",
        type=a_text,
        default="",
        metavar="WHOM",
        help=say("what went to, or is about, somebody of whose name this is a part"),
    )


def add_to_export(parser: ArgumentParser, say: Language) -> None:
    """Add to the command export what hands its document over."""
    parser.add_argument(
        "--exam",
        default="",
        metavar="LIST",
        help=say("this examination list alone: exam number and kind, such as 471123:exam"),
    )
    parser.add_argument(
        "--hand-over",
        action="store_true",
        help=say("keep the document in the register of what was handed out"),
    )
    _way(parser, say)


def _way(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--to", type=a_text, default="", metavar="WHOM", help=say("to whom it is handed over")
    )
    parser.add_argument(
        "--how", choices=HOW, help=say("how it is handed over; as a file if not given")
    )
    parser.add_argument(
        "--note", type=a_text, default="", metavar="TEXT", help=say("your own words, kept with it")
    )
