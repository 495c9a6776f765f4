"""The list of documents as data, and the register and its stages in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.jobs.certificate_candidates import Stage
from planner.jobs.documents import Kind
from planner.language import marked, marked_short
from planner.reports.paper_sizes import PAPERS
from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from planner.language import Code, Language
    from planner.reports.paper_sizes import PaperSize

LANGUAGES: Final[tuple[tuple[Code, str], ...]] = (
    ("de", marked("German")),
    ("en", marked("English")),
)
CERTIFICATE_LANGUAGES: Final = (*LANGUAGES, ("both", marked("German and English")))
STAGES: Final[Mapping[Stage, tuple[str, str]]] = {
    Stage.READY: (marked("○ ready"), "accent"),
    Stage.ISSUED: (marked("● issued"), "met"),
    Stage.STALE_DECISION: (marked("⊘ decide again"), "waiting"),
    Stage.STALE_CERTIFICATE: (marked("⊘ no longer true"), "out"),
}


class Option(StrEnum):
    """What a document can be asked for in beside its language; ``options`` says how each is asked.

    The value is the name under which a choice is kept.
    """

    PAPER = "paper"
    SESSION = "session"
    STUDENT = "student"
    AS_OF = "as_of"
    NOTES = "internal"
    EXAM = "exam"
    SHOWN = "shown"
    STYLE = "page_style"


class Group(StrEnum):
    """The headings of the list of documents, in their order; the first stands without words."""

    OFFICE = ""
    STUDENTS = marked("For students")
    PLANS = marked("Plans")
    NUMBERS = marked("Numbers")
    PROGRAMS = marked("For other programs")
    OVERVIEW = marked("Overview")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list at the left of the page: its id, what it is called, where it stands."""

    id: str
    name: str
    group: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Listed):
    """One document that is made from the course whenever it is asked for.

    ``kinds`` are its files; the first is the one to look at. ``options`` can be chosen at its
    side, the paper among ``papers``. What is to be known of it stands in ``facts`` under its id.
    """

    text: str
    file: str
    kinds: tuple[Kind, ...]
    options: tuple[Option, ...] = ()
    papers: tuple[PaperSize, ...] = ("a4",)


