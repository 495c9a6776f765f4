"""Results as plain rows: what a table of another program says of whom, and what was odd in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.errors import PlannerError, Problem
from planner.exchange.moodle_words import DASHES, HandedIn, Shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.rules.people import Person


class Source(StrEnum):
    """What sort of table the results stand in."""

    EXPORT = "export"  # of Moodle's gradebook
    WORKSHEET = "worksheet"  # of one assignment in Moodle
    TABLE = "table"  # people down, items across
    LIST = "list"  # one row for each value


@dataclass(eq=False)
class NobodyNamed(PlannerError):
    """A table without a column that says who somebody is; ``heads`` are the headings it has."""

    name: str
    heads: tuple[str, ...]


@dataclass(eq=False)
class NoResults(PlannerError):
    """A table of people in which no column holds results."""

    name: str


@dataclass(eq=False)
class NamesHidden(PlannerError):
    """A worksheet of an anonymous assignment: it says participant 123, and no name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTooWide(Problem):
    """A row with more or fewer cells than the heading, so that columns may be off; skipped."""

    has: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoIsIt(Problem):
    """A row that names nobody; it was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTwice(Problem):
    """A list says two things of one person and item; the first was taken."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumn:
    """One thing the file has results for.

    ``heading`` is as the file writes it and tells columns apart; ``title`` is what the item is
    called in it. ``most`` is the highest grade where the file says it, ``notes`` the heading of
    the column with feedback to it. ``filled`` counts the values.
    """

    heading: str
    title: str
    shown: Shown = Shown.REAL
    most: str = ""
    notes: str = ""
    filled: int = 0


class ResultLine(NamedTuple):
    """What one row says of one person, by heading; blanks and dashes are left out."""

    row: int
    person: Person
    values: Mapping[str, str]
    handed_in: HandedIn | None = None

    @property
    def name(self) -> str:
        """The person as the row names them."""
        who = self.person
        said = ", ".join(part for part in (who.family, who.given) if part)
        return said or who.matriculation or who.email


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """A table of results as rows; ``ignored`` are headings with values that are no results.

    ``point`` is the sign before decimals in this file: "." or ",".
    """

    name: str
    source: Source
    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultLine, ...]
    problems: tuple[Problem, ...] = ()
    skipped: int = 0
    ignored: tuple[str, ...] = ()
    sheet: str = ""
    point: str = "."


def said(cells: Sequence[str], place: int) -> str:
    """Return what a cell says; blanks and dashes say nothing."""
    text = cells[place] if place < len(cells) else ""
    return "" if text in DASHES else text
