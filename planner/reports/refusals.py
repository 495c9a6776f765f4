"""What no document is made with: its refusals, apart from the drawing.

They stand here and not beside the functions that raise them, because their wording is loaded at
every start and must not load reportlab with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import PlannerError


@dataclass(eq=False)
class GlyphsMissing(PlannerError):
    """Our fonts lack characters of a document; nothing is issued with a hole.

    ``characters`` are single characters in order of appearance; ``where`` names the field or line,
    either worded already or marked for the catalogue.
    """

    characters: tuple[str, ...]
    where: str


@dataclass(eq=False)
class PictureUnreadable(PlannerError):
    """A picture, such as the logo, is no PNG or JPEG, is damaged, or is far too large."""


@dataclass(eq=False)
class CertificateIncomplete(PlannerError):
    """Indispensable fields are empty; ``fields`` are their names, marked for the catalogue."""

    fields: tuple[str, ...]


@dataclass(eq=False)
class CertificateTooLong(PlannerError):
    """The texts do not fit on one page, even set small; ``field`` names the longest, marked."""

    field: str


@dataclass(eq=False)
class ListTooSmall(PlannerError):
    """A list of so few people would tell about single ones; ``smallest`` is the course's bound."""

    n: int
    smallest: int


@dataclass(eq=False)
class CodesMissing(PlannerError):
    """So many students of a list to be posted have no code yet."""

    n: int


@dataclass(eq=False)
class NobodyToTell(PlannerError):
    """There is no student whom a statement could be made for."""


@dataclass(eq=False)
class OneStudentAtATime(PlannerError):
    """A student's record is of exactly one student."""
