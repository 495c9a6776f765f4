"""The examination office's lists as plain, worded rows: one source for their PDF and workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked_short
from planner.rules.exam_lists import ListName

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language

WITH_KIND = " · "
NUMBER = marked_short("Matriculation number")  # in German these would be the widest of all
REGULATIONS = marked_short("Regulations")
EXAM_NUMBER = marked_short("Exam number")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamLine:
    """One student's line, every value already worded in the language of the list."""

    family: str
    given: str
    matriculation: str = ""
    programme: str = ""
    regulations: str = ""  # the examination regulations (Prüfungsordnung)
    module: str = ""
    exam_number: str = ""
    attempt: str = ""
    credits: str = ""
    grade: str = ""  # "1,7", "ungraded", or a dash where nothing was passed
    outcome: str = ""  # "passed", "failed", "did not appear", "withdrawn", "deception"
    code: str = ""  # the office's own for the outcome
    assessed_on: str = ""
    remark: str = ""  # the remark for the office, never another note


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamList:
    """One list: what stands above the table, and its lines in the order they are printed.

    ``name`` tells it from the course's other lists. ``number`` is that of the last change of the
    course, ``made_on`` the day it was made, ``term`` is worded; ``draft`` marks a list made
    before everything is settled. ``students`` is how many people the lines name, where somebody
    has several.
    """

    course: str
    term: str
    number: str
    made_on: date
    lines: tuple[ExamLine, ...]
    name: ListName = field(default_factory=ListName)
    institution: str = ""  # university, faculty, institute, as one line
    course_number: str = ""
    examiner: str = ""
    signatory: str = ""
    draft: bool = False
    students: int | None = None

    @property
    def named(self) -> int:
        """How many people the list names; who books twice has two lines."""
        return len(self.lines) if self.students is None else self.students


@dataclass(frozen=True, slots=True)
class ExamColumn:
    """One column: the field of ExamLine it shows, and its heading."""

    field: str
    heading: str

    def text(self, line: ExamLine) -> str:
        """Return what one line says in this column."""
        return str(getattr(line, self.field))


def columns(say: Language) -> tuple[ExamColumn, ...]:
    """Return the columns in their order, the same on paper and in the workbook."""
    return (
        ExamColumn("family", say("Family name")),
        ExamColumn("given", say("Given names")),
        ExamColumn("matriculation", say.short(NUMBER)),
        ExamColumn("programme", say("Degree programme")),
        ExamColumn("regulations", say.short(REGULATIONS)),
        ExamColumn("module", say("Module")),
        ExamColumn("exam_number", say.short(EXAM_NUMBER)),
        ExamColumn("attempt", say("Attempt")),
        ExamColumn("credits", say("Credits")),
        ExamColumn("grade", say("Grade")),
        ExamColumn("outcome", say("Outcome")),
        ExamColumn("code", say("Office's code")),
        ExamColumn("assessed_on", say("Assessed on")),
        ExamColumn("remark", say("Remark")),
    )


def title(exam_list: ExamList, say: Language) -> str:
    """Return the heading of the list; a draft says so in its title."""
    return say("Examination list (draft)") if exam_list.draft else say("Examination list")


def list_words(name: ListName, say: Language) -> str:
    """Say which list it is: "471123 · examination", "without exam number · coursework"."""
    number = name.exam_number or say("without exam number")
    return WITH_KIND.join((number, vocabulary.booking(name.kind, say))) if name.kind else number


def particulars(exam_list: ExamList, say: Language) -> tuple[tuple[str, str], ...]:
    """Return label and text of what stands above the table, without what is empty."""
    lines, name = exam_list.lines, exam_list.name
    every = (
        (say("Course"), exam_list.course),
        (say("Term"), exam_list.term),
        (say("Course number"), exam_list.course_number),
        (say("Module"), _shared({line.module for line in lines})),
        (say("Exam number"), name.exam_number or _shared({line.exam_number for line in lines})),
        (say("Booked as"), vocabulary.booking(name.kind, say) if name.kind else ""),
        (say("Examiner"), exam_list.examiner),
        (say("Signatory"), exam_list.signatory),
        (say("Number of the list"), exam_list.number),
        (say("Made on"), say.long_day(exam_list.made_on)),
        (say("Lines"), str(len(lines))),
        (say("Students"), str(exam_list.named)),
    )
    return tuple((label, text) for label, text in every if text)


def _shared(values: set[str]) -> str:
    """Return the one value that all lines have, or nothing."""
    return values.pop() if len(values) == 1 else ""