ENTRIES: Final[tuple[Listed, ...]] = (
    Document(
        id="office",
        group=Group.OFFICE,
        name=marked_short("Hand over to the office"),
        text=marked(
            "Everyone who is decided, as lists to sign and as a workbook with the same rows and"
            " the same number: one list for each exam number, coursework and exams apart."
        ),
        file=marked("Examination list"),
        kinds=(Kind.EXAM_PDF, Kind.EXAM_XLSX),
        options=(Option.EXAM,),
    ),
    Listed(id="certificates", group=Group.STUDENTS, name=marked_short("Certificates")),
    Document(
        id="statements",
        group=Group.STUDENTS,
        name=marked_short("Statements"),
        text=marked(
            "For each student what is recorded, what is missing for each tier, and the next dates;"
            " nothing of anybody else."
        ),
        file=marked("Statements"),
        kinds=(Kind.STATEMENTS,),
        options=(Option.STUDENT,),
    ),
    Document(
        id="posted",
        group=Group.STUDENTS,
        name=marked_short("List to be posted"),
        text=marked(
            "Results under random codes in random order; the code stands on each statement."
        ),
        file=marked("Posted list"),
        kinds=(Kind.POSTED_PDF,),
        options=(Option.SHOWN,),
    ),
    Document(
        id="schedule",
        group=Group.PLANS,
        name=marked("Schedule"),
        text=marked("The table of sessions, as on the course page, with all deadlines."),
        file=marked("Schedule"),
        kinds=(Kind.SCHEDULE_PDF,),
        options=(Option.PAPER,),
        papers=tuple(PAPERS),
    ),
    Document(
        id="calendar",
        group=Group.PLANS,
        name=marked_short("Semester calendar"),
        text=marked("The whole semester on one page, to hang on the wall."),
        file=marked("Semester calendar"),
        kinds=(Kind.CALENDAR_PDF,),
        options=(Option.PAPER,),
        papers=tuple(PAPERS),
    ),
    Document(
        id="signup",
        group=Group.PLANS,
        name=marked("Sign-up sheet"),
        text=marked("The free places for talks, to hang up and be filled in by hand."),
        file=marked("Sign-up sheet"),
        kinds=(Kind.SIGNUP_PDF,),
    ),
    Document(
        id="talks",
        group=Group.PLANS,
        name=marked("Presentations"),
        text=marked("Who presents when and what, and which places are free."),
        file=marked("Presentations"),
        kinds=(Kind.TALKS_PDF,),
    ),
    Document(
        id="posters",
        group=Group.PLANS,
        name=marked("Poster session"),
        text=marked("Every poster with its board, and everybody by name."),
        file=marked("Poster session"),
        kinds=(Kind.POSTER_PLAN_PDF,),
    ),
    Document(
        id="attendance",
        group=Group.PLANS,
        name=marked_short("Attendance list"),
        text=marked("Who is expected, with a line to sign."),
        file=marked("Attendance list"),
        kinds=(Kind.ATTENDANCE_PDF,),
        options=(Option.SESSION,),
    ),
    Document(
        id="gradebook",
        group=Group.NUMBERS,
        name=marked("Gradebook"),
        text=marked("All results, standing and decisions, as a workbook."),
        file=marked("Gradebook"),
        kinds=(Kind.GRADEBOOK_XLSX,),
    ),
    Document(
        id="student",
        group=Group.NUMBERS,
        name=marked_short("Student record"),
        text=marked(
            "All that is recorded about one student, as of any day, with the rules then announced:"
            " for you, not for the student."
        ),
        file=marked("Student record"),
        kinds=(Kind.STUDENT_PDF,),
        options=(Option.STUDENT, Option.AS_OF, Option.NOTES),
    ),
    Listed(id="charts", group=Group.NUMBERS, name=marked("Charts")),
    Document(
        id="page",
        group=Group.PROGRAMS,
        name=marked("Course page"),
        text=marked(
            "The plan as a page of Markdown, to be published; or your own page with only those"
            " rows rewritten that changed. Drop it here."
        ),
        file=marked("Course page"),
        kinds=(Kind.PAGE,),
        options=(Option.STYLE,),
    ),
    Document(
        id="ics",
        group=Group.PROGRAMS,
        name=marked("Calendar file"),
        text=marked(
            "Every session and deadline for calendar programs. Taken in again after a change, it"
            " moves what it brought before instead of bringing it twice."
        ),
        file=marked("Calendar file"),
        kinds=(Kind.ICS,),
    ),
    Listed(id="moodle", group=Group.PROGRAMS, name=marked_short("Grades for Moodle")),
    Listed(id="worksheet", group=Group.PROGRAMS, name=marked_short("Moodle worksheet")),
    Document(
        id="whole",
        group=Group.PROGRAMS,
        name=marked_short("Whole course"),
        text=marked(
            "Everything the course holds, for other programs and for keeping: as a workbook with a"
            " sheet for each kind of entry, and as JSON. Internal notes are in it: for you alone."
        ),
        file=marked("Whole course"),
        kinds=(Kind.COURSE_XLSX, Kind.JSON),
    ),
    Listed(id="register", group=Group.OVERVIEW, name=marked("Handed out")),
    Listed(id="recent", group=Group.OVERVIEW, name=marked("Recent exports")),
    Listed(id="checklist", group=Group.OVERVIEW, name=marked("Closing checklist")),
)
DOCUMENTS: Final = tuple(one for one in ENTRIES if isinstance(one, Document))


def stage_words(stage: Stage, say: Language) -> str:
    """Return where a student stands with the certificate: "● issued"."""
    return say(STAGES[stage][0])


def result_words(credits: Decimal | None, grade: Decimal | None, say: Language) -> str:
    """Return what was decided, as the gradebook has it: "6 · 1,7", "3 · passed".

    Participation has neither credits nor grade.
    """
    if credits is None:
        return say("participation")
    passed = vocabulary.outcome(Outcome.PASSED, say)
    return f"{say.number(credits)} · {passed if grade is None else say.grade(grade)}"


def language_words(code: str, say: Language) -> str:
    """Return the language of a certificate."""
    return say(dict(CERTIFICATE_LANGUAGES).get(code, code))
