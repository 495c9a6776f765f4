"""The arguments of the command export: which document, where to, and what each kind asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.grammar_handing_over import add_to_export
from planner.cli.grammar_moodle import add_moodle
from planner.cli.values import a_day, a_text
from planner.exchange.course_page_out import STYLES
from planner.reports.paper_sizes import PAPERS
from planner.rules.file_names import BY_NUMBER, FIELDS

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from planner.cli.grammar_commands import Commands
    from planner.language import Language

DOCUMENTS = (
    "attendance-pdf",
    *("schedule-pdf", "calendar-pdf", "gradebook-xlsx", "exam-xlsx", "exam-pdf", "charts-pdf"),
    *("signup-pdf", "talks-pdf", "poster-plan-pdf", "posted-pdf", "statements", "ics"),
    "page",
    *("exam-list", "moodle-csv", "worksheet"),
    *("student-pdf", "student-bundle", "certificates", "sheet", "json", "course-xlsx"),
    *("elmo", "verify-page"),
)
LANGUAGES = ("de", "en", "both")


def add_export(commands: Commands, name: str) -> None:
    """Add the command that writes documents."""
    say = commands.say
    parser = commands.add(name, say("write a document"))
    parser.add_argument("kind", choices=DOCUMENTS, metavar="KIND", help=", ".join(DOCUMENTS))
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=say(
            "the file to write; certificates into a folder, or a file .zip or .pdf; statements"
            " into a folder, or a file .pdf; one list of the office into a file, several into a"
            " folder"
        ),
    )
    _certificates(parser, say)
    add_signing(parser, say)
    _sheets(parser, say)
    _record(parser, say)
    add_to_export(parser, say)
    _their_lists(parser, say)
    add_moodle(parser, say)
    _marking_sheet(parser, say)
    _page(parser, say)


def add_signing(parser: ArgumentParser, say: Language) -> None:
    """Let a command take the key that signs, and where its passphrase is."""
    parser.add_argument(
        "--sign", type=Path, metavar="KEY", help=say("sign certificates with this key (PKCS#12)")
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="PASSPHRASE",
        help=say("the passphrase of the key, as the first line of a file"),
    )


def _certificates(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--students",
        nargs="+",
        action="extend",
        metavar="STUDENT",
        help=say(
            "certificates or statements of these alone, a record or a bundle of one: id,"
            " matriculation number or e-mail address"
        ),
    )
    parser.add_argument(
        "--kind",
        dest="certificate",
        choices=("achievement", "participation"),
        default="achievement",
        help=say("of certificates: of achievement, if not given, or of participation"),
    )
    parser.add_argument(
        "--template",
        type=a_text,
        default="",
        metavar="NAME",
        help=say("of certificates: the template they are made by; the usual one if not given"),
    )
    parser.add_argument(
        "--name-pattern",
        type=a_text,
        metavar="PATTERN",
        help=say(
            "names of certificates' files, of {fields}; {default} if not given",
            fields=", ".join(f"{{{one}}}" for one in FIELDS),
            default=BY_NUMBER,
        ),
    )


def _record(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--as-of",
        type=a_day(say),
        metavar="DATE",
        help=say("a student's record as it was at the end of that day; as it is now if not given"),
    )
    parser.add_argument(
        "--internal-notes",
        action="store_true",
        help=say("on a student's record, with what is confidential"),
    )


def add_verify(commands: Commands, name: str) -> None:
    """Add the command that verifies a certificate."""
    say = commands.say
    words = say("verify a certificate: what it says, who signed it, whether it was changed")
    parser = commands.add(name, words, say("the certificate, a PDF"))
    parser.add_argument(
        "--course", type=Path, metavar="COURSE", help=say("look in the register of this course")
    )


def _sheets(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--session",
        metavar="NUMBER|ID|DATE",
        help=say("of the attendance list; one to be dated by hand if not given"),
    )
    parser.add_argument(
        "--paper",
        choices=tuple(PAPERS),
        default="best",
        help=say("of schedule and calendar; as fits best if not given"),
    )
    parser.add_argument(
        "--show",
        metavar="passed|grade|ITEM",
        help=say("what a posted list says; passed or not if not given"),
    )


def _their_lists(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--list",
        type=Path,
        action="append",
        metavar="THEIRS",
        help=say(
            "the office's own list, or Moodle's worksheet, to be filled in; say it again for more"
            " lists"
        ),
    )
    parser.add_argument(
        "--take",
        choices=("mine", "theirs"),
        help=say("whose grade stands where their list has another; theirs if not given"),
    )


def _marking_sheet(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--for",
        dest="person",
        type=a_text,
        metavar="TA",
        help=say("who takes the marking sheet along; on paper where OUT ends in .pdf"),
    )
    parser.add_argument(
        "--items",
        nargs="+",
        action="extend",
        metavar="ITEM",
        help=say("on the marking sheet, or for Moodle; all if not given: id or title"),
    )
    parser.add_argument(
        "--own-students",
        action="store_true",
        help=say("only the students whom this person marks"),
    )
    parser.add_argument(
        "--criteria",
        nargs="+",
        action="extend",
        type=a_text,
        metavar="TEXT",
        help=say("headings of columns on paper; three empty ones if not given"),
    )
    parser.add_argument(
        "--order",
        choices=("name", "presented"),
        help=say("of the lines on paper: by name, or as they are presented"),
    )


def _page(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help=say(
            "of certificates (both if not given), of a page or a bundle (the course's if not"
            " given)"
        ),
    )
    parser.add_argument(
        "--style",
        choices=STYLES,
        default=STYLES[0],
        help=say("of a course page: how its table is marked up; markdown if not given"),
    )
    parser.add_argument(
        "--update",
        type=Path,
        metavar="PAGE",
        help=say("of a course page: this one, with only those rows rewritten that changed"),
    )


def add_template(commands: Commands, name: str) -> None:
    """Add the command for the templates of certificates."""
    say = commands.say
    parser = commands.add(name, say("list, export, import or set back templates of certificates"))
    parser.add_argument(
        "verb",
        choices=("list", "export", "import", "copy", "rename", "delete", "reset"),
        help=say("what to do"),
    )
    parser.add_argument(
        "name",
        nargs="?",
        default="",
        metavar="NAME",
        help=say("of the template; a file to import"),
    )
    parser.add_argument(
        "new",
        nargs="?",
        default="",
        metavar="NEW",
        help=say("the file to export into, or the name of the copy"),
    )
