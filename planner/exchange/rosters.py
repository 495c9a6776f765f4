"""Lists of students, from CSV text or a workbook, as rows with the problems found in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError, Problem
from planner.exchange.roster_columns import Fact, columns_of, is_head
from planner.exchange.sheets_in import BrokenQuotes, SheetRow, SheetTable, read_table
from planner.rules.people import Person, email_key, matriculation_key

if TYPE_CHECKING:
    from pathlib import Path

END_MARK = "endHISsheet"  # below the last student in lists of HIS programs
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_ANGLED = re.compile(r".*<([^<>]*)>\s*")
_BLANK = frozenset({"", "-", "–", "—"})  # "no statement", as Moodle writes it
_PARTICLES = frozenset(
    (
        *("von", "van", "vom", "zu", "zum", "zur", "der", "den", "dem", "de", "del", "della"),
        *("di", "da", "dos", "du", "la", "le", "ter", "ten", "al", "el", "bin"),
    )
)


@dataclass(eq=False)
class NoNames(PlannerError):
    """A table without a column for names; ``heads`` are the headings it has."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OddWidth(Problem):
    """A row with fewer or more cells than the heading, so that columns may be off; skipped."""

    has: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMissing(Problem):
    """A row without any name; it was skipped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddEmail(Problem):
    """An e-mail address that is none; the row was skipped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OddMatriculation(Problem):
    """A matriculation number with more in it than digits; it was taken as written."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentTwice(Problem):
    """A number or an address that a row above has already; this row was skipped."""

    text: str
    first: int  # the row that has it already


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesSplit(Problem):
    """Names come in one piece, given name first; the last word was taken as the family name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One student as a list has them; "" is no statement. ``row`` as a spreadsheet counts."""

    row: int
    person: Person
    programme: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFile:
    """All students of a list in its order, what was odd, and how many rows were skipped.

    ``columns`` are the headings that were understood, ``ignored`` the others; ``left_out`` are
    the skipped rows as far as they can be read, so that one sees who they were about.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]
    skipped: int
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    sheet: str = ""
    left_out: tuple[RosterRow, ...] = ()


def read_roster(path: Path) -> RosterFile:
    """Read a list of students from CSV text (any usual delimiter) or an Excel workbook.

    Columns are found by their headings, in English or German, wherever they stand. A blank cell,
    or a dash, is no statement. A bad row is skipped and named. Raises UnreadableFile or NoNames.
    """
    table = read_table(path, is_head)
    columns = columns_of(table.heads)
    if not {Fact.FAMILY, Fact.GIVEN, Fact.NAME} & columns.keys():
        raise NoNames(path.name, tuple(head for head in table.heads if head))
    reading = _Reading(table, columns)
    for row in table.rows:
        if row.cells[0] == END_MARK:
            break
        reading.take(row)
    used = set(columns.values())
    return RosterFile(
        rows=tuple(reading.rows),
        problems=tuple(sorted((*table.problems, *reading.problems), key=_by_row)),
        skipped=len(reading.left_out)
        + sum(isinstance(one, BrokenQuotes) for one in table.problems),
        columns=tuple(table.heads[place] for place in sorted(used)),
        ignored=tuple(
            head for place, head in enumerate(table.heads) if head and place not in used
        ),
        sheet=table.sheet,
        left_out=tuple(reading.left_out),
    )


def _by_row(problem: Problem) -> int:
    return problem.row or 0


