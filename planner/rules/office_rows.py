"""A list of the examination office as plain rows: whom it names, what its grade cells say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.rules.people import Person

if TYPE_CHECKING:
    from planner.errors import Problem
    from planner.rules.office_grades import Style, System

_NO_PART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """One student on a list; ``grade`` and ``assessed`` are what the cells say as they stand.

    ``row`` counts as an editor shows it. ``place`` tells the grade cell from all others of the
    file, ``date_place`` the cell of the date of assessment, where the list wants that filled.
    ``closed`` says that the cell cannot be filled without touching more than it.
    """

    row: int
    place: str
    matriculation: str = ""
    family: str = ""
    given: str = ""
    email: str = ""
    programme: str = ""
    exam_number: str = ""
    course_number: str = ""
    kind: str = ""  # exam or coursework, where the list says so
    attempt: str = ""
    status: str = ""
    grade: str = ""
    grade_is_text: bool = True
    assessed: str = ""
    date_place: str = ""
    closed: bool = False

    @property
    def person(self) -> Person:
        """What tells the student from others."""
        return Person(
            family=self.family,
            given=self.given,
            matriculation=self.matriculation,
            email=self.email,
            programme=self.programme,
        )

    @property
    def name(self) -> str:
        """The name as lists have it, or the number of one without a name."""
        names = ", ".join(part for part in (self.family, self.given) if part)
        return names or self.matriculation


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeList:
    """One file of the office: what it says of the exam, and its students.

    ``source`` tells it from other files, ``name`` is the file's without its folder.
    ``fillable`` is False for a kind of file that is read and cannot be written.
    """

    source: str
    name: str
    system: System
    style: Style
    rows: tuple[OfficeRow, ...]
    title: str = ""
    exam_number: str = ""
    examiner: str = ""
    term: str = ""
    period: str = ""
    fillable: bool = True
    problems: tuple[Problem, ...] = ()


def number_key(number: str) -> str:
    """Reduce an exam number to what identifies it: blanks, signs and leading zeros do not matter.

    >>> number_key(" 0471-123 "), number_key("SOZ-HS-01") == number_key("soz hs 01")
    ('471123', True)
    """
    return _NO_PART.sub("", number).casefold().lstrip("0")
