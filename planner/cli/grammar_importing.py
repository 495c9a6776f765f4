"""The arguments of the command import: what sort of file, and what each sort may ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.values import a_pairing, a_text
from planner.exchange.roster_columns import Fact

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.cli.grammar_commands import Commands
    from planner.language import Language


def add_import(commands: Commands, name: str) -> None:
    """Add the command that takes a file in."""
    say = commands.say
    parser = commands.add(
        name, say("take in a course page, a list of students, results, or a marking sheet")
    )
    _source(parser, say)
    parser.add_argument(
        "--take",
        choices=("mine", "theirs"),
        help=say("in a conflict keep what the course says (mine) or take the file's (theirs)"),
    )
    parser.add_argument(
        "--map",
        dest="pairs",
        type=a_pairing(say),
        nargs="+",
        action="extend",
        metavar="HEADING=ITEM|FACT",
        help=say(
            "of results: the item that a column is of, or nothing to leave it out; of students:"
            " what a column holds, by its heading or number: {facts}",
            facts=", ".join(Fact),
        ),
    )
    _roster(parser, say)
    _results(parser, say)


def _source(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        help=say(
            "a page: Markdown, HTML; or a table: CSV, Excel, OpenDocument, or one on a web page"
        ),
    )
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("page", "roster", "results", "sheet"),
        help=say(
            "a course page, a list of students, results, or a marking sheet; if not given, what"
            " stands in the file tells"
        ),
    )


def _roster(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--sheet",
        default="",
        metavar="TITLE",
        help=say("of students: the sheet of the workbook that holds them"),
    )
    parser.add_argument(
        "--mark-left",
        action="store_true",
        help=say(
            "of students: mark as having left whoever is not on the list, but neither guests nor"
            " those who were added one by one"
        ),
    )


def _results(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--item",
        type=a_text,
        metavar="ITEM",
        help=say("of a worksheet of results: the item it is of, if its name does not say so"),
    )
    parser.add_argument(
        "--scale",
        action="store_true",
        help=say("of results: convert points where the file counts to another number"),
    )