class _Reading:
    """What has been read so far, and what later rows must not repeat."""

    def __init__(self, table: SheetTable, columns: dict[Fact, int]) -> None:
        self.rows: list[RosterRow] = []
        self.problems: list[Problem] = []
        self.left_out: list[RosterRow] = []
        self._table = table
        self._columns = columns
        self._seen: dict[tuple[Fact, str], int] = {}

    def take(self, row: SheetRow) -> None:
        """Take a row, or skip it for a reason."""
        problem = self._width(row) or self._person(row)
        if problem:
            self.problems.append(problem)
            self.left_out.append(self._row(row))

    def _width(self, row: SheetRow) -> Problem | None:
        has, wanted = len(row.cells), len(self._table.heads)
        too_many = any(row.cells[wanted:]) and self._table.exact
        if too_many or (has < wanted and self._table.exact):
            return OddWidth(row=row.number, has=has, wanted=wanted)
        return None

    def _person(self, row: SheetRow) -> Problem | None:
        family, given = self._names(row)
        if not (family or given):
            return NameMissing(row=row.number, column=self._head(Fact.FAMILY, Fact.NAME))
        number = self._cell(row, Fact.MATRICULATION)
        email = _address(self._cell(row, Fact.EMAIL))
        if email and not _ADDRESS.fullmatch(email):
            return OddEmail(row=row.number, column=self._head(Fact.EMAIL), text=email[:80])
        twice = self._twice(row.number, number, email)
        if twice:
            return twice
        if number and not (number.isdecimal() or matriculation_key(number).isdecimal()):
            head = self._head(Fact.MATRICULATION)
            self.problems.append(OddMatriculation(row=row.number, column=head, text=number[:80]))
        self.rows.append(self._row(row))
        return None

    def _row(self, row: SheetRow) -> RosterRow:
        family, given = self._names(row)
        person = Person(
            family=family,
            given=given,
            matriculation=self._cell(row, Fact.MATRICULATION),
            email=_address(self._cell(row, Fact.EMAIL)),
        )
        return RosterRow(
            row=row.number,
            person=person,
            programme=self._cell(row, Fact.PROGRAMME),
            groups=_parts(self._cell(row, Fact.GROUPS)),
        )

    def _twice(self, row: int, number: str, email: str) -> Problem | None:
        """Report a number or an address that was there already, or remember both."""
        keys = {Fact.MATRICULATION: matriculation_key(number), Fact.EMAIL: email_key(email)}
        for fact, key in keys.items():
            if key and (fact, key) in self._seen:
                text = number if fact is Fact.MATRICULATION else email
                first = self._seen[fact, key]
                return StudentTwice(row=row, column=self._head(fact), text=text, first=first)
        self._seen |= {(fact, key): row for fact, key in keys.items() if key}
        return None

    def _names(self, row: SheetRow) -> tuple[str, str]:
        family, given = self._cell(row, Fact.FAMILY), self._cell(row, Fact.GIVEN)
        whole = self._cell(row, Fact.NAME)
        if family or given or not whole:
            return family, given
        family, comma, given = (part.strip() for part in whole.partition(","))
        if comma:
            return family, given
        if " " in whole and not any(isinstance(one, NamesSplit) for one in self.problems):
            head = self._head(Fact.NAME)
            self.problems.append(NamesSplit(row=self._table.head_row, column=head))
        return split_name(whole)

    def _cell(self, row: SheetRow, fact: Fact) -> str:
        place = self._columns.get(fact)
        text = row.cells[place] if place is not None and place < len(row.cells) else ""
        return "" if text in _BLANK else text

    def _head(self, *facts: Fact) -> str | None:
        """Return the heading of the first of these facts that has a column."""
        places = (self._columns[fact] for fact in facts if fact in self._columns)
        return next((self._table.heads[place] for place in places), None)


def _parts(text: str) -> tuple[str, ...]:
    """Split "Group A, Tutorial 1"."""
    return tuple(part for part in re.split(r"\s*[,;]\s*", text) if part) if text else ()


def split_name(name: str) -> tuple[str, str]:
    """Split a name that begins with the given one: the last word is the family name.

    Particles before it belong to it.

    >>> split_name("Emil von der Tann"), split_name("Gans")
    (('von der Tann', 'Emil'), ('Gans', ''))
    """
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def _address(text: str) -> str:
    """Return the bare address of ``Anna Gans <anna@…>`` or ``mailto:anna@…``."""
    angled = _ANGLED.fullmatch(text) if "<" in text else None
    return (angled[1] if angled else text).strip().removeprefix("mailto:")
