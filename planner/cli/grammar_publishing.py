"""The arguments of publishing the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.grammar_documents import LANGUAGES
from planner.cli.values import a_text
from planner.rules.plan_news import Part

if TYPE_CHECKING:
    from planner.cli.grammar_commands import Commands


def add_publish(commands: Commands, name: str) -> None:
    """Add the command that publishes the plan."""
    say = commands.say
    parser = commands.add(
        name, say("freeze the plan as a version and write its files; nothing is sent")
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("the folder to write into"))
    parser.add_argument(
        "--update",
        type=Path,
        metavar="PAGE.md",
        help=say("bring this page up to date; one of its own is made if not given"),
    )
    parser.add_argument(
        "--without",
        nargs="+",
        action="extend",
        default=[],
        choices=[part.value for part in Part],
        metavar="PART",
        help=say("leave these out: {parts}", parts=", ".join(Part)),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=say("write the files of the last version once more, as they were, without mails"),
    )
    parser.add_argument(
        "--note", type=a_text, default="", metavar="TEXT", help=say("kept with the version")
    )
    parser.add_argument(
        "--language",
        choices=LANGUAGES[:2],
        help=say("of the files; the course's own if not given"),
    )
