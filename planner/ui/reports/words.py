"""What the documents are called, and the register and its stages in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.jobs.certificates import Stage
from planner.jobs.documents import Kind
from planner.language import marked, marked_short
from planner.rules.credits import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from planner.language import Code, Language

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document that is made from the course whenever it is asked for.

    ``kinds`` are its files; the first is the one to look at.
    """

    id: str
    name: str
    text: str
    file: str
    kinds: tuple[Kind, ...]


DOCUMENTS: Final = (
    Document(
        id="office",
        name=marked_short("Hand over to the office"),
        text=marked(
            "Everyone who is decided, as a list to sign and as a workbook with the same content"
            " and the same number."
        ),
        file=marked("Examination list"),
        kinds=(Kind.EXAM_PDF, Kind.EXAM_XLSX),
    ),
    Document(
        id="schedule",
        name=marked("Schedule"),
        text=marked("The table of sessions, as on the course page, with all deadlines."),
        file=marked("Schedule"),
        kinds=(Kind.SCHEDULE_PDF,),
    ),
    Document(
        id="calendar",
        name=marked("Semester calendar"),
        text=marked("The whole semester on one page, to hang on the wall."),
        file=marked("Semester calendar"),
        kinds=(Kind.CALENDAR_PDF,),
    ),
    Document(
        id="gradebook",
        name=marked("Gradebook"),
        text=marked("All results, standing and decisions, as a workbook."),
        file=marked("Gradebook"),
        kinds=(Kind.GRADEBOOK_XLSX,),
    ),
    Document(
        id="attendance",
        name=marked("Attendance list"),
        text=marked("Who is expected, with a line to sign; the session is filled in by hand."),
        file=marked("Attendance list"),
        kinds=(Kind.ATTENDANCE_PDF,),
    ),
)


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
