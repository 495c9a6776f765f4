"""The commands one by one: their arguments, their help, and the module that does each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from planner.cli import grammar_documents
from planner.cli.grammar_documents import LANGUAGES, add_export, add_template, add_verify
from planner.cli.grammar_handing_over import add_hand_over, add_handed_out
from planner.cli.grammar_importing import add_import
from planner.cli.grammar_publishing import add_publish
from planner.cli.values import (
    a_count,
    a_day,
    a_day_or_none,
    a_period,
    a_text,
    an_assignment,
    some_credits,
)
from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from planner.language import Language

SESSION_VERBS = (
    *("move", "swap", "insert", "push", "pull", "lose", "resize", "cancel", "restore"),
    *("shelve", "lock", "unlock", "hold"),
)


class Parsers(Protocol):
    """What argparse gives for adding the grammar of one command."""

    def add_parser(self, name: str, **how: Any) -> ArgumentParser:
        """Add a command."""


class Commands:
    """Adds commands that all take a course file first, and the global options anywhere."""

    def __init__(self, parsers: Parsers, anywhere: ArgumentParser, say: Language) -> None:
        self._parsers, self._anywhere = parsers, anywhere
        self.say = say

    def add(self, name: str, words: str, file: str = "") -> ArgumentParser:
        """Add a command; ``words`` say what it does, ``file`` what its file is if no course."""
        parser = self._parsers.add_parser(
            name,
            help=words,
            description=f"{words[:1].upper()}{words[1:]}.",
            parents=[self._anywhere],
            allow_abbrev=False,
        )
        what = file or self.say("the course file")
        parser.add_argument("file", type=Path, metavar="FILE", help=what)
        return parser


def _create(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(
        name, say("make a new course: blank, from its web page or an old course")
    )
    _made_from(parser, say)
    parser.add_argument("--term", metavar="TERM", help=say("such as “WS 2023/24” or “SS 2024”"))
    parser.add_argument(
        "--title",
        type=a_text,
        default="",
        metavar="T",
        help=say("instead of the page's or the old course's"),
    )
    parser.add_argument(
        "--slot",
        action="append",
        default=[],
        metavar="S",
        help=say("a weekly time, such as “Wed 12:30-14:00”; may be given more than once"),
    )
    parser.add_argument(
        "--lectures",
        type=a_period(say),
        metavar="A..B",
        help=say("first and last day of the lectures; wins over the term"),
    )
    parser.add_argument(
        "--region",
        default="",
        metavar="CODE",
        help=say("whose public holidays count; DE-BW, or the old course's, if not given"),
    )


def _made_from(parser: ArgumentParser, say: Language) -> None:
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--page",
        type=Path,
        metavar="PAGE.md",
        help=say("the course's web page, in Markdown or HTML"),
    )
    source.add_argument(
        "--from",
        dest="old",
        type=Path,
        metavar="OLD.course",
        help=say("a course whose topics, items and tiers it takes over, without their dates"),
    )


def _course(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("show or set what the course settings hold"))
    parser.add_argument(
        "--set",
        dest="settings",
        nargs="+",
        action="extend",
        default=[],
        type=an_assignment(say),
        metavar="KEY=VALUE",
        help=say("what to set; an empty value clears it"),
    )
    parser.add_argument(
        "--relay",
        action="store_true",
        help=say("move the sessions along, onto the weekly times"),
    )
    parser.add_argument(
        "--along",
        action="store_true",
        help=say("with --relay: announced deadlines go along, too"),
    )


def _show(commands: Commands, name: str) -> None:
    commands.add(name, commands.say("show the whole course"))


def _session(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("change the plan"))
    parser.add_argument("verb", choices=SESSION_VERBS, help=say("what to do"))
    parser.add_argument(
        "session",
        metavar="NUMBER|ID",
        help=say(
            "its number in the plan or its id; several to move: 5,6,7; to lose a week, or with"
            " --topic: a day"
        ),
    )
    parser.add_argument(
        "target",
        nargs="?",
        metavar="DATE|NUMBER|HOURS",
        help=say("the day to move to, the session to swap with, or the hours to resize to"),
    )
    _session_options(parser, say)


def _session_options(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--topic",
        type=a_text,
        metavar="T",
        help=say("insert: a new session about this, onto the day named"),
    )
    parser.add_argument(
        "--until", type=a_day(say), metavar="DATE", help=say("resize: the last day it lasts")
    )
    parser.add_argument(
        "--insist",
        action="store_true",
        help=say("also onto a day off, and also what was recorded as held"),
    )
    parser.add_argument(
        "--all",
        dest="everything",
        action="store_true",
        help=say("push or pull all that follows, buffers too"),
    )
    parser.add_argument(
        "--by", type=a_count(say), metavar="N", help=say("push or pull by N places")
    )
    parser.add_argument(
        "--along",
        action="store_true",
        help=say("deadlines go along with the sessions, also announced ones"),
    )
    _cancelling(parser, say)


def _cancelling(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--reason",
        type=a_text,
        metavar="R",
        help=say("why it is cancelled; students do not read it"),
    )
    parser.add_argument(
        "--words",
        type=a_text,
        metavar="W",
        help=say("what students read about the cancellation"),
    )


def _result(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("enter one result"))
    _student(parser, say)
    parser.add_argument("item", metavar="ITEM", help=say("its id or title"))
    parser.add_argument(
        "value",
        metavar="VALUE",
        help=say(
            "a state such as “passed”, points, a sum such as 4+3,5, a grade, or “attempt” to open"
            " a further attempt"
        ),
    )


def _close(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("record who has not handed in an item"))
    parser.add_argument("item", metavar="ITEM", help=say("its id or title"))


def _student(parser: ArgumentParser, say: Language, *, optional: bool = False) -> None:
    parser.add_argument(
        "student",
        nargs="?" if optional else None,
        metavar="STUDENT",
        help=say("id, matriculation number or e-mail address"),
    )


def _rules(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("print items and tiers as JSON, or replace them"))
    parser.add_argument(
        "new",
        nargs="?",
        type=Path,
        metavar="NEW.json",
        help=say("what they are to be; docs/RULES.md says how it is written"),
    )
    parser.add_argument(
        "--lose",
        action="store_true",
        help=say("also if somebody loses a tier although the rules have been announced"),
    )
    parser.add_argument(
        "--announced-on",
        type=a_day_or_none(say),
        metavar="DATE",
        help=say("when students were told the rules; “none” if they were not"),
    )


def _decide(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("decide on credits"))
    _student(parser, say, optional=True)
    parser.add_argument(
        "--all",
        dest="everyone",
        action="store_true",
        help=say("accept the proposals for all who have one and are not decided"),
    )
    parser.add_argument(
        "--outcome",
        choices=tuple(one.value for one in Outcome),
        help=say("passed if not given"),
    )
    parser.add_argument(
        "--credits", type=some_credits(say), metavar="N", help=say("if others than proposed")
    )
    parser.add_argument("--grade", metavar="G", help=say("such as 1.3; ungraded without it"))
    parser.add_argument(
        "--assessed-on",
        type=a_day(say),
        metavar="DATE",
        help=say("the day of the assessment; today if not given"),
    )
    parser.add_argument(
        "--reason", type=a_text, default="", metavar="R", help=say("why it was decided so")
    )


def _certificate(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("list, replace or revoke certificates"))
    parser.add_argument("verb", choices=("list", "replace", "revoke"), help=say("what to do"))
    parser.add_argument("number", nargs="?", metavar="NUMBER", help=say("of the certificate"))
    parser.add_argument(
        "--reason", type=a_text, default="", metavar="R", help=say("why, for the register")
    )
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help=say("of the new certificate; that of the old one if not given"),
    )
    parser.add_argument(
        "--all", action="store_true", help=say("replace all that no longer say what is true")
    )
    grammar_documents.add_signing(parser, say)


def _undo(commands: Commands, name: str) -> None:
    commands.add(name, commands.say("take the last step back"))


def _redo(commands: Commands, name: str) -> None:
    commands.add(name, commands.say("do again what was undone last"))


def _history(commands: Commands, name: str) -> None:
    commands.add(name, commands.say("list every step, the newest first"))


def _check(commands: Commands, name: str) -> None:
    commands.add(name, commands.say("look for damage in a course file"))


def _backup(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("copy a course file, also while it is in use"))
    parser.add_argument(
        "out",
        nargs="?",
        type=Path,
        metavar="OUT",
        help=say("the copy; beside the file, named after the moment, if not given"),
    )


def _restore(commands: Commands, name: str) -> None:
    say = commands.say
    parser = commands.add(name, say("put a backup in the place of a course file"))
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=say("the copy to take"))


COMMANDS: dict[str, Callable[[Commands, str], None]] = {
    "create": _create,
    "course": _course,
    "show": _show,
    "import": add_import,
    "session": _session,
    "result": _result,
    "close": _close,
    "rules": _rules,
    "decide": _decide,
    "certificate": _certificate,
    "template": add_template,
    "export": add_export,
    "verify": add_verify,
    "hand-over": add_hand_over,
    "handed-out": add_handed_out,
    "publish": add_publish,
    "undo": _undo,
    "redo": _redo,
    "history": _history,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
}
